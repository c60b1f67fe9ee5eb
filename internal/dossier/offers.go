// SPDX-License-Identifier: EUPL-1.2

package dossier

import "time"

// Offer is a command with the answer to "may I now".
type Offer struct {
	Command Verb
	Refusal *Refusal // nil when it is allowed
}

// Offers asks Allow for every command, so that what is offered is what will be accepted.
// Who may not see the dossier is offered nothing.
func Offers(s State, a Actor, at time.Time) []Offer {
	if !s.Knows(a) {
		return nil
	}
	offers := make([]Offer, 0, len(Commands))
	for _, name := range Commands {
		offers = append(offers, Offer{name, Allow(s, Command{Name: name}, a, at)})
	}
	return offers
}

// Refused is the record of a command that was turned down while nobody waited for the answer.
func Refused(s State, r Refusal, a Actor, key string, at time.Time) Event {
	return Event{Seq: s.Seq + 1, Type: CommandRefusedEvent, At: at, Actor: a.ID, Role: a.Role, Under: a.Membership, For: a.For, Key: key,
		Command: r.Command, Code: r.Code, Args: r.Args}
}
