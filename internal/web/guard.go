// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"net"
	"net/http"
	"net/url"

	"github.com/dossierwerkt/dossierwerkt/internal/loopback"
)

// policy is what a page may load and where its forms may go: to us alone.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; object-src 'self'; frame-src 'self'; form-action 'self'; " +
	"frame-ancestors 'none'; base-uri 'none'"

// guarded gives every answer its headers, and turns a panic into a page that says what is safe.
func (x *Web) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if x.secure() {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		defer func() {
			if p := recover(); p != nil && p != http.ErrAbortHandler {
				x.Log.Error("panic", "route", r.Pattern, "panic", fmt.Sprint(p)) // the address itself may be a personal link
				x.refuse(w, r, http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// atItsAddress sends who asks this machine by number on to it by name: a passkey is for a name.
func (x *Web) atItsAddress(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reads := r.Method == http.MethodGet || r.Method == http.MethodHead
		if reads && x.here() && x.Public.Host != r.Host && net.ParseIP(host(r)) != nil && loopback.Host(host(r)) {
			to := url.URL{Scheme: x.Public.Scheme, Host: x.Public.Host, Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: r.URL.RawQuery}
			http.Redirect(w, r, to.String(), http.StatusTemporaryRedirect)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// here says whether browsers reach this only from the machine that it runs on.
func (x *Web) here() bool { return x.Public != nil && loopback.Host(x.Public.Hostname()) }

// host is the host that a request asks for, without its port.
func host(r *http.Request) string { return (&url.URL{Host: r.Host}).Hostname() }
