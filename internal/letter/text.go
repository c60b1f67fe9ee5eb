// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// similar maps what looks the same, ends of lines of all kinds, and what is never seen. Where a line may be broken stays.
var similar = strings.NewReplacer("\u2010", "-", "\u2011", "-", "\u202f", "\u00a0", "\u2007", "\u00a0", "\t", "    ",
	"\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n",
	"\u200c", "", "\u200d", "", "\u200e", "", "\u200f", "", "\u2060", "", "\ufeff", "", "\ufe0e", "", "\ufe0f", "")

// traits say what became of a text on its way to the page.
type traits struct {
	replaced bool // a stand-in was printed for what the fonts lack
	reversed bool // letters that are written from right to left
	beyond   bool // letters of the whole fonts that this face lacks
}

// printable is text as the fonts can print it. What they lack becomes a readable stand-in such as [U+1F600], never nothing.
func (f face) printable(text string) (string, traits) {
	var seen traits
	var b strings.Builder
	for _, r := range norm.NFC.String(similar.Replace(text)) {
		switch {
		case strings.ContainsRune("\n"+softHyphen+zeroWidth, r):
			b.WriteRune(r)
		case whole().has[r] && r != unicode.ReplacementChar && !unicode.Is(unicode.Cf, r): // never what turns text round unseen
			b.WriteRune(r)
			seen.beyond = seen.beyond || !f.has[r]
			seen.reversed = seen.reversed || backwards(r)
		case unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		default:
			b.WriteString(standIn(r))
			seen.replaced = true
		}
	}
	return b.String(), seen
}

// standIn is the plain letter for a styled one (𝐁 gives B), else the number of the character.
func standIn(r rune) string {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		plain := norm.NFKC.String(string(r))
		if plain != string(r) && !strings.ContainsFunc(plain, func(r rune) bool { return !western().has[r] }) {
			return plain
		}
	}
	return fmt.Sprintf("[U+%04X]", r)
}
