// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"slices"
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Facts are what only the record knows, loaded in the transaction that binds the decision.
type Facts struct {
	Opening     *Opening  // of start: number, hub and the rules of the call
	Opens       time.Time // of start: when the call opens
	Frozen      Frozen    // the content that the command is about
	Faults      []Fault   // what still blocks review or submission
	Drafters    []string  // everyone who started it or changed its content, ever
	ForeignText bool      // a cited text is not the actor's, or was cited before
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
	if r := f.object(s, c, at); r != nil {
		return nil, r
	}
	if c.Name == Edit {
		return nil, nil // saving content is no event
	}
	return []Event{follow(s, c, a, f, at)}, nil
}

// object is what the record says against a command that the process allows.
func (f Facts) object(s State, c Command, at time.Time) *Refusal {
	refuse := func(class Class, code, pointer string, args map[string]string) *Refusal {
		return &Refusal{Class: class, Code: code, Command: c.Name, Pointer: pointer, Args: args}
	}
	switch c.Name {
	case Start:
		if at.Before(f.Opens) {
			return refuse(Conflict, CodeNotOpen, "/call", instant(f.Opens))
		}
		if !at.Before(f.Opening.Rules.Deadline) {
			return refuse(Conflict, CodeDeadlinePassed, "/call", instant(f.Opening.Rules.Deadline))
		}
	case RequestReview, Submit, SupplementIt:
		if c.Name == Submit && (s.Frozen == nil || s.Frozen.Hash != f.Frozen.Hash) {
			return refuse(Conflict, CodeContentChanged, "", nil)
		}
		if len(f.Faults) > 0 {
			r := refuse(Invalid, CodeContentIncomplete, "", map[string]string{"count": strconv.Itoa(len(f.Faults))})
			r.Faults = f.Faults
			return r
		}
	case DecideOn:
		if c.Outcome == Approve && c.Amount > s.Frozen.Asked {
			return refuse(Invalid, CodeAmountAboveAsked, "/amount", map[string]string{"cents": strconv.FormatInt(int64(s.Frozen.Asked), 10)})
		}
	}
	if f.ForeignText {
		return refuse(Invalid, CodeTextForeign, "/text", nil)
	}
	return nil
}

// follow is the one event that a command leads to, with its consequences.
func follow(s State, c Command, a Actor, f Facts, at time.Time) Event {
	m := moves[c.Name]
	e := Event{Seq: s.Seq + 1, Type: m.event, At: at, Actor: a.ID, Role: a.Role, To: m.to,
		Reasons: c.Reasons, Conditions: c.Conditions, Reference: c.Reference, Grounds: c.Grounds}
	rules, hub := s.Rules, s.Hub
	switch c.Name {
	case Start:
		e.Started, e.Drafters = f.Opening, []string{a.ID}
		rules, hub = f.Opening.Rules, f.Opening.Hub
	case RequestReview, SupplementIt:
		e.Frozen, e.Drafters = &f.Frozen, slices.Clone(f.Drafters)
	case RequestSupplement:
		e.Supplement = &Supplement{Round: 1, Asked: c.Asked}
		if s.Supplement != nil {
			e.Supplement.Round = s.Supplement.Round + 1
		}
	case Submit:
		e.Frozen = s.Frozen
	case DecideOn:
		e.Granted = c.Amount
		if c.Outcome == Reject {
			e.Type, e.To = RejectedEvent, Rejected
		}
	}
	e.Waits = waits(e.To, rules, hub)
	e.Due = s.due(e.To, rules, at)
	return e
}

// due is what the clock will do in the next state, earliest first. The term of the decision runs on from submission.
func (from State) due(s Status, r Rules, at time.Time) []Due {
	all := []Due{}
	if !s.Final() && !from.SubmittedAt.IsZero() {
		all = slices.DeleteFunc(slices.Clone(from.Due), func(d Due) bool { return d.Kind != DecisionDue })
	}
	term := func(t calendar.Term, kind string) {
		if t.Days > 0 {
			d := t.Due(at)
			all = append(all, Due{At: d.At, Kind: kind, Rule: d.Rule})
		}
	}
	switch s {
	case InReview:
		term(r.HubReview, ReviewDue)
	case Submitted:
		if from.SubmittedAt.IsZero() {
			term(r.Decision, DecisionDue)
		}
	case AwaitingSupplement:
		term(r.Cure, CureDue)
	}
	if s.beforeSubmission() {
		// A reminder after the call has closed would come too late for anyone.
		all = slices.DeleteFunc(all, func(d Due) bool { return !d.At.Before(r.Deadline) })
		all = append(all, Due{At: r.Deadline, Kind: DeadlineDue, Rule: ByCall})
	}
	slices.SortStableFunc(all, func(a, b Due) int { return a.At.Compare(b.At) })
	return all
}

// Complete says what is missing in the command itself, before anybody looks at the dossier.
func (c Command) Complete() *Refusal {
	refuse := func(code, pointer string) *Refusal {
		return &Refusal{Class: Invalid, Code: code, Command: c.Name, Pointer: pointer}
	}
	switch c.Name {
	case Return, Withdraw:
		if c.Reasons == nil {
			return refuse(CodeRequired, "/reasons")
		}
	case DeclareInadmissible:
		if len(c.Grounds) == 0 {
			return refuse(CodeRequired, "/grounds")
		}
		for i, g := range c.Grounds {
			if !slices.Contains(Grounds, g) {
				return refuse(CodeGroundUnknown, "/grounds/"+strconv.Itoa(i))
			}
		}
		if c.Reasons == nil {
			return refuse(CodeRequired, "/reasons")
		}
	case RequestSupplement:
		if len(c.Asked) == 0 {
			return refuse(CodeRequired, "/asked")
		}
	case DecideOn:
		if !slices.Contains([]string{Approve, Reject}, c.Outcome) {
			return refuse(CodeOutcomeUnknown, "/outcome")
		}
		if c.Outcome == Approve && c.Amount <= 0 {
			return refuse(CodeRequired, "/amount")
		}
		if c.Outcome == Reject && c.Amount != money.Cents(0) {
			return refuse(CodeAmountUnexpected, "/amount")
		}
		if c.Reasons == nil {
			return refuse(CodeRequired, "/reasons")
		}
	}
	return nil
}
