// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/loopback"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
)

// DemoPerson is somebody of the demonstration.
type DemoPerson struct {
	ID, Name string
	As       bilingual.Words // what they do
}

// ways are the ways to sign in that a browser is offered.
type ways struct {
	Next     string // where to go on
	Public   bool   // browsers have an address to come to
	Passkeys bool   // which is a name
	Provider *oidc.Provider
	Demo     []DemoPerson
	Wrong    *bilingual.Words // why the attempt before this failed
}

func (x *Web) waysFor(r *http.Request, next string) ways {
	y := ways{Next: local(next), Public: x.Public != nil, Passkeys: x.party != nil, Provider: x.Provider}
	if x.demonstrates(r) {
		y.Demo = x.Demo
	}
	return y
}

func (x *Web) signInPage(w http.ResponseWriter, r *http.Request) {
	y := x.waysFor(r, r.FormValue("next"))
	if _, is := session.Who(r.Context()); is {
		http.Redirect(w, r, y.Next, http.StatusSeeOther)
		return
	}
	x.show(w, r, http.StatusOK, "aanmelden", y)
}

// demonstrates says whether somebody may sign in as a person of the demonstration: only where there is one, and only from the machine that
// it runs on, by its name. What came through a proxy came from elsewhere.
func (x *Web) demonstrates(r *http.Request) bool {
	if len(x.Demo) == 0 || !x.here() || !loopback.Host(host(r)) || !loopback.Address(r.RemoteAddr) {
		return false
	}
	for _, passed := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via"} {
		if r.Header.Get(passed) != "" {
			return false
		}
	}
	return true
}

// counts says whether a session counts for a request: one that nobody proved anything for counts where it could begin.
func (x *Web) counts(r *http.Request, who session.Session) bool {
	return who.Means != session.Demo || x.demonstrates(r)
}

// signInDemo signs somebody of the demonstration in, unasked who they are.
func (x *Web) signInDemo(w http.ResponseWriter, r *http.Request) {
	if !x.demonstrates(r) {
		x.sessions.Refused(session.Demo, "", "no demonstration here")
		x.refuse(w, r, http.StatusForbidden)
		return
	}
	at := slices.IndexFunc(x.Demo, func(p DemoPerson) bool { return p.ID == r.PostFormValue("person") })
	if at < 0 {
		x.sessions.Refused(session.Demo, "", "nobody of the demonstration")
		x.refuse(w, r, http.StatusForbidden)
		return
	}
	x.signIn(w, r, session.Session{Person: x.Demo[at].ID, Means: session.Demo}, false, r.PostFormValue("next"))
}

// signIn begins a session and goes on to a page of ours. Who holds no membership that counts is told whom to ask.
func (x *Web) signIn(w http.ResponseWriter, r *http.Request, as session.Session, proven bool, next string) {
	who, err := x.Store.Identity(r.Context(), as.Person)
	switch {
	case err != nil:
		x.failed(w, r, err)
		return
	case len(who.People) == 0:
		x.sessions.Refused(as.Means, as.Person, "no membership counts")
		x.showIn(w, r, http.StatusForbidden, "zonder", frame{Identity: &who})
		return
	}
	if err := x.sessions.SignIn(r.Context(), as, proven); err != nil {
		x.failed(w, r, err)
		return
	}
	http.Redirect(w, r, local(next), http.StatusSeeOther)
}
