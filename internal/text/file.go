// SPDX-License-Identifier: EUPL-1.2

package text

import (
	"bytes"
	"unicode/utf8"
)

// Encoding is how the bytes of a file stand for text.
type Encoding string

// What files of people come in. Only UTF-8 is read: the others are named, so that the file can be saved again.
const (
	UTF8    Encoding = "UTF-8"
	UTF16   Encoding = "UTF-16"
	Windows Encoding = "Windows-1252" // or another one of a single byte for each character
)

// File is the text of a file without the byte-order mark that some programs put first, and what it is encoded in.
func File(raw []byte) ([]byte, Encoding) {
	body := bytes.TrimPrefix(raw, []byte("\ufeff"))
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), bytes.HasPrefix(raw, []byte{0xfe, 0xff}), wide(raw):
		return raw, UTF16
	case !utf8.Valid(body):
		return raw, Windows
	}
	return body, UTF8
}

// wide says whether text begins with a character of two bytes, one of them zero: every file that we read begins with one of ASCII.
func wide(raw []byte) bool { return len(raw) > 1 && (raw[0] == 0) != (raw[1] == 0) }
