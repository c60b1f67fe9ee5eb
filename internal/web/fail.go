// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"crypto/rand"
	"net/http"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
)

// fail answers what a page could not do: in the words of the API, under the heading of its status. Nothing says what there is that its
// reader may not see; who is known and may not is told who gives access.
func (x *Web) fail(w http.ResponseWriter, r *http.Request, who *access.Identity, err error) {
	p := x.API.Problem(lang(r), err)
	y, is := refusals[p.Status]
	if !is {
		y.Title = refusals[http.StatusConflict].Title
	}
	if !is || p.Status == http.StatusForbidden || p.Status == http.StatusConflict {
		y.Detail = p.Detail
	}
	if p.Status == http.StatusForbidden && who != nil {
		y.Givers, y.Cure = who.Givers(), notYours
	}
	if p.Status == http.StatusServiceUnavailable && strings.HasSuffix(p.Type, ":fate_unknown") {
		y.Detail = p.Detail
	}
	if number := r.PathValue("number"); p.Status == http.StatusConflict && number != "" {
		y.Back = dossierPath(number)
	}
	for name, values := range p.GetHeaders() {
		w.Header()[name] = values
	}
	x.answerWith(w, r, p.Status, y, err)
}

// answerWith answers with the page of a refusal. What its reader may want to ask about has a reference, which stands in the log too.
func (x *Web) answerWith(w http.ResponseWriter, r *http.Request, status int, y refusal, err error) {
	y.Search = status == http.StatusNotFound
	switch {
	case r.Context().Err() != nil: // whoever asked went away, and asks again if they want
		x.Log.Info("page left", "status", status, "route", r.Pattern)
	case status >= http.StatusInternalServerError:
		y.Reference = newReference()
		x.Log.Error("page", "reference", y.Reference, "status", status, "route", r.Pattern, "error", err)
	case status == http.StatusForbidden || status == http.StatusConflict:
		y.Reference = newReference()
		x.Log.Info("page refused", "reference", y.Reference, "status", status, "route", r.Pattern, "error", err)
	}
	x.show(w, r, status, "refusal", y)
}

// newReference names an answer, to speak about it: eight letters and digits that are not mistaken for each other.
func newReference() string {
	const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
	raw := make([]byte, 8)
	rand.Read(raw) // never fails: the runtime stops the program first
	for i, b := range raw {
		raw[i] = alphabet[int(b)%len(alphabet)]
	}
	return string(raw[:4]) + "-" + string(raw[4:])
}
