// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"net/http"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
	"github.com/dossierwerkt/dossierwerkt/internal/throttle"
)

// How often one address may say that somebody signed out at the provider: all of that come from the provider's own.
const (
	logoutEvery   = 250 * time.Millisecond
	logoutsAtOnce = 200
)

// elsewhere is where somebody can sign out as well.
type elsewhere struct {
	Name    bilingual.Words
	Address string // of the provider; "" where there is none
}

// alsoThere asks the page of who signed out to offer that.
const alsoThere = "aanmelddienst"

func (x *Web) signOut(w http.ResponseWriter, r *http.Request) {
	to := "/afgemeld"
	if who, is := session.Who(r.Context()); is && who.Means == session.OIDC {
		to += "?ook=" + alsoThere
	}
	if err := x.sessions.SignOut(r.Context()); err != nil {
		x.failed(w, r, err)
		return
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

func (x *Web) signedOutPage(w http.ResponseWriter, r *http.Request) {
	var y elsewhere
	if x.Provider != nil && r.FormValue("ook") == alsoThere {
		address, err := x.Provider.EndSessionURL(r.Context())
		if err != nil {
			x.Log.Warn("signing out at the provider is not offered", "error", err)
		}
		y = elsewhere{x.Provider.Name(), address}
	}
	x.show(w, r, http.StatusOK, "afgemeld", y)
}

// signedOutThere ends the sessions of who signed out at the provider, which says so by itself (OpenID Connect Back-Channel Logout 1.0).
func (x *Web) signedOutThere(w http.ResponseWriter, r *http.Request) {
	if x.logouts.Spend(throttle.Network(r, x.BehindProxy)) > 0 {
		x.refuse(w, r, http.StatusTooManyRequests)
		return
	}
	l, err := x.Provider.LogoutToken(r.Context(), r.PostFormValue("logout_token"))
	if err == nil {
		err = x.sessions.EndAt(r.Context(), postgres.Logout{Issuer: l.Issuer, Subject: l.Sub, SID: l.SessionID, ID: l.ID,
			Within: oidc.LogoutWindow})
	}
	f := new(oidc.Failure)
	switch {
	case err == nil:
		w.WriteHeader(http.StatusOK)
	case errors.As(err, &f) && (f.Kind == oidc.Away || f.Kind == oidc.Unfit): // it is to come back
		x.Log.Warn("logout not heard", "why", f.Error())
		x.refuse(w, r, http.StatusServiceUnavailable)
	case errors.As(err, &f) || errors.Is(err, postgres.ErrSeen):
		x.Log.Warn("logout refused", "why", err)
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = w.Write([]byte(`{"error":"invalid_request"}`)) // the provider may be gone
	default:
		x.failed(w, r, err)
	}
}
