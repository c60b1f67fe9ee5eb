// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// breaking is a page with the usual font, to break texts on.
func breaking(t testing.TB) *page {
	t.Helper()
	p := newPage(sheet(t), western())
	p.font("", body, ink)
	return p
}

// TestWhereALineEnds: a text is parted where it hurts least, and never inside a word that has a better place.
func TestWhereALineEnds(t *testing.T) {
	t.Parallel()
	p := breaking(t)
	for text, want := range map[string][]string{
		"een twee drie vier":                          {"een twee drie", "vier"},
		"een\u00a0twee drie\u00a0vier":                {"een\u00a0twee", "drie\u00a0vier"},
		"een\u00a0twee\u00a0drie\u00a0vier\u00a0vijf": {"een\u00a0twee\u00a0drie", "vier\u00a0vijf"},
		"doelgroep\u00adwerknemers":                   {"doelgroep-", "werknemers"},
		"doel\u00adgroep":                             {"doelgroep"},
		"een doel\u00adgroepwerk":                     {"een doel-", "groepwerk"},
		"herstel\u200bcentrumwerkplaats":              {"herstel", "centrumwerkpla", "ats"},
		"hout/metaal/textiel/glas":                    {"hout/metaal/", "textiel/glas"},
		"sociaal-circulaire-keten":                    {"sociaal-", "circulaire-keten"},
		"CW-KORT-0001 en CW-KORT-0002":                {"CW-KORT-0001", "en", "CW-KORT-0002"},
		"12.500,00\u00a0euro, 3.250,00\u00a0euro":     {"12.500,00\u00a0euro,", "3.250,00\u00a0euro"},
		"https://hub.example/aanvraag?nr=1":           {"https://", "hub.example/", "aanvraag?nr=1"},
		"els.voorbeeld@organisatie.example":           {"els.voorbeeld@", "organisatie.", "example"},
		"meubelmakersvakmanschap":                     {"meubelmakersv", "akmanschap"},
		"onder\u00ad":                                 {"onder"},
		"eerste regel\n\ntweede":                      {"eerste regel", "", "tweede"},
		"":                                            {""},
	} {
		if got := p.lines(p.soft(text), 26); !slices.Equal(got, want) {
			t.Errorf("%q stands as %q, not %q", text, got, want)
		}
	}
}

// TestLinesKeepTheText: broken to any width, nothing is lost, nothing stands out, and what is drawn has no marks.
func TestLinesKeepTheText(t *testing.T) {
	t.Parallel()
	p := breaking(t)
	letters := rapid.SampledFrom([]rune("aeiou nrstlWM-/.@\u00a0\u00ad\u200b\u0301\n5"))
	rapid.Check(t, func(t *rapid.T) {
		text := p.soft(string(rapid.SliceOfN(letters, 0, 120).Draw(t, "text")))
		width := rapid.Float64Range(6, 90).Draw(t, "width")
		lines := p.lines(text, width)
		bare := func(s string) string {
			return strings.NewReplacer(" ", "", "\u00a0", "", "\u00ad", "", "\u200b", "", "\n", "", "-", "").Replace(s)
		}
		if got := bare(strings.Join(lines, "")); got != bare(text) {
			t.Fatalf("%q became %q", text, lines)
		}
		for _, line := range lines {
			// one character has nowhere to go
			if alone := len(grapheme.FindAllString(strings.TrimSuffix(line, "-"), -1)) < 2; !alone && p.GetStringWidth(line) > width {
				t.Fatalf("%q stands out", line)
			}
			if strings.ContainsAny(line, "\u00ad\u200b") {
				t.Fatalf("%q shows where it could be broken", line)
			}
		}
	})
}
