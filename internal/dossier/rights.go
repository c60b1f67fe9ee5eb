// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"maps"
	"slices"
)

// Relations are how somebody can stand to a dossier that they may know of.
var Relations = []Relation{Lead, Supporting, Applicant, Programme}

// Right is who may give a command, and where the dossier must stand, as the process has it.
type Right struct {
	Who  map[Role][]Relation // roles that may, and how they may stand to the dossier
	From []Status
	Step string   // of the call, without which there is no such command; ""
	Eyes []string // codes of what somebody had in hand before that bars them
}

// Right is who may give the command; nobody where there is no such command.
func (v Verb) Right() Right {
	m := moves[v]
	r := Right{Who: maps.Clone(m.who), From: slices.Clone(m.from), Step: m.step}
	for _, eye := range []struct {
		bars  bool
		codes []string
	}{{m.judges, []string{CodeDrafted, CodeInterested}}, {m.notReviewer, []string{CodeEndorsed, CodeReviewed}},
		{m.decides, []string{CodeConflicted}}} {
		if eye.bars {
			r.Eyes = append(r.Eyes, eye.codes...)
		}
	}
	return r
}
