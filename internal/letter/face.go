// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"fmt"
	"slices"
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font/sfnt"
)

// face is a pair of fonts and the characters that both of them hold.
type face struct {
	regular, bold []byte
	has           map[rune]bool
}

// whole is Liberation Sans as it comes.
var whole = sync.OnceValue(func() face {
	regular, bold := characters(liberationsansregular.TTF), characters(liberationsansbold.TTF)
	for r := range regular {
		if !bold[r] {
			delete(regular, r)
		}
	}
	return face{liberationsansregular.TTF, liberationsansbold.TTF, regular}
})

// western is the part of Liberation Sans that nearly every dossier is written in. The library parses the fonts anew for every
// document, and this part parses in a fraction of the time.
var western = sync.OnceValue(func() face {
	all := whole()
	has := map[rune]bool{}
	var kept []rune
	for r := range all.has {
		if r < 0x180 || r >= 0x2010 && r < 0x2040 || r >= 0x2070 && r < 0x20D0 || slices.Contains([]rune("−≈≠≤≥→←•™№"), r) {
			has[r], kept = true, append(kept, r)
		}
	}
	slices.Sort(kept)
	return face{part(all.regular, kept), part(all.bold, kept), has}
})

// part cuts a font down to some characters. The library writes into the bytes it reads, so it gets its own.
func part(font []byte, kept []rune) []byte {
	return gofpdf.UTF8CutFont(slices.Clone(font), string(kept))
}

// characters are those of the basic plane that a font has a glyph for.
func characters(raw []byte) map[rune]bool {
	font, err := sfnt.Parse(raw)
	if err != nil {
		panic(fmt.Errorf("the embedded font cannot be read: %w", err)) // only a broken build gets here
	}
	var buffer sfnt.Buffer
	all := map[rune]bool{}
	for r := rune(0x20); r < 0xFFFF; r++ {
		if glyph, err := font.GlyphIndex(&buffer, r); err == nil && glyph != 0 {
			all[r] = true
		}
	}
	return all
}
