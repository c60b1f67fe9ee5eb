// SPDX-License-Identifier: EUPL-1.2

package calendar

import (
	"fmt"
	"time"
)

// How the days of a term are counted.
const (
	WorkingDays  = "working"
	CalendarDays = "calendar"
)

// Term is a number of days within which somebody must act.
type Term struct {
	Days int    `json:"days"`
	Kind string `json:"kind"` // WorkingDays or CalendarDays
}

// Due is the last moment of a term and how it was reached.
type Due struct {
	At   time.Time `json:"at"`   // UTC instant: 24:00 in Brussels of the last day
	Rule string    `json:"rule"` // what a person reads to see why, as a key: "working:10", "calendar:84 moved:sunday"
}

// Due counts the term from an instant. The day of the instant does not count, the last day does;
// a term in calendar days that ends on a Saturday, Sunday or holiday moves to the next working day,
// the counting rule of Flemish decrees. A term in working days counts working days only.
func (t Term) Due(from time.Time) Due {
	day := DateOf(from)
	rule := fmt.Sprintf("%s:%d", t.Kind, t.Days)
	if t.Kind == WorkingDays {
		for left := t.Days; left > 0; {
			if day = day.Add(1); day.Working() {
				left--
			}
		}
		return Due{At: day.End().UTC(), Rule: rule}
	}
	day = day.Add(t.Days)
	if idle := day.idle(); idle != "" {
		rule += " moved:" + idle
		for !day.Working() {
			day = day.Add(1)
		}
	}
	return Due{At: day.End().UTC(), Rule: rule}
}
