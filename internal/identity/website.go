// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"net/url"
	"strings"
)

// maxWebsite is the longest web address, in bytes.
const maxWebsite = 200

// Website says whether s is a full web address: http or https, with a dot in its host and no user.
func Website(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && strings.Contains(u.Hostname(), ".") && u.User == nil && len(s) <= maxWebsite
}
