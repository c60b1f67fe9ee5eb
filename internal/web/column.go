// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/table"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// column is a column of the list, on the page and in what is exported of it.
type column struct {
	code  string
	Label bilingual.Words
	kind  table.Kind
	cell  func(view.Row, making) any // string, int, money.Cents, calendar.Date or nil
}

// making is what cells are made with.
type making struct {
	now  time.Time
	lang string
	hubs map[string]string // code to name
}

// columns are all that there are; number and title stand in every list.
var columns = []column{
	{"nummer", bilingual.Words{"Nummer", "Number"}, table.Text, func(r view.Row, _ making) any { return r.Number }},
	{"titel", bilingual.Words{"Titel", "Title"}, table.Text, func(r view.Row, _ making) any { return r.Title }},
	{"onderneming", bilingual.Words{"Onderneming", "Company"}, table.Text, func(r view.Row, _ making) any { return companyName(r.View) }},
	{"ondernemingsnummer", bilingual.Words{"Ondernemingsnummer", "Company number"}, table.Text,
		func(r view.Row, _ making) any { return r.CompanyNumber }},
	{"oproep", bilingual.Words{"Oproep", "Call"}, table.Text, func(r view.Row, _ making) any { return r.Call }},
	{"hub", bilingual.Words{"Hub", "Hub"}, table.Text, func(r view.Row, l making) any {
		if name := l.hubs[r.Hub]; name != "" {
			return name
		}
		return r.Hub
	}},
	{"stand", bilingual.Words{"Stand", "State"}, table.Text, func(r view.Row, _ making) any { return r.Label }},
	{"dagen", bilingual.Words{"Dagen in stand", "Days in state"}, table.Number,
		func(r view.Row, l making) any { return stayed(r.View, l.now) }},
	{"wacht", bilingual.Words{"Aan zet", "Must act"}, table.Text, func(r view.Row, l making) any { return awaited(r.View, l.lang) }},
	{"termijn", bilingual.Words{"Termijn", "Term"}, table.Day, func(r view.Row, _ making) any {
		if d := pressing(r.View); d != nil {
			return calendar.Ending(d.At)
		}
		return nil
	}},
	{"gevraagd", bilingual.Words{"Gevraagd", "Asked"}, table.Money, func(r view.Row, _ making) any { return cents(r.Asked) }},
	{"toegekend", bilingual.Words{"Toegekend", "Granted"}, table.Money, func(r view.Row, _ making) any { return cents(r.Granted) }},
	{"beoordeling", bilingual.Words{"Beoordelingen", "Assessment"}, table.Text,
		func(r view.Row, l making) any { return assessed(r.View, l.lang) }},
}

// always are the columns of every list, and usual those of a list whose address names none.
var (
	always = []string{"nummer", "titel"}
	usual  = []string{"onderneming", "stand", "dagen", "wacht", "termijn", "gevraagd"}
)

// shown are the columns of a list, in their order.
func (l listing) shown() []column {
	chosen := usual
	if l.asked.Has(columnsParameter) {
		chosen = strings.Split(l.asked.Get(columnsParameter), ",")
	}
	return slices.DeleteFunc(slices.Clone(columns), func(c column) bool {
		return !slices.Contains(always, c.code) && !slices.Contains(chosen, c.code)
	})
}

// companyName is whose the dossier is: by number where nobody filled in a name.
func companyName(v contract.View) string {
	if v.Company != "" {
		return v.Company
	}
	return v.CompanyNumber
}

// stayed are the whole days that a dossier is in its state.
func stayed(v contract.View, now time.Time) int { return int(now.Sub(v.Since).Hours() / 24) }

// awaited names the roles that must act, each once.
func awaited(v contract.View, lang string) string {
	var names []string
	for _, p := range v.WaitingFor {
		if name := p.Role.Label(lang); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// pressing is the term that presses most, or nil.
func pressing(v contract.View) *contract.Due {
	if v.Overdue != nil {
		return v.Overdue
	}
	return v.Due
}

func cents(e *money.Euro) any {
	if e == nil {
		return nil
	}
	c, err := e.Cents()
	if err != nil {
		return nil
	}
	return c
}

// assessed says how far assessing is; "" where nobody assesses, or the reader may not know.
func assessed(v contract.View, lang string) string {
	a := v.Assessing
	if a == nil {
		return ""
	}
	return bilingual.Said("%d van %d gevraagd, %d verklaard, %d binnen", "%d of %d asked, %d declared, %d in", a.Asked, a.Seats, a.Declared, a.In).In(lang)
}
