// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// against is what the record says against a command that the process allows, or nil.
func (f Facts) against(s State, c Command, a Actor, at time.Time) *Refusal {
	if r := f.content(s, c); r != nil {
		return r
	}
	var r *Refusal
	switch c.Name {
	case Start:
		r = f.closed(at)
	case AssignAssessor:
		r = f.seats(s, c)
	case Assess, RecordConsensus:
		if code, pointer, args := s.Rules.scored(c.Scores, c.Name == Assess); code != "" {
			r = invalid(code, pointer, args)
		}
	case DeclareConflict:
		if !*c.Conflict && s.seat(a.ID).Declared {
			r = &Refusal{Class: Conflict, Code: CodeDeclared}
		}
	case GiveDecision, Correct:
		r = f.grants(s, c)
	case RegisterAid:
		if f.NoAid {
			r = &Refusal{Class: Conflict, Code: CodeNoAid}
		}
	case RequestSupplement:
		r = f.stray(c.Asked)
	case InviteHub, DismissHub:
		r = f.support(s, c)
	case StrikeLink:
		if !f.PlaceKnown {
			r = invalid(CodeLinkUnknown, "/place", nil)
		}
	case Pause:
		switch {
		case c.Until == nil:
		case !c.Until.At(0, 0).After(at):
			r = invalid(CodeNotLater, "/until", last(at))
		case c.tooFar(at):
			r = invalid(CodeTooFar, "/until", nil)
		}
	case Extend:
		r = s.later(c, a, at)
	}
	return r
}

func invalid(code, pointer string, args map[string]string) *Refusal {
	return &Refusal{Class: Invalid, Code: code, Pointer: pointer, Args: args}
}

// content is what stands in the way of freezing the content or submitting it: that nobody could review it, too.
func (f Facts) content(s State, c Command) *Refusal {
	switch c.Name {
	case RequestReview:
		if f.NoReviewer {
			return &Refusal{Class: Conflict, Code: CodeNoReviewer}
		}
	case Submit:
		if s.Frozen == nil || s.Frozen.Hash != f.Frozen.Hash {
			return &Refusal{Class: Conflict, Code: CodeContentChanged}
		}
	case HandInSupplement:
		if len(f.Changed) == 0 {
			return &Refusal{Class: Conflict, Code: CodeNothingChanged}
		}
		if len(f.Unasked) > 0 {
			return invalid(CodeNotAsked, f.Unasked[0], nil)
		}
	default:
		return nil
	}
	if len(f.Faults) > 0 {
		r := invalid(CodeContentIncomplete, "", map[string]string{"count": strconv.Itoa(len(f.Faults))})
		r.Faults = f.Faults
		return r
	}
	return nil
}

// closed says that the call takes no dossier now.
func (f Facts) closed(at time.Time) *Refusal {
	if at.Before(f.Opens) {
		return &Refusal{Class: Conflict, Code: CodeNotOpen, Pointer: "/call", Args: instant(f.Opens)}
	}
	if !at.Before(f.Opening.Rules.Deadline) {
		return &Refusal{Class: Conflict, Code: CodeDeadlinePassed, Pointer: "/call", Args: instant(f.Opening.Rules.Deadline)}
	}
	return nil
}

// seats says why somebody cannot take a place on the panel.
func (f Facts) seats(s State, c Command) *Refusal {
	who := f.Assessor
	who.ID = c.Assessor
	switch old := s.seat(c.Replaces); {
	case !f.IsAssessor:
		return invalid(CodeNotAnAssessor, "/assessor", nil)
	case who.oneOf(s.Conflicted):
		return invalid(CodeConflicted, "/assessor", nil)
	case s.twoEyes(moves[Assess], who) != "":
		return invalid(CodeOwnDossier, "/assessor", nil)
	case slices.ContainsFunc(s.Panel, func(seat Seat) bool { return !seat.Left && who.oneOf([]string{seat.Assessor}) }):
		return invalid(CodeSeated, "/assessor", nil)
	case c.Replaces != "" && !s.vacant(c.Replaces) && (old == nil || old.Scores != nil):
		return invalid(CodeNotSilent, "/replaces", nil)
	case c.Replaces == "" && s.Free() == 0:
		return invalid(CodePanelFull, "/replaces", map[string]string{"count": strconv.Itoa(s.Rules.Assessors)})
	}
	return nil
}

// grants says why an amount cannot be granted, or a document is missing.
func (f Facts) grants(s State, c Command) *Refusal {
	if s.Rules.Route == External {
		switch {
		case c.Reference == "":
			return invalid(CodeRequired, "/reference", nil)
		case c.Upload == "":
			return invalid(CodeRequired, "/document", nil)
		case f.Upload == nil:
			return invalid(CodeDocumentUnknown, "/document", nil)
		}
	} else if c.Upload != "" {
		return invalid(CodeDocumentUnexpected, "/document", nil)
	}
	if c.Outcome != Reject && s.Consensus != nil && len(s.Consensus.Below) > 0 {
		return invalid(CodeBelowThreshold, "/outcome", nil)
	}
	if c.Outcome == PutOnReserve && s.Status == Reserve {
		return invalid(CodeOnReserve, "/outcome", nil)
	}
	if c.Outcome != Approve {
		return nil
	}
	if c.Amount > s.Frozen.Asked {
		return invalid(CodeAmountAboveAsked, "/amount", cents(s.Frozen.Asked))
	}
	if r := f.accepted(c); r != nil {
		return r
	}
	if f.Excess != nil {
		return invalid(f.Excess.Code, "/amount", f.Excess.args())
	}
	if f.BudgetLeft != nil && c.Amount > *f.BudgetLeft {
		return invalid(CodeOverBudget, "/amount", cents(max(*f.BudgetLeft, 0)))
	}
	return nil
}

// accepted checks what is accepted line by line: no more than was budgeted, and each line once.
func (f Facts) accepted(c Command) *Refusal {
	seen := map[int]bool{}
	for i, l := range c.Lines {
		at := "/lines/" + strconv.Itoa(i)
		switch {
		case l.Line < 0 || l.Line >= len(f.Costs):
			return invalid(CodeLineUnknown, at+"/line", nil)
		case seen[l.Line]:
			return invalid(CodeLineTwice, at+"/line", nil)
		case l.Accepted < 0 || l.Accepted > f.Costs[l.Line]:
			return invalid(CodeLineAbove, at+"/accepted", cents(f.Costs[l.Line]))
		}
		seen[l.Line] = true
	}
	return nil
}

func (x Excess) args() map[string]string {
	args := cents(x.Most)
	if x.Aid != nil {
		maps.Copy(args, x.Aid.args())
	}
	return args
}

func cents(c money.Cents) map[string]string {
	return map[string]string{"cents": strconv.FormatInt(int64(c), 10)}
}

// tooFar says that the day lies more than a year after an instant: a slip of the keyboard rather than a plan.
func (c Command) tooFar(from time.Time) bool {
	day := calendar.DateOf(from)
	day.Year++
	return c.Until.At(0, 0).After(day.At(0, 0))
}

// later says why a term cannot be moved to the day that was asked.
func (s State) later(c Command, a Actor, at time.Time) *Refusal {
	if !slices.Contains(s.Extendable(a.Role), c.Due) {
		return invalid(CodeTermUnknown, "/due", nil)
	}
	after := s.term(c.Due).At
	if at.After(after) {
		after = at
	}
	end := calendar.LastDay(*c.Until, ByHand.String()).At
	if !end.After(after) {
		return invalid(CodeNotLater, "/until", last(after))
	}
	if c.tooFar(after) {
		return invalid(CodeTooFar, "/until", nil)
	}
	if s.Status.BeforeSubmission() && !end.Before(s.Rules.Deadline) {
		return invalid(CodeAfterDeadline, "/until", instant(s.Rules.Deadline))
	}
	return nil
}

// stray refuses what cannot be supplemented, and what is asked twice.
func (f Facts) stray(asked []Asked) *Refusal {
	for i, a := range asked {
		at := "/asked/" + strconv.Itoa(i) + "/pointer"
		if slices.Contains(f.Stray, a.Pointer) {
			return invalid(CodePlaceUnknown, at, nil)
		}
		if slices.ContainsFunc(asked[:i], func(b Asked) bool { return b.Pointer == a.Pointer }) {
			return invalid(CodeTwice, at, nil)
		}
	}
	return nil
}

// support says why a hub cannot be asked to support the dossier, or to do so no longer.
func (f Facts) support(s State, c Command) *Refusal {
	supports := slices.Contains(f.Supporting, c.Hub)
	switch {
	case c.Name == DismissHub && !supports:
		return invalid(CodeHubNotThere, "/hub", nil)
	case c.Name == DismissHub:
		return nil
	case c.Hub == s.Hub:
		return invalid(CodeHubLeads, "/hub", nil)
	case supports:
		return invalid(CodeHubThere, "/hub", nil)
	case !f.HubKnown:
		return invalid(CodeHubUnknown, "/hub", nil)
	}
	return nil
}
