// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"
)

// FoldVersion is raised whenever the same events fold to another state, so that read models are made anew. A test holds it.
const FoldVersion = 4

// Same says whether two states are kept as the same bytes. An error says that one cannot be kept at all.
func (s State) Same(other State) (bool, error) {
	a, err := json.Marshal(s)
	if err != nil {
		return false, err
	}
	b, err := json.Marshal(other)
	return bytes.Equal(a, b), err
}

// Fold gives the state after an event. It copies what the event says and computes nothing,
// so every dossier keeps the rules under which its events were decided.
func Fold(s State, e Event) State {
	s.Seq = e.Seq
	if e.Started != nil {
		s.Number, s.Hub, s.Rules = e.Started.Number, e.Started.Hub, e.Started.Rules
	}
	if e.To != "" {
		s.Status, s.Since, s.Paused = e.To, e.At, nil
	}
	if e.Waits != nil {
		s.Waits = e.Waits
	}
	if e.Due != nil {
		s.Due, s.Stuck = e.Due, time.Time{}
	}
	if e.Passed != nil {
		s.Overdue = append(slices.Clone(s.Overdue), *e.Passed)
	}
	if len(e.Over) > 0 {
		s.Overdue = slices.DeleteFunc(slices.Clone(s.Overdue), func(d Due) bool { return slices.Contains(e.Over, d.Kind) })
	}
	if e.Frozen != nil {
		s.Frozen = e.Frozen
	}
	if e.Supplement != nil {
		s.Supplement = e.Supplement
	}
	if e.Consensus != nil {
		s.Consensus = e.Consensus
	}
	if e.Amended != nil {
		s.Rules.Version, s.Rules.Hash, s.Rules.Deadline = e.Amended.Version, e.Amended.Hash, e.Amended.Deadline
	}
	if e.Seat != nil {
		s.Panel = seated(s.Panel, *e.Seat, e.Replaces)
	}
	s.Drafters = union(s.Drafters, e.Drafters)
	if e.Type == EndorsedEvent || e.Type == ReturnedEvent {
		s.Reviewers = union(s.Reviewers, e.hands())
	}
	switch e.Type {
	case EndorsedEvent:
		s.Endorser = e.Actor
	case DueFailedEvent:
		s.Stuck = e.At
	case ReturnedEvent, DraftReopenedEvent:
		s.Endorser, s.Frozen = "", nil
	case SubmittedEvent:
		s.SubmittedAt = e.At
	case ApprovedEvent, RejectedEvent, ReservedEvent, DecisionCorrectedEvent:
		s.Granted, s.Award, s.Objection, s.DecisionSeq = e.Granted, e.Award, e.Objection, e.Seq
		s.Objected = time.Time{}
		switch {
		case s.Granted == 0:
			s.GrantedAt = time.Time{}
		case s.GrantedAt.IsZero():
			s.GrantedAt = e.At
		}
	case DeclaredInadmissibleEvent:
		s.Objection, s.Objected = e.Objection, time.Time{}
	case DeclaredAdmissibleEvent:
		s.Objected = time.Time{}
	case ObjectedEvent:
		s.Objection, s.Objected = nil, e.At
	case ConflictDeclaredEvent:
		if e.Conflict {
			s.Panel = slices.DeleteFunc(slices.Clone(s.Panel), func(seat Seat) bool { return seat.Assessor == e.Actor })
			s.Conflicted = union(s.Conflicted, e.hands())
		}
	case HubInvitedEvent:
		s.Supporting, s.Dismissed = union(s.Supporting, []string{e.Hub}), less(s.Dismissed, e.Hub)
	case HubDismissedEvent:
		s.Supporting, s.Dismissed = less(s.Supporting, e.Hub), union(s.Dismissed, []string{e.Hub})
	case AidRegisteredEvent:
		s.Registered = s.DecisionSeq
	case PausedEvent:
		s.Paused = e.Paused
	case ResumedEvent:
		s.Paused = nil
	}
	return s
}

// FoldAll folds events in order, from nothing.
func FoldAll(events []Event) State {
	var s State
	for _, e := range events {
		s = Fold(s, e)
	}
	return s
}

// union keeps the order of arrival and shares nothing with its arguments.
func union(a, b []string) []string {
	all := slices.Clone(a)
	for _, id := range b {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// less is a list without one.
func less(all []string, gone string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(one string) bool { return one == gone })
}
