// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/passkey"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
)

// noInvitation is said of every link that opens nothing: used, expired, of who left, or made up.
var noInvitation = refusal{Title: bilingual.Words{"Deze uitnodiging is niet geldig", "This invitation is not valid"},
	Cure: bilingual.Words{"Een uitnodiging werkt één keer, veertien dagen lang. Hebt u ze al gebruikt, meld u dan aan; vraag anders uw beheerder om een nieuwe.",
		"An invitation works once, for fourteen days. If you have used it, sign in; otherwise ask your administrator for a new one."}}

// invitation is for whom a link is.
type invitation struct {
	Name    string
	Options string // where the browser asks what to make
	Wrong   *bilingual.Words
}

// invited serves a link to whom it is for.
func (x *Web) invited(serve func(w http.ResponseWriter, r *http.Request, hash, person, name string)) http.HandlerFunc {
	return x.withParty(func(w http.ResponseWriter, r *http.Request) {
		hash := access.HashToken(r.PathValue("token"))
		person, name, err := x.Store.Invited(r.Context(), hash)
		switch {
		case errors.Is(err, postgres.ErrNoInvitation):
			x.noInvitation(w, r, "")
		case err != nil:
			x.failed(w, r, err)
		default:
			serve(w, r, hash, person, name)
		}
	})
}

func (x *Web) noInvitation(w http.ResponseWriter, r *http.Request, person string) {
	x.sessions.Refused(session.Passkey, person, passkey.Why(postgres.ErrNoInvitation))
	x.show(w, r, http.StatusNotFound, "refusal", noInvitation)
}

func (x *Web) invitationPage(w http.ResponseWriter, r *http.Request, _, _, name string) {
	x.show(w, r, http.StatusOK, "uitnodiging", invitation{name, r.URL.Path + "/opties", nil})
}

func (x *Web) askToAccept(w http.ResponseWriter, r *http.Request, _, person, _ string) {
	options, c, err := x.party.Register(r.Context(), person)
	x.ask(w, r, toAccept, options, c, err)
}

// accept stores the passkey, uses up the invitation, and signs in.
func (x *Web) accept(w http.ResponseWriter, r *http.Request, hash, person, name string) {
	k, err := x.made(r, toAccept, person)
	if err == nil {
		err = x.Store.Accept(r.Context(), hash, k)
	}
	switch {
	case errors.Is(err, postgres.ErrNoInvitation): // another was faster
		x.noInvitation(w, r, person)
	case theirs(err):
		x.sessions.Refused(session.Passkey, person, passkey.Why(err))
		x.show(w, r, http.StatusForbidden, "uitnodiging", invitation{name, r.URL.Path + "/opties", &notMade})
	case err != nil:
		x.failed(w, r, err)
	default:
		x.Log.Info("invitation accepted, passkey added", "person", person)
		x.signIn(w, r, session.Session{Person: person, Means: session.Passkey}, true, "/")
	}
}
