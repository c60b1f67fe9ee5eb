// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"slices"
	"strings"
	"time"
)

// Allow says whether the actor may give the command at an instant, or why not. Due instants that have passed
// by then count as passed, whether or not anybody has recorded them yet.
func Allow(s State, c Command, a Actor, at time.Time) *Refusal {
	s = Standing(s, at)
	refuse := func(class Class, code string, args map[string]string) *Refusal {
		return &Refusal{Class: class, Code: code, Command: c.Name, Args: args}
	}
	m, known := moves[c.Name]
	if !known || (c.Name != Start && (s.Status == Unborn || !s.Sees(a))) {
		return refuse(NotVisible, CodeNotFound, nil)
	}
	if relation, may := m.who[a.Role]; !may {
		return refuse(Forbidden, CodeRole, map[string]string{"role": string(a.Role), "needed": m.needs()})
	} else if a.Relation != relation {
		return refuse(Forbidden, CodeNotYourHub, nil)
	}
	if !slices.Contains(m.from, s.Status) {
		if s.Status == Expired {
			return refuse(Conflict, CodeDeadlinePassed, instant(s.Rules.Deadline))
		}
		return refuse(Conflict, CodeOutOfOrder, map[string]string{"state": string(s.Status)})
	}
	if code := s.Rules.bar(s, c.Name); code != "" {
		return refuse(Conflict, code, map[string]string{"state": string(s.Status)})
	}
	if m.notDrafter && slices.Contains(s.Drafters, a.ID) {
		return refuse(Forbidden, CodeDrafted, nil)
	}
	if m.notEndorser && s.Endorser == a.ID {
		return refuse(Forbidden, CodeEndorsed, nil)
	}
	if s.Status.beforeSubmission() && !at.Before(s.Rules.Deadline) {
		return refuse(Conflict, CodeDeadlinePassed, instant(s.Rules.Deadline))
	}
	return nil
}

// needs names the roles that may, for somebody who may not.
func (m move) needs() string {
	var roles []string
	for _, r := range Roles {
		if _, may := m.who[r]; may {
			roles = append(roles, string(r))
		}
	}
	return strings.Join(roles, ",")
}

func instant(at time.Time) map[string]string {
	return map[string]string{"at": at.UTC().Format(time.RFC3339Nano)}
}

// bar says why the rules of the call bar a command in a state from which the process allows it, or "".
func (r Rules) bar(s State, name Name) string {
	if step := moves[name].step; step != "" && !slices.Contains(r.Steps, step) {
		return CodeStepNotInCall
	}
	switch name {
	case DecideOn:
		if r.Route == External || slices.Contains(r.Steps, assessmentStep) {
			return CodeNotYetSupported
		}
		if s.Status != decidesIn(r) {
			return CodeOutOfOrder
		}
	case RequestSupplement:
		if s.Supplement != nil && s.Supplement.Round >= r.CureRounds || r.CureRounds == 0 {
			return CodeNoRoundLeft
		}
	}
	return ""
}
