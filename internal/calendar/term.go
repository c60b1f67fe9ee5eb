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
	return LastDay(day.Add(t.Days), rule)
}

// LastDay is a term whose last day is the given one, or the next working day when that is a Saturday, Sunday or holiday.
func LastDay(day Date, rule string) Due {
	if idle := day.idle(); idle != "" {
		rule += " moved:" + idle
		for !day.Working() {
			day = day.Add(1)
		}
	}
	return Due{At: day.End().UTC(), Rule: rule}
}

// Ending is the last day of a term that ends at an instant.
func Ending(at time.Time) Date { return DateOf(at.Add(-time.Nanosecond)) }

// Ahead is nine in the morning, a number of working days before the last day of a term that ends at an instant.
func Ahead(end time.Time, days int) time.Time {
	day := Ending(end)
	for left := days; left > 0; {
		if day = day.Add(-1); day.Working() {
			left--
		}
	}
	return day.At(9, 0).UTC()
}

// Resumed is the last moment of a term after a pause: what was left of it by the clock on the wall is left again,
// so a change to summer time takes nothing away. It ends at 24:00 of that day, moved to a working day.
func Resumed(end, paused, resumed time.Time, rule string) Due {
	return LastDay(Ending(shifted(end, paused, resumed)), rule)
}

// shifted moves an instant by the length of a pause, both read from the clock on the wall in Brussels.
func shifted(at, paused, resumed time.Time) time.Time {
	moved := wall(at).Add(wall(resumed).Sub(wall(paused)))
	y, m, d := moved.Date()
	return time.Date(y, m, d, moved.Hour(), moved.Minute(), moved.Second(), moved.Nanosecond(), Brussels).UTC()
}

// wall is what the clock in Brussels shows, free of the zone.
func wall(at time.Time) time.Time {
	local := at.In(Brussels)
	y, m, d := local.Date()
	return time.Date(y, m, d, local.Hour(), local.Minute(), local.Second(), local.Nanosecond(), time.UTC)
}

// ReadDate reads 2026-11-24.
func ReadDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("date: %w", err)
	}
	return Date{t.Year(), t.Month(), t.Day()}, nil
}
