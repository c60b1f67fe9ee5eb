// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"
	"pgregory.net/rapid"
)

// plainPress leaves the pages uncompressed, so that a test can read what stands on them.
var plainPress = Press{plain: true}

func sheet(t testing.TB) ledger.Sheet {
	t.Helper()
	raw, err := os.ReadFile("../../docs/examples/kempen-hergebruik-hout.json")
	if err != nil {
		t.Fatal(err)
	}
	var c application.Content
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	return ledger.Sheet{Kind: ledger.ApplicationSheet, Number: "CW-KORT-0001", Title: c.Project.Title, Company: c.Applicant.Name, CompanyNumber: "0999.010.126",
		Call: "CW-KORT", CallName: "Circulair werk(t)! – korte weg (voorbeeld)", Hub: "kempen",
		HubNames: map[string]string{"kempen": "Sociaal-circulaire Hub Kempen", "gent": "Sociaal-circulaire Hub Gent"}, StateLabel: "ingediend",
		Version: 3, At: time.Date(2026, 11, 24, 13, 32, 0, 0, time.UTC), ContentHash: strings.Repeat("0123456789abcdef", 4), Content: c}
}

func verdictSheet(t testing.TB, outcome string) ledger.Sheet {
	s := sheet(t)
	s.Kind, s.Outcome, s.Asked = ledger.DecisionSheet, outcome, 40_000_00
	s.Reasons = "Het partnerschap is sterk en de keten is volledig.\n\nDe begroting is redelijk."
	s.DecidedBy, s.Reference = "Marijke Voorbeeld", "C-2026-17"
	if outcome == "approved" {
		s.Granted, s.Conditions = 38_500_00, []string{"Bezorg na zes maanden een tussentijds verslag.", "Vermeld de steun op elk meubel."}
	}
	return s
}

func printed(t testing.TB, s ledger.Sheet) []byte {
	t.Helper()
	raw, err := plainPress.Print(s)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

var shown = regexp.MustCompile(`(?s)\(((?:\\.|[^\\()])*)\) ?Tj`)

// texts are the strings that stand on the pages, in order. The font's codes are UTF-16, so the text reads back.
func texts(raw []byte) []string {
	var all []string
	for _, m := range shown.FindAllSubmatch(raw, -1) {
		s := bytes.NewBuffer(nil)
		for i := 0; i < len(m[1]); i++ {
			if m[1][i] == '\\' && i+1 < len(m[1]) {
				i++
				if c, special := map[byte]byte{'r': '\r', 'n': '\n', 't': '\t'}[m[1][i]]; special {
					s.WriteByte(c)
					continue
				}
			}
			s.WriteByte(m[1][i])
		}
		b := s.Bytes()
		var units []uint16
		for i := 0; i+1 < len(b); i += 2 {
			units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
		}
		all = append(all, string(utf16.Decode(units)))
	}
	return all
}

func mustShow(t *testing.T, raw []byte, wanted ...string) {
	t.Helper()
	all := strings.Join(texts(raw), "\n")
	for _, w := range wanted {
		if !strings.Contains(all, w) {
			t.Errorf("%q does not stand on the pages", w)
		}
	}
}

func pages(raw []byte) int { return bytes.Count(raw, []byte("/Type /Page\n")) }

func TestTheApplicationSaysEverything(t *testing.T) {
	t.Parallel()
	raw := printed(t, sheet(t))
	mustShow(t, raw, "Subsidieaanvraag", "CW-KORT-0001", "Maatwerkatelier Voorbeeld vzw", "0999.010.126", "Sociaal-circulaire Hub Kempen", "Sociaal-circulaire Hub Gent",
		"ingediend", "24 november 2026, 14.32 uur", "1. Aanvrager", "10. Verklaringen op eer", "BE16 9990 0001 0174", "46,5 vte", "Kenniscentrum Voorbeeld nv",
		"herbestemmen (Repurpose)", "1 november 2022 tot en met 31 oktober 2023", "Inzameling en triage", "vermeden CO₂-uitstoot", "31,2", "Totaal",
		"€\u00a050.000,00", "€\u00a034.200,00", "€\u00a040.000,00", "80,0 %", "€\u00a05.600,00", strings.Repeat("0123456789abcdef", 4))
	if strings.Contains(strings.Join(texts(raw), ""), "ONTWERP") {
		t.Error("a submitted application is marked as a draft")
	}
}

func TestEveryPageHasNumberAndCount(t *testing.T) {
	t.Parallel()
	raw := printed(t, sheet(t))
	n := pages(raw)
	if n < 3 {
		t.Fatalf("%d pages", n)
	}
	for i := 1; i <= n; i++ {
		mustShow(t, raw, fmt.Sprintf("Pagina %d van %d", i, n))
	}
	count := 0
	for _, s := range texts(raw) {
		if s == "CW-KORT-0001" {
			count++
		}
	}
	if count < n {
		t.Errorf("the number stands on %d of %d pages", count, n)
	}
}

func TestADraftIsMarkedOnEveryPageAndShowsItsGaps(t *testing.T) {
	t.Parallel()
	s := sheet(t)
	s.Draft, s.ContentHash = true, ""
	s.Content.Project.Approach = ""
	s.Content.Budget[0].Amount.Amount = "10.005"
	s.Content.Project.Start = "2023-02-29"
	raw := printed(t, s)
	marks := 0
	for _, x := range texts(raw) {
		if x == "ONTWERP" {
			marks++
		}
	}
	if marks != pages(raw) {
		t.Errorf("%d marks on %d pages", marks, pages(raw))
	}
	mustShow(t, raw, notFilledIn, "10.005", "2023-02-29", "Niet meegeteld: 1 regel(s)", "€\u00a026.000,00")
}

func TestTheSameSheetGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	for _, s := range []ledger.Sheet{sheet(t), verdictSheet(t, "approved")} {
		want, err := Press{}.Print(s)
		if err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if got, err := (Press{}).Print(s); err != nil || !bytes.Equal(got, want) {
					t.Errorf("other bytes, %v", err)
				}
			})
		}
		all.Wait()
	}
}

func TestDecisions(t *testing.T) {
	t.Parallel()
	raw := printed(t, verdictSheet(t, "approved"))
	mustShow(t, raw, "goedgekeurd onder voorwaarden", "Toegekend: €\u00a038.500,00", "Gevraagd: €\u00a040.000,00", "Het partnerschap is sterk en de keten is volledig.",
		"1. Bezorg na zes maanden een tussentijds verslag.", "2. Vermeld de steun op elk meubel.", "Marijke Voorbeeld", "C-2026-17", "24 november 2026", "Voorbeeldstraat 12", "Pagina 1 van 1")
	raw = printed(t, verdictSheet(t, "rejected"))
	mustShow(t, raw, "De aanvraag is geweigerd.", "De begroting is redelijk.")
	if strings.Contains(strings.Join(texts(raw), ""), "Toegekend") {
		t.Error("a rejection names an amount")
	}
}

func TestRequestsAndInadmissibility(t *testing.T) {
	t.Parallel()
	s := sheet(t)
	s.Kind, s.Until = ledger.SupplementSheet, "tot en met 1 december 2026, 23.59 uur"
	s.Asks = []ledger.AskedWords{{Pointer: "/project/summary", Text: "Zeg voor wie."}, {Pointer: "/budget/0", Text: "Leg de loonkost uit."}}
	mustShow(t, printed(t, s), "1. /project/summary", "Zeg voor wie.", "2. /budget/0", "Leg de loonkost uit.", "tot en met 1 december 2026, 23.59 uur", "Voorbeeldstraat 12")
	s = sheet(t)
	s.Kind, s.Grounds, s.Reasons = ledger.InadmissibleSheet, []string{"de aanvraag is onvolledig"}, "De handtekening ontbreekt."
	mustShow(t, printed(t, s), "onontvankelijk", "de aanvraag is onvolledig", "De handtekening ontbreekt.", "Pagina 1 van 1")
}

func TestHostileTextNeitherCrashesNorVanishes(t *testing.T) {
	t.Parallel()
	s := sheet(t)
	s.Content.Project.Summary = "Reparatie 👩\u200d🔧 en שלום en مرحبا\u202f!"
	s.Content.Project.Problem = strings.Repeat("w", 2000)
	s.Content.Partners[0].Tasks = strings.Repeat("Een taak.\n", 200)
	raw := printed(t, s)
	mustShow(t, raw, "[U+1F469][U+1F527]", "Sommige tekens konden niet")
	w := 0
	for _, x := range texts(raw) {
		w += strings.Count(x, "w")
	}
	if w < 2000 {
		t.Errorf("%d of 2000 letters of a long word are left", w)
	}
}

func TestThreeHundredLines(t *testing.T) {
	t.Parallel()
	s := sheet(t)
	s.Content.Budget = nil
	for i := range 300 {
		s.Content.Budget = append(s.Content.Budget, application.Cost{Partner: "0999.010.126", Category: "staff", Description: fmt.Sprintf("regel-%03d", i), Amount: money.Cents(100_01).Euro()})
	}
	raw := printed(t, s)
	all := texts(raw)
	for i := range 300 {
		if n := len(slices.DeleteFunc(slices.Clone(all), func(x string) bool { return x != fmt.Sprintf("regel-%03d", i) })); n != 1 {
			t.Fatalf("line %d stands there %d times", i, n)
		}
	}
	mustShow(t, raw, "€\u00a030.003,00")
	heads := 0
	for _, x := range all {
		if x == "Kostensoort" {
			heads++
		}
	}
	if heads < 5 {
		t.Errorf("the head of the table stands on %d pages", heads)
	}
}

func TestAnyTextPrints(t *testing.T) {
	t.Parallel()
	base := sheet(t)
	rapid.Check(t, func(t *rapid.T) {
		s := base
		text := rapid.StringOfN(rapid.Rune(), 0, 300, -1)
		s.Content.Project.Title, s.Title = text.Draw(t, "title"), text.Draw(t, "cover")
		s.Content.Project.Summary = text.Draw(t, "summary")
		s.Content.Applicant.Name, s.Company = text.Draw(t, "name"), text.Draw(t, "company")
		s.Content.Plan = []application.WorkItem{{Title: text.Draw(t, "work"), Start: text.Draw(t, "start")}}
		s.Content.Budget = []application.Cost{{Partner: text.Draw(t, "partner"), Amount: money.Euro{Amount: text.Draw(t, "amount"), Currency: "EUR"}}}
		s.Reasons, s.Conditions = text.Draw(t, "reasons"), []string{text.Draw(t, "condition")}
		s.Kind = rapid.SampledFrom([]string{ledger.ApplicationSheet, ledger.DecisionSheet}).Draw(t, "kind")
		if _, err := (Press{}).Print(s); err != nil {
			t.Fatal(err)
		}
	})
}

func TestEveryKeyHasALabel(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"organisation_kinds", "social_economy_categories", "partner_roles", "size_classes", "nace_versions", "circular_strategies",
		"material_streams", "cost_categories", "funding_sources", "aid_regimes", "result_statuses", "indicators"} {
		keys := application.List(name)
		if len(keys) == 0 {
			t.Errorf("the list %s is empty", name)
		}
		for _, key := range keys {
			if _, known := labels[key]; !known {
				t.Errorf("no label for %s of %s", key, name)
			}
		}
	}
}

// TestSamples writes the documents where somebody can look at them, when asked to: LETTER_SAMPLES=dir.
func TestSamples(t *testing.T) {
	t.Parallel()
	draft := sheet(t)
	draft.Draft, draft.ContentHash, draft.StateLabel = true, "", "in opmaak"
	draft.Content.Project.Approach, draft.Content.Plan = "", nil
	for name, s := range map[string]ledger.Sheet{"application": sheet(t), "draft": draft, "approved": verdictSheet(t, "approved"), "rejected": verdictSheet(t, "rejected")} {
		raw, err := Press{}.Print(s)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(raw, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(raw), []byte("%%EOF")) {
			t.Errorf("%s is no PDF: %s", name, hex.EncodeToString(raw[:8]))
		}
		if dir := os.Getenv("LETTER_SAMPLES"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, name+".pdf"), raw, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func BenchmarkApplication(b *testing.B) {
	s := sheet(b)
	for b.Loop() {
		if _, err := (Press{}).Print(s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecision(b *testing.B) {
	s := verdictSheet(b, "approved")
	for b.Loop() {
		if _, err := (Press{}).Print(s); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBare is the library alone with the same two fonts and a line of text: what no layout can go below.
func BenchmarkBare(b *testing.B) {
	for b.Loop() {
		p := gofpdf.New("P", "mm", "A4", "")
		p.AddUTF8FontFromBytes(family, "", slices.Clone(liberationsansregular.TTF))
		p.AddUTF8FontFromBytes(family, "B", slices.Clone(liberationsansbold.TTF))
		p.AddPage()
		p.SetFont(family, "", 10)
		p.Cell(40, 10, "Dossier")
		p.SetFont(family, "B", 10)
		p.Cell(40, 10, "Dossier")
		var out bytes.Buffer
		if err := p.Output(&out); err != nil {
			b.Fatal(err)
		}
	}
}
