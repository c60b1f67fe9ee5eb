// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
)

// Due is an instant at which the clock acts by itself.
type Due struct {
	At   time.Time `json:"at"`
	Kind string    `json:"kind"` // DeadlineDue, ReviewDue …
	Rule Rule      `json:"rule"`
	Of   string    `json:"of,omitempty"` // of a reminder: the kind of term that is about to end
}

// What falls due.
const (
	DeadlineDue  = "deadline"   // the call closes: expired
	ReviewDue    = "hub_review" // the hub review has taken its term: escalated
	CureDue      = "cure"       // the term for supplementing has passed: back to the officer
	DecisionDue  = "decision"   // the decision has taken its term: escalated
	ReminderDue  = "reminder"   // a term is about to end: reminded
	PauseDue     = "pause"      // a pause ends by itself: resumed
	RegisterDue  = "register"   // aid should have been put in the central register: escalated
	ObjectionDue = "objection"  // nothing happens then; Allow judges by it
)

// due is a term of a kind that was counted.
func due(kind string, d calendar.Due) *Due { return &Due{At: d.At, Kind: kind, Rule: ReadRule(d.Rule)} }

// Then is the event type that a due instant leads to.
func (d Due) Then() string {
	switch d.Kind {
	case DeadlineDue:
		return ExpiredEvent
	case CureDue:
		return CureTermPassedEvent
	case ReminderDue:
		return RemindedEvent
	case PauseDue:
		return ResumedEvent
	}
	return EscalatedEvent
}

// NextDue is the nearest due instant, or nil.
func (s State) NextDue() *Due {
	if len(s.Due) == 0 {
		return nil
	}
	return &s.Due[0]
}

// Term is the nearest instant at which a term ends, leaving out reminders; nil when none runs. The term for registering aid is
// the officer's own: it counts when nothing else runs.
func (s State) Term() *Due {
	var register *Due
	for i, d := range s.Due {
		switch d.Kind {
		case ReminderDue:
		case RegisterDue:
			register = &s.Due[i]
		default:
			return &s.Due[i]
		}
	}
	return register
}

// term finds the term of a kind that runs, or that passed and still matters; nil when there is none.
func (s State) term(kind string) *Due {
	for _, d := range slices.Concat(s.Due, s.Overdue) {
		if d.Kind == kind {
			return &d
		}
	}
	return nil
}

// Planned is what the clock will do as things stand. What comes after the call has closed is left out: the dossier has expired by then.
func (s State) Planned() []Due {
	for i, d := range s.Due {
		if d.Kind == DeadlineDue {
			return s.Due[:i+1]
		}
	}
	return s.Due
}

// over are the kinds of overdue term that no longer matter in the next state, or that the command moves.
func (s State) over(next Status, c Command) []string {
	var kinds []string
	for _, d := range s.Overdue {
		stays := d.Kind == ReviewDue && next == InReview || d.Kind == DecisionDue && slices.Contains(handled, next) && next != Reserve &&
			c.Name != LodgeObjection ||
			d.Kind == RegisterDue && !slices.Contains([]Verb{RegisterAid, GiveDecision, Correct}, c.Name)
		if !stays || c.Name == Extend && c.Due == d.Kind {
			kinds = append(kinds, d.Kind)
		}
	}
	return kinds
}

// dues are what the clock will do after a command that leads from one state to the next, earliest first; nil leaves it as it was.
func dues(from, to State, c Command, at time.Time) []Due {
	all := terms(from, to, c, at)
	switch {
	case c.Name == RegisterAid:
		return from.without(RegisterDue)
	case c.Name == GiveDecision, c.Name == Correct: // aid is registered as the last decision gives it
		all = without(all, RegisterDue)
		if register := to.unregistered(); register != nil {
			all = to.Rules.with(all, *register, at)
		}
	case all != nil: // whatever else happens, that term runs on
		all = sorted(append(without(all, RegisterDue), from.only(RegisterDue)...))
	}
	return all
}

// terms are those of the process; nil leaves them as they were.
func terms(from, to State, c Command, at time.Time) []Due {
	switch {
	case c.Name == Pause && c.Until != nil:
		return []Due{{At: c.Until.At(0, 0).UTC(), Kind: PauseDue, Rule: ByHand}}
	case c.Name == Pause:
		return []Due{}
	case c.Name == Resume:
		return from.Paused.resumed(at)
	case c.Name == Extend:
		return to.Rules.with(from.without(c.Due), *due(c.Due, calendar.LastDay(*c.Until, ByHand.String())), at)
	case c.Name == AmendCall && !to.Status.BeforeSubmission():
		return nil // what waits for budget has no deadline
	case c.Name == AmendCall:
		return to.Rules.with(from.without(DeadlineDue), Due{At: to.Rules.Deadline, Kind: DeadlineDue, Rule: ByCall}, at)
	case to.Status == from.Status:
		return nil // as it was
	}
	return begun(from, to, c, at)
}

// begun are the terms of a state that was just reached. The term of the decision runs on from submission, and anew after an objection.
func begun(from, to State, c Command, at time.Time) []Due {
	all := []Due{}
	if !to.Status.Final() && to.Status != Reserve && !from.SubmittedAt.IsZero() {
		all = from.only(DecisionDue)
	}
	term := func(t calendar.Term, kind string) {
		if t.Days > 0 {
			all = to.Rules.with(all, *due(kind, t.Due(at)), at)
		}
	}
	switch {
	case to.Status == InReview:
		term(to.Rules.HubReview, ReviewDue)
	case c.Name == Submit, c.Name == LodgeObjection:
		term(to.Rules.Decision, DecisionDue)
	case to.Status == AwaitingSupplement:
		term(to.Rules.Cure, CureDue)
	}
	if to.Status.BeforeSubmission() {
		all = to.Rules.with(all, Due{At: to.Rules.Deadline, Kind: DeadlineDue, Rule: ByCall}, at)
	}
	return all
}

// with adds a term and the reminder before it, unless that is in the past, and keeps the order of time.
func (r Rules) with(all []Due, d Due, at time.Time) []Due {
	all = append(slices.Clone(all), d)
	if early := calendar.Ahead(d.At, r.Remind); r.Remind > 0 && early.After(at) {
		all = append(all, Due{At: early, Kind: ReminderDue, Rule: Rule{By: ahead, Days: r.Remind}, Of: d.Kind})
	}
	return sorted(all)
}

func sorted(all []Due) []Due {
	slices.SortStableFunc(all, func(a, b Due) int { return a.At.Compare(b.At) })
	return all
}

func (d Due) about(kind string) bool { return d.Kind == kind || d.Of == kind }

// without leaves out a kind of term and its reminder.
func (s State) without(kind string) []Due { return without(s.Due, kind) }

func without(all []Due, kind string) []Due {
	return slices.DeleteFunc(append([]Due{}, all...), func(d Due) bool { return d.about(kind) })
}

// only keeps a kind of term and its reminder.
func (s State) only(kind string) []Due {
	return slices.DeleteFunc(append([]Due{}, s.Due...), func(d Due) bool { return !d.about(kind) })
}

// resumed gives every term back what was left of it, and plans the reminders that were still to come.
func (p Pausing) resumed(at time.Time) []Due {
	all := []Due{}
	ends := map[string]time.Time{}
	for _, d := range p.Due {
		if d.Kind != ReminderDue {
			left := *due(d.Kind, calendar.Resumed(d.counted(), d.At, p.From, at))
			ends[d.Kind] = left.At
			all = append(all, left)
		}
	}
	for _, d := range p.Due {
		if d.Kind != ReminderDue || d.Rule.By != ahead {
			continue
		}
		if d.At = calendar.Ahead(ends[d.Of], d.Rule.Days); d.At.After(at) {
			all = append(all, d)
		}
	}
	return sorted(all)
}

// counted is the kind of days in which the term was counted; what a person or a call named is a day of the calendar.
func (d Due) counted() string {
	if d.Rule.By == calendar.WorkingDays {
		return calendar.WorkingDays
	}
	return calendar.CalendarDays
}

// Extendable are the kinds of term that a role may extend now.
func (s State) Extendable(role Role) []string {
	kinds := map[Role][]string{HubStaff: {ReviewDue}, ProgrammeOfficer: {CureDue, DecisionDue}}[role]
	return slices.DeleteFunc(slices.Clone(kinds), func(kind string) bool { return s.term(kind) == nil })
}

// Postponable says whether anybody may move the instant, and which role.
func (d Due) Postponable() (Role, bool) {
	switch d.Kind {
	case ReviewDue:
		return HubStaff, true
	case CureDue, DecisionDue:
		return ProgrammeOfficer, true
	}
	return "", false
}

// escalates says who is told, besides those who must act, when a term has passed.
func (d Due) escalates(hub string) []Party {
	if d.Kind == ReviewDue {
		return []Party{{Role: HubStaff, Hub: hub}, {Role: Manager}}
	}
	return []Party{{Role: ProgrammeOfficer}, {Role: Manager}}
}
