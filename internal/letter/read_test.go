// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// word is a string that stands on a page, in millimetres from the left and points from the foot.
type word struct {
	page        int
	text        string
	x, y, until float64
	size        float64
}

var (
	pageStart = regexp.MustCompile(`/Type /Page\n`)
	operator  = regexp.MustCompile(`(?s)BT /F([0-9a-f]+) ([0-9.]+) Tf ET|BT (-?[0-9.]+) (-?[0-9.]+) Td \(((?:\\.|[^\\()])*)\) ?Tj`)
	fontName  = regexp.MustCompile(`/F([0-9a-f]{40}) ([0-9]+) 0 R`)
)

// read prints a sheet and gives what stands on its pages, in order. The codes of the fonts are UTF-16, so the text reads back.
func read(t testing.TB, s record.Sheet) []word {
	t.Helper()
	raw, err := plainPress.Print(s)
	if err != nil {
		t.Fatal(err)
	}
	bold := map[string]bool{}
	for _, m := range fontName.FindAllSubmatch(raw, -1) {
		bold[string(m[1])] = bytes.Contains(raw,
			[]byte("\n"+string(m[2])+" 0 obj\n<</Type /Font\n/Subtype /Type0\n/BaseFont /utf8liberation#20sansB\n"))
	}
	if heavy := slices.Collect(maps.Values(bold)); len(bold) != 2 || heavy[0] == heavy[1] {
		t.Fatalf("which font is the bold one: %v", bold)
	}
	var all []word
	for i, at := range pageStart.FindAllIndex(raw, -1) {
		content, _, ended := bytes.Cut(raw[at[1]:], []byte("\nendstream"))
		if !ended {
			t.Fatal("a page has no end")
		}
		size, heavy := 0.0, false
		for _, m := range operator.FindAllSubmatch(content, -1) {
			if len(m[1]) > 0 {
				size, heavy = number(m[2]), bold[string(m[1])]
				continue
			}
			w := word{page: i + 1, text: decoded(m[5]), x: number(m[3]) / 72 * 25.4, y: number(m[4]), size: size}
			w.until = w.x + width(w.text, size, heavy)
			all = append(all, w)
		}
	}
	return all
}

func number(raw []byte) float64 {
	f, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		panic(err)
	}
	return f
}

func numbered(i int) string { return fmt.Sprintf("regel-%03d", i) }

func decoded(raw []byte) string {
	var b []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '\\' && i+1 < len(raw) {
			i++
			if raw[i] == 'r' {
				b = append(b, '\r')
				continue
			}
		}
		b = append(b, raw[i])
	}
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

var regularFont, boldFont = mustParse(liberationsansregular.TTF), mustParse(liberationsansbold.TTF)

func mustParse(raw []byte) *sfnt.Font {
	f, err := sfnt.Parse(raw)
	if err != nil {
		panic(err)
	}
	return f
}

// width measures with the original fonts, in millimetres, and independently of the library.
func width(text string, size float64, heavy bool) float64 {
	f := regularFont
	if heavy {
		f = boldFont
	}
	var buffer sfnt.Buffer
	var sum fixed.Int26_6
	for _, r := range text {
		glyph, err := f.GlyphIndex(&buffer, r)
		if err != nil {
			panic(err)
		}
		advance, err := f.GlyphAdvance(&buffer, glyph, fixed.I(2048), font.HintingNone)
		if err != nil {
			panic(err)
		}
		sum += advance
	}
	return float64(sum) / 64 / 2048 * size / 72 * 25.4
}

// fataler is testing.TB or rapid.T.
type fataler interface {
	Helper()
	Errorf(string, ...any)
}

// onPaper checks that all text stands between the margins, and that nothing stands on anything else.
func onPaper(t fataler, name string, words []word) {
	t.Helper()
	byPage := map[int][]word{}
	for _, w := range words {
		if w.text == "ONTWERP" {
			continue
		}
		if w.x < left-0.1 || w.until > right+0.1 || w.y < 20 || w.y > 842-20 {
			t.Errorf("%s: %q runs off page %d: from %.1f to %.1f mm, at %.0f points", name, w.text, w.page, w.x, w.until, w.y)
		}
		for _, other := range byPage[w.page] {
			if dy := w.y - other.y; dy < 0.6*w.size && -dy < 0.6*w.size && w.x < other.until-0.1 && other.x < w.until-0.1 {
				t.Errorf("%s: %q stands on %q on page %d", name, w.text, other.text, w.page)
			}
		}
		byPage[w.page] = append(byPage[w.page], w)
	}
}

func everything(words []word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.text + "\n")
	}
	return b.String()
}

func count(words []word, text string) (n int) {
	for _, w := range words {
		if w.text == text {
			n++
		}
	}
	return n
}

func mustShow(t *testing.T, words []word, wanted ...string) {
	t.Helper()
	all := everything(words)
	for _, w := range wanted {
		if !strings.Contains(all, w) {
			t.Errorf("%q does not stand on the pages", w)
		}
	}
}

func pageCount(words []word) int { return words[len(words)-1].page }
