// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"bytes"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"pgregory.net/rapid"
)

func TestPrintable(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Élise, één € ½ CO₂":     "Élise, één € ½ CO₂",
		"e\u0301":                "é",
		"vis\u2011bak 12\u202f%": "vis-bak 12\u00a0%",
		"goed 😀 idee":            "goed [U+1F600] idee",
		"👩\u200d🔧":               "[U+1F469][U+1F527]",
		"木 مرحبا ✓":              "[U+6728] [U+0645][U+0631][U+062D][U+0628][U+0627] [U+2713]",
		"𝐯𝐞𝐭 ｆｕｌｌ":               "vet full",
		"שלום":                   "שלום",
		"a\r\nb\rc\u2028d":       "a\nb\nc\nd",
		"a\tb\u3000c":            "a    b c",
		"doel\u00adgroep\u200b":  "doel\u00adgroep\u200b", // where a line may be broken
		"a\x00b\x7f":             "a[U+0000]b[U+007F]",
		"\xff \uffff":            "[U+FFFD] [U+FFFF]",
		"\u202eomgekeerd":        "[U+202E]omgekeerd",
	} {
		if got, _ := western().printable(in); got != want {
			t.Errorf("%q gives %q, not %q", in, got, want)
		}
	}
}

func TestRightToLeft(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"Firma שלום עולם bv": "Firma םלוע םולש bv", "gewoon": "gewoon", "(שלום)": "(םולש)",
		"שלום (עולם) שלום, x": "םולש (םלוע) םולש, x",
		"שלום 12,50 עולם":     "םולש 12,50 םלוע", "שׁלa": "לשׁa", "[U+0645]שלום[U+0645]": "[U+0645]םולש[U+0645]", "": ""} {
		if got := visual(in); got != want {
			t.Errorf("%q stands as %q, not %q", in, got, want)
		}
	}
	s := sheet(t)
	s.Company = "Firma שלום bv"
	mustShow(t, read(t, s), "Firma םולש bv", "Tekst van rechts naar links", "in het elektronische dossier")
}

func TestOtherAlphabetsPrintWithTheWholeFonts(t *testing.T) {
	t.Parallel()
	s := sheet(t)
	s.Company = "Київ Ελλάδα"
	words := read(t, s)
	mustShow(t, words, "Київ Ελλάδα", "Materialenbank Voorbeeld cv")
	if strings.Contains(everything(words), "Sommige tekens") {
		t.Error("letters that the fonts have are said to be missing")
	}
}

func TestHostileTextNeitherCrashesNorVanishes(t *testing.T) {
	t.Parallel()
	words := read(t, hostileSheet(t))
	mustShow(t, words, "[U+1F469][U+1F527]", "[U+6728]", "vet, Ελλάδα, Київ", "één", "tweede regel    met tab", "CW-[U+1F600]-0001",
		"Sommige tekens konden niet",
		"€\u00a010.000.000.000,00")
	for part, n := range map[string]int{"D": 10 * 125, "woorden": 700, "Een taak.": 200} {
		if got := strings.Count(everything(words), part); got < n {
			t.Errorf("%q stands there %d times, not %d", part, got, n)
		}
	}
}

var hostile = []string{"", "😀", "\U0010ffff", "\uffff", "\x00", "\xff\xfe", "שלום (1) مرحبا", "\u202e\u2066",
	strings.Repeat("w", 2000), "a\n\n\nb", "e\u0301\u0302\u0303", "\u0301", "()\\", "\r", "\u200b", "{nb}", "10.005"}

// fill puts text in every string of a value, and gives every list some entries.
func fill(v reflect.Value, text func(string) string, entries func(string) int, path string) {
	switch v.Kind() {
	case reflect.String:
		if path != ".Kind" && path != ".Outcome" {
			v.SetString(text(path))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), text, entries, path+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), entries(path), 3))
		for i := range v.Len() {
			fill(v.Index(i), text, entries, path)
		}
	}
}

func TestAnyTextPrints(t *testing.T) {
	t.Parallel()
	any := rapid.OneOf(rapid.SampledFrom(hostile), rapid.StringOfN(rapid.Rune(), 0, 60, -1), rapid.String(),
		rapid.StringMatching(`[a-z ]{0,60}`))
	rapid.Check(t, func(t *rapid.T) {
		s := record.Sheet{At: s2026, Kind: rapid.SampledFrom([]string{record.ApplicationSheet, record.DecisionSheet}).Draw(t, "kind"),
			Outcome: rapid.SampledFrom([]string{"approved", "rejected"}).Draw(t, "outcome"), Draft: rapid.Bool().Draw(t, "draft")}
		fill(reflect.ValueOf(&s).Elem(), func(path string) string { return any.Draw(t, path) },
			func(path string) int { return rapid.IntRange(0, 3).Draw(t, path) }, "")
		raw, err := plainPress.Print(s)
		if err != nil {
			t.Fatal(err)
		}
		again, err := plainPress.Print(s)
		if err != nil || !bytes.Equal(raw, again) {
			t.Fatalf("other bytes the second time, %v", err)
		}
	})
}

func TestTheSameSheetGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	for _, s := range []record.Sheet{sheet(t), draftSheet(t), verdictSheet(t, "approved"), hostileSheet(t)} {
		want, err := Press{}.Print(s)
		if err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		for range 3 {
			all.Go(func() {
				if got, err := (Press{}).Print(s); err != nil || !bytes.Equal(got, want) {
					t.Errorf("other bytes, %v", err)
				}
			})
		}
		all.Wait()
	}
}
