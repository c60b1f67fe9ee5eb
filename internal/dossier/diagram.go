// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"fmt"
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
		m := moves[name]
		for _, from := range m.from {
			fmt.Fprintf(&b, "    %s --> %s: %s\n", from, m.to, name)
			if name == DecideOn {
				fmt.Fprintf(&b, "    %s --> %s: %s\n", from, Rejected, name)
			}
		}
	}
	for _, s := range Statuses {
		if s.beforeSubmission() {
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

// reached says whether any rule leads to the state.
func reached(s Status) bool {
	if s == Rejected || s == Expired {
		return true
	}
	for _, m := range moves {
		if m.to == s {
			return true
		}
	}
	return false
}
