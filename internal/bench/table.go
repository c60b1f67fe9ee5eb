// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"fmt"
	"io"
	"strings"
)

// Verdicts on a goal.
const (
	holds     = "holds"
	missed    = "missed"
	noGoal    = "–"
	unknown   = "not measured"
	unlike    = "broken: the answers differ"
	stillborn = "broken: no life is whole"
)

// line is a goal, what was measured, and whether it holds.
type line struct{ goal, figure, verdict string }

// table is what a run came to.
type table struct {
	lines  []line
	raw    []string // what was measured, in words, part by part
	broken []string // what must not be; the run goes on, and ends with it
	live   io.Writer
}

// say adds a line, and shows it at once.
func (t *table) say(goal, verdict, format string, args ...any) {
	l := line{goal, fmt.Sprintf(format, args...), verdict}
	t.lines = append(t.lines, l)
	fmt.Fprintf(t.live, "%-13s %s: %s\n", l.verdict, l.goal, l.figure)
	if strings.HasPrefix(verdict, "broken") {
		t.broken = append(t.broken, l.goal+": "+l.figure)
	}
}

// tell keeps raw figures, and shows them at once.
func (t *table) tell(format string, args ...any) {
	t.raw = append(t.raw, fmt.Sprintf(format, args...))
	fmt.Fprintln(t.live, "              "+t.raw[len(t.raw)-1])
}

// atMost judges a figure that should be small, atLeast one that should be large. Where there is none, 0 was measured.
func atMost[N ~int | ~int64 | ~float64](figure, goal N) string {
	return judged(figure > 0, figure <= goal)
}
func atLeast[N ~int | ~int64 | ~float64](figure, goal N) string {
	return judged(figure > 0, figure >= goal)
}

func judged(measured, good bool) string {
	switch {
	case !measured:
		return unknown
	case good:
		return holds
	}
	return missed
}

// markdown is the table as people read it.
func (t *table) markdown() string {
	var b strings.Builder
	b.WriteString("| Goal | Figure | Verdict |\n|---|---|---|\n")
	for _, l := range t.lines {
		verdict := l.verdict
		if verdict == missed {
			verdict = "**missed**"
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", l.goal, l.figure, verdict)
	}
	return b.String()
}
