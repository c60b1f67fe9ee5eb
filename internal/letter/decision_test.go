// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

func TestAnApprovalWithConditions(t *testing.T) {
	t.Parallel()
	words := read(t, verdictSheet(t, "approved"))
	mustShow(t, words, "Circulair werk(t)! – korte weg (voorbeeld)\nOproep CW-KORT",
		"Maatwerkatelier Voorbeeld vzw\nVoorbeeldstraat 12\n2300 Turnhout\nOndernemingsnummer\u00a00999.010.126",
		"Datum\n24 november 2026", "Kenmerk\nC-2026-17", "Beslissing over de subsidieaanvraag “Hergebruik hout",
		"De aanvraag is goedgekeurd onder voorwaarden.", "Gevraagd\n€\u00a040.000,00\nToegekend\n€\u00a038.500,00",
		"Motivering\nHet partnerschap", "De begroting is redelijk.", "Voorwaarden\n1.\nBezorg na zes maanden", "2.\nVermeld de steun op elk meubel.",
		"versie 3", "Inhoud (SHA-256)\n"+strings.Repeat("0123456789abcdef",
			4), "Beslist door\nMarijke Voorbeeld", "24 november 2026, 14.32 uur", "Pagina 1 van 2")
	if strings.Contains(everything(words), "geweigerd") {
		t.Error("an approval speaks of a rejection")
	}
}

// TestAGrantNamesItsAid: the regulation in full, and each beneficiary's part; what is no aid is said to be none.
func TestAGrantNamesItsAid(t *testing.T) {
	t.Parallel()
	words := read(t, verdictSheet(t, "approved"))
	mustShow(t, words, "De-minimissteun\nDeze subsidie is de-minimissteun onder Verordening (EU) 2023/2831",
		"Maatwerkatelier Voorbeeld vzw\n0999.010.126\n€\u00a026.334,00",
		"Materialenbank Voorbeeld cv\n0999.010.225\n€\u00a010.626,00", "Totaal de-minimissteun\n€\u00a036.960,00", "Het overige deel (€\u00a01.540,00)")
	for _, award := range []*dossier.Award{nil, {}} {
		s := verdictSheet(t, "approved")
		s.Award = award
		if strings.Contains(everything(read(t, s)), "minimis") {
			t.Errorf("%+v is called de-minimis aid", award)
		}
	}
}

func TestAnApprovalWithoutConditions(t *testing.T) {
	t.Parallel()
	s := verdictSheet(t, "approved")
	s.Conditions, s.Reference = nil, ""
	words := read(t, s)
	mustShow(t, words, "De aanvraag is goedgekeurd.\n")
	for _, no := range []string{"oorwaarden", "Kenmerk"} {
		if strings.Contains(everything(words), no) {
			t.Errorf("it says %q", no)
		}
	}
}

func TestARejection(t *testing.T) {
	t.Parallel()
	words := read(t, verdictSheet(t, "rejected"))
	mustShow(t, words, "De aanvraag is geweigerd.", "De begroting is redelijk.", "Gevraagd\n€\u00a040.000,00")
	for _, no := range []string{"Toegekend", "goedgekeurd", "Voorwaarden"} {
		if strings.Contains(everything(words), no) {
			t.Errorf("a rejection says %q", no)
		}
	}
}

// TestNoOtherOutcomeIsALetter holds the press to what it knows: it must never take a new outcome for a rejection.
func TestNoOtherOutcomeIsALetter(t *testing.T) {
	t.Parallel()
	for _, outcome := range []string{"", "withdrawn", "Approved"} {
		s := verdictSheet(t, "rejected")
		s.Outcome = outcome
		if _, err := (Press{}).Print(s); err == nil {
			t.Errorf("a letter says the outcome %q", outcome)
		}
	}
}

func TestTheReserveListHasAPlace(t *testing.T) {
	t.Parallel()
	s := verdictSheet(t, "reserve")
	s.Rank, s.Conditions = 3, nil
	mustShow(t, read(t, s), "De aanvraag staat op de reservelijst, op dit ogenblik op plaats 3.")
}

func TestACorrectionSaysWhatItReplacesAndHowToContestIt(t *testing.T) {
	t.Parallel()
	s := verdictSheet(t, "approved")
	s.Corrects, s.Objected, s.Contest = "12 november 2026 (geweigerd)", "15 november 2026", "tot en met 9 december 2026, 23.59 uur"
	s.Lines = []dossier.Line{{Line: 0, Accepted: 10_000_00}}
	s.Payments = call.Call{Instalments: []call.Instalment{{At: "award", Share: 8000}, {At: "final_report", Share: 2000}}}.Payments(s.Granted)
	mustShow(t, read(t, s), "Nieuwe beslissing over de subsidieaanvraag", "vervangt de beslissing van 12 november 2026 (geweigerd)",
		"na het bezwaar van 15", "Aanvaarde kosten", "€\u00a010.000,00", "Verworpen", "Uitbetaling", "bij de toekenning", "80\u00a0%", "€\u00a030.800,00", "na het eindverslag", "€\u00a07.700,00",
		"bezwaar indienen tot en met 9 december 2026, 23.59 uur")
}

func TestTheConsensusShowsScoresAndThresholds(t *testing.T) {
	t.Parallel()
	s := sheet(t)
	s.Kind, s.Reasons, s.DecidedBy, s.MinTotal = record.ConsensusSheet, "Sterk in de keten.", "Sofie Voorbeeld", 50
	s.Criteria = []dossier.Criterion{{Code: "relevance", Max: 20, Min: 10, Weight: 1}, {Code: "feasibility", Max: 20, Min: 10, Weight: 2}}
	s.Consensus = &dossier.Consensus{Marks: []dossier.Mark{{Criterion: "relevance", Sum: 44, Of: 3}, {Criterion: "feasibility",
		Sum: 29, Of: 3, Set: true}},
		Total: dossier.Mark{Sum: 102, Of: 3}, Below: []string{"feasibility", "total"}}
	mustShow(t, read(t, s), "relevantie", "14,66", "haalbaarheid", "9,66", "34,00", "Sterk in de keten.", "haalt niet alle drempels")
}
