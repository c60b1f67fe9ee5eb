// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"net/mail"
	"strings"
)

// Email says whether a mail can be sent there: one address without a display name, in a domain with a dot.
func Email(s string) bool {
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || a.Name != "" || len(s) > 254 {
		return false
	}
	domain := s[strings.LastIndexByte(s, '@')+1:]
	dot := strings.LastIndexByte(domain, '.')
	return dot > 0 && dot < len(domain)-1 && !strings.Contains(domain, "..")
}
