// SPDX-License-Identifier: EUPL-1.2

package dossier

import "slices"

// announced are the events that are told to hub and company, whether or not they must act: what is received, decided or
// moved. A decision that is not notified to the person concerned does not start the term for contesting it.
var announced = []string{StartedEvent, SubmittedEvent, SupplementedEvent, DeclaredAdmissibleEvent, DeclaredInadmissibleEvent, CureTermPassedEvent,
	ApprovedEvent, RejectedEvent, ReservedEvent, DecisionCorrectedEvent, ObjectedEvent, WithdrawnEvent, ExpiredEvent,
	PausedEvent, ResumedEvent, DueMovedEvent, CallAmendedEvent}

// Announced says whether the event is told to hub and company, even to the one who did it.
func (e Event) Announced() bool { return slices.Contains(announced, e.Type) }

// applicants are hub and company, where an event is announced to them.
func applicants(e Event, hub string) []Party {
	if !e.Announced() {
		return nil
	}
	return []Party{{Role: HubStaff, Hub: hub}, {Role: Company}}
}

// Told are those whom an event is told to: who must act next, and whom it names. Where the dossier stays in its state,
// those who had to act already are not told again.
func (e Event) Told(before State) []Party {
	var all []Party
	for _, w := range e.Waits {
		if e.To != "" || !slices.Contains(before.Waits, w) {
			all = append(all, w)
		}
	}
	for _, n := range e.Notify {
		if !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	return all
}
