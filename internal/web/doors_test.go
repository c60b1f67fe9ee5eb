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
	"GET /{$}":                       {"hub_staff company reviewer programme_officer decider manager assessor auditor admin", "/"},
	"GET /dossiers": {"hub_staff company reviewer programme_officer decider manager assessor auditor admin",
		"/dossiers /dossiers?wie=ik&sorteer=onderneming /dossiers?q=hout&staat=submitted /dossiers?q=nergens"},
	"GET /dossiers/uitvoer.csv":  {"hub_staff", "/dossiers/uitvoer.csv"},
	"GET /dossiers/uitvoer.xlsx": {"hub_staff", "/dossiers/uitvoer.xlsx"},
	"GET /dossiers/nieuw":        {"hub_staff company decider", "/dossiers/nieuw /dossiers/nieuw?onderneming=0999.010.126"},
	"GET /dossiers/{number}": {"hub_staff company reviewer programme_officer decider manager assessor auditor admin",
		"/dossiers/{draft} /dossiers/{approved} /dossiers/{jury} /dossiers/{blank} /dossiers/{review} /dossiers/{returned} /dossiers/{endorsed} /dossiers/{submitted} /dossiers/{rejected} /dossiers/{withdrawn} /dossiers/{paused} /dossiers/{supplement}"},
	"GET /dossiers/{number}/mensen":                 {"hub_staff company manager", "/dossiers/{draft}/mensen /dossiers/{approved}/mensen"},
	"GET /dossiers/{number}/documenten/{id}":        {"hub_staff", "/dossiers/{approved}/documenten/{document} /dossiers/{draft}/documenten/draft"},
	"GET /dossiers/{number}/documenten/{id}/bekijk": {"hub_staff company decider", "/dossiers/{approved}/documenten/{document}/bekijk /dossiers/{draft}/documenten/draft/bekijk"},
	"GET /dossiers/{number}/opdracht/{command}": {"hub_staff programme_officer company",
		"/dossiers/{draft}/opdracht/withdraw /dossiers/{draft}/opdracht/request-review /dossiers/{draft}/opdracht/invite-hub /dossiers/{endorsed}/opdracht/submit /dossiers/{review}/opdracht/extend"},
	"GET /dossiers/{number}/nazicht":    {"reviewer hub_staff decider", "/dossiers/{review}/nazicht /dossiers/{returned}/nazicht"},
	"GET /dossiers/{number}/beslissing": {"decider hub_staff", "/dossiers/{submitted}/beslissing /dossiers/{approved}/beslissing /dossiers/{jury}/beslissing"},
	"GET /dossiers/{number}/inhoud/{section}": {"hub_staff company reviewer decider",
		"/dossiers/{draft}/inhoud/project /dossiers/{draft}/inhoud/budget /dossiers/{draft}/inhoud/partners /dossiers/{blank}/inhoud/project /dossiers/{draft}/inhoud/applicant /dossiers/{draft}/inhoud/hubs /dossiers/{draft}/inhoud/plan /dossiers/{draft}/inhoud/results /dossiers/{draft}/inhoud/funding /dossiers/{draft}/inhoud/state_aid /dossiers/{draft}/inhoud/declarations /dossiers/{blank}/inhoud/budget /dossiers/{approved}/inhoud/budget /dossiers/{supplement}/inhoud/project"},
	"GET /oproepen":         {"hub_staff company manager programme_officer", "/oproepen"},
	"GET /oproepen/{code}":  {"hub_staff company manager programme_officer", "/oproepen/{call} /oproepen/{jury-call}"},
	"GET /hubs":             {"hub_staff company manager", "/hubs"},
	"GET /hubs/{code}":      {"hub_staff company manager", "/hubs/{hub}"},
	"GET /account":          {"hub_staff company admin", "/account"},
	"GET /toetsen":          {"hub_staff", "/toetsen"},
	"GET /toegankelijkheid": {"hub_staff", "/toegankelijkheid"},
	"/":                     {"hub_staff", "/nergens"},
}

// leads are the patterns that answer with something else than a page: a file, or the way to another site.
var leads = []string{"GET /dossiers/uitvoer.csv", "GET /dossiers/uitvoer.xlsx", "GET /dossiers/{number}/documenten/{id}", "GET /aanmelden/oidc", "GET /aanmelden/bevestigen/oidc", "GET /aanmelden/terug"}

// answers are pages that a form leads to, or who comes without what it takes.
var answers = []visit{
	{path: "/dossiers/nieuw", form: url.Values{"title": {"Hergebruik hout"}}},
	{as: dossier.HubStaff, path: "/dossiers?dagen=x&staat=y&na=z&sorteer=w&kolommen=v"},
	{as: dossier.HubStaff, path: "/dossiers/{approved}/opdracht/object"},
	{as: dossier.Reviewer, path: "/dossiers/{review}/nazicht", form: url.Values{"uitkomst": {"terug"}}},
	{as: dossier.Decider, path: "/dossiers/{submitted}/beslissing", form: url.Values{"uitkomst": {"approved"}, "bedrag": {"veel"}}},
	{as: dossier.HubStaff, path: "/dossiers/{draft}/inhoud/budget", form: url.Values{"versie": {"1"}, "/budget/0/cost": {"veel"}}},
	{as: dossier.HubStaff, path: "/dossiers/nieuw", form: url.Values{}},
	{as: dossier.HubStaff, path: "/dossiers/{draft}/opdracht/withdraw", form: url.Values{}},
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
