// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
)

// fail answers what a page could not do: in the words of the API, under the heading of its status. Nothing says what there is that its
// reader may not see.
func (x *Web) fail(w http.ResponseWriter, r *http.Request, err error) {
	p := x.API.Problem(lang(r), err)
	y, is := refusals[p.Status]
	if !is {
		y.Title = refusals[http.StatusConflict].Title
	}
	if !is || p.Status == http.StatusForbidden || p.Status == http.StatusConflict {
		y.Detail = p.Detail
	}
	y.Search = p.Status == http.StatusNotFound
	for name, values := range p.GetHeaders() {
		w.Header()[name] = values
	}
	x.show(w, r, p.Status, "refusal", y)
}
