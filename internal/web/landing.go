// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"regexp"
)

// numbered is what the number of a dossier looks like.
var numbered = regexp.MustCompile(`^[A-Z0-9-]{1,40}$`)

// landing is where the links in messages lead: it says how to look at a dossier, and nothing of it, not even whether there is one.
func (x *Web) landing(w http.ResponseWriter, r *http.Request) {
	number := r.PathValue("number")
	if number != "" && !numbered.MatchString(number) {
		x.nowhere(w, r)
		return
	}
	x.show(w, r, http.StatusOK, "landing", number)
}
