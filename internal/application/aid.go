// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// regime is the de-minimis rule for awards between two days: a ceiling over a window.
type regime struct {
	from, until string
	ceiling     money.Cents
	since       func(award calendar.Date) string // first day on which earlier aid counts
}

// regimes are Regulation (EU) 1407/2013, over the fiscal year of the award and the two before, and
// Regulation (EU) 2023/2831, over three years back from day to day.
var regimes = []regime{
	{"2014-01-01", "2023-12-31", 200_000_00, func(d calendar.Date) string {
		return calendar.Date{Year: d.Year - 2, Month: time.January, Day: 1}.String()
	}},
	{"2024-01-01", "2030-12-31", 300_000_00, func(d calendar.Date) string {
		return calendar.Date{Year: d.Year - 3, Month: d.Month, Day: min(d.Day, lastOf(d.Year-3, d.Month))}.Add(1).String()
	}},
}

// lastOf is the last day of a month: three years before a leap day is the end of February.
func lastOf(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// checkAid adds up what the applicant received before within the window and its part of the subsidy.
func (k *checker) checkAid() {
	if k.need.Award.IsZero() {
		return
	}
	if s := k.content.sums(); s.whole {
		if ceiling, above := k.content.aidAbove(k.need.Award, s, 0); above {
			k.error("/state_aid/de_minimis", AboveAid, spoken(ceiling))
		}
	}
}

// aidAbove says whether the applicant's part of the subsidy, on top of earlier aid, passes the de-minimis ceiling that holds on the
// day of an award, and what that ceiling is. Aid that we know of ourselves counts beside what the applicant listed.
func (c Content) aidAbove(award time.Time, s sums, known money.Cents) (ceiling money.Cents, above bool) {
	if !c.DeMinimis() {
		return 0, false
	}
	date := calendar.DateOf(award)
	for _, r := range regimes {
		if day := date.String(); day < r.from || day > r.until {
			continue
		}
		total := known + s.subsidyOf(c.Applicant.CompanyNumber, c.Applicant.CompanyNumber)
		since := r.since(date)
		for _, a := range c.StateAid.DeMinimis {
			if cents, err := a.Amount.Cents(); err == nil && a.GrantedOn >= since && a.GrantedOn <= date.String() {
				total += cents
			}
		}
		if total > r.ceiling {
			return r.ceiling, true
		}
	}
	return 0, false
}
