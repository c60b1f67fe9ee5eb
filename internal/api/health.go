// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

func (a *API) health(mux *http.ServeMux) {
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok\n") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
		defer cancel()
		if err := a.Store.Ping(ctx); err != nil {
			a.Log.Warn("not ready", "error", err)
			plain(w, http.StatusServiceUnavailable, "the database does not answer\n")
			return
		}
		plain(w, http.StatusOK, "ready\n")
	})
	mux.HandleFunc("GET /metrics", a.metrics)
}

// metrics writes the figures in Prometheus' text format, for a token of somebody who reads figures or runs the installation.
func (a *API) metrics(w http.ResponseWriter, r *http.Request) {
	ctx := context.WithValue(r.Context(), langKey, bilingual.Accepted(r.Header.Get("Accept-Language")))
	b, err := a.bearer(ctx, r.Header.Get("Authorization"), r.Header.Get("As"), &streaming)
	if err == nil {
		err = view.Only(b.Identity, access.Measure)
	}
	if err != nil {
		a.turnAway(w, lang(ctx), err)
		return
	}
	f, err := a.Store.Figures(r.Context())
	if err != nil {
		a.Log.Warn("metrics", "error", err)
		plain(w, http.StatusServiceUnavailable, "the database does not answer\n")
		return
	}
	w.Header().Set("Content-Type", "text/plain; version=0.0.4")
	fmt.Fprintln(w, "# HELP dossierwerkt_dossiers Dossiers by state.\n# TYPE dossierwerkt_dossiers gauge")
	for state, n := range f.Dossiers {
		fmt.Fprintf(w, "dossierwerkt_dossiers{state=%q} %d\n", state, n)
	}
	fmt.Fprintln(w, "# HELP dossierwerkt_outbox_notices Notices by state of delivery.\n# TYPE dossierwerkt_outbox_notices gauge")
	for state, n := range f.Notices {
		fmt.Fprintf(w, "dossierwerkt_outbox_notices{state=%q} %d\n", state, n)
	}
	for _, g := range []struct {
		name, help string
		value      float64
	}{
		{"dossierwerkt_inbox_undelivered", "Received commands that the engine has not answered.", float64(f.Undelivered)},
		{"dossierwerkt_inbox_oldest_seconds", "Age of the oldest of them.", f.OldestWait.Seconds()},
		{"dossierwerkt_aid_to_register", "Dossiers whose de-minimis aid is still to be put in the central register, counted to 1,001.", float64(f.Register)},
		{"dossierwerkt_aid_late", "Those of them whose last day is over.", float64(f.Late)},
		{"dossierwerkt_outbox_oldest_seconds", "Age of the oldest notice that is still to be sent.", f.OldestQueue.Seconds()},
	} {
		fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s gauge\n%s %g\n", g.name, g.help, g.name, g.name, g.value)
	}
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", contract.RetryAfter)
	}
	w.WriteHeader(status)
	fmt.Fprint(w, text)
}

// guarded sets the headers that every answer has, and turns a panic into an answer that says what is safe.
func (a *API) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil && p != http.ErrAbortHandler {
				a.Log.Error("panic", "route", r.Pattern, "panic", fmt.Sprint(p)) // the address itself may be a personal link
				sendProblem(w, named(bilingual.Accepted(r.Header.Get("Accept-Language")), "internal", http.StatusInternalServerError))
			}
		}()
		h := w.Header()
		if r.TLS != nil {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("Referrer-Policy", "no-referrer")
		if p := unclean(r); p != nil {
			if a.Pages != nil && !strings.HasPrefix(r.URL.Path, "/api/") {
				a.Pages.ServeHTTP(w, nowhereFor(r))
				return
			}
			sendProblem(w, p)
			return
		}
		if a.Over() && r.URL.Path != "/healthz" && r.Context().Value(bearerKey) == nil { // what a page asks was let in with the page
			h.Set("Connection", "close")
			if a.Pages != nil && !strings.HasPrefix(r.URL.Path, "/api/") && r.URL.Path != "/readyz" {
				a.Pages.ServeHTTP(w, r)
				return
			}
			notReceived(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// unclean refuses an address with characters that no name of ours has and no database takes.
func unclean(r *http.Request) *contract.Problem {
	l := bilingual.Accepted(r.Header.Get("Accept-Language"))
	if dirty(r.URL.Path) {
		return named(l, "no_page", http.StatusNotFound)
	}
	for name, values := range r.URL.Query() {
		if dirty(strings.Join(values, "")) || dirty(name) {
			return named(l, "argument", http.StatusUnprocessableEntity,
				contract.FieldError{Pointer: "/" + strings.ToValidUTF8(strings.ReplaceAll(name, "\x00", ""), ""), Code: "argument",
					Message: problemWords["argument"].In(l)})
		}
	}
	return nil
}

// nowhereFor is a request of a browser for an address that cannot be, as pages answer it.
func nowhereFor(r *http.Request) *http.Request {
	clean := r.Clone(r.Context())
	clean.Method, clean.URL = http.MethodGet, &url.URL{Path: "/-"}
	return clean
}

func dirty(s string) bool {
	return !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl)
}

// Over says that nothing more is taken in.
func (a *API) Over() bool {
	select {
	case <-a.Closing:
		return true
	default:
		return false
	}
}
