// SPDX-License-Identifier: EUPL-1.2

package notice

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// request says what is asked of the reader in a state of the dossier; empty when nothing is.
func (n Notice) request(s dossier.State, lang string) (string, error) {
	name := n.asked(s)
	if name == "" {
		return "", nil
	}
	if !written(name) {
		name = "asked"
	}
	return write(lang, name, map[string]any{"Free": s.Free()})
}

// asked names the template of what is asked: that of state and role, unless something is special about the moment.
func (n Notice) asked(s dossier.State) string {
	switch {
	case n.Along && s.Paused == nil && (s.Status == dossier.Drafting || s.Status == dossier.AwaitingSupplement):
		return "asked along"
	case n.Along:
		return ""
	case !n.awaited(s):
		return n.followUp(s)
	}
	outside := s.Rules.Route == dossier.External
	objected := !s.Objected.IsZero()
	switch {
	case s.Paused != nil && s.Term() != nil:
		return "asked resume early"
	case s.Paused != nil:
		return "asked resume"
	case n.Role == dossier.Decider && objected && s.Decided() && outside:
		return "asked outside objection"
	case n.Role == dossier.Decider && objected && s.Decided():
		return "asked objection"
	case n.Role == dossier.Decider && outside:
		return "asked outside"
	case n.Role == dossier.ProgrammeOfficer && s.Status == dossier.Submitted && objected:
		return "asked admissibility again"
	case n.Role == dossier.ProgrammeOfficer && s.Status == dossier.InAssessment && objected && s.Decided():
		return "asked consensus again"
	case n.Role == dossier.ProgrammeOfficer && s.Status == dossier.InAssessment && s.Assessed():
		return "asked consensus"
	case slices.ContainsFunc(s.Panel, func(seat dossier.Seat) bool { return seat.Assessor == n.Person && seat.Declared }):
		return "asked scores"
	}
	return "asked " + string(s.Status) + " " + string(n.Role)
}

// awaited says whether the dossier waits for the reader.
func (n Notice) awaited(s dossier.State) bool {
	return slices.ContainsFunc(s.Waits, func(p dossier.Party) bool { return p.Role == n.Role && (p.Person == "" || p.Person == n.Person) })
}

// followUp is asked of who may extend a term that passed, for as long as it matters.
func (n Notice) followUp(s dossier.State) string {
	passed := n.about()
	role, _ := passed.Postponable()
	still := slices.ContainsFunc(s.Overdue, func(d dossier.Due) bool { return d.Kind == passed.Kind && d.At.Equal(passed.At) })
	if n.Event.Type == dossier.EscalatedEvent && role == n.Role && still {
		return "asked follow up"
	}
	return ""
}
