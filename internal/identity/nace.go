// SPDX-License-Identifier: EUPL-1.2

package identity

import "regexp"

var nace = regexp.MustCompile(`^[0-9]{2}\.?[0-9]{2,3}$`)

// NACE says whether s has the form of a NACE code: four or five digits, 31090 or 31.090.
func NACE(s string) bool { return nace.MatchString(s) }
