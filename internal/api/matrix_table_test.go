// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// holds sees that an answer is what the table says.
func (w *walked) holds(s *subject, r route, right api.Right, o *paper, got answered) {
	want := func(all ...int) {
		if !slices.Contains(all, got.status) {
			about := ""
			if o != nil {
				about = o.outside[0] + " (" + string(o.status) + ")"
			}
			w.t.Errorf("%s about %s as %s: %d, not %v: %.300s", r.id, about, s.name, got.status, all, got.body)
		}
	}
	switch {
	case right.Unsigned:
		want(http.StatusUnprocessableEntity)
		return
	case s.token == "":
		want(http.StatusUnauthorized)
		return
	case s.holds == nil && !right.Unheld:
		want(http.StatusForbidden)
		return
	case o == nil && right.Roles != nil && !s.has(right.Roles...):
		want(http.StatusForbidden)
		return
	case o != nil:
	case r.id == "start" && !s.leads(), strings.HasSuffix(r.id, "-trajectory") && !s.leads() && !s.has(dossier.Manager):
		want(http.StatusForbidden)
		return
	case ofOrganisations[r.id] && !s.has(access.ReadRegistry...):
		if spoken := slices.ContainsFunc(s.holds, func(h hat) bool { return h.role == dossier.Company && h.only == nil }); spoken && (r.id == "organisations" || r.id == "proposals") {
			want(http.StatusOK, http.StatusUnprocessableEntity) // their own
		} else {
			want(http.StatusForbidden)
		}
		return
	case ofOrganisations[r.id] && r.id != "organisations" && r.id != "proposals" && r.id != "change-organisation":
		want(http.StatusNotFound)
		return
	case slices.Contains([]string{"outcome", "person", "call", "end-membership", "lend-membership", "invite-again", "end-token"}, r.id):
		want(http.StatusNotFound) // none of that name
		return
	case slices.Contains([]string{"confirm-membership", "change-organisation"}, r.id):
		want(http.StatusNotFound, http.StatusForbidden)
		return
	default:
		want(http.StatusOK, http.StatusUnprocessableEntity)
		return
	}
	w.about(s, r, right, o, want)
}

// ofOrganisations are about what the registry knows of one, or of all.
var ofOrganisations = map[string]bool{"organisations": true, "organisation": true, "organisation-history": true, "change-organisation": true,
	"propose-organisation": true, "organisation-proposals": true, "proposals": true, "accept-proposal": true, "reject-proposal": true}

// leads says whether they draft for hub kempen.
func (s *subject) leads() bool {
	return slices.ContainsFunc(s.holds, func(h hat) bool { return h.role == dossier.HubStaff && h.hub == "kempen" })
}

// about sees that an answer about a dossier is what the table says.
func (w *walked) about(s *subject, r route, right api.Right, o *paper, want func(...int)) {
	sees := s.sees(o)
	if sees == "" || right.Sight == api.Reads && sees == api.Knows {
		want(http.StatusNotFound)
		return
	}
	if right.Roles != nil && !slices.ContainsFunc(s.holds, func(h hat) bool { return h.sees(o, s.seats) == api.Reads && slices.Contains(right.Roles, h.role) }) {
		want(http.StatusForbidden)
		return
	}
	commands := right.Commands
	if r.id == "upload" {
		commands = commands[:1] // the form names a kind
	}
	if r.id == "text" {
		commands = []dossier.Verb{s.signals()}
	}
	if commands == nil {
		want(http.StatusOK)
		return
	}
	verb := commands[0].Right()
	may := slices.ContainsFunc(s.holds, func(h hat) bool {
		return h.sees(o, s.seats) != "" && slices.ContainsFunc(commands, func(c dossier.Verb) bool { return slices.Contains(c.Right().Who[h.role], h.stands(o)) })
	})
	interested := verb.Eyes != nil && slices.ContainsFunc(s.holds, func(h hat) bool { return h.company == o.company })
	stands := slices.Contains(verb.From, o.status)
	declared, seated := s.seats[o]
	switch {
	case !may:
		want(http.StatusForbidden)
	case r.id == "text" && interested, stands && interested, stands && commands[0] == dossier.Assess && seated && !declared:
		want(http.StatusForbidden, http.StatusConflict)
	case r.id == "text":
		want(http.StatusCreated)
	case !stands:
		want(http.StatusConflict)
	default:
		want(http.StatusAccepted, http.StatusConflict, http.StatusPreconditionFailed, http.StatusUnprocessableEntity)
	}
}
