// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// visual puts the letters of one line in the order in which they stand on paper: every stretch of words that are written from
// right to left is turned round. That is less than the Unicode algorithm does (a number between two stretches does not move
// them, and no shapes are chosen), and the note says so. The bidi package glues such words to their neighbours.
func visual(line string) string {
	if !strings.ContainsFunc(line, backwards) {
		return line
	}
	letters := []rune(line)
	for from := 0; from < len(letters); from++ {
		if !backwards(letters[from]) {
			continue
		}
		until := from + 1
		for i := until; i < len(letters) && !forwards(letters[i]); i++ {
			if backwards(letters[i]) || unicode.Is(unicode.Mn, letters[i]) {
				until = i + 1
			}
		}
		turn(letters[from:until])
		from = until - 1
	}
	return string(letters)
}

// turn reverses letters in place; a mark stays behind its letter, and brackets go on opening and closing.
func turn(letters []rune) {
	slices.Reverse(letters)
	for i := 0; i < len(letters); i++ {
		from := i
		for i < len(letters)-1 && unicode.Is(unicode.Mn, letters[i]) {
			i++
		}
		slices.Reverse(letters[from : i+1])
		if at := strings.IndexRune(brackets, letters[from]); at >= 0 {
			letters[from] = []rune(mirrored)[len([]rune(brackets[:at]))]
		}
	}
}

const brackets, mirrored = "()[]{}<>«»", ")(][}{><»«"

func backwards(r rune) bool {
	return r >= 0x590 && slices.Contains([]bidi.Class{bidi.R, bidi.AL}, class(r))
}

func forwards(r rune) bool { return slices.Contains([]bidi.Class{bidi.L, bidi.EN, bidi.AN}, class(r)) }

func class(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}
