// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"regexp"
	"unicode"
)

// maxCode is the longest code of a call, criterion, attachment or instalment, in characters.
const maxCode = 32

// Codes take ASCII only, so that no two look alike: they are in dossier numbers, addresses and files.
var (
	code = regexp.MustCompile(`^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$`)
	key  = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
)

func isCode(s string) bool { return len(s) <= maxCode && code.MatchString(s) }

func isKey(s string) bool { return len(s) <= maxCode && key.MatchString(s) }

// visible says that a text holds nothing that cannot be seen: no control characters, nothing that turns the direction
// of writing, no letters without width.
func visible(text string) bool {
	for _, r := range text {
		if !unicode.IsGraphic(r) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
			return false
		}
	}
	return true
}
