// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

const (
	wood  = "/api/v1/organisations/houtwerk"
	asked = wood + "/proposals"
)

// says asks, and wants to be told no with a status and a code.
func (s *site) says(status int, code string, by dossier.Role, method, path, body string, header ...string) {
	s.t.Helper()
	if r := s.want(status, by, method, path, body, header...); !strings.Contains(r.raw, "urn:dossierwerkt:problem:"+code+`"`) {
		s.t.Errorf("%s %s as %s: %s", method, path, by, r.raw)
	}
}

// proposes asks for another street, and gives the id.
func (s *site) proposes(by dossier.Role, street string) (p contract.Proposal) {
	s.t.Helper()
	s.want(http.StatusCreated, by, "POST", asked, fmt.Sprintf(`{"fields":{"address":{"street":%q}},"reason":"verhuisd"}`, street)).into(s.t, &p)
	return p
}

// ids are those of the proposals that somebody is shown.
func (s *site) ids(by dossier.Role, path string) (ids []int64) {
	s.t.Helper()
	var list contract.ProposalList
	s.want(http.StatusOK, by, "GET", path, "").into(s.t, &list)
	for _, p := range list.Proposals {
		ids = append(ids, p.ID)
	}
	return ids
}

// TestAHubKeepsWhatItEntered: its staff change it, as does the manager; who else reads it is told to propose, and who does not read it is
// told the same of what is there and what is not.
func TestAHubKeepsWhatItEntered(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	gent := s.staffOf("gent")
	s.want(http.StatusCreated, dossier.HubStaff, "POST", "/api/v1/organisations", company) // of the company contact
	change := `{"legal_form":"nv"}`
	for _, by := range []dossier.Role{dossier.HubStaff, dossier.Manager} {
		s.want(http.StatusOK, by, "PATCH", wood, change)
	}
	for _, by := range []dossier.Role{gent, dossier.Reviewer, dossier.Auditor, dossier.ProgrammeOfficer, dossier.Assessor, dossier.Decider, dossier.Company} {
		s.says(http.StatusForbidden, "propose_instead", by, "PATCH", wood, change)
	}
	s.says(http.StatusForbidden, "propose_instead", dossier.HubStaff, "PATCH", "/api/v1/organisations/vito", change) // the programme's
	for _, by := range []dossier.Role{dossier.Company, dossier.Admin} {
		for _, c := range []struct{ method, rest, body string }{{"GET", "", ""}, {"GET", "/history", ""}, {"GET", "/proposals", ""}, {"PATCH", "", change},
			{"POST", "/proposals", `{"fields":{"name":"x"},"reason":"x"}`}, {"POST", "/proposals/1/accept", ""}} {
			there := s.want(http.StatusForbidden, by, c.method, "/api/v1/organisations/vito"+c.rest, c.body)
			if absent := s.want(http.StatusForbidden, by, c.method, "/api/v1/organisations/nobody"+c.rest, c.body); there.raw != absent.raw {
				t.Errorf("%s is told %s of what is there, %s of what is not", by, there.raw, absent.raw)
			}
		}
	}
	var own contract.OrganisationList
	s.want(http.StatusOK, dossier.Company, "GET", "/api/v1/organisations", "").into(t, &own)
	if own.Total != 1 || len(own.Organisations) != 1 || own.Organisations[0].Hub != "kempen" {
		t.Errorf("%+v", own)
	}
	s.want(http.StatusOK, dossier.Company, "GET", wood+"/history", "")
}

// TestWhoIsInSeveralHubsSaysForWhichTheyEnter an organisation, and that hub keeps it.
func TestWhoIsInSeveralHubsSaysForWhichTheyEnter(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ann, e := s.engages(http.StatusCreated, dossier.Admin, "ann@example.org", `"role":"hub_staff","hub":"kempen"`)
	s.memberships(dossier.Admin, e.Person, `{"role":"hub_staff","hub":"gent"}`)
	const all = "/api/v1/organisations"
	s.says(http.StatusConflict, "as_needed", ann, "POST", all, company)
	var o contract.OrganisationView
	s.want(http.StatusCreated, ann, "POST", all, company, "As", "hub_staff:gent").into(t, &o)
	if o.Hub != "gent" {
		t.Errorf("%+v", o)
	}
	s.want(http.StatusOK, ann, "PATCH", wood, `{"legal_form":"nv"}`) // one of hers keeps it
	s.says(http.StatusForbidden, "propose_instead", dossier.HubStaff, "PATCH", wood, `{"legal_form":"bv"}`)
	s.want(http.StatusCreated, dossier.Manager, "POST", all, `{"code":"vlaams","name":"Vlaams","kind":"other"}`).into(t, &o)
	if o.Hub != "" {
		t.Errorf("%+v", o)
	}
	p := s.proposes(dossier.HubStaff, "Markt")
	if p.By.As != "hub_staff:kempen" || p.Changes[0].Label != "straat" {
		t.Errorf("%+v", p)
	}
	s.says(http.StatusConflict, "change_instead", ann, "POST", asked, `{"fields":{"name":"x"},"reason":"x"}`)
	var mine contract.Proposal // of the same human under another membership
	s.want(http.StatusCreated, ann, "POST", asked, `{"fields":{"name":"Hout"},"reason":"x"}`, "As", "hub_staff:kempen").into(t, &mine)
	s.says(http.StatusForbidden, "own_proposal", ann, "POST", fmt.Sprintf("%s/%d/accept", asked, mine.ID), "")
	s.want(http.StatusOK, ann, "POST", fmt.Sprintf("%s/%d/accept", asked, p.ID), "")
}

// TestWhatIsProposedIsDecidedOnByWhoKeepsTheOrganisation and is seen by them, and by who proposed it.
func TestWhatIsProposedIsDecidedOnByWhoKeepsTheOrganisation(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	gent := s.staffOf("gent")
	s.want(http.StatusCreated, dossier.HubStaff, "POST", "/api/v1/organisations", company)
	first, second, third := s.proposes(gent, "Markt"), s.proposes(dossier.Company, "Plein"), s.proposes(dossier.Assessor, "Veld")
	for by, want := range map[dossier.Role][]int64{dossier.HubStaff: {third.ID, second.ID, first.ID}, dossier.Manager: {third.ID, second.ID, first.ID},
		dossier.Auditor: {third.ID, second.ID, first.ID}, gent: {first.ID}, dossier.Company: {second.ID}, dossier.Reviewer: nil} {
		for _, path := range []string{asked, "/api/v1/organisation-proposals"} {
			if got := s.ids(by, path); fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s as %s shows %v, not %v", path, by, got, want)
			}
		}
	}
	if r := s.want(http.StatusOK, dossier.HubStaff, "GET", asked, ""); strings.Contains(r.raw, s.People[dossier.Assessor].ID) || !strings.Contains(r.raw, `"role":"assessor"`) {
		t.Errorf("who assesses is the programme's to know: %s", r.raw)
	}
	accept := func(id int64) string { return fmt.Sprintf("%s/%d/accept", asked, id) }
	for _, by := range []dossier.Role{gent, dossier.Reviewer, dossier.Company} { // their own, another's and none alike
		for _, id := range []int64{first.ID, second.ID, 99} {
			s.says(http.StatusForbidden, "not_your_organisation", by, "POST", accept(id), "")
		}
	}
	s.says(http.StatusNotFound, "unknown_proposal", dossier.HubStaff, "POST", accept(99), "")
	s.says(http.StatusNotFound, "unknown_proposal", dossier.HubStaff, "POST", asked+"/x/accept", "")
	var p contract.Proposal
	s.want(http.StatusOK, dossier.HubStaff, "POST", accept(second.ID), `{"remark":"klopt"}`).into(t, &p)
	if p.State != contract.ProposalAccepted || p.DecidedBy == nil || p.DecidedBy.ID != s.People[dossier.HubStaff].ID || p.DecidedAt == nil || p.Remark != "klopt" {
		t.Errorf("%+v", p)
	}
	s.says(http.StatusConflict, "changed_since", dossier.HubStaff, "POST", accept(first.ID), "")
	s.says(http.StatusConflict, "decided_already", dossier.Manager, "POST", accept(second.ID), "")
	s.says(http.StatusUnprocessableEntity, "required", dossier.Manager, "POST", fmt.Sprintf("%s/%d/reject", asked, first.ID), "")
	s.want(http.StatusOK, dossier.Manager, "POST", fmt.Sprintf("%s/%d/reject", asked, first.ID), `{"remark":"staat er al"}`)
	if open := s.ids(gent, "/api/v1/organisation-proposals"); open != nil {
		t.Errorf("still open: %v", open)
	}
	if r := s.want(http.StatusOK, gent, "GET", asked, ""); !strings.Contains(r.raw, `"remark":"staat er al"`) || !strings.Contains(r.raw, `"label":"afgewezen"`) {
		t.Error(r.raw)
	}

	var h contract.OrganisationHistory
	s.want(http.StatusOK, dossier.Reviewer, "GET", wood+"/history", "").into(t, &h)
	if len(h.Versions) != 2 || h.Versions[0].Version != 2 || h.Versions[0].Proposal == nil || h.Versions[0].Proposal.By.As != "company:0999.010.126" ||
		h.Versions[0].Changes[0].To != "Plein" || h.Versions[1].Organisation.Address.Street != "" || h.Versions[1].By.As != "hub_staff:kempen" {
		t.Errorf("%+v", h)
	}
}

// TestAProposalIsHeldAgainstTheRulesOfAnOrganisation when it is made.
func TestAProposalIsHeldAgainstTheRulesOfAnOrganisation(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, c := range []struct{ body, code, pointer string }{
		{`{"fields":{"name":"x"}}`, "required", "/reason"},
		{`{"fields":{"kind":"guild"},"reason":"x"}`, "unkeepable", "/fields/kind"},
		{`{"fields":{"code":"vito-2"},"reason":"x"}`, "unkeepable", "/fields/code"},
		{`{"fields":{"hub":"gent"},"reason":"x"}`, "unkeepable", "/fields/hub"},
		{`{"fields":{},"reason":"x"}`, "unkeepable", "/fields"},
		{`{"reason":"x"}`, "unkeepable", "/fields"},
	} {
		r := s.want(http.StatusUnprocessableEntity, dossier.Reviewer, "POST", "/api/v1/organisations/vito/proposals", c.body)
		if !strings.Contains(r.raw, c.code) || !strings.Contains(r.raw, `"pointer":"`+c.pointer+`"`) {
			t.Errorf("%s: %s", c.body, r.raw)
		}
	}
	s.says(http.StatusNotFound, "unknown_organisation", dossier.Reviewer, "POST", "/api/v1/organisations/nobody/proposals", `{"fields":{"name":"x"},"reason":"x"}`)
	if kept := s.ids(dossier.Manager, "/api/v1/organisation-proposals"); kept != nil {
		t.Errorf("something was kept: %v", kept)
	}
}
