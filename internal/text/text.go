// SPDX-License-Identifier: EUPL-1.2

// Package text is the one notion of text for everything that people bring: what is empty, what is kept, how identifiers are read,
// and how words are found.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// hollow are symbols that show nothing: the empty braille pattern, the null notehead, the place of an object that is not there.
const hollow = "\u2800\U0001d159\ufffc"

// Invisible says whether a character shows nothing and is no space: zero width, soft hyphens, direction marks, fillers, selectors.
func Invisible(r rune) bool {
	return strings.ContainsRune(hollow, r) || unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point,
		unicode.Variation_Selector) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// blank says whether a character by itself is nothing to read: a space, something invisible, an accent on nothing, or what has no
// picture, such as a character that Unicode does not assign.
func blank(r rune) bool {
	return unicode.IsSpace(r) || Invisible(r) || unicode.IsMark(r) || !unicode.IsGraphic(r)
}

// Blank says whether there is nothing to read.
func Blank(s string) bool { return strings.TrimFunc(s, blank) == "" }

// edge is what is cut off at the ends. A joiner or a selector stays: it belongs to the character before it.
func edge(r rune) bool {
	return unicode.IsSpace(r) || Invisible(r) && r != '\u200d' && r != '\u200c' && !(r >= 0xfe00 && r <= 0xfe0f) && r < 0xe0000
}

// Line is a text of one line as it is kept: in Unicode normal form C, without space at its ends, empty when there is nothing to read.
// It is not ok where a control character hides in it, or what is no Unicode.
func Line(s string) (string, bool) { return kept(s, false) }

// Lines is the same of several lines: LF ends each, whatever was typed, and tabs stay.
func Lines(s string) (string, bool) {
	return kept(ends.Replace(s), true)
}

// ends are what ends a line, written as LF.
var ends = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

func kept(s string, lines bool) (string, bool) {
	s = norm.NFC.String(strings.TrimFunc(s, edge))
	for _, r := range s {
		if (unicode.IsControl(r) || r == utf8.RuneError || unicode.Is(unicode.Noncharacter_Code_Point, r)) &&
			!(lines && (r == '\n' || r == '\t')) {
			return s, false
		}
	}
	if Blank(s) {
		return "", true
	}
	return s, true
}

// Compact is what identifies somebody – a number, an account, a mailbox, an address, a code – as it is read: without spaces and
// without what cannot be seen, which come along when it is copied.
func Compact(s string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || Invisible(r) {
			return -1
		}
		return r
	}, s))
}

// Code is Compact for what is made of letters, digits and hyphens: a dash of any kind is a hyphen.
func Code(s string) string {
	return strings.Map(func(r rune) rune {
		if Dash(r) {
			return '-'
		}
		return r
	}, Compact(s))
}

// Dash says whether people type or copy a character for a dash or hyphen.
func Dash(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '\u2212' || r == '\u00ad' }

// Fold is a text as it is searched: small letters without accents, single spaces, nothing invisible.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ReplaceAll(s, "´", "'")) { // an acute on nothing is an apostrophe
		switch {
		case unicode.Is(unicode.Mn, r) || Invisible(r):
		case unicode.IsSpace(r) || unicode.IsControl(r):
			b.WriteByte(' ')
		default:
			b.WriteString(fold(r))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// fold is a character without what NFKD leaves on it.
func fold(r rune) string {
	switch r = unicode.ToLower(unicode.ToUpper(r)); r {
	case 'ß', 'ẞ':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ı':
		return "i"
	}
	switch {
	case Dash(r):
		return "-"
	case strings.ContainsRune("‘’‛ʼ´`′", r):
		return "'"
	case strings.ContainsRune("“”„«»", r):
		return `"`
	}
	return string(r)
}
