// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"slices"
	"time"
)

// tasks are the commands that get a dossier further, each before those that may be given beside it.
var tasks = []Verb{Resume, Endorse, Submit, Assess, DeclareConflict, RecordConsensus, AssignAssessor, GiveDecision, DeclareAdmissible, Edit,
	RegisterAid}

// Task is the one thing that gets the dossier further and that it waits for the actor to do; "" when it waits for others, or something bars
// them from it.
func (s State) Task(a Actor, at time.Time) Verb {
	mine := slices.ContainsFunc(s.Waits, func(p Party) bool {
		return p.Role == a.Role && (p.Hub == "" || p.Hub == a.Hub) && (p.Person == "" || p.Person == a.ID)
	})
	if !mine {
		return ""
	}
	for _, name := range tasks {
		if Allow(s, Command{Name: name}, a, at) == nil {
			return name
		}
	}
	return ""
}

// Half says whether an actor's sheet is begun: they said to have no interest in the dossier, and have not handed it in.
func (s State) Half(a Actor) bool {
	seat := s.seat(a.ID)
	return a.Role == Assessor && seat != nil && seat.Declared && seat.Scores == nil
}
