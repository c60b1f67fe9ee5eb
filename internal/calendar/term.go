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
		return LastDay(day, rule)
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

// Left are the days of a term of a kind that are left after a day, up to the one on which it ends.
func Left(kind string, after Date, end time.Time) int {
	left := 0
	for day := after.Add(1); day.At(0, 0).Before(end); day = day.Add(1) {
		if kind != WorkingDays || day.Working() {
			left++
		}
	}
	return left
}

// Resumed is when a term ends after a pause: the days of its kind that were left after the day of the pause are left again after
// the day on which it goes on. A pause within one day moves nothing. Where it goes on at a later time of day than it was paused
// at, that day does not count, so that there is never less than there was.
func Resumed(kind string, end, paused, resumed time.Time) Due {
	from, on := DateOf(paused), DateOf(resumed)
	left := Left(kind, from, end)
	if on != from && clock(resumed) > clock(paused) {
		left++
	}
	due := Term{left, kind}.Due(resumed)
	due.Rule = "resumed:" + due.Rule
	return due
}

// clock is the time of day in Brussels, as the hands of a clock show it.
func clock(at time.Time) time.Duration {
	h, m, s := at.In(Brussels).Clock()
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second
}

// ReadDate reads 2026-11-24.
func ReadDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("date: %w", err)
	}
	return Date{t.Year(), t.Month(), t.Day()}, nil
}
