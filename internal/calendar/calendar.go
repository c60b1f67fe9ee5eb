// SPDX-License-Identifier: EUPL-1.2

// Package calendar knows Brussels time, the Belgian legal holidays, working days and terms counted in days.
package calendar

import (
	"cmp"
	"fmt"
	"time"
	_ "time/tzdata" // the rules of Brussels time travel with the program
)

// Brussels is the time zone in which every deadline and term is counted.
var Brussels = func() *time.Location {
	location, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		panic(err) // the zone is embedded: only a broken build gets here
	}
	return location
}()

// Date is a day in Brussels, without a time of day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day in Brussels on which the instant falls.
func DateOf(at time.Time) Date {
	y, m, d := at.In(Brussels).Date()
	return Date{y, m, d}
}

// At is the instant of a clock time in Brussels on this day.
func (d Date) At(hour, minute int) time.Time {
	return time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, Brussels)
}

// End is 24:00 in Brussels, the instant at which the day is over.
func (d Date) End() time.Time { return d.Add(1).At(0, 0) }

// From is when something begins whose first day this is. For no day, and for today, which has begun, it is the zero time: at once.
func From(first *Date, now time.Time) time.Time {
	if first == nil || *first == DateOf(now) {
		return time.Time{}
	}
	return first.At(0, 0)
}

// Through is when something is over whose last day this is. For no day it is the zero time: never.
func Through(last *Date) time.Time {
	if last == nil {
		return time.Time{}
	}
	return last.End()
}

// Add moves by whole days.
func (d Date) Add(days int) Date {
	t := time.Date(d.Year, d.Month, d.Day+days, 0, 0, 0, 0, time.UTC)
	return Date{t.Year(), t.Month(), t.Day()}
}

// YearsBefore is the same day of the calendar a number of years before; of 29 February the 28th where that year has no 29th.
func (d Date) YearsBefore(years int) Date {
	before := Date{d.Year - years, d.Month, d.Day}
	if last := (Date{before.Year, before.Month + 1, 0}).Add(0); before.Day > last.Day {
		return last
	}
	return before
}

// Compare is -1, 0 or 1 when the day lies before, is, or lies after another.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// Before says whether the day lies before another.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Weekday()
}

// String is the ISO form, 2026-11-24.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Working says whether people work that day: no Saturday, no Sunday, no legal holiday.
func (d Date) Working() bool { return d.idle() == "" }

// idle names what keeps the day from being a working day: "saturday", "sunday", a holiday's key, or nothing.
// A holiday on a Sunday counts as a Sunday.
func (d Date) idle() string {
	switch d.Weekday() {
	case time.Saturday:
		return "saturday"
	case time.Sunday:
		return "sunday"
	}
	return Holiday(d)
}

// MarshalText writes the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ReadDate(string(text))
	return err
}
