// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"fmt"
	"slices"
	"strings"
)

// Diagram draws the process as a Mermaid state diagram, read from the rules.
func Diagram() string {
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n    direction TB\n")
	for _, s := range Statuses {
		if reached(s) {
			fmt.Fprintf(&b, "    %s: %s\n", s, s.Label("nl"))
		}
	}
	b.WriteString("    [*] --> drafting: start\n")
	for _, name := range Updates {
		for _, from := range moves[name].from {
			for _, to := range targets(name, from) {
				fmt.Fprintf(&b, "    %s --> %s: %s\n", from, to, name)
			}
		}
	}
	for _, s := range Statuses {
		if s.BeforeSubmission() {
			fmt.Fprintf(&b, "    %s --> %s: %s\n", s, Expired, DeadlineDue)
		}
	}
	fmt.Fprintf(&b, "    %s --> %s: %s\n", AwaitingSupplement, Submitted, CureDue)
	for _, s := range Statuses {
		if s.Final() && reached(s) {
			fmt.Fprintf(&b, "    %s --> [*]\n", s)
		}
	}
	return b.String()
}

// targets are the states that a command can lead to from a state; none when the dossier stays where it is.
func targets(name Verb, from Status) []Status {
	switch {
	case name == GiveDecision && from == Reserve:
		return []Status{Approved, Rejected}
	case name == GiveDecision || name == Correct:
		return []Status{Approved, Rejected, Reserve}
	case name == LodgeObjection && from == Inadmissible:
		return []Status{Submitted}
	case name == LodgeObjection:
		return []Status{Submitted, InAssessment}
	case moves[name].to == "":
		return nil
	}
	return []Status{moves[name].to}
}

// reached says whether any rule leads to the state.
func reached(s Status) bool {
	if s == Expired {
		return true
	}
	for name, m := range moves {
		for _, from := range m.from {
			if slices.Contains(targets(name, from), s) {
				return true
			}
		}
	}
	return false
}
