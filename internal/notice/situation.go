// SPDX-License-Identifier: EUPL-1.2

package notice

import (
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// situation is what a dossier at one moment means to the reader.
type situation struct {
	state string // in words
	since time.Time
	asked string // in words; empty when nothing is
	terms []term
}

// term is a last moment, which may be past.
type term struct {
	dossier.Due
	Passed bool
	Near   bool // the reader is of the company, or of a hub
}

func (n Notice) situation(s dossier.State, lang string) (situation, error) {
	state, err := write(lang, "state", map[string]any{"Label": s.Status.Label(lang), "Paused": s.Paused != nil})
	if err != nil {
		return situation{}, err
	}
	asked, err := n.request(s, lang)
	return situation{state, s.Since, asked, n.terms(s)}, err
}

// equal says that nothing changed for the reader: neither the state, nor what is asked, nor until when.
func (a situation) equal(b situation) bool {
	return a.state == b.state && a.since.Equal(b.since) && a.asked == b.asked && slices.EqualFunc(a.terms, b.terms, func(x, y term) bool {
		return x.Kind == y.Kind && x.At.Equal(y.At) && x.Passed == y.Passed
	})
}

// terms are the last moments that hold in a state: of what runs, of what passed and still matters, of an objection. Reminders are
// left out, for this mail may be one; so is the term that the message is about, which it names already.
func (n Notice) terms(s dossier.State) []term {
	if n.replaced() {
		return nil // whatever runs is somebody else's
	}
	about, over := n.about(), n.deed() == dossier.EscalatedEvent
	var all []term
	add := func(d dossier.Due, passed bool) {
		if d.Kind == dossier.RegisterDue && n.Role != dossier.ProgrammeOfficer && n.Role != dossier.Manager {
			return // that is not the reader's
		}
		if d.Kind != dossier.ReminderDue && (passed != over || d.Kind != about.Kind || !d.At.Equal(about.At)) {
			all = append(all, term{d, passed, n.near()})
		}
	}
	for _, d := range s.Overdue {
		add(d, true)
	}
	for _, d := range s.Due {
		add(d, false)
	}
	if s.Objection != nil {
		add(*s.Objection, false)
	}
	return all
}

// about is the term that the event is about; none for most events.
func (n Notice) about() dossier.Due {
	e := n.Event
	switch e.Type {
	case dossier.DueMovedEvent:
		return n.moved()
	case dossier.CallAmendedEvent:
		if !n.Before.Status.BeforeSubmission() {
			return dossier.Due{}
		}
		return dossier.Due{Kind: dossier.DeadlineDue, At: e.Amended.Deadline, Rule: dossier.ByCall}
	case dossier.EscalatedEvent, dossier.RemindedEvent:
		if !e.Ahead {
			return dossier.Due{Kind: e.Term, At: e.At}
		}
		for _, d := range dossier.Fold(n.Before, e).Due {
			if d.Kind == e.Term {
				return d
			}
		}
	}
	return dossier.Due{}
}

// moved is the term that an extension set anew.
func (n Notice) moved() dossier.Due {
	known := slices.Concat(n.Before.Due, n.Before.Overdue)
	for _, d := range n.Event.Due {
		if d.Kind != dossier.ReminderDue &&
			!slices.ContainsFunc(known, func(k dossier.Due) bool { return k.Kind == d.Kind && k.At.Equal(d.At) }) {
			return d
		}
	}
	return dossier.Due{}
}
