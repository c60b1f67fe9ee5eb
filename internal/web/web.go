// SPDX-License-Identifier: EUPL-1.2

// Package web is what people see in a browser: pages, and the way in. Every page works without script, but for passkeys, and every page
// that changes something is asked for by POST, from a page of our own.
package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/dossierwerkt/dossierwerkt/internal/passkey"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
	"github.com/dossierwerkt/dossierwerkt/internal/throttle"
)

// Web answers browsers with a record.
type Web struct {
	Store    *postgres.Store
	Ledger   *ledger.Ledger // for drafts, which are printed on request
	API      *api.API       // which pages ask to change something; it has its Handler before the first page is asked for
	Log      *slog.Logger
	Public   *url.URL       // where browsers reach it: https, or http on localhost; nil: not known, and nobody signs in
	Demo     []DemoPerson   // who may be chosen at sign-in without proof; only where Public is this machine
	Provider *oidc.Provider // of identity; nil: none

	Operator Operator // who runs the installation, for who wants to tell them something

	BehindProxy bool // a proxy says where a request comes from, and nobody else reaches us

	sessions               *session.Sessions
	codes, leaves, logouts *throttle.Throttle[netip.Prefix]
	trusted                *http.CrossOriginProtection
	party                  *passkey.Party // nil: browsers have no address to come to
}

// Handler is every page. It wants Web to stay as it is from then on.
func (x *Web) Handler() (http.Handler, error) {
	pages() // what all of them share is read now
	x.trusted = http.NewCrossOriginProtection()
	if x.Public != nil {
		if err := x.trusted.AddTrustedOrigin(x.Public.Scheme + "://" + x.Public.Host); err != nil {
			return nil, fmt.Errorf("public address: %w", err)
		}
		var err error
		if x.party, err = passkey.For(x.Public, x.Store); err != nil {
			return nil, err
		}
	}
	x.trusted.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { x.refuse(w, r, http.StatusForbidden) }))
	x.codes, x.leaves, x.logouts = throttle.New[netip.Prefix](codeEvery, codesAtOnce), throttle.New[netip.Prefix](leaveEvery,
		leavesAtOnce), throttle.New[netip.Prefix](logoutEvery, logoutsAtOnce)
	x.sessions = session.New(x.Store, x.secure(), x.Log, x.failed)
	mux := http.NewServeMux()
	for _, p := range x.wayIn() {
		mux.HandleFunc(p.pattern, small(p.serve))
	}
	for _, p := range x.work() {
		mux.HandleFunc(p.pattern, p.serve)
	}
	outer := http.NewServeMux()
	outer.HandleFunc("GET /static/{name}", serveStatic)
	outer.Handle("/", x.atItsAddress(x.inLanguage(x.trusted.Handler(x.sessions.Known(x.counts, mux)))))
	return x.guarded(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if x.API != nil && x.API.Over() {
			x.refuse(w, r, http.StatusServiceUnavailable)
			return
		}
		outer.ServeHTTP(w, r)
	})), nil
}

// Sessions are those of the browsers that come here; they are there once there is a Handler.
func (x *Web) Sessions() *session.Sessions { return x.sessions }

type route struct {
	pattern string
	serve   http.HandlerFunc
}

// wayIn are the pages of the way in and of who is signed in, and what they are asked to do.
func (x *Web) wayIn() []route {
	return []route{
		{"GET /aanmelden", x.signInPage},
		{"POST /aanmelden", x.signInDemo},
		{"GET /aanmelden/bevestigen", x.Signed(x.stepUpPage)},
		{"POST /aanmelden/bevestigen", x.Signed(x.stepUpDemo)},
		{"POST /aanmelden/passkey/opties", x.withParty(x.askToSignIn)},
		{"POST /aanmelden/passkey", x.withParty(x.signInPasskey)},
		{"POST /aanmelden/bevestigen/opties", x.withParty(x.Signed(x.askToStepUp))},
		{"POST /aanmelden/bevestigen/passkey", x.withParty(x.Signed(x.stepUpPasskey))},
		{"GET /aanmelden/oidc", x.withProvider(x.leaveToSignIn)},
		{"GET /aanmelden/bevestigen/oidc", x.withProvider(x.Signed(x.leaveToStepUp))},
		{"GET " + oidc.ReturnPath, x.withProvider(x.comeBack)},
		{"POST /aanmelden/afgemeld-elders", x.withProvider(x.signedOutThere)},
		{"POST /afmelden", x.signOut},
		{"GET /afgemeld", x.signedOutPage},
		{"GET /sessies", x.Signed(x.ownPage)},
		{"POST /sessies/einde", x.Signed(x.endSession)},
		{"POST /sessies/passkeys/opties", x.withParty(x.Proven(freshly, "/sessies", x.askToRegister))},
		{"POST /sessies/passkeys", x.withParty(x.Proven(freshly, "/sessies", x.register))},
		{"POST /sessies/passkeys/weg", x.withParty(x.Proven(freshly, "/sessies", x.removeKey))},
		{"GET /koppelen", x.Signed(x.codePage)},
		{"POST /koppelen", x.Signed(x.loginPage)},
		{"POST /koppelen/bevestigen", x.Signed(x.letIn)},
		{"POST /koppelen/weigeren", x.Signed(x.keepOut)},
		{"GET /uitnodiging/{token}", x.invited(x.invitationPage)},
		{"POST /uitnodiging/{token}", x.invited(x.accept)},
		{"POST /uitnodiging/{token}/opties", x.invited(x.askToAccept)},
		{"GET /verder", x.onward},
		{"/", x.nowhere},
	}
}

// work are the pages on which people work.
func (x *Web) work() []route {
	return slices.Concat(x.workRoutes(), x.listRoutes(), x.startRoutes(), x.dossierRoutes(), x.sectionRoutes(), x.judgeRoutes(),
		x.programmeRoutes(), x.peopleRoutes(), x.accountRoutes(), x.aboutRoutes())
}

// secure says whether browsers come with TLS, to us or to a proxy before us.
func (x *Web) secure() bool { return x.Public != nil && x.Public.Scheme == "https" }
