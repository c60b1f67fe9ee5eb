// SPDX-License-Identifier: EUPL-1.2

package terminal

import (
	"bytes"
	"io"
	"strings"
	"unicode"
)

// screen is where people read. What others typed cannot steer the terminal: control characters are shown as �,
// and characters that turn the direction of writing are left out.
type screen struct{ w io.Writer }

func (s screen) Write(b []byte) (int, error) {
	_, err := s.w.Write(bytes.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r):
			return unicode.ReplacementChar
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, b))
	return len(b), err
}

// Flat keeps a sentence of the server on one line.
func Flat(s string) string { return strings.Join(strings.Fields(s), " ") }
