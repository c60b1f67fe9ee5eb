// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/session"
)

func (x *Web) stepUpPage(w http.ResponseWriter, r *http.Request, _ session.Session) {
	x.show(w, r, http.StatusOK, "bevestigen", x.waysFor(r, r.FormValue("next")))
}

// stepUpDemo takes the word of who came in without proof.
func (x *Web) stepUpDemo(w http.ResponseWriter, r *http.Request, who session.Session) {
	if who.Means != session.Demo || !x.demonstrates(r) {
		x.sessions.Refused(session.Demo, who.Person, "step up without proof")
		x.refuse(w, r, http.StatusForbidden)
		return
	}
	x.stepUp(w, r, "", r.PostFormValue("next"))
}

// stepUp notes that the person proved to be there, in a session that the provider calls sid or in none of its, and goes on.
func (x *Web) stepUp(w http.ResponseWriter, r *http.Request, sid, next string) {
	if err := x.sessions.StepUp(r.Context(), sid); err != nil {
		x.failed(w, r, err)
		return
	}
	http.Redirect(w, r, local(next), http.StatusSeeOther)
}
