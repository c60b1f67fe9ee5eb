// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"embed"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
)

//go:embed pages/*.html
var files embed.FS

// pages are the templates, by language and name. Each fills in title and main of the frame.
var pages = map[string]map[string]*template.Template{"nl": parse("nl"), "en": parse("en")}

// parse reads every template for a language. There, {{t "Afmelden" "Sign out"}} says a thing in it.
func parse(lang string) map[string]*template.Template {
	frame := template.New("frame.html").Option("missingkey=error").Funcs(template.FuncMap{
		"t":      func(nl, en string) string { return bilingual.Words{nl, en}.In(lang) },
		"say":    func(w bilingual.Words) string { return w.In(lang) },
		"moment": func(at time.Time) string { return calendar.Moment(at, lang) },
		"static": func(name string) (string, error) { return staticPath(name) },
		"lang":   func() string { return lang },
	})
	template.Must(frame.ParseFS(files, "pages/frame.html", "pages/part-*.html"))
	all := map[string]*template.Template{}
	names, err := fs.Glob(files, "pages/*.html")
	if err != nil {
		panic(err) // the pattern is ours
	}
	for _, name := range names {
		if base := path.Base(name); base != "frame.html" && !strings.HasPrefix(base, "part-") {
			all[strings.TrimSuffix(base, ".html")] = template.Must(template.Must(frame.Clone()).ParseFS(files, name))
		}
	}
	return all
}

// frame is what every page is given: who is signed in, if anybody, and what the page is about.
type frame struct {
	Who  *session.Session
	Page any
}

// show answers with a page.
func (x *Web) show(w http.ResponseWriter, r *http.Request, status int, name string, page any) {
	f := frame{Page: page}
	if who, is := session.Who(r.Context()); is {
		f.Who = &who
	}
	l := lang(r)
	var out bytes.Buffer
	if err := pages[l][name].Execute(&out, f); err != nil {
		x.Log.Error("page", "name", name, "error", err)
		http.Error(w, sorry.In(l), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", l)
	h.Add("Vary", "Accept-Language")
	w.WriteHeader(status)
	_, _ = w.Write(out.Bytes()) // the reader may be gone
}

// lang is the language of a request: "nl" or "en".
func lang(r *http.Request) string { return bilingual.Accepted(r.Header.Get("Accept-Language")) }
