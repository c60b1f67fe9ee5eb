// SPDX-License-Identifier: EUPL-1.2

package text_test

import (
	"testing"
	"unicode/utf8"

	. "github.com/dossierwerkt/dossierwerkt/internal/text"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestWhatIsNothingToRead(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", " ", "\t\n", "\u00a0", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u3164", "\u2800", "\uffa0",
		"\u180e", "\u200e\u200f", "\u2066\u2069", "\u202e", "\u034f",
		" \u200b \u3164", "\u0301", "\ufe0f", "\U000e0020", "\u115f\u1160", "\u3000", "\u2003",
		"\U0001d159", "\ufffc", "\u20dd", "\u0488", "\u0378", "\ue000", "\U000f0000"} {
		if kept, ok := Line(s); !Blank(s) || kept != "" || !ok && s != "\t\n" {
			t.Errorf("%+q is kept as %+q, %v", s, kept, ok)
		}
		if kept, ok := Lines(s); kept != "" || !ok {
			t.Errorf("%+q is kept as %+q, %v", s, kept, ok)
		}
	}
	for _, s := range []string{"a", "0", "😀", "\u200ba", "–", "ש"} {
		if Blank(s) {
			t.Errorf("%+q is taken for nothing", s)
		}
	}
}

func TestHowTextIsKept(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		" Hout ": "Hout", "\ufeffHout\u200b": "Hout", "e\u0301e\u0301n": "één", "doelgroep\u00adwerknemers": "doelgroep\u00adwerknemers",
		"👩\u200d🔧": "👩\u200d🔧", "❤\ufe0f": "❤\ufe0f", "a\u00a0b": "a\u00a0b",
	} {
		if got, ok := Line(s); !ok || got != want {
			t.Errorf("%+q is kept as %+q, %v", s, got, ok)
		}
	}
	for s, want := range map[string]string{"een\r\ntwee\rdrie\vvier\u2028vijf": "een\ntwee\ndrie\nvier\nvijf", "met\ttab": "met\ttab"} {
		if got, ok := Lines(s); !ok || got != want {
			t.Errorf("%+q is kept as %+q, %v", s, got, ok)
		}
	}
	for _, s := range []string{"a\x00b", "a\x1bb", "a\u0080b", "a\nb", "a\xffb", "a\uffffb", "\ufdd0", "\U0010ffff"} {
		if _, ok := Line(s); ok {
			t.Errorf("%+q passes", s)
		}
	}
}

func TestIdentifiersAreReadWithoutWhatComesAlong(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{"els\u200b@example.be": "els@example.be",
		" BE68\u202f5390\u00a00754 7034\u200e": "BE68539007547034", "https://a.be\ufeff": "https://a.be"} {
		if got := Compact(s); got != want {
			t.Errorf("%+q is read as %+q", s, got)
		}
	}
}

func TestWordsAreFoundHoweverTheyAreTyped(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{{"één café", "EEN  CAFE"}, {"Zoë", "Zoe\u0308"}, {"hergebruik\u00adhout", "Hergebruikhout"},
		{"Straße", "STRASSE"}, {"naam\u00a0x ", "naam x"}, {"ﬁets", "fiets"}, {"Łódź", "lodz"}, {"2024–2025", "2024-2025"},
		{"Anne–Sophie O’Neill", "anne-sophie o'neill"}, {"„Hout”", `"hout"`}, {"d´Hondt", "d'Hondt"}} {
		if Fold(pair[0]) != Fold(pair[1]) {
			t.Errorf("%q is not %q", Fold(pair[0]), Fold(pair[1]))
		}
	}
}

// TestKeepingTwiceIsKeepingOnce, and what is kept is Unicode in normal form C.
func TestKeepingTwiceIsKeepingOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		for name, keep := range map[string]func(string) (string, bool){"line": Line, "lines": Lines, "compact": func(s string) (string, bool) { return Compact(s), true }, "fold": func(s string) (string, bool) { return Fold(s), true }} {
			once, ok := keep(s)
			if !ok {
				continue
			}
			if twice, ok := keep(once); !ok || twice != once || !utf8.ValidString(once) || name != "fold" && !norm.NFC.IsNormalString(once) {
				t.Fatalf("%s: %+q is kept as %+q, then as %+q", name, s, once, twice)
			}
		}
	})
}
