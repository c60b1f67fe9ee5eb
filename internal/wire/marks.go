// SPDX-License-Identifier: EUPL-1.2

package wire

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"go.temporal.io/sdk/temporal"
)

// Marks are what operators find the run of a dossier by, and what of it changes.
type Marks struct {
	State dossier.Status
	Due   time.Time // the nearest due instant; zero when nothing is due
}

// MarksOf a dossier.
func MarksOf(s dossier.State) Marks {
	m := Marks{State: s.Status}
	if due := s.NextDue(); due != nil {
		m.Due = due.At
	}
	return m
}

// Changed says the marks over again.
func (m Marks) Changed() []temporal.SearchAttributeUpdate {
	due := DueAt.ValueUnset()
	if !m.Due.IsZero() {
		due = DueAt.ValueSet(m.Due)
	}
	return []temporal.SearchAttributeUpdate{DossierState.ValueSet(string(m.State)), due}
}

// Lasting are the marks of a dossier that never change.
func Lasting(s dossier.State) []temporal.SearchAttributeUpdate {
	return []temporal.SearchAttributeUpdate{HubCode.ValueSet(s.Hub), CallCode.ValueSet(s.Rules.Call)}
}

// Marked are the search attributes that a run of the dossier is started with.
func Marked(s dossier.State) temporal.SearchAttributes {
	return temporal.NewSearchAttributes(append(MarksOf(s).Changed(), Lasting(s)...)...)
}
