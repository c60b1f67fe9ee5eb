// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

// shown says whether one membership has another shown to its holder, told by hand.
func (h hat) shown(other hat) bool {
	switch h.role {
	case dossier.Admin, dossier.Auditor:
		return true
	case dossier.ProgrammeOfficer:
		return other.role == dossier.Company
	case dossier.HubStaff, dossier.Reviewer:
		return other.hub == h.hub
	}
	return h.colleague(other)
}

// colleague says whether both are of one company, and the other opens no more.
func (h hat) colleague(other hat) bool {
	return h.role == dossier.Company && other.role == dossier.Company && other.company == h.company && (h.only == nil || h.only == other.only)
}

// gives says whether one membership has another be given, and ends whether it has it be ended.
func (h hat) gives(other hat) bool {
	return h.role == dossier.Admin || h.coordinates && other.hub == h.hub && !other.coordinates || h.colleague(other)
}

// meets says whether a hub knows the company by the dossier.
func (h hat) meets(other hat) bool {
	return h.role == dossier.HubStaff && other.only != nil && h.hub == other.only.lead && other.company == other.only.company
}

// kinds are the memberships that are given and ended.
func (w *walked) kinds() []hat {
	all := []hat{{role: dossier.Company, company: atelier}, {role: dossier.Company, company: bystander}, {role: dossier.Company, company: atelier, only: w.draft},
		{role: dossier.Company, company: atelier, only: w.jury}, {role: dossier.Company, company: bystander, only: w.foreign},
		{role: dossier.HubStaff, hub: "kempen", coordinates: true}}
	for _, hub := range []string{"kempen", "gent", "leuven"} {
		all = append(all, hat{role: dossier.HubStaff, hub: hub}, hat{role: dossier.Reviewer, hub: hub})
	}
	for _, role := range dossier.Roles[3:] {
		all = append(all, hat{role: role})
	}
	return all
}

// written is a membership as it is sent.
func (h hat) written() access.Membership {
	m := access.Membership{Role: h.role, Hub: h.hub, Company: h.company}
	if h.only != nil {
		m.Dossier = h.only.number
	}
	if h.coordinates {
		m.Duty = access.Coordinator
	}
	return m
}

// stranger puts somebody on record who holds a membership and asks for nothing.
func (w *walked) stranger(h hat) (id string) {
	w.t.Helper()
	m, id := h.written(), access.NewID("p_")
	p := access.Person{ID: id, Name: "Vreemde", Role: m.Role, Hub: m.Hub, Company: m.Company}
	if err := w.Store.AddPerson(context.Background(), p, postgres.Giving{What: m}); err != nil {
		w.t.Fatal(err)
	}
	return id
}

// people has everybody see, give, end, lend and confirm what everybody is.
func (w *walked) people() {
	for _, s := range w.subjects {
		if len(s.holds) == 0 {
			continue
		}
		w.knows(s)
		for _, kind := range w.kinds() {
			w.manages(s, kind)
		}
		lends := w.asks(s, http.MethodPost, "/api/v1/memberships/"+s.id+"/lend", `{"to":"p_nobody"}`)
		want := http.StatusUnprocessableEntity // until when?
		switch {
		case s.name == "borrower", s.as == string(dossier.HubStaff):
			want = http.StatusNotFound // it came under another id
		case s.holds[0].role == dossier.Assessor, s.holds[0].role == dossier.Auditor, s.holds[0].role == dossier.Admin:
			want = http.StatusConflict
		}
		if lends.status != want {
			w.t.Errorf("lending as %s: %d, not %d: %s", s.name, lends.status, want, lends.body)
		}
	}
}

// knows sees that the list of people names those who are shown, and that who is not shown is not there.
func (w *walked) knows(s *subject) {
	list, none := w.asks(s, http.MethodGet, "/api/v1/people", "").body, w.asks(s, http.MethodGet, "/api/v1/people/p_nobody", "")
	for _, other := range w.subjects {
		if len(other.holds) == 0 || other.as != "" || other.name == "borrower" {
			continue
		}
		shown := other.id == s.id || slices.ContainsFunc(s.holds, func(h hat) bool { return slices.ContainsFunc(other.holds, h.shown) })
		if named := strings.Contains(list, fmt.Sprintf("%q", other.id)); named != shown {
			w.t.Errorf("%s is shown %s: %v", s.name, other.name, named)
		}
		got := w.asks(s, http.MethodGet, "/api/v1/people/"+other.id, "")
		if shown != (got.status == http.StatusOK) || !shown && !reflect.DeepEqual(got, none) {
			w.t.Errorf("%s asks for %s: %d %.300s", s.name, other.name, got.status, got.body)
		}
	}
}

// manages has somebody give a membership of a kind, and end, lend and confirm one that a stranger holds.
func (w *walked) manages(s *subject, kind hat) {
	body, err := json.Marshal(kind.written())
	if err != nil {
		w.t.Fatal(err)
	}
	fields := map[string]any{}
	if err := json.Unmarshal(body, &fields); err != nil {
		w.t.Fatal(err)
	}
	delete(fields, "since")
	delete(fields, "until")
	if body, err = json.Marshal(fields); err != nil {
		w.t.Fatal(err)
	}
	has := func(may func(hat) bool) bool { return slices.ContainsFunc(s.holds, may) }
	want := func(asked string, got answered, status int, none *answered) {
		if got.status != status || status == http.StatusNotFound && none != nil && !reflect.DeepEqual(got, *none) {
			w.t.Errorf("%s of %s as %s: %d, not %d: %.300s", asked, kind.written().Role, s.name, got.status, status, got.body)
		}
	}
	gives, shown := has(func(h hat) bool { return h.gives(kind) }), has(func(h hat) bool { return h.shown(kind) })
	given := w.asks(s, http.MethodPost, "/api/v1/people/p_nobody/memberships", string(body))
	switch {
	case gives:
		want("giving", given, http.StatusNotFound, nil) // there is nobody to give it to
	case has(func(h hat) bool { return h.meets(kind) }):
		want("giving", given, http.StatusConflict, nil) // there is a contact
	default:
		want("giving", given, http.StatusForbidden, nil)
	}
	held := w.stranger(kind)
	works := func(h hat) bool {
		return h.hub != "" && kind.only != nil && h.hub == kind.only.lead && kind.company == kind.only.company
	}
	meets, drafts := has(works), has(func(h hat) bool { return works(h) && h.role == dossier.HubStaff })
	for _, what := range []string{"invite", "end", "lend", "confirm"} {
		sent := map[string]string{"lend": `{"to":"p_nobody","until":"2199-01-01"}`}[what]
		path := "/api/v1/memberships/%s/" + what
		none := w.asks(s, http.MethodPost, fmt.Sprintf(path, "m_nobody"), sent)
		got := w.asks(s, http.MethodPost, fmt.Sprintf(path, held), sent)
		officer := s.has(dossier.ProgrammeOfficer)
		switch {
		case what == "invite" && !shown && !meets:
			want(what, got, http.StatusNotFound, &none)
		case what == "invite" && (gives || drafts):
			want(what, got, http.StatusConflict, nil) // no mailbox is known
		case what == "invite":
			want(what, got, http.StatusForbidden, nil)
		case what == "confirm" && !officer:
			want(what, got, http.StatusForbidden, nil)
			want(what, none, http.StatusForbidden, nil)
		case what == "lend" || !shown && !meets:
			want(what, got, http.StatusNotFound, &none)
		case what == "confirm" && kind.only == nil:
			want(what, got, http.StatusConflict, nil)
		case what == "confirm" || gives:
			want(what, got, http.StatusOK, nil)
			held = w.stranger(kind)
		default:
			want(what, got, http.StatusForbidden, nil)
		}
	}
}
