// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// glyphs says of every character of the basic plane whether the font can print it. It is read from the font once.
var glyphs = sync.OnceValue(func() map[rune]bool {
	font, err := sfnt.Parse(liberationsansregular.TTF)
	if err != nil {
		panic(fmt.Errorf("the embedded font cannot be read: %w", err)) // only a broken build gets here
	}
	var buffer sfnt.Buffer
	all := map[rune]bool{}
	for r := rune(0x20); r <= 0xFFFF; r++ {
		if index, err := font.GlyphIndex(&buffer, r); err == nil && index != 0 {
			all[r] = true
		}
	}
	return all
})

var similar = strings.NewReplacer("\u2011", "-", "\u202f", "\u00a0", "\u2009", "\u00a0", "\u200d", "", "\ufe0e", "", "\ufe0f", "", "\u00ad", "", "\t", "    ")

// printable is text as the font can print it. What the font lacks becomes a readable stand-in such as [U+1F600], never nothing;
// changed says so. Text from right to left is printed letter by letter in reading order, which changed notes too.
func printable(text string) (out string, changed bool) {
	text = norm.NFC.String(similar.Replace(text))
	known := glyphs()
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n':
			b.WriteByte('\n')
		case known[r] && r != unicode.ReplacementChar:
			b.WriteRune(r)
			if p, _ := bidi.LookupRune(r); p.Class() == bidi.R || p.Class() == bidi.AL {
				changed = true
			}
		default:
			fmt.Fprintf(&b, "[U+%04X]", r)
			changed = true
		}
	}
	return b.String(), changed
}
