// SPDX-License-Identifier: EUPL-1.2

package sample

import (
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

type stream struct{ key, words string }

var (
	streams = []stream{{"wood", "Resthout"}, {"textile", "Werkkledij"}, {"plastics", "Harde kunststoffen"},
		{"food", "Voedseloverschotten"}, {"metal", "Metaalresten"},
		{"electronics", "Afgedankte elektronica"}, {"foam", "Matrasschuim"}, {"paper", "Drukresten"}, {"glass", "Vlakglas"}, {"organic",
			"Snijresten"}}
	purposes = []string{"een tweede leven", "herstellen met doelgroepwerknemers", "sorteren op de werf", "verwerken in kleine reeksen",
		"terugnemen na gebruik", "delen tussen bedrijven"}
	trades = []string{"Meubelmakerij", "Atelier", "Wasserij", "Drukkerij", "Bakkerij", "Metaalbewerking", "Bouwwerken", "Naaiatelier"}
)

// companyNumber is an invented number with right check digits, in a range that no example application uses.
func companyNumber(i int) string {
	first := 9_985_000 + i // 0998.5…
	check := 97 - first%97
	s := fmt.Sprintf("%08d%02d", first, check)
	return s[:4] + "." + s[4:7] + "." + s[7:]
}

// bankAccount is an invented Belgian account with right check digits.
func bankAccount(i int) string {
	first := 9_980_000_000 + int64(i)
	last := first % 97
	if last == 0 {
		last = 97
	}
	bban := fmt.Sprintf("%010d%02d", first, last)
	rest := 0
	for _, digit := range bban + "111400" { // B is 11, E is 14
		rest = (rest*10 + int(digit-'0')) % 97
	}
	return fmt.Sprintf("BE%02d%s", 98-rest, bban)
}

func euro(c money.Cents) money.Euro { return c.Euro() }

// content invents a complete application; its title says that it is an example.
func (g *generator) content(i int, t registry.Trajectory, year int) application.Content {
	s := streams[i%len(streams)]
	title := s.words + " " + g.one(purposes) + Mark
	applicant, partner := companyNumber(2*i), companyNumber(2*i+1)
	own := money.Cents(5_000_00 + g.random.IntN(8)*500_00)
	costs := own * 4 // a fifth is our own, well under the ceilings
	half := costs / 2
	c := application.Content{
		Applicant: application.Applicant{
			Name: fmt.Sprintf("%s Voorbeeld %d bv", g.one(trades), i+1), CompanyNumber: applicant, Kind: "company", LegalForm: "bv",
			Address: application.Address{Street: "Voorbeeldstraat", Number: fmt.Sprint(i + 1), PostalCode: "9000", Municipality: "Gent",
				Country: "BE"},
			Size: application.Size{HeadcountFTE: "12", Turnover: euro(1_800_000_00), BalanceTotal: euro(900_000_00), Class: "small"},
			NACE: []application.NACE{{Code: "31090", Version: "2008"}}, IBAN: bankAccount(i),
			Contact:   application.Contact{Name: "Contact Voorbeeld", Email: fmt.Sprintf("contact%d@voorbeeld.example", i+1)},
			Signatory: application.Signatory{Name: "Zaakvoerder Voorbeeld", Function: "zaakvoerder"},
		},
		Partners: []application.Partner{{Organisation: application.Organisation{Name: fmt.Sprintf("Maatwerk Voorbeeld %d vzw", i+1),
			CompanyNumber: partner,
			Kind:          "social_economy", LegalForm: "vzw"}, Role: "project_partner", Tasks: "Sorteren en verwerken met doelgroepwerknemers."}},
		Hubs: application.Hubs{Lead: t.Lead(), Supporting: []string{}, Trajectory: t.ID},
		Project: application.Project{Title: title,
			Summary: "Invullen van een voorbeeld: " + s.words + " blijft in de kringloop, met werk voor de doelgroep.",
			Problem: "Wat overblijft wordt nu verbrand of gestort.", Approach: "Bedrijf en maatwerkbedrijf zetten samen een kleine keten op.",
			CircularStrategies: application.Strategies{Main: "REUSE",
				Others: []string{}}, MaterialStreams: []string{s.key}, Municipalities: []string{"44021"},
			Start: fmt.Sprintf("%d-12-01", year), End: fmt.Sprintf("%d-11-30", year+1)},
		Plan: []application.WorkItem{{Title: "Proef en opschaling", Deliverable: "Werkende keten", Start: fmt.Sprintf("%d-12-01",
			year), End: fmt.Sprintf("%d-11-30", year+1)}},
		Results: []application.Result{{Indicator: "jobs_target_group_fte", Value: fmt.Sprintf("%d.5", 1+i%4), Unit: "fte",
			Method: "tewerkstellingsregister", Status: "estimated"}},
		Budget: []application.Cost{
			{Partner: applicant, Category: "staff", Description: "Projectleiding", Amount: euro(half)},
			{Partner: partner, Category: "operating", Description: "Verwerking", Amount: euro(costs - half)}},
		Funding: []application.Funding{{Source: "subsidy", Name: "Gevraagde subsidie", Amount: euro(costs - own)},
			{Source: "own", Name: "Eigen inbreng", Amount: euro(own), Confirmed: true}},
		StateAid:     application.StateAid{Regime: "de_minimis", DeMinimis: []application.Aid{}},
		Declarations: application.Declarations{Truthful: true, Controls: true, Publication: true, NoSignificantHarm: true},
	}
	c.Hubs.Supporting = append(c.Hubs.Supporting, t.Hubs[1:]...)
	return c
}
