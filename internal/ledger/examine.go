// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Examination is what the content of a dossier is held against before it is frozen. What is frozen is not judged again: rules
// that are tightened later do not touch it.
type Examination struct {
	Dossier   record.Dossier
	Rules     call.Call
	Hubs      map[string]string // names by code
	Attached  []dossier.Attached
	Submitted *application.Content // in a round of supplement: the content as it was submitted
	At        time.Time            // aid counts as granted then
	Aid       application.KnownAid // what is known of the aid of those who would receive it
}

// Problems are what is wrong or missing. In a round of supplement, what was accepted at submission is not asked again, unless the
// officer asked for it.
func (x Examination) Problems(c application.Content) fault.Faults {
	all := append(x.check(c), x.lacking()...)
	if x.Submitted == nil {
		return all
	}
	accepted := x.check(*x.Submitted)
	return slices.DeleteFunc(all, func(p fault.Fault) bool {
		return p.Severity == fault.Error && !x.Dossier.State.Supplement.Asks(p.Pointer) &&
			slices.ContainsFunc(accepted, func(q fault.Fault) bool { return p.Pointer == q.Pointer && p.Code == q.Code })
	})
}

func (x Examination) check(c application.Content) fault.Faults {
	need := x.Rules.Requirements(x.At)
	need.Hubs = slices.Collect(maps.Keys(x.Hubs))
	need.Supporting, need.Aid = x.Dossier.Supporting, x.Aid
	need.Aid.Declared = x.At
	return application.Check(c, application.Identity{CompanyNumber: x.Dossier.Company, Hub: x.Dossier.Hub}, need)
}

// unasked are the places at which content in a round of supplement differs from what was submitted, though nobody asked for them and
// nothing that was asked makes them wrong: who is asked about an amount of the budget makes the funding agree with it, who is asked
// when the project begins moves what was planned before that.
func (x Examination) unasked(c application.Content) []string {
	open := x.Dossier.State.Supplement.Asks
	for range 4 { // what agrees with what was asked may have to agree with something itself
		var wrong []string
		for _, p := range x.Problems(application.Taken(*x.Submitted, c, open)) {
			if p.Severity == fault.Error && !open(p.Pointer) {
				wrong = append(wrong, p.Pointer)
			}
		}
		if len(wrong) == 0 {
			break
		}
		before := open
		open = func(pointer string) bool {
			return before(pointer) || slices.ContainsFunc(wrong,
				func(w string) bool { return pointer == w || strings.HasPrefix(pointer, w+"/") })
		}
	}
	return slices.DeleteFunc(application.Differences(*x.Submitted, c), open)
}

// lacking are the attachments that the call requires and that a draft does not have. They are asked for when the review is
// requested and can only be replaced after that, so nothing later asks again.
func (x Examination) lacking() fault.Faults {
	if x.Dossier.State.Status != dossier.Drafting {
		return nil
	}
	var lacking fault.Faults
	for _, kind := range x.Rules.RequiredAttachments {
		if !slices.ContainsFunc(x.Attached, func(a dossier.Attached) bool { return a.Kind == kind }) {
			lacking = append(lacking, application.Error(application.AttachmentAt(kind), "attachment_required"))
		}
	}
	return lacking
}

// blocking are the problems that keep content from being frozen.
func blocking(faults fault.Faults) fault.Faults {
	return slices.DeleteFunc(faults, func(f fault.Fault) bool { return f.Severity != fault.Error })
}
