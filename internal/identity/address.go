// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

var belgianPlace = regexp.MustCompile(`^[1-9][0-9]{3}$`)

// reserved are codes that ISO 3166-1 keeps or took back, and that the list of languages still knows: regions, unions, former countries.
var reserved = strings.Fields("AC AN CP CQ CS DG EA EU EZ FQ IC NT PC SU TA UN YU")

// Country says whether s is the code of a country (ISO 3166-1, two capitals): BE.
func Country(s string) bool {
	region, err := language.ParseRegion(s)
	return err == nil && !slices.Contains(reserved, s) && len(s) == 2 && region.String() == s && region.IsCountry() &&
		region.Canonicalize() == region
}

// PostalCode says whether s can be a postal code in a country: four digits in Belgium and where no country is named, at most
// twelve characters elsewhere.
func PostalCode(s, country string) bool {
	if country != "BE" && country != "" {
		return utf8.RuneCountInString(s) <= 12
	}
	return belgianPlace.MatchString(s)
}
