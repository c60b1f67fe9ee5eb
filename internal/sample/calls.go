// SPDX-License-Identifier: EUPL-1.2

package sample

import (
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// years are those in which the invented calls ran.
var years = []int{2021, 2022, 2023}

// callOf is the call of a year: open from March to the middle of October, with both steps and three assessors.
func callOf(year int) call.Call {
	euro := func(amount string) *money.Euro { return &money.Euro{Amount: amount, Currency: money.Currency} }
	term := func(days int, kind string) *calendar.Term { return &calendar.Term{Days: days, Kind: kind} }
	total := 50
	c := call.Call{
		Code: fmt.Sprintf("CW-%d", year%100), Name: fmt.Sprintf("Circulair werk(t)! – dossiers met bedrijven %d", year) + Mark, Version: 1,
		Opens:         calendar.Date{Year: year, Month: time.March, Day: 1}.At(9, 0).UTC(),
		Deadline:      working(calendar.Date{Year: year, Month: time.October, Day: 14}).At(12, 0).UTC(),
		DecisionRoute: dossier.Committee, Steps: []string{call.Admissibility, call.Assessment},
		MaxSubsidy: euro("40000.00"), MaxSubsidyPerPartner: euro("30000.00"), MaxRate: 8000, MinOwnShare: 2000,
		CostCategories: []string{"staff", "overhead", "operating", "external", "investment"}, SummaryMaxChars: 500,
		ProjectWindow:       &call.Window{From: fmt.Sprintf("%d-11-01", year), Until: fmt.Sprintf("%d-10-31", year+2)},
		RequiredAttachments: []string{"partnership_agreement"}, RequiredDeclarations: []string{"truthful", "controls", "publication",
			"no_significant_harm"},
		HubReviewTerm: term(10, calendar.WorkingDays), CureTerm: term(5, calendar.WorkingDays), CureRounds: 1,
		DecisionTerm: term(84, calendar.CalendarDays), ObjectionTerm: term(15, calendar.CalendarDays),
		MinTotal: &total, Assessors: 3, Budget: euro("1600000.00"),
		Instalments: []call.Instalment{{At: "award", Share: 8000}, {At: "final_report", Share: 2000}},
	}
	for _, code := range criteria {
		c.Criteria = append(c.Criteria, call.Criterion{Code: code, Max: 20, Min: 10, Weight: 1})
	}
	return c
}

var criteria = []string{"relevance", "feasibility", "partnership", "social_impact", "circular_impact"}
