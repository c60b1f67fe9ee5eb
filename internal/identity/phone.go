// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"errors"
	"regexp"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// ErrPhone says that a text is no telephone number.
var ErrPhone = errors.New("phone: no telephone number")

// NormalisePhone gives a telephone number as +32 14 00 00 01: in its international form, grouped as Belgians do; a number of another
// country keeps the groups in which it was written. It accepts what people copy: brackets, dots, slashes, dashes and spaces of any
// kind, 00 for +, and the 0 in brackets that is left out from abroad. A number without a country is a Belgian one.
func NormalisePhone(s string) (string, error) {
	s = text.Fold(s) // dashes and digits of any script, and spaces, in one form
	s = strings.ReplaceAll(introduced.ReplaceAllString(s, ""), "(0)", " ")
	international := strings.HasPrefix(s, "+") || strings.HasPrefix(s, "00") || strings.HasPrefix(s, "(+")
	groups := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ./()[]-+", r) })
	all := strings.Join(groups, "")
	if !digits(all) || strings.Count(s, "+") > 1 || strings.LastIndexByte(s, '+') > 1 {
		return "", ErrPhone
	}
	if strings.HasPrefix(s, "00") {
		groups[0] = strings.TrimPrefix(groups[0], "00")
		all = strings.TrimPrefix(all, "00")
	}
	switch {
	case international && !strings.HasPrefix(all, "32"):
		if len(all) < 7 || len(all) > 15 || all[0] == '0' { // E.164
			return "", ErrPhone
		}
		return "+" + strings.TrimSpace(strings.Join(groups, " ")), nil
	case international:
		return belgian(strings.TrimPrefix(strings.TrimPrefix(all, "32"), "0"))
	case strings.HasPrefix(all, "0"):
		return belgian(all[1:])
	}
	return "", ErrPhone
}

// introduced is what people write before a telephone number.
var introduced = regexp.MustCompile(`^(tel|telefoon|phone|gsm|mobiel|t|m)\b[.: ]*`)

// belgian groups the digits of a Belgian number, without its first 0: eight of them, or nine of a mobile one.
func belgian(s string) (string, error) {
	if s == "" || s[0] == '0' {
		return "", ErrPhone
	}
	area := 2
	switch {
	case len(s) == 8 && (strings.HasPrefix(s, "800") || strings.HasPrefix(s, "90")): // free of charge, and paid by the minute
		return "+32 " + s[:3] + " " + s[3:5] + " " + s[5:], nil
	case len(s) == 9 && s[0] == '4':
		area = 3
	case len(s) != 8:
		return "", ErrPhone
	case strings.ContainsRune("2349", rune(s[0])): // Brussels, Antwerp, Liège and Ghent have one digit
		return "+32 " + s[:1] + " " + s[1:4] + " " + s[4:6] + " " + s[6:], nil
	}
	return "+32 " + s[:area] + " " + s[area:area+2] + " " + s[area+2:area+4] + " " + s[area+4:], nil
}
