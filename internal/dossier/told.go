// SPDX-License-Identifier: EUPL-1.2

package dossier

import "slices"

// announced are the events that are told to hub and company, whether or not they must act: what is received, decided or
// moved. A decision that is not notified to the person concerned does not start the term for contesting it.
var announced = []string{StartedEvent, SubmittedEvent, SupplementedEvent, SupplementRetractedEvent, DeclaredAdmissibleEvent,
	DeclaredInadmissibleEvent, CureTermPassedEvent,
	ApprovedEvent, RejectedEvent, ReservedEvent, DecisionCorrectedEvent, ObjectedEvent, WithdrawnEvent, ExpiredEvent,
	PausedEvent, ResumedEvent, DueMovedEvent, CallAmendedEvent, LinkStruckEvent}

// Announced says whether the event is told to hub and company, even to the one who did it.
func (e Event) Announced() bool { return slices.Contains(announced, e.Type) }

// applicants are hub and company.
func applicants(hub string) []Party { return []Party{{Role: HubStaff, Hub: hub}, {Role: Company}} }

// concerned are those whom an event is told to besides who must act next: hub and company where it is announced, and those
// who had to act until now, where their term moves or their work ends.
func concerned(before State, e Event) []Party {
	var all []Party
	if e.Announced() {
		all = applicants(hubAfter(before, e))
	}
	switch {
	case slices.Contains([]string{PausedEvent, ResumedEvent, DueMovedEvent, CallAmendedEvent, WithdrawnEvent, ExpiredEvent}, e.Type):
		all = both(all, before.Waits)
		if before.Paused != nil { // they wait as soon as it goes on
			before.Paused = nil
			all = both(all, waits(before))
		}
	case e.Type == DecisionCorrectedEvent:
		all = both(all, []Party{{Role: ProgrammeOfficer}})
	case e.Conflict, e.Type == PanelLeftEvent:
		all = both(all, []Party{{Role: ProgrammeOfficer}})
	case e.Type == ConsensusRecordedEvent:
		all = both(all, []Party{{Role: Decider}})
	case e.Hub != "":
		all = both(all, []Party{{Role: HubStaff, Hub: e.Hub}})
	case e.Replaces != "":
		all = both(all, []Party{{Role: Assessor, Person: e.Replaces}})
	}
	return all
}

// hubAfter is the lead hub, also of a dossier that the event starts.
func hubAfter(before State, e Event) string {
	if e.Started != nil {
		return e.Started.Hub
	}
	return before.Hub
}

// both are two lists of parties, each party once.
func both(a, b []Party) []Party {
	all := slices.Clone(a)
	for _, p := range b {
		if !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	return all
}

// Told are those whom an event is told to: who must act next, and whom it names. Where the dossier stays in its state,
// those who had to act already are not told again. Supporting hubs hear what is announced, and when there is something to draft.
// Who did it needs no telling, unless the event is announced: a receipt; except is that person, or "".
func (e Event) Told(before State, supporting []string) (all []Party, except string) {
	for _, w := range e.Waits {
		if e.To != "" || !slices.Contains(before.Waits, w) {
			all = append(all, w)
		}
	}
	all = both(all, e.Notify)
	if after := Fold(before, e).Status; e.Announced() || after == Drafting || after == AwaitingSupplement {
		for _, p := range all {
			for _, hub := range supporting {
				if p.Role == HubStaff && p.Hub != "" {
					all = both(all, []Party{{Role: HubStaff, Hub: hub}})
				}
			}
		}
	}
	if !e.Announced() {
		except = e.Actor
	}
	return all, except
}
