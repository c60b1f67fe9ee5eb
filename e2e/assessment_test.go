// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"net/http"
	"strings"
	"testing"
)

// jury brings a dossier of CW-JURY to assessment, with its panel assigned.
func (m *machine) jury() string {
	m.t.Helper()
	number := m.draftIn("CW-JURY")
	for _, step := range []struct{ role, command string }{{"hub_staff", "request-review"}, {"reviewer", "endorse"},
		{"hub_staff", "submit"}, {"programme_officer", "declare-admissible"}} {
		m.must(http.StatusOK, step.role, "POST", "/dossiers/"+number+"/"+step.command, nil)
	}
	list := m.must(http.StatusOK, "programme_officer", "GET", "/assessors", nil)
	for _, a := range list.body["assessors"].([]any)[:3] {
		m.must(http.StatusOK, "programme_officer", "POST", "/dossiers/"+number+"/assign-assessor",
			map[string]any{"assessor": a.(map[string]any)["id"]})
	}
	return number
}

func (m *machine) scores(score int) map[string]any {
	all := map[string]int{}
	for _, code := range []string{"relevance", "feasibility", "partnership", "social_impact", "circular_impact"} {
		all[code] = score
	}
	return map[string]any{"scores": all, "reasons": "Alleen voor mijn ogen."}
}

func scoresAreHiddenUntilAllAreIn(t *testing.T, m *machine) {
	number := m.jury()
	path := "/dossiers/" + number
	for _, role := range []string{"assessor", "assessor-2", "assessor-3"} {
		m.must(http.StatusOK, role, "POST", path+"/declare-conflict", map[string]any{"conflict": false})
	}
	if r := m.ask("assessor", "POST", path+"/assess", m.scores(21)); r.status != http.StatusUnprocessableEntity ||
		!strings.Contains(string(r.raw), `"pointer":"/scores/`) {
		t.Errorf("a score out of range: %d %s", r.status, r.raw)
	}
	m.must(http.StatusOK, "assessor", "POST", path+"/assess", m.scores(17))
	secrets := []string{"relevantie: 17", "Alleen voor mijn ogen"}
	reads := func(role string) bool {
		raw := string(m.must(http.StatusOK, role, "GET", path+"/timeline", nil).raw) + string(m.must(http.StatusOK, role, "GET", path, nil).raw)
		return strings.Contains(raw, secrets[0]) && strings.Contains(raw, secrets[1])
	}
	for role, may := range map[string]bool{"assessor": true, "assessor-2": false, "programme_officer": false, "decider": false,
		"hub_staff": false, "company": false, "manager": false} {
		if got := reads(role); got != may {
			t.Errorf("before all are in, %s reads the sheet: %v", role, got)
		}
	}
	m.must(http.StatusOK, "assessor-2", "POST", path+"/assess", m.scores(12))
	m.must(http.StatusOK, "assessor-3", "POST", path+"/assess", m.scores(12))
	for role, may := range map[string]bool{"assessor-2": true, "programme_officer": true, "hub_staff": false, "company": false} {
		if got := reads(role); got != may {
			t.Errorf("after all are in, %s reads the sheet: %v", role, got)
		}
	}
	if raw := string(m.must(http.StatusOK, "hub_staff", "GET", path+"/timeline", nil).raw); strings.Contains(raw, "Leila") ||
		strings.Contains(raw, m.person("assessor")) {
		t.Error("the hub reads who assesses")
	}
	m.must(http.StatusOK, "programme_officer", "POST", path+"/record-consensus", map[string]any{"reasons": "Eens."})
	over := map[string]any{"outcome": "approved", "amount": map[string]string{"amount": "40000.01", "currency": "EUR"}, "reasons": "x"}
	if r := m.ask("decider", "POST", path+"/decide", over); r.status != http.StatusUnprocessableEntity {
		t.Errorf("more than was asked: %d", r.status)
	}
	if raw := string(m.must(http.StatusOK, "company", "GET", path+"/documents", nil).raw); strings.Contains(raw, "consensus") {
		t.Error("the company reads the consensus before the decision")
	}
	m.verify(number)
}

func anotherDossierOfTheCompanyIsAWarning(t *testing.T, m *machine) {
	first := m.submitted()
	second := m.must(http.StatusCreated, "hub_staff", "POST", "/dossiers", map[string]any{"call": "CW-JURY", "hub": "kempen",
		"company_number": "0999.010.126", "title": "Nog een"})
	if raw := string(second.raw); !strings.Contains(raw, `"other_dossier"`) || !strings.Contains(raw, first) ||
		!strings.Contains(raw, `"double_funding"`) || !strings.Contains(raw, `"severity":"warning"`) {
		t.Error(raw)
	}
}
