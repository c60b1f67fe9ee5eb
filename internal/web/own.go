// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"
	"encoding/base64"
	"errors"
	"net/http"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/passkey"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// freshly is how long ago somebody may have proved to be there who changes their passkeys.
const freshly = 10 * time.Minute

// own is what somebody has here: sessions, and passkeys.
type own struct {
	Session  string // the one that asks
	Sessions []postgres.Session
	Passkeys bool // there are passkeys here
	Proven   bool // freshly
	Keys     []key
	Wrong    *bilingual.Words
}

// key is a passkey as its person sees it.
type key struct {
	ID, Name  string
	Created   time.Time
	LastUsed  *time.Time
	Removable bool
}

func (x *Web) ownPage(w http.ResponseWriter, r *http.Request, who session.Session) {
	x.showOwn(w, r, who, http.StatusOK, nil)
}

func (x *Web) showOwn(w http.ResponseWriter, r *http.Request, who session.Session, status int, wrong *bilingual.Words) {
	sessions, err := x.Store.Sessions(r.Context(), who.Person)
	if err != nil {
		x.failed(w, r, err)
		return
	}
	_, keys, err := x.Store.Passkeys(r.Context(), who.Person)
	if err != nil {
		x.failed(w, r, err)
		return
	}
	now, err := x.Store.Now(r.Context())
	if err != nil {
		x.failed(w, r, err)
		return
	}
	y := own{Session: who.ID, Sessions: sessions, Passkeys: x.party != nil, Proven: who.Proven(now, freshly), Wrong: wrong}
	for _, k := range keys {
		y.Keys = append(y.Keys, key{base64.RawURLEncoding.EncodeToString(k.ID), k.Name, k.Created, k.LastUsed, !x.keepOne() ||
			len(keys) > 1})
	}
	x.show(w, r, status, "sessies", y)
}

// keepOne says whether the last passkey stays: without it its person could not come in any more.
func (x *Web) keepOne() bool { return x.Provider == nil }

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

func (x *Web) askToRegister(w http.ResponseWriter, r *http.Request, who session.Session) {
	options, c, err := x.party.Register(r.Context(), who.Person)
	x.ask(w, r, toRegister, options, c, err)
}

// notMade is said of every passkey that was not made as asked.
var notMade = bilingual.Words{"De passkey is niet bewaard: het antwoord klopte niet, of er ging te veel tijd voorbij. Probeer het opnieuw.",
	"The passkey was not stored: the answer was not right, or too much time went by. Try again."}

// made ends a ceremony that makes a passkey for a person, who calls it by a name or by none.
func (x *Web) made(r *http.Request, purpose, person string) (k postgres.Passkey, err error) {
	var c passkey.Ceremony
	if err = x.sessions.Take(r.Context(), purpose, passkey.Within, &c); err != nil {
		return k, err
	}
	if k, err = x.party.Registered(r.Context(), c, []byte(r.PostFormValue("antwoord"))); err != nil {
		return k, err
	}
	if k.Person != person {
		return k, passkey.ErrRefused
	}
	name, _ := text.Line(r.PostFormValue("naam"))
	if runes := []rune(name); len(runes) > 60 {
		name = string(runes[:60])
	}
	k.Name = cmp.Or(name, "Passkey")
	return k, nil
}

// theirs says whether a fault is for the person who sent something, not ours.
func theirs(err error) bool {
	return errors.Is(err, passkey.ErrRefused) || errors.Is(err, session.ErrNoFlow) || errors.Is(err, postgres.ErrPasskeyThere)
}

func (x *Web) register(w http.ResponseWriter, r *http.Request, who session.Session) {
	k, err := x.made(r, toRegister, who.Person)
	if err == nil {
		err = x.Store.AddPasskey(r.Context(), k)
	}
	switch {
	case theirs(err):
		x.sessions.Refused(session.Passkey, who.Person, passkey.Why(err))
		x.showOwn(w, r, who, http.StatusForbidden, &notMade)
	case err != nil:
		x.failed(w, r, err)
	default:
		x.Log.Info("passkey added", "person", who.Person)
		http.Redirect(w, r, "/sessies", http.StatusSeeOther)
	}
}

var lastKey = bilingual.Words{"Dit is uw laatste passkey: zonder komt u niet meer binnen. Voeg er eerst een andere toe.",
	"This is your last passkey: without it you cannot come in any more. Add another one first."}

func (x *Web) removeKey(w http.ResponseWriter, r *http.Request, who session.Session) {
	id, err := base64.RawURLEncoding.DecodeString(r.PostFormValue("passkey"))
	if err == nil {
		err = x.Store.RemovePasskey(r.Context(), who.Person, id, x.keepOne())
	} else {
		err = postgres.ErrNoPasskey
	}
	switch {
	case errors.Is(err, postgres.ErrLastPasskey):
		x.showOwn(w, r, who, http.StatusConflict, &lastKey)
	case err != nil && !errors.Is(err, postgres.ErrNoPasskey): // one that is not there any more is what was asked
		x.failed(w, r, err)
	default:
		x.Log.Info("passkey removed", "person", who.Person)
		http.Redirect(w, r, "/sessies", http.StatusSeeOther)
	}
}
