// SPDX-License-Identifier: EUPL-1.2

package calendar

import (
	"fmt"
	"time"
)

var dutchMonths = [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
	"november", "december"}

// Dutch writes a day as "24 november 2026".
func (d Date) Dutch() string { return fmt.Sprintf("%d %s %d", d.Day, dutchMonths[d.Month-1], d.Year) }

// English writes a day as "24 November 2026".
func (d Date) English() string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) }

// In writes a day in English ("en"), or in Dutch.
func (d Date) In(lang string) string {
	if lang == "en" {
		return d.English()
	}
	return d.Dutch()
}

// InWords writes a day that is kept as 2026-11-24; what is no day stays as it is.
func InWords(iso, lang string) string {
	d, err := ReadDate(iso)
	if err != nil {
		return iso
	}
	return d.In(lang)
}

var dutchWeekdays = [...]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}

// Weekly is the day within its year, in Dutch ("nl") or English ("en"): "maandag 2 mei".
func (d Date) Weekly(lang string) string {
	if lang == "en" {
		return fmt.Sprintf("%s %d %s", d.Weekday(), d.Day, d.Month)
	}
	return fmt.Sprintf("%s %d %s", dutchWeekdays[d.Weekday()], d.Day, dutchMonths[d.Month-1])
}

// Moment writes an instant in Brussels time: "24 november 2026, 14.32 uur" or "24 November 2026, 14:32". In the hour that comes
// twice, when the clock goes back, it says which of both is meant.
func Moment(at time.Time, lang string) string {
	local := at.In(Brussels)
	if lang == "en" {
		return DateOf(at).English() + local.Format(", 15:04") + season(at, " (summer time)", " (winter time)")
	}
	return DateOf(at).Dutch() + local.Format(", 15.04 uur") + season(at, " (zomertijd)", " (wintertijd)")
}

// season tells two instants apart that the clock shows alike: the first of them is in summer time.
func season(at time.Time, summer, winter string) string {
	clock := func(at time.Time) string { return at.In(Brussels).Format("15:04") }
	switch clock(at) {
	case clock(at.Add(time.Hour)):
		return summer
	case clock(at.Add(-time.Hour)):
		return winter
	}
	return ""
}

// Until writes the end of a term: one that ends at midnight runs "tot en met 8 december 2026, 23.59 uur",
// one that ends at noon runs "tot 22 januari 2027, 12.00 uur".
func Until(at time.Time, lang string) string {
	before, through := "tot ", "tot en met "
	if lang == "en" {
		before, through = "until ", "up to and including "
	}
	if midnight(at) {
		return through + Last(at, lang)
	}
	return before + Last(at, lang)
}

// Last writes the last moment of a term on its own: 24:00 is 23:59 of the day before.
func Last(at time.Time, lang string) string {
	if midnight(at) {
		at = at.Add(-time.Nanosecond)
	}
	return Moment(at, lang)
}

func midnight(at time.Time) bool {
	h, m, s := at.In(Brussels).Clock()
	return h+m+s == 0
}
