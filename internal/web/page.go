// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"embed"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
)

//go:embed pages/*.html
var files embed.FS

// pages are the templates, by language and name. Each fills in title and main of the frame. They are known when there is a Handler: a
// program that shows no page does not wait for them. One is read when it is shown for the first time: all of them hold 24 MB.
var pages = sync.OnceValue(func() map[string]map[string]func() *template.Template {
	return map[string]map[string]func() *template.Template{"nl": parse("nl"), "en": parse("en")}
})

// parse knows every template for a language. There, {{t "Afmelden" "Sign out"}} says a thing in it.
func parse(lang string) map[string]func() *template.Template {
	frame := template.New("frame.html").Option("missingkey=error").Funcs(template.FuncMap{
		"t":       func(nl, en string) string { return bilingual.Words{nl, en}.In(lang) },
		"say":     func(w bilingual.Words) string { return w.In(lang) },
		"moment":  func(at time.Time) string { return calendar.Moment(at, lang) },
		"static":  func(name string) (string, error) { return staticPath(name) },
		"lang":    func() string { return lang },
		"capital": func(w bilingual.Words) string { return capital(w).In(lang) },
		"deref":   func(s *string) string { return *s },
	}).Funcs(written(lang))
	template.Must(frame.ParseFS(files, "pages/frame.html", "pages/part-*.html"))
	all := map[string]func() *template.Template{}
	names, err := fs.Glob(files, "pages/*.html")
	if err != nil {
		panic(err) // the pattern is ours
	}
	for _, name := range names {
		if base := path.Base(name); base != "frame.html" && !strings.HasPrefix(base, "part-") {
			all[strings.TrimSuffix(base, ".html")] = sync.OnceValue(func() *template.Template {
				return template.Must(template.Must(frame.Clone()).ParseFS(files, name))
			})
		}
	}
	return all
}

// frame is what every page is given: who is signed in, if anybody, and what the page is about.
type frame struct {
	Who      *session.Session
	Identity *access.Identity // of who is signed in; nil on pages of the way in
	Here     string           // the part of the navigation that the page belongs to
	Self     string           // its own address, as it can be asked for again; "" of an answer to a form
	Query    string           // what was searched, where something was
	Keys     bool             // shortcuts of the keyboard work
	Away     bool             // the engine does not answer: what is asked waits
	Page     any
}

// show answers with a page.
func (x *Web) show(w http.ResponseWriter, r *http.Request, status int, name string, page any) {
	x.showIn(w, r, status, name, frame{Page: page})
}

// showIn answers with a page in its frame.
func (x *Web) showIn(w http.ResponseWriter, r *http.Request, status int, name string, f frame) {
	if who, is := session.Who(r.Context()); is {
		f.Who, f.Keys = &who, keysWanted(r)
		f.Away = x.API != nil && x.API.Desk != nil && x.API.Desk.Away()
	}
	if r.Method == http.MethodGet && status < http.StatusBadRequest { // what is not there has no address to tell
		f.Self = local(r.URL.RequestURI())
	}
	l := lang(r)
	var out bytes.Buffer
	if err := pages()[l][name]().Execute(&out, f); err != nil {
		x.Log.Error("page", "name", name, "error", err)
		http.Error(w, sorry.In(l), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", l)
	h.Add("Vary", "Accept-Language, Cookie")
	w.WriteHeader(status)
	_, _ = w.Write(out.Bytes()) // the reader may be gone
}

// Elsewhere is the address of the page in another language.
func (f frame) Elsewhere(lang string) (string, error) {
	u, err := url.Parse(f.Self)
	if err != nil {
		return "", err
	}
	q := u.Query()
	q.Set(langField, lang)
	u.RawQuery = q.Encode()
	return u.String(), nil
}
