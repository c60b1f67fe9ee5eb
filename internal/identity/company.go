// SPDX-License-Identifier: EUPL-1.2

// Package identity recognises what tells organisations apart and where they are: company numbers, bank accounts, postal, e-mail and
// web addresses, and codes of activities.
package identity

import (
	"errors"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// Why a company number is refused.
var (
	ErrCompanyNumber = errors.New("company number: not ten digits, or the check digits are wrong")
	ErrEstablishment = errors.New("company number: this is the number of an establishment unit")
)

// NormaliseCompanyNumber gives a Belgian enterprise number as 0999.010.126. It accepts what people copy: BE or BTW before it, dots,
// dashes, slashes, brackets and spaces of any kind, and the old form of nine digits. The last two digits are 97 minus the first eight
// modulo 97 (Crossroads Bank for Enterprises); the first digit is 0 or 1. Numbers that begin with 2 to 8 are those of establishment units.
func NormaliseCompanyNumber(s string) (string, error) {
	s = strings.ToUpper(bare(s))
	for _, prefix := range []string{"ONDERNEMINGS", "OND", "KBO", "BCE", "RPR", "BTW", "TVA", "VAT", "NUMMER", "NR", "BE"} {
		s = strings.TrimPrefix(s, prefix)
	}
	if len(s) == 9 {
		s = "0" + s
	}
	if len(s) != 10 || !digits(s) {
		return "", ErrCompanyNumber
	}
	if s[0] >= '2' && s[0] <= '8' {
		return "", ErrEstablishment
	}
	first, err := strconv.Atoi(s[:8])
	if err != nil {
		return "", ErrCompanyNumber
	}
	check, err := strconv.Atoi(s[8:])
	if err != nil || s[0] == '9' || first == 0 || check != 97-first%97 {
		return "", ErrCompanyNumber
	}
	return s[:4] + "." + s[4:7] + "." + s[7:], nil
}

// bare is an identifier without what parts it for the eye: spaces, dashes, dots, slashes, brackets, colons.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if text.Dash(r) || strings.ContainsRune("./()[]:·_", r) {
			return -1
		}
		return r
	}, text.Compact(s))
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
