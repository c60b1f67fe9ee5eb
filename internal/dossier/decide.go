// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Facts are what only the record knows, loaded in the transaction that binds the decision.
type Facts struct {
	Opening    *Opening      // of start: number, hub and the rules of the call
	Opens      time.Time     // of start: when the call opens
	Frozen     Frozen        // the content that the command is about
	Faults     fault.Faults  // what still blocks review or submission
	NoReviewer bool          // of request-review: nobody of the hub may review it
	Changed    []string      // of supplement: the places that differ from what was submitted
	Unasked    []string      // those of them that nobody asked for, and that need not agree with what was asked
	Drafters   []string      // everyone who started it or changed its content, ever
	Costs      []money.Cents // of a decision: the lines of the budget
	BudgetLeft *money.Cents  // of a decision: what the call can still grant, this dossier's own grant not counted; nil: no limit
	Excess     *Excess       // of an approval: the limit that the amount would pass; nil: none
	Award      *Award        // of an approval: what of it is de-minimis aid
	NoAid      bool          // of register-aid: we granted nothing that is to be registered
	Stray      []string      // of request-supplement: places that it asks for and that are not there
	HubKnown   bool          // of invite-hub: there is such a hub
	Supporting []string      // of invite-hub and dismiss-hub: the hubs that support the dossier
	PlaceKnown bool          // of strike-link: a linked company stands in that place
	Rank       int           // of a decision: the place that the dossier would take on the reserve list
	IsAssessor bool          // of assign-assessor: there is such an assessor
	Assessor   Actor         // who that is before the dossier
	Upload     *Document     // of an outside decision: the document that the actor uploaded for it
	Amended    *Amendment    // of amend-call
}

// Excess is a limit that a grant would pass.
type Excess struct {
	Code string      // CodeAmountAboveRate …
	Most money.Cents // what the limit allows
	Aid  *AidLimit   // of an account of aid
}

// Decide says what follows from a command received at an instant: its events, or why not.
// It refuses everything that Allow refuses, and never allows what Allow refuses.
func Decide(s State, c Command, a Actor, f Facts, at time.Time) ([]Event, *Refusal) {
	s.Drafters = union(s.Drafters, f.Drafters)
	if r := Allow(s, c, a, at); r != nil {
		return nil, r
	}
	if r := c.Complete(); r != nil {
		return nil, r
	}
	if r := f.against(s, c, a, at); r != nil {
		r.Command = c.Name
		return nil, r
	}
	if c.Name == Edit {
		return nil, nil // saving content is no event
	}
	return []Event{follow(s, c, a, f, at)}, nil
}

// follow is the one event that a command leads to, with its consequences.
func follow(s State, c Command, a Actor, f Facts, at time.Time) Event {
	m := moves[c.Name]
	e := Event{Seq: s.Seq + 1, Type: m.event, At: at, Actor: a.ID, Role: a.Role, Under: a.Membership, For: a.For, To: m.to,
		Reasons: c.Reasons, Conditions: c.Conditions, Reference: c.Reference, Grounds: c.Grounds}
	switch c.Name {
	case Start:
		e.Started, e.Drafters = f.Opening, a.hands()
	case RequestReview, HandInSupplement:
		e.Frozen, e.Drafters, e.Changed = &f.Frozen, slices.Clone(f.Drafters), f.Changed
	case RequestSupplement:
		e.Supplement = &Supplement{Round: s.rounds() + 1, Asked: c.Asked}
	case RetractSupplement:
		back := *s.Supplement
		back.Retracted = true
		e.Supplement = &back
	case Submit:
		e.Frozen = s.Frozen
	case AssignAssessor:
		e.Seat, e.Replaces = &Seat{Assessor: c.Assessor}, c.Replaces
	case DeclareConflict:
		if e.Conflict = *c.Conflict; !e.Conflict {
			e.Seat = &Seat{Assessor: a.ID, Declared: true}
		}
	case LeavePanel:
		e.Seat = &Seat{Assessor: a.ID, Left: true}
	case Assess:
		e.Seat = &Seat{Assessor: a.ID, Declared: true, Scores: c.Scores, Remarks: c.Reasons}
	case RecordConsensus:
		e.Consensus = s.Rules.agree(s.Panel, c.Scores)
	case GiveDecision, Correct:
		decided(&e, s.Rules, c, f)
	case LodgeObjection:
		if e.To = decidesIn(s.Rules); s.Status == Inadmissible {
			e.To = Submitted
		}
	case Pause:
		e.Paused = &Pausing{From: at, Due: s.without(RegisterDue)} // the law's own term runs on
	case AmendCall:
		e.Amended = f.Amended
	case Extend:
		e.Term = c.Due
	case InviteHub, DismissHub:
		e.Hub = c.Hub
	case StrikeLink:
		e.Place = c.Place
	}
	e.Objection = s.objection(e, at)
	next := Fold(s, e)
	e.Over = s.over(next.Status, c)
	e.Waits = waits(next)
	e.Due = dues(s, next, c, at)
	e.Notify = concerned(s, e)
	return e
}

// decided is what a decision says, first or corrected.
func decided(e *Event, r Rules, c Command, f Facts) {
	outcome := outcomes[c.Outcome]
	e.To, e.Granted, e.Lines, e.Document = outcome.to, c.Amount, c.Lines, f.Upload
	if c.Outcome == Approve {
		e.Award = r.awarded(f.Award, e.At)
	}
	if c.Name == GiveDecision {
		e.Type = outcome.event
	}
	if e.To == Reserve && e.Document == nil {
		e.Rank = f.Rank
	}
}

// objection is until when what an event decides can be objected to; nil when it decides nothing, or the call has no such term.
func (s State) objection(e Event, at time.Time) *Due {
	term := s.Rules.Objection
	if term.Days == 0 || !slices.Contains([]Status{Approved, Rejected, Inadmissible}, e.To) {
		return nil
	}
	return due(ObjectionDue, term.Due(at))
}
