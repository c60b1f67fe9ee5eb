// SPDX-License-Identifier: EUPL-1.2

package dossier

import "slices"

// Fold gives the state after an event. It copies what the event says and computes nothing,
// so every dossier keeps the rules under which its events were decided.
func Fold(s State, e Event) State {
	s.Seq = e.Seq
	if e.Started != nil {
		s.Number, s.Hub, s.Rules = e.Started.Number, e.Started.Hub, e.Started.Rules
	}
	if e.To != "" {
		s.Status, s.Since = e.To, e.At
	}
	if e.Waits != nil {
		s.Waits = e.Waits
	}
	if e.Due != nil {
		s.Due = e.Due
	}
	if e.Frozen != nil {
		s.Frozen = e.Frozen
	}
	if e.Supplement != nil {
		s.Supplement = e.Supplement
	}
	s.Drafters = union(s.Drafters, e.Drafters)
	switch e.Type {
	case EndorsedEvent:
		s.Endorser = e.Actor
	case ReturnedEvent, DraftReopenedEvent:
		s.Endorser, s.Frozen = "", nil
	case SubmittedEvent:
		s.SubmittedAt = e.At
	case ApprovedEvent:
		s.Granted = e.Granted
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
