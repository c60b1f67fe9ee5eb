// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
)

// Day is a day in Brussels as 2026-11-24, or "" where a period is open. Two days compare as text.
type Day string

// The days that a record can name; a database knows no year nought, and a slip of the keyboard is not a plan.
const (
	firstDay Day = "1900-01-01"
	lastDay  Day = "2199-12-31"
)

// Today is the day on which an instant falls in Brussels.
func Today(now time.Time) Day { return Day(calendar.DateOf(now).String()) }

// DayOf is a day that may be left open.
func DayOf(d *calendar.Date) Day {
	if d == nil {
		return ""
	}
	return Day(d.String())
}

// Real says whether the day exists and a record can name it. "" does not.
func (d Day) Real() bool {
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil && d >= firstDay && d <= lastDay
}
