// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
	"github.com/dossierwerkt/dossierwerkt/internal/throttle"
)

// How often codes may be looked up from one address. A code has 34 bits and is good for ten minutes.
const (
	codeEvery   = 6 * time.Second
	codesAtOnce = 20
)

// enter is the page on which somebody types the code that a program shows.
type enter struct {
	Code  string // as it is shown; "" to type it
	Wrong *bilingual.Words
}

// waiting is a program that asks to be let in.
type waiting struct {
	access.DeviceLogin
	May     []bilingual.Words
	Decides bool
	Proven  bool // whoever is signed in proved freshly to be there
	Hours   int  // that the token is good for, of one that decides
	Days    int  // of any other
	Again   string
}

// noLogin is said of every code under which nothing waits: mistyped, expired, confirmed, refused, or made up.
var noLogin = bilingual.Words{"Deze code werkt niet. Kijk ze na op het scherm van uw programma; ze geldt tien minuten, één keer. Begin anders daar opnieuw met dossier login.",
	"This code does not work. Check it on the screen of your program; it is good for ten minutes, once. Otherwise begin again there with dossier login."}

// may says what a token with each scope does.
var may = map[access.Scope]bilingual.Words{
	access.Read:   {"lezen wat u mag lezen", "read what you may read"},
	access.Draft:  {"dossiers opmaken, indienen, aanvullen en intrekken", "draft, submit, supplement and withdraw dossiers"},
	access.Review: {"dossiers nalezen en behandelen, tot er iets te beslissen is", "review and handle dossiers, until there is something to decide"},
	access.Manage: {"oproepen, hubs, organisaties, trajecten en mensen beheren", "manage calls, hubs, organisations, trajectories and people"},
	access.Decide: {"beslissen in uw naam: ontvankelijkheid, consensus, beslissingen en verbeteringen", "decide in your name: admissibility, consensus, decisions and corrections"},
}

// codePage asks for the code. One that came along is filled in, for a person to send.
func (x *Web) codePage(w http.ResponseWriter, r *http.Request, _ session.Session) {
	var shown string
	if code, ok := access.UserCode(r.FormValue("code")); ok {
		shown = access.DeviceLogin{Code: code}.Shown()
	}
	x.show(w, r, http.StatusOK, "koppelen", enter{Code: shown})
}

// code is the code of a form. It costs a turn of the address that sent it, and where that has none, or there is no such code, it answers.
func (x *Web) code(w http.ResponseWriter, r *http.Request) (code string, ok bool) {
	if x.codes.Spend(throttle.Network(r, x.BehindProxy)) > 0 {
		x.refuse(w, r, http.StatusTooManyRequests)
		return "", false
	}
	if code, ok = access.UserCode(r.PostFormValue("code")); !ok {
		x.notLetIn(w, r, access.ErrNoLogin)
	}
	return code, ok
}

// notLetIn answers why nothing came of a code.
func (x *Web) notLetIn(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, access.ErrNoLogin):
		x.show(w, r, http.StatusNotFound, "koppelen", enter{Wrong: &noLogin})
	case errors.Is(err, access.ErrLeft):
		x.refuse(w, r, http.StatusForbidden)
	default:
		x.failed(w, r, err)
	}
}

// loginPage shows which program waits, and for what.
func (x *Web) loginPage(w http.ResponseWriter, r *http.Request, who session.Session) {
	code, ok := x.code(w, r)
	if !ok {
		return
	}
	l, err := x.Store.DeviceLogin(r.Context(), code)
	if err != nil {
		x.notLetIn(w, r, err)
		return
	}
	now, err := x.Store.Now(r.Context())
	if err != nil {
		x.failed(w, r, err)
		return
	}
	y := waiting{DeviceLogin: l, Decides: access.Token{Scopes: l.Scopes}.May(access.Decide), Proven: who.Proven(now, freshly),
		Hours: int(access.DecideLife.Hours()), Days: int(access.LoginLife.Hours() / 24), Again: again(code)}
	for _, s := range l.Scopes {
		y.May = append(y.May, may[s])
	}
	x.show(w, r, http.StatusOK, "koppeling", y)
}

// again is the page of a code.
func again(code string) string { return "/koppelen?code=" + url.QueryEscape(code) }

// letIn confirms that a program is one's own. Who would let it decide proves first to be there.
func (x *Web) letIn(w http.ResponseWriter, r *http.Request, who session.Session) {
	code, ok := x.code(w, r)
	if !ok {
		return
	}
	now, err := x.Store.Now(r.Context())
	if err == nil {
		err = x.Store.ConfirmDevice(r.Context(), code, access.Confirmer{Person: who.Person, SteppedUp: who.Proven(now, freshly),
			Demo: who.Means == session.Demo})
	}
	switch {
	case errors.Is(err, access.ErrStepUp):
		http.Redirect(w, r, "/aanmelden/bevestigen?next="+url.QueryEscape(again(code)), http.StatusSeeOther)
	case err != nil:
		x.notLetIn(w, r, err)
	default:
		x.Log.Info("program let in", "person", who.Person, "session", who.ID)
		x.show(w, r, http.StatusOK, "gekoppeld", true)
	}
}

// keepOut refuses a program.
func (x *Web) keepOut(w http.ResponseWriter, r *http.Request, who session.Session) {
	code, ok := x.code(w, r)
	if !ok {
		return
	}
	if err := x.Store.RefuseDevice(r.Context(), code); err != nil {
		x.notLetIn(w, r, err)
		return
	}
	x.Log.Info("program kept out", "person", who.Person, "session", who.ID)
	x.show(w, r, http.StatusOK, "gekoppeld", false)
}
