// SPDX-License-Identifier: EUPL-1.2

package calendar

import "time"

// Holiday gives the key of the legal holiday that falls on the day, or "".
// The ten holidays are those of the Belgian law on public holidays; 2 November and 26 December are not among them.
func Holiday(d Date) string {
	switch (Date{0, d.Month, d.Day}) {
	case Date{0, time.January, 1}:
		return "new_year"
	case Date{0, time.May, 1}:
		return "labour_day"
	case Date{0, time.July, 21}:
		return "national_day"
	case Date{0, time.August, 15}:
		return "assumption"
	case Date{0, time.November, 1}:
		return "all_saints"
	case Date{0, time.November, 11}:
		return "armistice"
	case Date{0, time.December, 25}:
		return "christmas"
	}
	easter := Easter(d.Year)
	switch d {
	case easter.Add(1):
		return "easter_monday"
	case easter.Add(39):
		return "ascension"
	case easter.Add(50):
		return "whit_monday"
	}
	return ""
}

// Easter is Easter Sunday of a Gregorian year, by the golden number, the century corrections and the epact.
func Easter(year int) Date {
	golden := year % 19
	century, inCentury := year/100, year%100
	leapCenturies := century / 4
	moonCorrection := (century - (century+8)/25 + 1) / 3
	epact := (19*golden + century - leapCenturies - moonCorrection + 15) % 30
	weekday := (32 + 2*(century%4) + 2*(inCentury/4) - epact - inCentury%4) % 7
	late := (golden + 11*epact + 22*weekday) / 451
	n := epact + weekday - 7*late + 114
	return Date{year, time.Month(n / 31), n%31 + 1}
}
