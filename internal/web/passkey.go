// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/passkey"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
)

// What a ceremony is for: one that was begun for one thing ends no other.
const (
	toSignIn   = "sign in"
	toStepUp   = "step up"
	toRegister = "register"
	toAccept   = "accept" // an invitation
)

// notProven is said of every passkey that proves nothing, whatever is wrong with it.
var notProven = bilingual.Words{"Dit lukte niet: de passkey is hier niet bekend, of er ging te veel tijd voorbij. Probeer het opnieuw; blijft het zo, vraag dan uw beheerder om een nieuwe uitnodiging.",
	"This did not work: the passkey is not known here, or too much time went by. Try again; if it stays so, ask your administrator for a new invitation."}

// withParty serves what needs passkeys, where there are any.
func (x *Web) withParty(serve http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if x.party == nil {
			x.nowhere(w, r)
			return
		}
		serve(w, r)
	}
}

// ask sends the options of a ceremony to the browser, and remembers the ceremony until it ends.
func (x *Web) ask(w http.ResponseWriter, r *http.Request, purpose string, options json.RawMessage, c passkey.Ceremony, err error) {
	if err == nil {
		err = x.sessions.Keep(r.Context(), purpose, c)
	}
	switch {
	case passkey.Why(err) != passkey.NotProven: // nobody who may, or nothing to show
		x.refuse(w, r, http.StatusForbidden)
		return
	case err != nil:
		x.failed(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(options) // the reader may be gone
}

// proven ends a ceremony for a purpose and gives the person that it proved; where it proved none, refused answers.
func (x *Web) proven(w http.ResponseWriter, r *http.Request, purpose string, refused func()) (person string, is bool) {
	var c passkey.Ceremony
	err := x.sessions.Take(r.Context(), purpose, passkey.Within, &c)
	if err == nil {
		person, err = x.party.Proven(r.Context(), c, []byte(r.PostFormValue("antwoord")))
	}
	switch {
	case errors.Is(err, passkey.ErrRefused) || errors.Is(err, session.ErrNoFlow):
		x.sessions.Refused(session.Passkey, person, passkey.Why(err))
		refused()
		return "", false
	case err != nil:
		x.failed(w, r, err)
		return "", false
	}
	return person, true
}

func (x *Web) askToSignIn(w http.ResponseWriter, r *http.Request) {
	options, c, err := x.party.Ask(r.Context(), "")
	x.ask(w, r, toSignIn, options, c, err)
}

func (x *Web) signInPasskey(w http.ResponseWriter, r *http.Request) {
	person, is := x.proven(w, r, toSignIn, func() {
		y := x.waysFor(r, r.PostFormValue("next"))
		y.Wrong = &notProven
		x.show(w, r, http.StatusForbidden, "aanmelden", y)
	})
	if is {
		x.signIn(w, r, session.Session{Person: person, Means: session.Passkey}, true, r.PostFormValue("next"))
	}
}

func (x *Web) askToStepUp(w http.ResponseWriter, r *http.Request, who session.Session) {
	options, c, err := x.party.Ask(r.Context(), who.Person)
	x.ask(w, r, toStepUp, options, c, err)
}

func (x *Web) stepUpPasskey(w http.ResponseWriter, r *http.Request, who session.Session) {
	refused := func() {
		y := x.waysFor(r, r.PostFormValue("next"))
		y.Wrong = &notProven
		x.show(w, r, http.StatusForbidden, "bevestigen", y)
	}
	person, is := x.proven(w, r, toStepUp, refused)
	if !is {
		return
	}
	if person != who.Person { // signed out and in as another meanwhile
		x.sessions.Refused(session.Passkey, who.Person, "another person's")
		refused()
		return
	}
	x.stepUp(w, r, "", r.PostFormValue("next"))
}
