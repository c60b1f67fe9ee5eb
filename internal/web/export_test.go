// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Patterns are those of every route.
func (x *Web) Patterns() (all []string) {
	for _, r := range append(x.wayIn(), x.work()...) {
		all = append(all, r.pattern)
	}
	return all
}

// FormOf says what is wrong with the form of a command, of which own have a page of their own.
func FormOf(name dossier.Verb, own []dossier.Verb) string {
	elsewhere := commandPath("X", name) != "/dossiers/X/opdracht/"+string(name)
	all, whole := controlsOf(name)
	w := steps[name]
	switch {
	case elsewhere != slices.Contains(own, name):
		return "goes to " + commandPath("X", name)
	case elsewhere:
		return ""
	case !whole:
		return "has an argument without a control"
	case w.Does[0] == "" || w.After[1] == "" || w.Done[0] == "":
		return "is not told in words"
	}
	for _, c := range all {
		if c.Label[0] == "" || c.Label[1] == "" || c.Kind == "" {
			return c.Name + " has no label"
		}
	}
	return ""
}

// Places answers where a dossier stands in the list that an address names, as pages show it.
func (x *Web) Places() http.Handler {
	return x.sessions.Known(x.counts, x.page("/", func(v *visit) error {
		p, err := listPlace(v, v.URL.Query().Get("nummer"))
		if err != nil {
			return err
		}
		return pages()[v.Lang]["werk"]().ExecuteTemplate(v.w, "place", p)
	}))
}
