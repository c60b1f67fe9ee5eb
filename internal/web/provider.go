// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
	"github.com/dossierwerkt/dossierwerkt/internal/throttle"
)

// How often browsers of one address may leave for the provider: a whole hub can be behind it.
const (
	leaveEvery   = time.Second
	leavesAtOnce = 60
)

// atProvider is what is kept of a browser that is at the provider.
const atProvider = "at the provider"

// leave is a browser that left for the provider.
type leave struct {
	Flow   oidc.Flow
	Next   string // where to go on
	Person string // who proves to be there; "" for who signs in
}

// What is said of who proved who they are, and may not come in. It tells nothing of others.
var (
	notSignedIn = bilingual.Words{"Aanmelden lukte niet", "Signing in did not work"}
	unknown     = refusal{Title: bilingual.Words{"Nog niet bekend bij Dossierwerkt", "Not known to Dossierwerkt yet"},
		Cure: bilingual.Words{"U bent bekend bij de aanmelddienst, maar nog niet bij Dossierwerkt. Vraag de beheerder van uw hub of programma om u toe te voegen met het e-mailadres dat de aanmelddienst van u kent, of om een uitnodiging.",
			"The sign-in service knows you, but Dossierwerkt does not yet. Ask the administrator of your hub or programme to add you with the mail address that the sign-in service has of you, or for an invitation."}}
	withoutRole = refusal{Title: bilingual.Words{"U hebt hier nu geen rol", "You have no role here now"},
		Cure: bilingual.Words{"Dossierwerkt kent u, maar u hebt geen rol die nu geldt. Vraag de beheerder van uw hub of programma om toegang.",
			"Dossierwerkt knows you, but you have no role that counts now. Ask the administrator of your hub or programme for access."}}
)

// withProvider serves what needs an identity provider, where there is one.
func (x *Web) withProvider(serve http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if x.Provider == nil {
			x.nowhere(w, r)
			return
		}
		serve(w, r)
	}
}

// leaveToSignIn sends the browser to the provider.
func (x *Web) leaveToSignIn(w http.ResponseWriter, r *http.Request) {
	next := local(r.FormValue("next"))
	if _, is := session.Who(r.Context()); is {
		http.Redirect(w, r, next, http.StatusSeeOther)
		return
	}
	x.send(w, r, leave{Next: next}, x.Provider.SignIn)
}

// leaveToStepUp sends who came from the provider there again, to prove by a stronger means to be there.
func (x *Web) leaveToStepUp(w http.ResponseWriter, r *http.Request, who session.Session) {
	if who.Means != session.OIDC {
		x.refuse(w, r, http.StatusForbidden)
		return
	}
	subject, err := x.Store.Subject(r.Context(), who.Person)
	if err != nil {
		x.failed(w, r, err)
		return
	}
	x.send(w, r, leave{Next: local(r.FormValue("next")), Person: who.Person}, func(ctx context.Context) (string, oidc.Flow, error) {
		return x.Provider.StepUp(ctx, subject)
	})
}

func (x *Web) send(w http.ResponseWriter, r *http.Request, y leave, begin func(context.Context) (string, oidc.Flow, error)) {
	if x.leaves.Spend(throttle.Network(r, x.BehindProxy)) > 0 {
		x.refuse(w, r, http.StatusTooManyRequests)
		return
	}
	to, flow, err := begin(r.Context())
	if err == nil {
		y.Flow = flow
		err = x.sessions.Keep(r.Context(), atProvider, y)
	}
	if err != nil {
		x.notProvided(w, r, y.Person, err)
		return
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// notProvided answers why nothing came of a way by the provider.
func (x *Web) notProvided(w http.ResponseWriter, r *http.Request, person string, err error) {
	f := new(oidc.Failure)
	if errors.Is(err, session.ErrNoFlow) { // not begun here, used already, or too long ago
		err = &oidc.Failure{Kind: oidc.Foreign, At: oidc.Answer}
	}
	if !errors.As(err, &f) {
		x.failed(w, r, err)
		return
	}
	x.sessions.Refused(session.OIDC, person, f.Error())
	status := http.StatusForbidden
	if f.Kind == oidc.Away || f.Kind == oidc.Unfit {
		status = http.StatusServiceUnavailable
	}
	x.show(w, r, status, "refusal", refusal{Title: notSignedIn, Cure: f.Words()})
}

// comeBack takes what the browser brings from the provider: once.
func (x *Web) comeBack(w http.ResponseWriter, r *http.Request) {
	var y leave
	err := x.sessions.Take(r.Context(), atProvider, oidc.FlowLife, &y)
	var who oidc.Identity
	if err == nil {
		who, err = x.Provider.Finish(r.Context(), y.Flow, r.URL.Query())
	}
	if err != nil {
		x.notProvided(w, r, y.Person, err)
		return
	}
	if y.Person == "" {
		x.signInAs(w, r, who, y.Next)
		return
	}
	if now, is := session.Who(r.Context()); !is || now.Person != y.Person { // the session ended meanwhile
		x.notProvided(w, r, y.Person, session.ErrNoFlow)
		return
	}
	x.stepUp(w, r, who.SessionID, y.Next)
}

// signInAs begins a session for who the provider says somebody is.
func (x *Web) signInAs(w http.ResponseWriter, r *http.Request, who oidc.Identity, next string) {
	person, err := x.person(r.Context(), who)
	if errors.Is(err, access.ErrNoPerson) {
		x.sessions.Refused(session.OIDC, "", "nobody on record")
		x.show(w, r, http.StatusForbidden, "refusal", unknown)
		return
	}
	var known access.Identity
	if err == nil {
		known, err = x.Store.Identity(r.Context(), person)
	}
	if err == nil {
		err = x.confirmCompany(r.Context(), known, who.Organisation)
	}
	switch {
	case err != nil:
		x.failed(w, r, err)
	case len(known.People) == 0:
		x.sessions.Refused(session.OIDC, person, "no membership that counts")
		x.show(w, r, http.StatusForbidden, "refusal", withoutRole)
	default:
		x.signIn(w, r, session.Session{Person: person, Means: session.OIDC, Issuer: who.Issuer, Subject: who.Sub, SID: who.SessionID},
			false, next)
	}
}

// person is who the provider says somebody is: by the identity, or the first time by a mailbox that it verified.
func (x *Web) person(ctx context.Context, who oidc.Identity) (string, error) {
	person, err := x.Store.Known(ctx, who.Issuer, who.Subject)
	if !errors.Is(err, access.ErrNoPerson) || !who.EmailVerified || who.Email == "" {
		return person, err
	}
	if person, err = x.Store.Bind(ctx, who.Issuer, who.Subject, who.Email); err == nil {
		x.Log.Info("signed in by the provider for the first time", "person", person)
	}
	return person, err
}

// confirmCompany confirms a contact of a company, who opened one dossier only, when the provider says that they act for that company.
func (x *Web) confirmCompany(ctx context.Context, known access.Identity, acts oidc.Organisation) error {
	number, err := identity.NormaliseCompanyNumber(acts.Code)
	if err != nil {
		return nil // they act for no company
	}
	contact := known.Which(func(p access.Person) bool { return p.Role == dossier.Company && p.Company == number && p.Lender == "" })
	for _, p := range contact {
		if p.Dossier == "" {
			return nil // they are confirmed
		}
	}
	if len(contact) == 0 {
		return nil
	}
	membership, err := x.Store.Confirm(ctx, contact[0], "", "de aanmelddienst bevestigde de onderneming")
	if err == nil {
		x.Log.Info("contact of a company confirmed by the provider", "person", known.ID, "membership", membership)
	}
	return err
}
