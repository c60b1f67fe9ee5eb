// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

const (
	company = `{"code":"houtwerk","name":"Houtwerk","kind":"company","company_number":"BE0999010126"}`
	trial   = `{"id":"banken","title":"Banken","hubs":["kempen","gent"],"partners":["vito"],"started":"2026-09-01"}`
	core    = `{"core":true,"from":"2026-01-01"}`
)

// TestWhoMayDoWhatWithTheRegistry asks everything as every role: what is not allowed is refused, and nothing is stored.
func TestWhoMayDoWhatWithTheRegistry(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	gent := s.staffOf("gent")
	s.want(http.StatusCreated, dossier.HubStaff, "POST", "/api/v1/organisations", `{"code":"houtwerk","name":"Houtwerk","kind":"company"}`)
	reads := []dossier.Role{dossier.HubStaff, dossier.Reviewer, dossier.ProgrammeOfficer, dossier.Assessor, dossier.Decider,
		dossier.Manager, dossier.Auditor, gent}
	for _, c := range []struct {
		method, path, body string
		allowed            []dossier.Role
		status             int
	}{
		{"GET", "/hubs", "", append([]dossier.Role{dossier.Company, dossier.Admin}, reads...), 200},
		{"GET", "/hubs/kempen", "", append([]dossier.Role{dossier.Company, dossier.Admin}, reads...), 200},
		{"GET", "/organisations", "", append([]dossier.Role{dossier.Company}, reads...), 200}, // a company finds itself
		{"GET", "/organisations/blenders", "", reads, 200},
		{"GET", "/trajectories", "", reads, 200},
		{"GET", "/trajectories/hergebruik-hout", "", reads, 200},
		{"PUT", "/hubs/kempen/partners/vito", core, []dossier.Role{dossier.Manager}, 200},
		{"POST", "/organisations", `{"code":"x%d","name":"x","kind":"other"}`, []dossier.Role{dossier.HubStaff, gent, dossier.Manager}, 201},
		{"PATCH", "/organisations/vito", `{"legal_form":"nv"}`, []dossier.Role{dossier.Manager}, 200},
		{"PATCH", "/organisations/houtwerk", `{"legal_form":"nv"}`, []dossier.Role{dossier.HubStaff, dossier.Manager}, 200},
		{"GET", "/organisations/vito/history", "", reads, 200},
		{"GET", "/organisations/vito/proposals", "", reads, 200},
		{"GET", "/organisation-proposals", "", append([]dossier.Role{dossier.Company}, reads...), 200},
		{"POST", "/trajectories", `{"id":"t%d","title":"x","hubs":["kempen"]}`, []dossier.Role{dossier.HubStaff, dossier.Manager}, 201},
		// Gent takes part, and does not lead
		{"PATCH", "/trajectories/hergebruik-hout", `{"result":"x"}`, []dossier.Role{dossier.HubStaff, dossier.Manager}, 200},
	} {
		for i, role := range append(append([]dossier.Role{}, dossier.Roles...), gent) {
			body := c.body
			if strings.Contains(body, "%d") {
				body = fmt.Sprintf(body, i)
			}
			want := http.StatusForbidden
			if slices.Contains(c.allowed, role) {
				want = c.status
			}
			r := s.ask(role, c.method, "/api/v1"+c.path, body)
			if r.status != want {
				t.Errorf("%s %s as %s: %d, want %d: %s", c.method, c.path, role, r.status, want, r.raw)
			}
			if want == http.StatusForbidden && (r.header.Get("Content-Type") != "application/problem+json" || len(r.raw) < 60) {
				t.Errorf("%s as %s: %s", c.path, role, r.raw)
			}
		}
		if r := s.ask("", c.method, "/api/v1"+c.path, c.body); r.status != http.StatusUnauthorized {
			t.Errorf("%s %s as nobody: %d", c.method, c.path, r.status)
		}
	}
	if r := s.ask(dossier.Manager, "GET", "/api/v1/trajectories", ""); strings.Count(r.raw, `"id":"t`) != 3 { // textiel-leuven is one
		t.Error(r.raw)
	}
}

// TestBadRegistryInput sends what must be refused: each a clear problem that names the field, and never a 5xx.
func TestBadRegistryInput(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, body := range []string{company, `{"code":"stad-x","name":"Stad X","kind":"local_authority"}`} {
		if r := s.ask(dossier.HubStaff, "POST", "/api/v1/organisations", body); r.status != 201 {
			t.Fatal(r.raw)
		}
	}
	if r := s.ask(dossier.HubStaff, "POST", "/api/v1/trajectories", trial); r.status != 201 ||
		r.header.Get("Location") != "/api/v1/trajectories/banken" {
		t.Fatal(r.raw)
	}
	before := s.ask(dossier.Manager, "GET", "/api/v1/trajectories/banken", "").raw
	for _, c := range []struct {
		name, role, method, path, body string
		status                         int
		pointer                        string
	}{
		{"a hub that is none", "manager", "GET", "/hubs/atlantis", "", 404, ""},
		{"a look-alike hub", "manager", "GET", "/hubs/k%D0%B5mpen", "", 404, ""},
		{"a hub with a NUL", "manager", "GET", "/hubs/kempen%00", "", 404, ""},
		{"a hub that is no text", "manager", "GET", "/hubs/%ff", "", 404, ""},
		{"a day that is none", "manager", "GET", "/hubs/kempen?on=2026-02-30", "", 422, "/on"},
		{"the year nought", "manager", "GET", "/hubs?on=0000-01-01", "", 422, "/on"},
		{"a day in words", "manager", "GET", "/hubs?on=morgen", "", 422, "/on"},

		{"a partner of no hub", "manager", "PUT", "/hubs/atlantis/partners/vito", core, 404, ""},
		{"a partner that is none", "manager", "PUT", "/hubs/kempen/partners/nobody", core, 404, ""},
		{"a look-alike partner", "manager", "PUT", "/hubs/kempen/partners/vit%D0%BE", core, 404, ""},
		{"dates reversed", "manager", "PUT", "/hubs/kempen/partners/vito", `{"core":true,"from":"2026-02-02","until":"2026-02-01"}`, 422,
			"/until"},
		{"a date that is none", "manager", "PUT", "/hubs/kempen/partners/vito", `{"core":true,"from":"2026-13-01"}`, 422, "/from"},
		{"core left out", "manager", "PUT", "/hubs/kempen/partners/vito", `{"from":"2026-01-01"}`, 422, "/core"},
		{"an empty body", "manager", "PUT", "/hubs/kempen/partners/vito", ``, 422, "/core"},
		{"core in words", "manager", "PUT", "/hubs/kempen/partners/vito", `{"core":"yes"}`, 422, "/core"},
		{"an unknown field", "manager", "PUT", "/hubs/kempen/partners/vito", `{"core":true,"to":"2026-01-01"}`, 422, "/to"},

		{"malformed JSON", "manager", "POST", "/organisations", `{"code":`, 400, ""},
		{"a field twice", "manager", "POST", "/organisations", `{"code":"x1","code":"x2"}`, 400, "/code"},
		{"nothing", "manager", "POST", "/organisations", `{}`, 422, "/name"},
		{"capitals", "manager", "POST", "/organisations", `{"code":"Houtwerk2","name":"x","kind":"other"}`, 422, "/code"},
		{"a look-alike code", "manager", "POST", "/organisations", `{"code":"hоutwerk","name":"x","kind":"other"}`, 422, "/code"},
		{"a control character", "manager", "POST", "/organisations", `{"code":"x1","name":"a\u0007b","kind":"other"}`, 422, "/name"},
		{"a line break", "manager", "POST", "/organisations", `{"code":"x1","name":"a\nb","kind":"other"}`, 422, "/name"},
		{"a NUL in the code", "manager", "POST", "/organisations", `{"code":"x1\u0000","name":"a","kind":"other"}`, 422, "/code"},
		{"an unknown kind", "manager", "POST", "/organisations", `{"code":"x1","name":"x","kind":"guild"}`, 422, "/kind"},
		{"a wrong number", "manager", "POST", "/organisations", `{"code":"x1","name":"x","kind":"other","company_number":"0999.010.127"}`,
			422, "/company_number"},
		{"an establishment", "manager", "POST", "/organisations",
			`{"code":"x1","name":"x","kind":"other","company_number":"2147.812.701"}`, 422, "/company_number"},
		{"a code that is there", "manager", "POST", "/organisations", `{"code":"houtwerk","name":"x","kind":"other"}`, 409, "/code"},
		{"a number that is there", "hub_staff", "POST", "/organisations",
			`{"code":"x1","name":"x","kind":"other","company_number":"0999010126"}`, 409, "/company_number"},
		{"a name that is too long", "manager", "POST", "/organisations", `{"code":"x1","name":"` + strings.Repeat("é",
			201) + `","kind":"other"}`, 422, "/name"},
		{"a category that is none", "manager", "POST", "/organisations",
			`{"code":"x1","name":"x","kind":"other","social_economy_category":"guild"}`, 422, "/social_economy_category"},
		{"a postal code that is none", "manager", "POST", "/organisations",
			`{"code":"x1","name":"x","kind":"other","address":{"postal_code":"230","country":"BE"}}`, 422, "/address/postal_code"},
		{"a country in words", "manager", "POST", "/organisations",
			`{"code":"x1","name":"x","kind":"other","address":{"country":"België"}}`, 422, "/address/country"},
		{"a website without https", "manager", "POST", "/organisations",
			`{"code":"x1","name":"x","kind":"other","website":"atelier.example"}`, 422, "/website"},
		{"an activity without its edition", "manager", "POST", "/organisations",
			`{"code":"x1","name":"x","kind":"other","nace":[{"code":"31090"}]}`, 422, "/nace/0/version"},
		{"a person", "manager", "POST", "/organisations", `{"code":"x1","name":"x","kind":"other","contact":{"name":"Noor"}}`, 422, "/contact"},
		{"an account number", "manager", "POST", "/organisations", `{"code":"x1","name":"x","kind":"other","iban":"BE68539007547034"}`,
			422, "/iban"},
		{"an organisation that is none", "manager", "GET", "/organisations/nobody", "", 404, ""},
		{"a look-alike organisation", "manager", "GET", "/organisations/vit%D0%BE", "", 404, ""},
		{"a change of no organisation", "manager", "PATCH", "/organisations/nobody", `{"name":"x"}`, 404, ""},
		{"an organisation without a name", "manager", "PATCH", "/organisations/vito", `{"name":" "}`, 422, "/name"},
		{"another code", "manager", "PATCH", "/organisations/vito", `{"code":"vito-2"}`, 422, "/code"},
		{"another's number", "manager", "PATCH", "/organisations/vito", `{"company_number":"0999.010.126"}`, 409, "/company_number"},
		{"a number that is none", "manager", "PATCH", "/organisations/vito", `{"company_number":"0999.010.127"}`, 422, "/company_number"},
		{"a query that no database takes", "manager", "GET", "/organisations?q=%00", "", 422, "/q"},
		{"a query that is too long", "manager", "GET", "/organisations?q=" + strings.Repeat("x", 201), "", 422, "/q"},

		{"a state that is none", "manager", "GET", "/trajectories?state=lost", "", 422, "/state"},
		{"a look-alike hub to filter by", "manager", "GET", "/trajectories?hub=k%D0%B5mpen", "", 422, "/hub"},
		{"a trajectory that is none", "manager", "GET", "/trajectories/atlantis", "", 404, ""},
		{"another hub's trajectory", "hub_staff", "POST", "/trajectories", `{"id":"x1","title":"x","hubs":["gent","kempen"]}`, 403, ""},
		{"no hub", "hub_staff", "POST", "/trajectories", `{"id":"x1","title":"x","hubs":[]}`, 422, "/hubs"},
		{"an unknown hub", "manager", "POST", "/trajectories", `{"id":"x1","title":"x","hubs":["kempen","atlantis"]}`, 422, "/hubs/1"},
		{"a look-alike hub to run it", "manager", "POST", "/trajectories", `{"id":"x1","title":"x","hubs":["kеmpen"]}`, 422, "/hubs/0"},
		{"a hub twice", "manager", "POST", "/trajectories", `{"id":"x1","title":"x","hubs":["kempen","kempen"]}`, 422, "/hubs/1"},
		{"an unknown partner", "manager", "POST", "/trajectories", `{"id":"x1","title":"x","hubs":["kempen"],"partners":["nobody"]}`, 422,
			"/partners/0"},
		{"an id that is there", "hub_staff", "POST", "/trajectories", trial, 409, "/id"},
		{"an end without an end", "hub_staff", "POST", "/trajectories",
			`{"id":"x1","title":"x","hubs":["kempen"],"state":"finished","result":"x"}`, 422, "/ended"},
		{"hubs that are no list", "hub_staff", "POST", "/trajectories", `{"id":"x1","title":"x","hubs":"kempen"}`, 422, "/hubs"},
		{"not JSON", "hub_staff", "PATCH", "/trajectories/banken", `state=finished`, 400, ""},
		{"a change of nothing", "hub_staff", "PATCH", "/trajectories/atlantis", `{"title":"x"}`, 404, ""},
		{"another hub's", "hub_staff", "PATCH", "/trajectories/zalmkroket", `{"title":"x"}`, 403, ""},
		{"given away", "hub_staff", "PATCH", "/trajectories/banken", `{"hubs":["gent"]}`, 403, ""},
		{"another id", "manager", "PATCH", "/trajectories/banken", `{"id":"banken-2"}`, 422, "/id"},
		{"an end without a result", "hub_staff", "PATCH", "/trajectories/banken", `{"state":"stopped"}`, 422, "/result"},
		{"an end before the start", "hub_staff", "PATCH", "/trajectories/banken", `{"state":"stopped","result":"x","ended":"2026-08-31"}`,
			422, "/ended"},
		{"an end while it runs", "hub_staff", "PATCH", "/trajectories/banken", `{"ended":"2026-10-31"}`, 422, "/ended"},
		{"an unknown state", "hub_staff", "PATCH", "/trajectories/banken", `{"state":"lost"}`, 422, "/state"},
		{"a title of blanks", "hub_staff", "PATCH", "/trajectories/banken", `{"title":"  "}`, 422, "/title"},
		{"a control character in the result", "hub_staff", "PATCH", "/trajectories/banken", `{"result":"a\u001bb"}`, 422, "/result"},
		{"a hub that is none", "hub_staff", "PATCH", "/trajectories/banken", `{"hubs":["kempen","atlantis"]}`, 422, "/hubs/1"},
		{"the dossiers, which follow", "hub_staff", "PATCH", "/trajectories/banken", `{"dossiers":["CW-KORT-0001"]}`, 422, "/dossiers"},
	} {
		r := s.ask(dossier.Role(c.role), c.method, "/api/v1"+c.path, c.body)
		if r.status != c.status {
			t.Errorf("%s: %d, want %d: %s", c.name, r.status, c.status, r.raw)
			continue
		}
		if kind := r.header.Get("Content-Type"); kind != "application/problem+json" {
			t.Errorf("%s: answered as %s", c.name, kind)
		}
		if strings.Contains(r.raw, `"detail":""`) || strings.Contains(r.raw, `"message":""`) {
			t.Errorf("%s: has no words: %s", c.name, r.raw)
		}
		if c.pointer != "" && !strings.Contains(r.raw, `"pointer":"`+c.pointer+`"`) {
			t.Errorf("%s: does not point at %s: %s", c.name, c.pointer, r.raw)
		}
	}
	if after := s.ask(dossier.Manager, "GET", "/api/v1/trajectories/banken", "").raw; after != before {
		t.Errorf("bad input left a trace: %s", after)
	}
	if r := s.ask(dossier.HubStaff, "POST", "/api/v1/organisations", company, "Content-Type",
		"text/plain"); r.status != http.StatusUnsupportedMediaType {
		t.Error(r.raw)
	}
}

type hubAnswer struct {
	On       string
	Complete bool
	Missing  []struct{ Side, Message string }
	Partners []struct {
		Organisation struct {
			Code  string
			Label string `json:"kind_label"`
		}
		Core        bool
		From, Until string
	}
}

func TestAHubOverTime(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	hub := func(query string, header ...string) (h hubAnswer) {
		t.Helper()
		r := s.ask(dossier.Company, "GET", "/api/v1/hubs/kempen"+query, "", header...)
		if r.status != http.StatusOK {
			t.Fatal(r.raw)
		}
		r.into(t, &h)
		return h
	}
	if h := hub("?on=2026-11-24"); h.Complete || len(h.Missing) != 3 || len(h.Partners) != 8 ||
		h.Missing[1].Side != "regular_economy" || !strings.Contains(h.Missing[1].Message, "reguliere economie") {
		t.Errorf("%+v", h)
	}
	if h := hub("", "Accept-Language", "en"); h.On < "2026" || h.Missing[0].Message != registry.SideLocalAuthority.Message("en") ||
		h.Partners[0].Organisation.Label != "other" {
		t.Errorf("%+v", h)
	}
	for code, body := range map[string]string{
		"stad-genk": `{"core":true,"from":"2026-01-01"}`, "lidwina": `{"core":true,"from":"2026-03-01","until":"2026-12-31"}`, "unizo-antwerpen": `{"core":true,"from":"2026-02-01","until":""}`,
	} {
		r := s.ask(dossier.Manager, "PUT", "/api/v1/hubs/kempen/partners/"+code, body)
		if again := s.ask(dossier.Manager, "PUT", "/api/v1/hubs/kempen/partners/"+code, body); r.status != http.StatusOK ||
			again.raw != r.raw || !strings.Contains(r.raw, `"periods":[{"core":true,"from":"2026-0`) {
			t.Errorf("%s then %s", r.raw, again.raw)
		}
	}
	for day, want := range map[string]int{"2025-12-31": 3, "2026-01-01": 2, "2026-02-01": 1, "2026-02-28": 1, "2026-03-01": 0,
		"2026-12-31": 0, "2027-01-01": 1} {
		if h := hub("?on=" + day); len(h.Missing) != want || h.Complete != (want == 0) || h.On != day {
			t.Errorf("%s: %+v", day, h.Missing)
		}
	}
	// Who sets a period reads at once what is still missing: on its first day when that is to come, or on the day asked.
	for query, want := range map[string]string{"": `"on":"2199-01-01","complete":false,"missing":[{"side":"social_economy"`,
		"?on=2026-06-01": `"on":"2026-06-01","complete":true,"missing":[]`} {
		if r := s.ask(dossier.Manager, "PUT", "/api/v1/hubs/kempen/partners/stad-mechelen"+query,
			`{"core":true,"from":"2199-01-01"}`); r.status != http.StatusOK || !strings.Contains(r.raw, want) {
			t.Errorf("%s: %s", query, r.raw)
		}
	}
	if r := s.ask(dossier.Manager, "PUT", "/api/v1/hubs/kempen/partners/stad-genk?on=morgen",
		core); r.status != http.StatusUnprocessableEntity || !strings.Contains(r.raw, `"/on"`) {
		t.Error(r.raw)
	}
	var all struct {
		Hubs []struct {
			Code     string
			Complete bool
			Partners []any
		}
	}
	s.ask(dossier.Admin, "GET", "/api/v1/hubs?on=2026-06-01", "").into(t, &all)
	for _, h := range all.Hubs {
		if h.Complete != (h.Code == "kempen") || h.Partners == nil {
			t.Errorf("%+v", h)
		}
	}
	if len(all.Hubs) != 12 {
		t.Errorf("%d hubs", len(all.Hubs))
	}
}

func TestATrajectoryFromStartToEnd(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	if r := s.ask(dossier.HubStaff, "POST", "/api/v1/trajectories", trial); r.status != http.StatusCreated ||
		!strings.Contains(r.raw, `"label":"loopt"`) {
		t.Fatal(r.raw)
	}
	number := s.Start(t, "CW-KORT")
	_, _, refusal, err := s.Ledger.Save(context.Background(), s.People[dossier.HubStaff], number, ledger.Saw(2),
		func(c application.Content) (application.Content, error) {
			c.Hubs.Trajectory = "banken"
			return c, nil
		})
	if err != nil || refusal != nil {
		t.Fatal(err, refusal)
	}
	for _, step := range []struct{ body, want string }{
		{`{"partners":["vito","wood-be"]}`, `"partners":["vito","wood-be"],"state":"running"`},
		{`{"state":"finished","result":"Twaalf banken.\nDrie tafels."}`,
			`"result":"Twaalf banken.\nDrie tafels.","started":"2026-09-01","ended":"20`},
		{`{"ended":"2026-10-31"}`, `"ended":"2026-10-31"`},
		{`{"state":"running"}`, `"ended":""`},
		{`{"state":"stopped","ended":"2026-11-01"}`, `"label":"stopgezet"`},
		{`{"id":"banken","title":null}`, `"title":"Banken"`},
		{`{"hubs":["kempen"]}`, `"hubs":["kempen"]`},
	} {
		if r := s.ask(dossier.HubStaff, "PATCH", "/api/v1/trajectories/banken", step.body, "Content-Type",
			"application/merge-patch+json"); r.status != http.StatusOK || !strings.Contains(r.raw, step.want) {
			t.Errorf("%s: %s", step.body, r.raw)
		}
	}
	for role, want := range map[dossier.Role]string{dossier.HubStaff: `"dossiers":["` + number + `"]`, dossier.Decider: `"dossiers":[]`} {
		if r := s.ask(role, "GET", "/api/v1/trajectories?hub=kempen&state=stopped", ""); !strings.Contains(r.raw, want) ||
			strings.Count(r.raw, `"id"`) != 1 {
			t.Errorf("%s: %s", role, r.raw)
		}
	}
}

func TestOrganisationsAreFound(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	r := s.ask(dossier.HubStaff, "POST", "/api/v1/organisations", company, "Accept-Language", "en")
	want := `{"code":"houtwerk","company_number":"0999.010.126","name":"Houtwerk","kind":"company","kind_label":"company","legal_form":"","social_economy_category":"","social_economy_label":"","address":{"street":"","number":"","postal_code":"","municipality":"","country":""},"website":"","nace":[],"hub":"kempen"}`
	if r.status != http.StatusCreated || strings.TrimSpace(r.raw) != want || r.header.Get("Location") != "/api/v1/organisations/houtwerk" {
		t.Error(r.raw)
	}
	if r := s.ask(dossier.Auditor, "GET", "/api/v1/organisations?q=BE+0999.010.126", ""); !strings.Contains(r.raw, `"total":1`) ||
		!strings.Contains(r.raw, "houtwerk") {
		t.Error(r.raw)
	}
	if r := s.ask(dossier.Auditor, "GET", "/api/v1/organisations?q=niemand",
		""); strings.TrimSpace(r.raw) != `{"organisations":[],"total":0}` {
		t.Error(r.raw)
	}
	document := s.ask("", "GET", "/api/openapi.json", "")
	for _, path := range []string{"/api/v1/hubs/{code}/partners/{organisation}", "/api/v1/trajectories/{id}",
		"/api/v1/organisations/{code}", "RegistryOrganisationBody", "RegistryTrajectoryBody"} {
		if !strings.Contains(document.raw, path) {
			t.Errorf("the description lacks %s", path)
		}
	}
}

// TestAnOrganisationIsEnteredOnce fills in what is known where somebody names a company number, and nowhere else.
func TestAnOrganisationIsEnteredOnce(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	add := func(body string) {
		t.Helper()
		if r := s.ask(dossier.HubStaff, "POST", "/api/v1/organisations", body); r.status != http.StatusCreated {
			t.Fatal(r.raw)
		}
	}
	add(`{"code":"atelier","name":"Atelier","kind":"social_economy","company_number":"0999.010.126","legal_form":"vzw","address":{"street":"Kerkstraat","number":"1","postal_code":"2300","municipality":"Turnhout","country":"BE"},"nace":[{"code":"31090","version":"2025"}]}`)
	add(`{"code":"bank","name":"Materialenbank","kind":"company","company_number":"0999.010.225"}`)
	for _, step := range []struct{ body, want string }{
		{`{"social_economy_category":"maatwerkbedrijf","website":"https://atelier.example"}`, `"social_economy_label":"maatwerkbedrijf"`},
		{`{"address":{"number":"2"}}`, `"address":{"street":"Kerkstraat","number":"2","postal_code":"2300"`},
		{`{"code":"atelier","website":""}`, `"website":""`},
	} {
		if r := s.ask(dossier.HubStaff, "PATCH", "/api/v1/organisations/atelier", step.body); r.status != http.StatusOK ||
			!strings.Contains(r.raw, step.want) {
			t.Errorf("%s: %s", step.body, r.raw)
		}
	}
	row, _, refusal, err := s.Ledger.Start(context.Background(), s.Key(s.People[dossier.HubStaff]), record.Founding{Call: "CW-KORT",
		Hub: "kempen", Company: "0999.010.126", Title: "Hout"})
	if err != nil || refusal != nil {
		t.Fatal(err, refusal)
	}
	page := "/api/v1/dossiers/" + row.Dossier + "/application"
	r := s.ask(dossier.Company, "GET", page, "")
	if !strings.Contains(r.raw,
		`"name":"Atelier","company_number":"0999.010.126","kind":"social_economy","legal_form":"vzw","social_economy_category":"maatwerkbedrijf","address":{"street":"Kerkstraat","number":"2"`) {
		t.Error(r.raw)
	}
	// The company names one partner that is known and one that is not, and is told at once what is still missing.
	r = s.ask(dossier.Company, "PATCH", page,
		`{"partners":[{"organisation":{"company_number":"0999010225"}},{"organisation":{"company_number":"0999.010.324","name":"Bouwmarkt"}}]}`,
		"If-Match", r.header.Get("ETag"), "Content-Type", "application/merge-patch+json")
	if !strings.Contains(r.raw, `"name":"Materialenbank","company_number":"0999.010.225","kind":"company"`) ||
		strings.Contains(r.raw, `"pointer":"/partners/0/organisation`) ||
		!strings.Contains(r.raw, `"pointer":"/partners/1/organisation/kind"`) {
		t.Error(r.status, r.raw)
	}
	if again := s.ask(dossier.Company, "GET", page, ""); !strings.Contains(again.raw, `"name":"Materialenbank"`) ||
		again.header.Get("ETag") != r.header.Get("ETag") {
		t.Error(again.raw)
	}
}
