// SPDX-License-Identifier: EUPL-1.2

package bilingual

import "golang.org/x/text/language"

var languages = language.NewMatcher([]language.Tag{language.Dutch, language.English})

// Accepted picks Dutch ("nl") or English ("en") from an Accept-Language header; Dutch when in doubt.
func Accepted(header string) string {
	tag, _ := language.MatchStrings(languages, header)
	if base, _ := tag.Base(); base.String() == "en" {
		return "en"
	}
	return "nl"
}
