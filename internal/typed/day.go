// SPDX-License-Identifier: EUPL-1.2

package typed

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{2})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	inWords   = regexp.MustCompile(`^(\d{1,2})\.?[- ]?([a-z]{3,9})\.?[- ]?(\d{4}|\d{2})$`)
)

// months are the names of the months, in Dutch and English.
var months = func() (names [12][2]string) {
	for m := range names {
		first := calendar.Date{Year: 2026, Month: time.Month(m + 1), Day: 1}
		for i, written := range []string{first.Dutch(), first.English()} {
			names[m][i] = strings.ToLower(strings.Fields(written)[1])
		}
	}
	return names
}()

// Day reads a day, its month before its year and after its day unless the year comes first: "3/11/2026", "3-11-26", "3.11.2026",
// "3 nov 2026", "3 november 2026" and "2026-11-03" are "2026-11-03". A year of two digits is of this century. When there is no such day, ok
// is false and the text stays as it was typed.
func Day(s string) (iso string, ok bool) {
	typed := strings.ToLower(strings.Map(func(r rune) rune {
		if text.Dash(r) {
			return '-'
		}
		return r
	}, plain(s)))
	day, month, year := "", "", ""
	if m := dayFirst.FindStringSubmatch(typed); m != nil {
		day, month, year = m[1], m[2], m[3]
	} else if m := yearFirst.FindStringSubmatch(typed); m != nil {
		day, month, year = m[3], m[2], m[1]
	} else if m := inWords.FindStringSubmatch(typed); m != nil {
		day, month, year = m[1], monthNamed(m[2]), m[3]
	}
	if len(year) == 2 {
		year = "20" + year
	}
	d, _ := strconv.Atoi(day)
	m, _ := strconv.Atoi(month)
	date := fmt.Sprintf("%s-%02d-%02d", year, m, d)
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return s, false
	}
	return date, true
}

// monthNamed is the number of the month of a name, or of its first three letters or more; "" when there is none.
func monthNamed(name string) string {
	for i, names := range months {
		if strings.HasPrefix(names[0], name) || strings.HasPrefix(names[1], name) || name == "mrt" && i == 2 {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}

// ShowDay writes a stored day for a field: "3/11/2026", or "3 Nov 2026" in English, where days and months are not written in one order.
// What is none is shown as it is.
func ShowDay(stored, lang string) string {
	at, err := time.Parse(time.DateOnly, stored)
	if err != nil {
		return stored
	}
	if lang == "en" {
		return at.Format("2 Jan 2006")
	}
	return at.Format("2/1/2006")
}
