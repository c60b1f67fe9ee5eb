// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"reflect"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// TestTheSmallFontsAreTheSameLetters compares every outline and width of the cut fonts with the originals.
func TestTheSmallFontsAreTheSameLetters(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]*sfnt.Font{{regularFont, mustParse(western().regular)}, {boldFont, mustParse(western().bold)}} {
		for r := range western().has {
			if want, got := outline(t, pair[0], r), outline(t, pair[1], r); !reflect.DeepEqual(want, got) {
				t.Errorf("%q looks different", r)
			}
		}
	}
	for _, r := range "ABCXYZabcxyz0123456789.,;:!?€éèëïöüçñß–—‘’“”«»•…½²₂°×µ\u00a0[]+" {
		if !western().has[r] {
			t.Errorf("%q is not among the small fonts", r)
		}
	}
}

func outline(t *testing.T, f *sfnt.Font, r rune) []any {
	t.Helper()
	var buffer sfnt.Buffer
	glyph, err := f.GlyphIndex(&buffer, r)
	if err != nil || glyph == 0 {
		t.Fatalf("no glyph for %q: %v", r, err)
	}
	advance, err := f.GlyphAdvance(&buffer, glyph, fixed.I(2048), font.HintingNone)
	if err != nil {
		t.Fatal(err)
	}
	segments, err := f.LoadGlyph(&buffer, glyph, fixed.I(2048), nil)
	if err != nil {
		t.Fatal(err)
	}
	return []any{advance, append(sfnt.Segments(nil), segments...)}
}
