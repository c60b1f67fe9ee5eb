// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
)

// TestWhatTheProgrammeWasRefusedIsItsOwn: neither hub nor company reads that an officer or assessor tried something.
func TestWhatTheProgrammeWasRefusedIsItsOwn(t *testing.T) {
	t.Parallel()
	s := desks(t)
	number := s.drafts("CW-JURY", atelier, nil)
	s.handsIn(number)
	s.does(dossier.ProgrammeOfficer, number, "declare-admissible", "{}")
	p := s.Panel[0]
	assign := `{"assessor":"` + p.ID + `"}`
	s.does(dossier.ProgrammeOfficer, number, "assign-assessor", assign)
	conflict := true
	s.give(p, number, ledger.Request{Command: dossier.Command{Name: dossier.DeclareConflict, Conflict: &conflict}})
	if r := s.ask(dossier.ProgrammeOfficer, "POST", "/api/v1/dossiers/"+number+"/assign-assessor",
		assign); r.status != http.StatusUnprocessableEntity {
		t.Fatalf("%d %s", r.status, r.raw)
	}
	for role, tells := range map[dossier.Role]bool{dossier.ProgrammeOfficer: true, dossier.Auditor: true, dossier.Company: false,
		dossier.HubStaff: false} {
		raw := s.want(http.StatusOK, role, "GET", "/api/v1/dossiers/"+number+"/timeline", "").raw
		if strings.Contains(raw, dossier.CommandRefusedEvent) != tells || !strings.Contains(raw, dossier.DeclaredAdmissibleEvent) {
			t.Errorf("%s: %s", role, raw)
		}
	}
}

// TestASupplementAsksForWhatIsThere: each place once, written in one way, and never what the dossier is known by.
func TestASupplementAsksForWhatIsThere(t *testing.T) {
	t.Parallel()
	s := desks(t)
	number := s.drafts("CW-JURY", atelier, nil)
	s.handsIn(number)
	asked := func(places ...string) string {
		var list []string
		for _, place := range places {
			list = append(list, `{"pointer":"`+place+`","text":"Kunt u dit aanvullen?"}`)
		}
		return `{"asked":[` + strings.Join(list, ",") + `]}`
	}
	for body, code := range map[string]string{
		asked("/budget/00"):                "unknown_place",
		asked("/budget/190"):               "unknown_place",
		asked("/applicant/company_number"): "unknown_place",
		asked("/hubs/lead"):                "unknown_place",
		asked("/project/nix"):              "unknown_place",
		asked("/budget/0", "/budget/0"):    "named_twice",
	} {
		r := s.ask(dossier.ProgrammeOfficer, "POST", "/api/v1/dossiers/"+number+"/request-supplement", body)
		if r.status != http.StatusUnprocessableEntity || !strings.Contains(r.raw, `"code":"`+code+`"`) ||
			!strings.Contains(r.raw, `"pointer":"/asked/`) {
			t.Errorf("%s: %d %s", body, r.status, r.raw)
		}
	}
	s.does(dossier.ProgrammeOfficer, number, "request-supplement", asked("/budget/0", "/project/summary", "/attachments/annual_accounts"))
}

// TestWhoYouAre: the token's person, with the role in words, and no address.
func TestWhoYouAre(t *testing.T) {
	t.Parallel()
	s := desks(t)
	for role, want := range map[dossier.Role]string{dossier.HubStaff: `"label":"hubmedewerker","hub":"kempen"`,
		dossier.Company: `"company_number":"0999.010.126"`, dossier.Manager: `"role":"manager"`} {
		if raw := s.want(http.StatusOK, role, "GET", "/api/v1/me", "").raw; !strings.Contains(raw, want) || strings.Contains(raw, "email") {
			t.Errorf("%s: %s", role, raw)
		}
	}
	s.want(http.StatusUnauthorized, "", "GET", "/api/v1/me", "")
}
