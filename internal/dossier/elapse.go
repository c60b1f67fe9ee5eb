// SPDX-License-Identifier: EUPL-1.2

package dossier

import "time"

// Elapse is what the clock does: the event of the nearest due instant, if it has passed by the given instant, else nil.
// It happens at the due instant, however late it is noticed; what is received at that very instant comes after it.
func Elapse(s State, at time.Time) *Event {
	due := s.NextDue()
	if due == nil || at.Before(due.At) {
		return nil
	}
	e := &Event{Seq: s.Seq + 1, Type: due.Then(), At: due.At, Due: append([]Due{}, s.Due[1:]...)}
	switch e.Type {
	case ExpiredEvent:
		e.To, e.Waits, e.Due = Expired, []Party{}, []Due{}
	case CureTermPassedEvent:
		lapsed := *s.Supplement
		lapsed.Lapsed, lapsed.Until = true, due.At
		e.To, e.Supplement = Submitted, &lapsed
		e.Waits = waits(Fold(s, *e))
	case ResumedEvent:
		e.Due = sorted(append(s.Paused.resumed(due.At), s.only(RegisterDue)...))
		e.Waits = waits(Fold(s, *e))
	case RemindedEvent:
		e.Term, e.Ahead, e.Notify = due.Of, true, s.Waits
		if due.Of == RegisterDue {
			e.Notify = []Party{{Role: ProgrammeOfficer}}
		}
		if due.Of == DeadlineDue { // whoever is to act now, the hub and the company lose most by it
			e.Notify = both(s.Waits, applicants(s.Hub))
		}
	case EscalatedEvent:
		e.Term, e.Passed, e.Notify = due.Kind, due, both(s.Waits, due.escalates(s.Hub))
		if due.Kind == RegisterDue {
			e.Notify = due.escalates(s.Hub)
		}
	}
	if e.To != "" {
		e.Over = s.over(e.To, Command{})
	}
	if e.Notify == nil {
		e.Notify = concerned(s, *e)
	}
	return e
}

// Unbound says on record that what is due next could not be recorded; nil where that was said already. It stays due, and is tried again.
func Unbound(s State) *Event {
	due := s.NextDue()
	if s.Stuck.Equal(due.At) {
		return nil
	}
	term := due.Kind
	if term == ReminderDue {
		term = due.Of
	}
	return &Event{Seq: s.Seq + 1, Type: DueFailedEvent, At: due.At, Term: term, Code: CodeInternal}
}

// Standing is the state with every due instant that has passed applied to it, up to one that could not be recorded.
func Standing(s State, at time.Time) State {
	for due := s.NextDue(); due != nil && !at.Before(due.At) && !s.Stuck.Equal(due.At); due = s.NextDue() {
		s = Fold(s, *Elapse(s, at))
	}
	return s
}
