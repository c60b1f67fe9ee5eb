// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"net/url"
	"strconv"
)

// maxWebsite is the longest web address, in bytes.
const maxWebsite = 200

// Website says whether s is a full web address: http or https, in a domain as mail has it, without a user.
func Website(s string) bool {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || len(s) > maxWebsite {
		return false
	}
	if _, err := domain(u.Hostname()); err != nil {
		return false
	}
	port, err := strconv.Atoi(u.Port())
	return u.Host == u.Hostname() || err == nil && port > 0 && port < 1<<16
}
