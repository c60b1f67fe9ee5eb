// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"slices"
)

// signalled are the commands that a signal may stand for.
var signalled = []Verb{Endorse, Return, GiveDecision}

// MaySignal says whether somebody may prepare a signal that stands for the command, about a dossier that they know of, wherever it stands
// now, or why not: what bars them from the command for good bars them from its words.
func MaySignal(s State, a Actor, name Verb) *Refusal {
	if !s.Knows(a) {
		return &Refusal{Class: NotVisible, Code: CodeNotFound}
	}
	m := moves[name]
	relations, may := m.who[a.Role]
	code := s.twoEyes(m, a)
	switch {
	case !may:
		return &Refusal{Class: Forbidden, Code: CodeRole, Command: name, Args: lacks(a.Role, m.roles())}
	case !slices.Contains(relations, a.Relation):
		code = CodeNotYourHub
	}
	if code == "" {
		return nil
	}
	return &Refusal{Class: Forbidden, Code: code, Command: name}
}

// SignalledAt says what is wrong or missing in a command that a signal is to stand for, and that stands at a place of what was sent. Its
// reasons are given apart.
func (c Command) SignalledAt(place string) *Refusal {
	r := &Refusal{Class: Invalid, Code: CodeNotSignalled}
	switch {
	case !slices.Contains(signalled, c.Name):
		r.Pointer = place + "/command"
	case c.Name == GiveDecision:
		c.Reasons = new(Text)
		if r = c.Complete(); r != nil {
			r.Pointer = place + r.Pointer
			for i := range r.Faults {
				r.Faults[i].Pointer = place + r.Faults[i].Pointer
			}
		}
	case c.Outcome != "":
		r.Pointer = place + "/outcome"
	case c.Amount != 0:
		r.Pointer = place + "/amount"
	default:
		return nil
	}
	return r
}

// Stands says whether a text that was stored for one command carries a signal that stands for another.
func (c Command) Stands(signal Command) bool {
	return c.Name == signal.Name && c.Amount == signal.Amount && (c.Name != GiveDecision || c.Outcome == signal.Outcome)
}
