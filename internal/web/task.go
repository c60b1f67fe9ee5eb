// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
)

// task is a part of the application, or the step that follows it, with how far it is.
type task struct {
	Label  bilingual.Words
	Path   string          // "" of what is not possible yet
	Status bilingual.Words // empty for who reads only
	Open   bool            // something is to be done there
	First  []gap
	More   int // of them, besides
	Aid    []contract.AidAccount
}

// gap is something that is missing or worth a look, with where it is filled in.
type gap struct {
	Place, Message, Path string
	Warning              bool
}

// mostGaps is how many of them a task shows.
const mostGaps = 2

var (
	untouched = bilingual.Words{"Nog niet gestart", "Not started yet"}
	partial   = bilingual.Words{"Onvolledig", "Incomplete"}
	ready     = bilingual.Words{"Klaar", "Complete"}
	notYet    = bilingual.Words{"Nog niet mogelijk", "Not possible yet"}
)

// tasks are the sections of the application.
func (y dossierPage) tasks() (all []task) {
	gaps := map[string][]gap{}
	wrong := map[string]bool{}
	for _, m := range y.Missing {
		name := application.SectionOf(m.Pointer)
		wrong[name] = wrong[name] || m.Severity == fault.Error
		gaps[name] = append(gaps[name], gap{within(m.Place), m.Message, y.FieldPath(m.Pointer), m.Severity != fault.Error})
	}
	for _, s := range application.Sections() {
		t := task{Label: s.Label, Path: sectionPath(y.Number, s.Name), First: gaps[s.Name]}
		if y.Edits || y.State == dossier.Drafting {
			t.Status, t.Open = status(wrong[s.Name], y.Filled[s.Name]), wrong[s.Name]
		}
		if t.More = len(t.First) - mostGaps; t.More > 0 {
			t.First = t.First[:mostGaps]
		}
		if s.Name == "state_aid" {
			t.Aid = y.Aid
		}
		all = append(all, t)
	}
	return all
}

// within is a place without the section that it is in, under whose name it stands.
func within(place string) string {
	if _, rest, deeper := strings.Cut(place, " › "); deeper {
		return upper(rest)
	}
	return place
}

// status says how far a section is.
func status(wrong, filled bool) bilingual.Words {
	switch {
	case !wrong:
		return ready
	case filled:
		return partial
	}
	return untouched
}

// Ready counts the sections that are complete.
func (y dossierPage) Ready() (n int) {
	for _, t := range y.Tasks {
		if t.Status == ready {
			n++
		}
	}
	return n
}

// After is the step that follows when every section is complete.
func (y dossierPage) After() *task {
	if y.State != dossier.Drafting || y.Relation != dossier.Lead {
		return nil
	}
	t := task{Label: both(dossier.RequestReview.Label), Status: notYet}
	if n, _ := y.open(); n == 0 && y.may(dossier.RequestReview) != nil {
		t.Path, t.Status = commandPath(y.Number, dossier.RequestReview), bilingual.Words{"Kan nu", "Possible now"}
	}
	return &t
}

// sectionWords name a section, or the attachments beside them.
func sectionWords(name string) bilingual.Words {
	for _, s := range application.Sections() {
		if s.Name == name {
			return s.Label
		}
	}
	return bilingual.Words{"Bijlagen", "Attachments"}
}

// Gaps are all that stands in the way, with where it is filled in.
func (y dossierPage) Gaps() (all []gap) {
	for _, m := range y.errors() {
		all = append(all, gap{Place: m.Place, Message: m.Message, Path: y.FieldPath(m.Pointer)})
	}
	return all
}
