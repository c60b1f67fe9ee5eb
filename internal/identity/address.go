// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"regexp"
	"unicode/utf8"
)

var (
	country      = regexp.MustCompile(`^[A-Z]{2}$`)
	belgianPlace = regexp.MustCompile(`^[1-9][0-9]{3}$`)
)

// Country says whether s has the form of a country code: BE.
func Country(s string) bool { return country.MatchString(s) }

// PostalCode says whether s can be a postal code in a country: four digits in Belgium and where no country is named, at most
// twelve characters elsewhere.
func PostalCode(s, country string) bool {
	if country != "BE" && country != "" {
		return utf8.RuneCountInString(s) <= 12
	}
	return belgianPlace.MatchString(s)
}
