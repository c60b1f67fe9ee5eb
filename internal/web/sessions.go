// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
)

// own is what somebody has here: sessions.
type own struct {
	Session  string // the one that asks
	Sessions []postgres.Session
	Wrong    *bilingual.Words
}

func (x *Web) sessionsPage(w http.ResponseWriter, r *http.Request, who session.Session) {
	x.showOwn(w, r, who, http.StatusOK, nil)
}

func (x *Web) showOwn(w http.ResponseWriter, r *http.Request, who session.Session, status int, wrong *bilingual.Words) {
	all, err := x.Store.Sessions(r.Context(), who.Person)
	if err != nil {
		x.failed(w, r, err)
		return
	}
	x.show(w, r, status, "sessies", own{who.ID, all, wrong})
}

// endSession ends one session of one's own, or all others.
func (x *Web) endSession(w http.ResponseWriter, r *http.Request, who session.Session) {
	var err error
	switch id := r.PostFormValue("sessie"); id {
	case "":
		err = x.sessions.EndOthers(r.Context(), who.Person, who.ID)
	case who.ID:
		x.signOut(w, r)
		return
	default:
		err = x.sessions.End(r.Context(), who.Person, id)
	}
	if err != nil {
		x.failed(w, r, err)
		return
	}
	http.Redirect(w, r, "/sessies", http.StatusSeeOther)
}
