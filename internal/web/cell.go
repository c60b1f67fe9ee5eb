// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/table"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// onPage is a cell as the page shows it. A term is told in days too; that it passed is a warning for who must act.
func onPage(c column, r view.Row, m making) listCell {
	cell := listCell{Right: c.kind == table.Number || c.kind == table.Money}
	switch value := c.cell(r, m).(type) {
	case string:
		cell.Text = value
	case int:
		cell.Text = strconv.Itoa(value)
	case money.Cents:
		cell.Text = value.In(m.lang)
	case calendar.Date:
		cell.Text, cell.Small = value.In(m.lang), daysTo(pressing(r.View).At, m.now).In(m.lang)
		cell.Late = r.Task != "" && !pressing(r.View).At.After(m.now)
	}
	return cell
}

// daysTo says how many days of the calendar are left of a term, or for how many it has passed.
func daysTo(end, now time.Time) bilingual.Words {
	last, today := calendar.Ending(end), calendar.DateOf(now)
	n := daysBetween(today, last)
	switch {
	case !end.After(now) && n == 0:
		return bilingual.Words{"vandaag verstreken", "passed today"}
	case !end.After(now) && n == -1:
		return bilingual.Words{"1 dag over tijd", "1 day late"}
	case !end.After(now):
		return bilingual.Said("%d dagen over tijd", "%d days late", -n)
	case n == 0:
		return bilingual.Words{"vandaag", "today"}
	case n == 1:
		return bilingual.Words{"nog 1 dag", "1 day left"}
	}
	return bilingual.Said("nog %d dagen", "%d days left", n)
}

// daysBetween counts the days of the calendar from one to another.
func daysBetween(from, to calendar.Date) int {
	utc := func(d calendar.Date) time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
	return int(utc(to).Sub(utc(from)) / (24 * time.Hour))
}
