// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// door says how the pages of a GET pattern are asked: by whom, and at which addresses. What stands in braces is of the world (see world.names):
// where a world has none of it, the address is not asked.
type door struct {
	as string // roles; the first one comes in; "": nobody is signed in
	at string // addresses
}

// doors are those of every pattern: a test fails for one that is not here.
var doors = map[string]door{
	"GET /aanmelden":                 {"", "/aanmelden /aanmelden?next=/sessies"},
	"GET /aanmelden/bevestigen":      {"hub_staff", "/aanmelden/bevestigen?next=/koppelen"},
	"GET /aanmelden/oidc":            {},
	"GET /aanmelden/bevestigen/oidc": {},
	"GET /aanmelden/terug":           {},
	"GET /afgemeld":                  {"", "/afgemeld"},
	"GET /sessies":                   {"hub_staff company", "/sessies"},
	"GET /koppelen":                  {"hub_staff", "/koppelen /koppelen?code=BCDF-GHJK"},
	"GET /uitnodiging/{token}":       {"", "/uitnodiging/{token} /uitnodiging/dw_none"},
	"GET /verder":                    {"hub_staff", "/verder"},
	"/":                              {"hub_staff", "/nergens"},
}

// leads are the patterns that answer with something else than a page: a file, or the way to another site.
var leads = []string{"GET /aanmelden/oidc", "GET /aanmelden/bevestigen/oidc", "GET /aanmelden/terug"}

// answers are pages that a form leads to, or who comes without what it takes.
var answers = []visit{
	{as: dossier.HubStaff, path: "/koppelen", form: url.Values{"code": {"BCDF-GHJK"}}},
	{as: dossier.HubStaff, path: "/sessies/passkeys/weg", form: url.Values{"passkey": {"x"}}},
	{path: "/aanmelden", form: url.Values{"person": {"p_nobody"}}},
}

// visit is one page, asked by somebody.
type visit struct {
	pattern string
	as      dossier.Role
	path    string
	form    url.Values // what is sent, of an answer to a form
	first   bool       // its asker is the one who surely comes in
}

func (v visit) String() string {
	method := http.MethodGet
	if v.form != nil {
		method = http.MethodPost
	}
	return method + " " + v.path + " as " + string(v.as)
}

// visits are all that a world can be asked.
func (w *world) visits() (all []visit) {
	for _, pattern := range slices.Sorted(maps.Keys(doors)) {
		d := doors[pattern]
		for _, at := range strings.Fields(d.at) {
			path, there := w.at(at)
			if !there {
				continue
			}
			roles := strings.Fields(d.as)
			if len(roles) == 0 {
				roles = []string{""}
			}
			for i, role := range roles {
				all = append(all, visit{pattern, dossier.Role(role), path, nil, i == 0})
			}
		}
	}
	for _, a := range answers {
		if path, there := w.at(a.path); there {
			a.path = path
			all = append(all, a)
		}
	}
	return all
}

// browsers gives each role one in which its first person is signed in.
type browsers map[dossier.Role]browser

func (w *world) browsers() browsers { return browsers{"": w.site.browser()} }

// visit asks for a page in a language.
func (bs browsers) visit(w *world, v visit, lang string) reply {
	w.t.Helper()
	b, there := bs[v.as]
	if !there {
		b = w.as(v.as)
		bs[v.as] = b
	}
	b.client.Jar.SetCookies(w.Public, []*http.Cookie{{Name: "taal", Value: lang, Path: "/"}})
	if v.form != nil {
		return b.ask("POST", v.path, v.form)
	}
	return b.ask("GET", v.path, nil)
}
