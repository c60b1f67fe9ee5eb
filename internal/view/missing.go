// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// looked is content held against all that the record knows.
type looked struct {
	ledger.Examination
	others   []record.Dossier // of the same company
	warnings fault.Faults
}

// missing lists what is wrong or lacking in the content of a dossier, and what is worth a look.
func (s Sight) missing(ctx context.Context, d record.Dossier, content application.Content, b basis) ([]contract.Missing, error) {
	x, err := s.look(ctx, d, content, b, true)
	if err != nil {
		return nil, err
	}
	return worded(x.faults(content), s.lang), nil
}

func (x looked) faults(content application.Content) fault.Faults {
	return append(x.Problems(content), x.warnings...)
}

// look asks the record; of the test trajectory, which never keeps anything from review, only where that is wanted.
func (s Sight) look(ctx context.Context, d record.Dossier, content application.Content, b basis, trajectory bool) (x looked, err error) {
	rules, err := s.store.CallOf(ctx, d)
	if err != nil {
		return x, err
	}
	if x.others, x.warnings, err = s.others(ctx, d); err != nil {
		return x, err
	}
	if id := content.Hubs.Trajectory; id != "" && trajectory {
		known, err := s.store.KnowsTrajectory(ctx, strings.ToLower(id))
		if err != nil {
			return x, err
		}
		if !known {
			x.warnings = append(x.warnings, application.Warning("/hubs/trajectory", "unknown_trajectory"))
		}
	}
	x.Examination = ledger.Examination{Dossier: d, Rules: rules, Attached: ledger.Attached(b.attached), Submitted: b.submitted, At: d.Read}
	if x.Hubs, err = s.from.HubNames(ctx); err != nil {
		return x, err
	}
	if x.Aid, err = ledger.KnownAid(ctx, s.from, s.reader(d), d, content); err != nil {
		return x, err
	}
	for _, attached := range newest(b.attached) {
		x.warnings = append(x.warnings, remarked(attached.Remarks, application.AttachmentAt(attached.Kind))...)
	}
	return x, nil
}

// remarked are what in a document is worth a warning, at its place.
func remarked(remarks []string, pointer string) (all fault.Faults) {
	for _, code := range remarks {
		all = append(all, application.Warning(pointer, code))
	}
	return all
}

// worded are faults as people read them.
func worded(faults fault.Faults, lang string) []contract.Missing {
	all := []contract.Missing{}
	for _, p := range faults {
		place, _ := application.Place(p.Pointer, lang)
		all = append(all, contract.Missing{Pointer: p.Pointer, Place: place, Code: p.Code, Message: p.Words.In(lang), Severity: p.Severity})
	}
	return all
}

// others warns of other dossiers of the same company. Of one that the reader may not see, it says only that there is one.
func (s Sight) others(ctx context.Context, d record.Dossier) (found []record.Dossier, warnings fault.Faults, err error) {
	if found, err = s.from.Others(ctx, d); err != nil {
		return nil, nil, err
	}
	warn := func(pointer, code string, limit ...bilingual.Words) {
		warnings = append(warnings, application.Warning(pointer, code, limit...))
	}
	funded, elsewhere := false, false
	var seen []string
	for _, other := range found {
		funded = funded || !other.State.SubmittedAt.IsZero() && other.State.Status.MayBeFunded()
		if other.State.Knows(s.actor(other)) {
			seen = append(seen, other.Number+" ("+other.State.Status.Label(s.lang)+")")
		} else {
			elsewhere = true
		}
	}
	if len(seen) > 0 {
		warn("/applicant/company_number", "other_dossier", bilingual.Plain(strings.Join(seen, ", ")))
	}
	if elsewhere {
		warn("/applicant/company_number", "other_elsewhere")
	}
	if funded {
		warn("/state_aid/double_funding", "double_funding")
	}
	return found, warnings, nil
}
