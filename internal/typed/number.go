// SPDX-License-Identifier: EUPL-1.2

// Package typed reads amounts, numbers and days as people type them, and writes them as people in Flanders, or in English, read them.
// What is written in a field is always read back as what it stands for. What cannot be read, or could be read in two ways, stays as it was
// typed: the rules of the field name it.
package typed

import (
	"strings"
	"unicode"

	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// number is a text of digits and marks as a plain decimal, "12500.5". One mark before three digits can stand between thousands or before
// decimals: it stands between thousands when it is group, '.' or ','.
func number(s string, group byte) (plain string, ok bool) {
	whole, fraction, has := s, "", false
	if at := strings.LastIndexAny(s, ".,"); at >= 0 && decimal(s, at, group) {
		whole, fraction, has = s[:at], s[at+1:], true
	}
	if whole, ok = ungrouped(whole); !ok || has && !digits(fraction) {
		return "", false
	}
	if has {
		whole += "." + fraction
	}
	return whole, true
}

// decimal says whether the last mark of a number stands before its decimals.
func decimal(s string, at int, group byte) bool {
	switch before := s[:at]; {
	case strings.IndexByte(before, s[at]) >= 0:
		return false // it is there twice
	case !digits(before) || len(before) > 3 || before[0] == '0' || len(s)-at-1 != 3:
		return true // there are other marks, or it cannot stand between thousands
	}
	return s[at] != group
}

// ungrouped is a whole number without the marks between its thousands, which are all alike.
func ungrouped(s string) (string, bool) {
	at := strings.IndexAny(s, ".,' ")
	if at < 0 {
		return s, digits(s)
	}
	groups := strings.Split(s, s[at:at+1])
	for i, g := range groups {
		if !digits(g) || i > 0 && len(g) != 3 || i == 0 && (len(g) > 3 || g[0] == '0') {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// plain is a text with every space alike, none at its ends, and without what cannot be seen.
func plain(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case text.Invisible(r):
			return -1
		case strings.ContainsRune("‘’`´", r):
			return '\''
		}
		return r
	}, s))
}

// Decimal reads a number as it is typed in a language, "nl" or "en": "46,5" is "46.5", and "1.250" is 1250 in Dutch and 1.25 in English.
// When it is none, ok is false and the text stays as it was typed.
func Decimal(s, lang string) (plainly string, ok bool) {
	group := byte('.')
	if lang == "en" {
		group = ','
	}
	if n, is := number(plain(s), group); is {
		return n, true
	}
	return s, false
}

// ShowDecimal writes a number with the mark of a language: "46,5" or "46.5". What is none is shown as it is.
func ShowDecimal(stored, lang string) string {
	whole, fraction, has := strings.Cut(stored, ".")
	if lang == "en" || !has || !digits(whole) || !digits(fraction) {
		return stored
	}
	return whole + "," + fraction
}
