// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

func (x *Web) aboutRoutes() []route {
	return []route{
		{"GET /toetsen", x.helpPage},
		{"GET /toegankelijkheid", x.accessibilityPage},
	}
}

// Operator is who runs the installation, as its pages say; both may be empty.
type Operator struct{ Name, Mail string }

// help is what there is to know of the pages, from the rules themselves.
type help struct {
	States  []stateHelp
	Roles   []bilingual.Words
	Notions []access.Notion
	Operator
}

// stateHelp is a state, and what can be done then, by whom.
type stateHelp struct {
	Label bilingual.Words
	Deeds []bilingual.Words
}

// helped is the same for everybody.
var helped = func() (h help) {
	for _, s := range dossier.Statuses {
		one := stateHelp{Label: bilingual.Words{s.Label("nl"), s.Label("en")}}
		for _, c := range dossier.Commands {
			if r := c.Right(); slices.Contains(r.From, s) {
				one.Deeds = append(one.Deeds, bilingual.Words{c.Label("nl") + " (" + roles(r, "nl") + ")", c.Label("en") + " (" +
					roles(r, "en") + ")"})
			}
		}
		h.States = append(h.States, one)
	}
	for _, r := range dossier.Roles {
		h.Roles = append(h.Roles, bilingual.Words{r.Label("nl"), r.Label("en")})
	}
	h.Notions = access.Notions
	return h
}()

// roles are those that may, in words.
func roles(r dossier.Right, lang string) string {
	var all []string
	for _, role := range dossier.Roles {
		if len(r.Who[role]) > 0 {
			all = append(all, role.Label(lang))
		}
	}
	return strings.Join(all, ", ")
}

func (x *Web) helpPage(w http.ResponseWriter, r *http.Request) {
	y := helped
	y.Operator = x.Operator
	x.showIn(w, r, http.StatusOK, "toetsen", frame{Here: "/toetsen", Page: y})
}

func (x *Web) accessibilityPage(w http.ResponseWriter, r *http.Request) {
	x.showIn(w, r, http.StatusOK, "toegankelijkheid", frame{Here: "/toegankelijkheid", Page: x.Operator})
}
