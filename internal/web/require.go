// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/dossierwerkt/dossierwerkt/internal/session"
)

// Handler serves a request of somebody who is signed in.
type Handler func(http.ResponseWriter, *http.Request, session.Session)

// Signed serves people who are signed in, and sends others to sign in first; who asked for a page comes back to it.
func (x *Web) Signed(serve Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		who, is := session.Who(r.Context())
		if !is {
			sendToSignIn(w, r)
			return
		}
		serve(w, r, who)
	}
}

// sendToSignIn sends somebody to sign in, and back to the page that they asked for.
func sendToSignIn(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/aanmelden?next="+url.QueryEscape(asked(r)), http.StatusSeeOther)
}

// Proven serves people who proved to be there within so long, and asks others for it first. Then they come back to the page that they asked
// for; who wanted to change something comes back to the page at an address of ours, to ask it there again.
func (x *Web) Proven(within time.Duration, back string, serve Handler) http.HandlerFunc {
	return x.Signed(func(w http.ResponseWriter, r *http.Request, who session.Session) {
		now, err := x.Store.Now(r.Context())
		if err != nil {
			x.failed(w, r, err)
			return
		}
		if !who.Proven(now, within) {
			if r.Method == http.MethodGet {
				back = asked(r)
			}
			http.Redirect(w, r, "/aanmelden/bevestigen?next="+url.QueryEscape(back), http.StatusSeeOther)
			return
		}
		serve(w, r, who)
	})
}

// asked is the page that a request asks for, as somebody may come back to it.
func asked(r *http.Request) string {
	if r.Method != http.MethodGet {
		return "/"
	}
	return r.URL.RequestURI()
}

// local is where to go on: an address of ours, or the first page where it is another's or none.
func local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") ||
		strings.ContainsFunc(next, func(r rune) bool { return r == '\\' || unicode.IsControl(r) || unicode.IsSpace(r) }) {
		return "/"
	}
	return next
}
