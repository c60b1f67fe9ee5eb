// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// visit is a request of somebody who is signed in, with the record as they see it.
type visit struct {
	*http.Request
	Session  session.Session
	Identity access.Identity
	Sight    view.Sight
	Lang     string    // "nl" or "en"
	Now      time.Time // by the clock of the database

	w    http.ResponseWriter
	x    *Web
	here string // the part of the navigation that the page belongs to
}

// page serves people who are signed in. Here is the part of the navigation that the page belongs to, by its address. What the handler gives
// as an error is answered in one place. Who is not signed in any more when a form comes in gets it back, to send it again (see parked).
func (x *Web) page(here string, serve func(*visit) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		who, is := session.Who(r.Context())
		if to, is := capitals(r); is {
			http.Redirect(w, r, to, http.StatusMovedPermanently)
			return
		}
		if r.Method == http.MethodPost && !x.readForm(w, r, is) {
			return
		}
		if !is {
			if r.Method == http.MethodPost {
				x.park(w, r, signedOut)
				return
			}
			sendToSignIn(w, r)
			return
		}
		v, err := x.visit(w, r, who)
		var reader *access.Identity
		if err == nil {
			reader = &v.Identity
			v.here = here
			if v.switches() {
				x.keepLanguage(w, v.Lang)
			}
			err = serve(v)
		}
		if err != nil {
			x.fail(w, r, reader, err)
		}
	}
}

// capitals is the address that somebody means who wrote the number of a dossier with small letters.
func capitals(r *http.Request) (to string, is bool) {
	number, asked := r.PathValue("number"), r.URL.RequestURI()
	to = strings.Replace(asked, "/"+number, "/"+strings.ToUpper(number), 1)
	return to, r.Method == http.MethodGet && strings.Contains(number, "-") && to != asked
}

func (x *Web) visit(w http.ResponseWriter, r *http.Request, who session.Session) (*visit, error) {
	i, now, err := x.Store.IdentityNow(r.Context(), who.Person)
	if err != nil {
		return nil, err
	}
	l := lang(r)
	return &visit{Request: r, Session: who, Identity: i, Sight: view.Of(x.Ledger, i, l), Lang: l, Now: now, w: w, x: x}, nil
}

// show answers with a page.
func (v *visit) show(name string, page any) error { return v.showAs(http.StatusOK, name, page) }

// showAs answers with a page and a status.
func (v *visit) showAs(status int, name string, page any) error {
	v.x.showIn(v.w, v.Request, status, name, frame{Here: v.here, Identity: &v.Identity, Page: page})
	return nil
}

// goTo sends the browser on to a page of ours, after something was done.
func (v *visit) goTo(path string) error {
	http.Redirect(v.w, v.Request, path, http.StatusSeeOther)
	return nil
}

// switches says whether the form was sent to read the page in another language, with what stands in it: nothing is to be done then.
func (v *visit) switches() bool { return v.Method == http.MethodPost && v.PostForm.Has(langField) }

// steppedUpFor is how long ago somebody may have proved to be there who decides.
const steppedUpFor = time.Hour

// proven says whether whoever is here proved it lately enough to decide.
func (v *visit) proven() bool { return v.Session.Proven(v.Now, steppedUpFor) }

// prove has whoever is here prove it, and come back to the page.
func (v *visit) prove() error {
	return v.goTo("/aanmelden/bevestigen?next=" + url.QueryEscape(v.URL.RequestURI()))
}

// ask asks the API for whoever is here: a page stores nothing by another way. What is refused is a *contract.Problem.
func (v *visit) ask(method, path string, body any, header map[string]string) (api.Reply, error) {
	raw, is := body.([]byte)
	if !is {
		var err error
		if raw, err = json.Marshal(body); err != nil {
			return api.Reply{}, fmt.Errorf("ask: %w", err)
		}
	}
	b := access.Bearer{Identity: v.Identity, By: access.Token{Scopes: access.Usual, Demo: v.Session.Means == session.Demo}}
	if v.proven() {
		b.By.Scopes = access.Scopes
	}
	return v.x.API.Ask(v.Request, b, api.Asked{Method: method, Path: path, Lang: v.Lang, Header: header, Body: raw})
}

// refused is the problem that an error is, or nil.
func refused(err error) *contract.Problem {
	p := new(contract.Problem)
	if errors.As(err, &p) {
		return p
	}
	return nil
}
