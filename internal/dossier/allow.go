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
	if !known || (!m.blind && !s.Knows(a)) || (c.Name != Start && s.Status == Unborn) {
		return refuse(NotVisible, CodeNotFound, nil)
	}
	if relations, may := m.who[a.Role]; !may {
		return refuse(Forbidden, CodeRole, lacks(a.Role, m.roles()))
	} else if !slices.Contains(relations, a.Relation) {
		return refuse(Forbidden, CodeNotYourHub, nil)
	}
	if !slices.Contains(m.from, s.Status) {
		switch {
		case s.Status == Expired:
			return refuse(Conflict, CodeDeadlinePassed, instant(s.Rules.Deadline))
		case c.Name == HandInSupplement && s.Supplement != nil && s.Supplement.Lapsed:
			return refuse(Conflict, CodeSupplementTooLate, instant(s.Supplement.Until))
		}
		return refuse(Conflict, CodeOutOfOrder, map[string]string{"state": string(s.Status)})
	}
	if code := s.bar(c.Name, a); code != "" {
		return refuse(Conflict, code, map[string]string{"state": string(s.Status)})
	}
	if code := s.twoEyes(m, a); code != "" {
		return refuse(Forbidden, code, nil)
	}
	if code := s.unseated(c.Name, a); code != "" {
		return refuse(Forbidden, code, nil)
	}
	if s.Status.BeforeSubmission() && !at.Before(s.Rules.Deadline) {
		return refuse(Conflict, CodeDeadlinePassed, instant(s.Rules.Deadline))
	}
	if c.Name == LodgeObjection && !at.Before(s.Objection.At) {
		return refuse(Conflict, CodeObjectionTooLate, instant(s.Objection.At))
	}
	return nil
}

// twoEyes says what a person did before with the dossier that bars them from a command now, in whatever role that was, or "".
func (s State) twoEyes(m move, a Actor) string {
	switch {
	case m.judges && a.oneOf(s.Drafters):
		return CodeDrafted
	case m.judges && a.Interested:
		return CodeInterested
	case m.notReviewer && a.oneOf([]string{s.Endorser}):
		return CodeEndorsed
	case m.notReviewer && a.oneOf(s.Reviewers):
		return CodeReviewed
	case m.decides && a.oneOf(s.Conflicted):
		return CodeConflicted
	}
	return ""
}

// roles are those that may give the command.
func (m move) roles() []Role {
	return slices.DeleteFunc(slices.Clone(Roles), func(r Role) bool { return m.who[r] == nil })
}

// Only refuses, as an error, a role that is none of those that may.
func Only(held Role, may []Role) error {
	if slices.Contains(may, held) {
		return nil
	}
	return &Refusal{Class: Forbidden, Code: CodeRole, Args: lacks(held, may)}
}

// lacks says to somebody which roles may what theirs may not.
func lacks(held Role, may []Role) map[string]string {
	var needed []string
	for _, r := range may {
		needed = append(needed, string(r))
	}
	return map[string]string{"role": string(held), "needed": strings.Join(needed, ",")}
}

// last is an instant that may be the midnight at which a day ends.
func last(at time.Time) map[string]string {
	return map[string]string{"last": at.UTC().Format(time.RFC3339Nano)}
}

func instant(at time.Time) map[string]string {
	return map[string]string{"at": at.UTC().Format(time.RFC3339Nano)}
}

// bar says why the rules of the call, or what happened before, bar a command in a state from which the process allows it, or "".
func (s State) bar(name Verb, a Actor) string {
	r := s.Rules
	if step := moves[name].step; step != "" && !r.has(step) || step == assessmentStep && !r.assessed() {
		return CodeStepNotInCall
	}
	if s.Paused != nil && !slices.Contains([]Verb{Edit, Resume, Withdraw, RegisterAid, StrikeLink, LeavePanel, InviteHub, DismissHub},
		name) {
		return CodePaused
	}
	switch name {
	case GiveDecision:
		if s.Status != decidesIn(r) && s.Status != Reserve {
			return CodeOutOfOrder
		}
		if r.assessed() && s.Consensus == nil {
			return CodeNoConsensus
		}
	case Correct:
		if !s.Decided() || !s.Status.Final() && s.Status != decidesIn(r) {
			return CodeOutOfOrder
		}
	case LodgeObjection:
		if s.Objection == nil {
			return CodeNoObjection
		}
	case RequestSupplement:
		if s.rounds() >= r.CureRounds {
			return CodeNoRoundLeft
		}
	case AssignAssessor:
		if s.Assessed() {
			return CodePanelDone
		}
	case RecordConsensus:
		if !s.Assessed() {
			return CodeSheetsOpen
		}
	case DeclareConflict:
		if s.Consensus != nil && s.Assessed() {
			return CodePanelDone
		}
	case Withdraw:
		if s.Decided() && s.Status != Reserve {
			return CodeDecided
		}
	case RegisterAid:
		return s.unregistrable()
	case Resume:
		if s.Paused == nil {
			return CodeNotPaused
		}
	case Extend:
		if len(s.Extendable(a.Role)) == 0 {
			return CodeNoTerm
		}
	}
	return ""
}

// unseated says why somebody cannot act as an assessor of this dossier, or "".
func (s State) unseated(name Verb, a Actor) string {
	seat := s.seat(a.ID)
	switch {
	case a.Role != Assessor || seat == nil: // who sees the dossier as an assessor holds a seat
	case (name == Assess || name == LeavePanel) && seat.Scores != nil:
		return CodeSheetIn
	case name == Assess && !seat.Declared:
		return CodeDeclareFirst
	}
	return ""
}
