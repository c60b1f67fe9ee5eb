// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

func TestTheApplicationSaysEverything(t *testing.T) {
	t.Parallel()
	words := read(t, sheet(t))
	mustShow(t, words, "Subsidieaanvraag", "CW-KORT-0001", "Maatwerkatelier Voorbeeld vzw", "0999.010.126",
		"Sociaal-circulaire Hub Kempen", "Sociaal-circulaire Hub Gent",
		"ingediend", "24 november 2026, 14.32 uur", "1. Aanvrager", "2300 Turnhout\nBelgië", "BE16 9990 0001 0174", "46,5\u00a0vte", "31090 (NACE-BEL 2008)",
		"noor@maatwerkatelier.example", "directeur", "2. Partners", "Kenniscentrum Voorbeeld nv", "onderaannemer", "3. Hub en testtraject", "T-2022-014",
		"4. Project", "herbestemmen (Repurpose)", "hergebruiken (Re-use), herstellen (Repair)", "Turnhout (13040), Gent (44021)", "1 november 2022", "31 oktober 2023",
		"5. Planning", "Inzameling en triage", "6. Beoogde resultaten", "vermeden CO₂-uitstoot", "31,2", "7. Begroting", "Subtotaal Maatwerkatelier Voorbeeld vzw",
		"€\u00a034.200,00", "Totaal begroting\n€\u00a050.000,00", "8. Financiering", "80,0\u00a0%", "100,0\u00a0%", "Totaal financiering", "9. Staatssteun", "15 juni 2020",
		"€\u00a05.600,00", "10. Verklaringen op eer", "geen ernstige afbreuk", strings.Repeat("0123456789abcdef", 4))
	all := everything(words)
	for _, no := range []string{"ONTWERP", "Verschil", "Niet meegeteld", "Sommige tekens", notFilledIn} {
		if strings.Contains(all, no) {
			t.Errorf("a complete application that is submitted says %q", no)
		}
	}
}

func TestEveryPageHasNumberAndCount(t *testing.T) {
	t.Parallel()
	for _, s := range []record.Sheet{sheet(t), longSheet(t), verdictSheet(t, "approved")} {
		words := read(t, s)
		n := pageCount(words)
		for i := 1; i <= n; i++ {
			has := map[string]bool{}
			for _, w := range words {
				if w.page == i && w.y < 60 {
					has[w.text] = true
				}
			}
			if !has[fmt.Sprintf("Pagina %d van %d", i, n)] || !has["CW-KORT-0001"] || !has["Inhoud, SHA-256: "+s.ContentHash] {
				t.Errorf("the foot of page %d of %d says %v", i, n, has)
			}
		}
	}
}

func TestADraftIsMarkedOnEveryPageAndShowsItsGaps(t *testing.T) {
	t.Parallel()
	words := read(t, draftSheet(t))
	for i := 1; i <= pageCount(words); i++ {
		marks, first := 0, ""
		for _, w := range words {
			if w.page == i && first == "" {
				first = w.text
			}
			if w.page == i && w.text == "ONTWERP" {
				marks++
			}
		}
		if marks != 1 || first != "ONTWERP" {
			t.Errorf("page %d has %d marks, and begins with %q: the mark lies under the text", i, marks, first)
		}
	}
	mustShow(t, words, "Dit is een ontwerp.", "Ontwerp, niet ingediend", "Aanpak\nniet ingevuld", "5. Planning\nniet ingevuld",
		"Ondertekenaar\nniet ingevuld",
		"10.005", "abc", "10300.00 USD", "2023-02-29", "Niet meegeteld: 3 regels zonder geldig bedrag.", "Totaal begroting\n€\u00a011.500,00",
		"Verschil met de begroting\n€\u00a038.500,00")
}

func TestThreeHundredLines(t *testing.T) {
	t.Parallel()
	words := read(t, longSheet(t))
	for i := range 300 {
		if n := strings.Count(everything(words), numbered(i)); n != 1 {
			t.Fatalf("line %d stands there %d times", i, n)
		}
	}
	mustShow(t, words, "Totaal begroting\n€\u00a030.003,00", "Subtotaal Circulaire Bouwmarkt Voorbeeld bv\n€\u00a010.001,00")
	if heads := count(words, "Kostensoort"); heads < 8 {
		t.Errorf("the head of the table stands on %d pages", heads)
	}
	var last, total int
	for _, w := range words {
		if strings.Contains(w.text, numbered(299)) {
			last = w.page
		}
		if w.text == "Totaal begroting" {
			total = w.page
		}
	}
	if last != total {
		t.Errorf("the totals stand on page %d, without the last line of page %d", total, last)
	}
}

// TestRowsStayWhole sets tables of every length: no row is broken over two pages, no head and no total stands alone.
func TestRowsStayWhole(t *testing.T) {
	t.Parallel()
	for lines := 1; lines < 60; lines += 3 {
		s := sheet(t)
		s.Content.Budget = nil
		for i := range lines {
			s.Content.Budget = append(s.Content.Budget, application.Cost{Partner: fmt.Sprint(i % 2), Category: "staff",
				Description: numbered(i) + " " + strings.Repeat("toelichting ", 8) + "slot", Amount: money.Cents(1).Euro()})
		}
		words := read(t, s)
		onPaper(t, fmt.Sprint(lines), words)
		page := map[string]int{}
		for _, w := range words {
			page[w.text] = w.page
			if strings.HasSuffix(w.text, "slot") && page["open"] != w.page {
				t.Errorf("%d lines: a row is broken over pages %d and %d", lines, page["open"], w.page)
			}
			if strings.HasPrefix(w.text, "regel-") {
				page["open"], page["last"] = w.page, w.page
			}
		}
		if page["Totaal begroting"] != page["last"] {
			t.Errorf("%d lines: the total stands alone", lines)
		}
	}
}

func TestOrganisationsAreToldApartByNumber(t *testing.T) {
	t.Parallel()
	s := sheet(t)
	for i := range s.Content.Partners {
		s.Content.Partners[i].Organisation.Name = s.Content.Applicant.Name
	}
	s.Content.Budget[0].Partner, s.Content.Budget[1].Partner, s.Content.Budget[2].Partner = "BE0999010126", "", "onbekend"
	words := read(t, s)
	mustShow(t, words, "Subtotaal onbekend\n€\u00a010.300,00", "Subtotaal niet ingevuld\n€\u00a04.200,00", "€\u00a030.000,00",
		"€\u00a03.500,00")
	if n := count(words, "Subtotaal Maatwerkatelier Voorbeeld vzw"); n != 3 {
		t.Errorf("%d subtotals for three organisations of one name", n)
	}
}

func TestASheetWithoutInstantOrKindIsRefused(t *testing.T) {
	t.Parallel()
	s := sheet(t)
	s.At = time.Time{}
	if _, err := (Press{}).Print(s); err == nil {
		t.Error("a document got the time of day as its date")
	}
	s = sheet(t)
	s.Kind = "poem"
	if _, err := (Press{}).Print(s); err == nil {
		t.Error("a document of no kind was printed")
	}
}

func TestTheAttachmentsAreNamedWithTheirHash(t *testing.T) {
	s := sheet(t)
	if text := everything(read(t, s)); strings.Contains(text, "Bijlagen") {
		t.Error("a section without attachments")
	}
	s.Attachments = []dossier.Attached{{Kind: "partnership_agreement", Version: 2, SHA256: strings.Repeat("89abcdef01234567", 4)}}
	words := read(t, s)
	mustShow(t, words, "11. Bijlagen", "partnerschapsovereenkomst, versie 2", s.Attachments[0].SHA256)
	onPaper(t, "attachments", words)
}
