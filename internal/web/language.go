// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

const (
	langCookie = "taal"
	langField  = "taal" // of an address or a form that asks for another language
	aYear      = 365 * 24 * 60 * 60
)

// lang is the language of a request: the one that it asks for, or that its browser was told before, or that its browser prefers.
func lang(r *http.Request) string {
	if asked := r.PostForm.Get(langField); known(asked) {
		return asked
	}
	if c, err := r.Cookie(langCookie); err == nil && known(c.Value) {
		return c.Value
	}
	return bilingual.Accepted(r.Header.Get("Accept-Language"))
}

func known(lang string) bool { return slices.Contains(dossier.Languages, lang) }

// inLanguage lets a browser keep the language that it asks for by ?taal=, and shows the page again at its own address.
func (x *Web) inLanguage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked := r.URL.Query()
		l := asked.Get(langField)
		if !known(l) || r.Method != http.MethodGet {
			next.ServeHTTP(w, r)
			return
		}
		x.keepLanguage(w, l)
		asked.Del(langField)
		to := url.URL{Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: asked.Encode()}
		http.Redirect(w, r, local(to.String()), http.StatusSeeOther)
	})
}

func (x *Web) keepLanguage(w http.ResponseWriter, l string) {
	http.SetCookie(w, &http.Cookie{Name: langCookie, Value: l, Path: "/", MaxAge: aYear, HttpOnly: true, Secure: x.secure(),
		SameSite: http.SameSiteLaxMode})
}
