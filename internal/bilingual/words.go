// SPDX-License-Identifier: EUPL-1.2

// Package bilingual holds what is said in both languages of the programme: Flemish Dutch and English.
package bilingual

import (
	"fmt"
	"strings"
)

// Words say the same twice: first in Dutch, then in English.
type Words [2]string

// In gives the words in a language: "en" for English, Dutch for anything else.
func (w Words) In(lang string) string {
	if lang == "en" {
		return w[1]
	}
	return w[0]
}

// Plain is what reads the same in both.
func Plain(text string) Words { return Words{text, text} }

// Said fills in both alike.
func Said(nl, en string, args ...any) Words {
	return Words{fmt.Sprintf(nl, args...), fmt.Sprintf(en, args...)}
}

// With fills the gap {limit} in a sentence, if it has one.
func (w Words) With(limit ...Words) (said Words) {
	filled := append(limit, Words{})[0]
	for i := range w {
		said[i] = strings.ReplaceAll(w[i], "{limit}", filled[i])
	}
	return said
}
