// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"regexp"
)

//go:embed pages/landing.html
var pages embed.FS

var landingPage = template.Must(template.ParseFS(pages, "pages/landing.html"))

// numbered is what the number of a dossier looks like.
var numbered = regexp.MustCompile(`^[A-Z0-9-]{1,40}$`)

// landing is where the links in messages lead: it says how to look at a dossier, and nothing of it, not even whether there is one.
func (a *API) landing(w http.ResponseWriter, r *http.Request) {
	number := r.PathValue("number")
	if number != "" && !numbered.MatchString(number) {
		a.nowhere(w, r)
		return
	}
	var page bytes.Buffer
	if err := landingPage.Execute(&page, map[string]string{"Lang": langOf(r.Header.Get("Accept-Language")), "Number": number}); err != nil {
		a.Log.Error("page", "error", err)
		sendProblem(w, named(langOf(r.Header.Get("Accept-Language")), "internal", http.StatusInternalServerError))
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'") // the one style is ours
	// the reader may be gone
	_, _ = w.Write(page.Bytes())
}
