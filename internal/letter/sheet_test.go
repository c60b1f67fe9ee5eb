// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// plainPress leaves the pages uncompressed, so that a test can read what stands on them.
var plainPress = Press{plain: true}

func sheet(t testing.TB) record.Sheet {
	t.Helper()
	raw, err := os.ReadFile("../../docs/examples/kempen-hergebruik-hout.json")
	if err != nil {
		t.Fatal(err)
	}
	var c application.Content
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	return record.Sheet{Kind: record.ApplicationSheet, Number: "CW-KORT-0001", Title: c.Project.Title, Company: c.Applicant.Name,
		CompanyNumber: "0999.010.126",
		Call:          "CW-KORT", CallName: "Circulair werk(t)! – korte weg (voorbeeld)", Hub: "kempen",
		HubNames: map[string]string{"kempen": "Sociaal-circulaire Hub Kempen", "gent": "Sociaal-circulaire Hub Gent"}, StateLabel: "ingediend",
		Version: 3, At: time.Date(2026, 11, 24, 13, 32, 0, 0, time.UTC), ContentHash: strings.Repeat("0123456789abcdef", 4), Content: c}
}

func draftSheet(t testing.TB) record.Sheet {
	s := sheet(t)
	s.Draft, s.ContentHash, s.StateLabel = true, "", "in opmaak"
	s.Content.Applicant.Website, s.Content.Applicant.Signatory = "", application.Signatory{}
	s.Content.Project.Approach, s.Content.Project.Start, s.Content.Plan = "", "2023-02-29", nil
	s.Content.Budget[0].Amount.Amount, s.Content.Budget[1].Amount.Amount = "10.005", "abc"
	s.Content.Budget[2].Amount.Currency, s.Content.Budget[3].Description = "USD", ""
	s.Content.Declarations.Publication = false
	return s
}

func verdictSheet(t testing.TB, outcome string) record.Sheet {
	s := sheet(t)
	s.Kind, s.Outcome, s.Asked = record.DecisionSheet, outcome, 40_000_00
	s.StateLabel, s.DecidedBy, s.Reference = "geweigerd", "Marijke Voorbeeld", "C-2026-17"
	s.Reasons = "Het partnerschap brengt lokaal bestuur, sociale economie en reguliere onderneming samen. De keten van inzameling tot verkoop is volledig.\n\n" +
		"De begroting is redelijk. De kosten voor de levenscyclusanalyse zijn maar gedeeltelijk verantwoord."
	if outcome == "approved" {
		s.StateLabel, s.Granted = "goedgekeurd", 38_500_00
		s.Award = &dossier.Award{Regulation: "2023/2831", Parts: []dossier.AwardPart{{Partner: 0, Amount: 26_334_00},
			{Partner: 1, Amount: 10_626_00}}}
		s.Conditions = []string{"Bezorg na zes maanden een tussentijds verslag over de ingezamelde hoeveelheden, met de weegbonnen per inzameling.", "Vermeld de steun op elk meubel."}
	}
	return s
}

func longSheet(t testing.TB) record.Sheet {
	s := sheet(t)
	s.Content.Budget = nil
	kinds := application.List("cost_categories")
	for i := range 300 {
		who := []string{"0999.010.126", "0999.010.225", "BE 0999 010 324"}[i%3]
		s.Content.Budget = append(s.Content.Budget, application.Cost{Partner: who, Category: kinds[i%len(kinds)],
			Description: "Regel " + strings.Repeat("met toelichting ", i%5) + numbered(i), Amount: money.Cents(100_01).Euro()})
	}
	return s
}

func hostileSheet(t testing.TB) record.Sheet {
	s := sheet(t)
	long := strings.Repeat("Donaudampfschiff", 125)
	s.Title, s.Company, s.Number = "Hout 😀 "+long, "Bedrijf שלום (123) ABC مرحبا "+long, "CW-😀-0001"
	c := &s.Content
	c.Applicant.Name, c.Applicant.Contact.Email = s.Company, long+"@example.be"
	c.Project.Title = s.Title
	c.Project.Summary = "Reparatie 👩\u200d🔧, 𝐯𝐞𝐭, Ελλάδα, Київ, 木材, e\u0301e\u0301n\r\ntweede regel\tmet tab\u202f! a\x00b \xff"
	c.Project.Problem = long
	c.Partners[0].Tasks = strings.Repeat("Een taak.\n", 200)
	c.Partners[0].Organisation.Name = long
	c.Budget[0].Description, c.Budget[1].Amount.Amount, c.Budget[2].Amount.Amount = long, long, "10000000000.00"
	c.Budget[4].Description = strings.Repeat("woorden ", 700)
	c.Plan[0].Title, c.Results[0].Value, c.Funding[0].Name = long, long, "שלום עולם"
	s.Reasons, s.Conditions = long+"\n\n"+strings.Repeat("Reden.\n", 100), []string{long, "", "😀"}
	s.CallName, s.Reference, s.DecidedBy = long, long, "Zoë 木"
	return s
}

// TestSamples prints one document of every kind, and writes them where somebody can look at them, when asked to:
// LETTER_SAMPLES=dir.
func TestSamples(t *testing.T) {
	t.Parallel()
	hostileDecision := hostileSheet(t)
	hostileDecision.Award = &dossier.Award{Regulation: "2023/2831", Parts: []dossier.AwardPart{{Partner: 0, Amount: 1},
		{Partner: 1, Amount: money.Max}}}
	hostileDecision.Kind, hostileDecision.Outcome, hostileDecision.Granted = record.DecisionSheet, "approved", money.Max
	for name, s := range map[string]record.Sheet{"application": sheet(t), "draft": draftSheet(t), "approved": verdictSheet(t, "approved"),
		"rejected": verdictSheet(t, "rejected"), "long": longSheet(t), "hostile": hostileSheet(t), "hostile-decision": hostileDecision,
		"empty": {Kind: record.ApplicationSheet, Draft: true, At: s2026}} {
		onPaper(t, name, read(t, s))
		raw, err := Press{}.Print(s)
		if err != nil {
			t.Fatal(err)
		}
		if len(raw) > 1<<20 {
			t.Errorf("%s has %d bytes", name, len(raw))
		}
		if dir := os.Getenv("LETTER_SAMPLES"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, name+".pdf"), raw, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

var s2026 = time.Date(2026, 6, 1, 22, 30, 0, 0, time.UTC)
