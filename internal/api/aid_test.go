// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// desks is a site whose engine carries commands out at once.
func desks(t *testing.T) *site {
	t.Helper()
	s := newSiteOn(t, nil, true)
	s.Database.Exec(t, `update token set expires_at = expires_at + interval '20 years'`) // these tests travel in time
	return s
}

// drafts starts a dossier for a company, with the example as changed.
func (s *site) drafts(call, company string, change func(map[string]any)) string {
	s.t.Helper()
	var d struct{ Number string }
	s.want(http.StatusCreated, dossier.HubStaff, "POST", "/api/v1/dossiers",
		fmt.Sprintf(`{"call":%q,"hub":"kempen","company_number":%q,"title":"Hout"}`, call, company)).into(s.t, &d)
	var content map[string]any
	if err := json.Unmarshal(testkit.Example(s.t), &content); err != nil {
		s.t.Fatal(err)
	}
	content["hubs"].(map[string]any)["supporting"] = []any{}
	if change != nil {
		change(content)
	}
	s.saves(d.Number, content)
	return d.Number
}

// saves replaces the content of a dossier and gives what is missing.
func (s *site) saves(number string, content map[string]any) reply {
	s.t.Helper()
	raw, err := json.Marshal(content)
	if err != nil {
		s.t.Fatal(err)
	}
	path := "/api/v1/dossiers/" + number + "/application"
	tag := s.want(http.StatusOK, dossier.HubStaff, "GET", path, "").header.Get("ETag")
	r := s.ask(dossier.HubStaff, "PUT", path, string(raw), "If-Match", tag)
	if r.status != http.StatusOK {
		s.t.Fatalf("%d %s", r.status, r.raw)
	}
	return r
}

// want is ask with the status that must come.
func (s *site) want(status int, role dossier.Role, method, path, body string, header ...string) reply {
	s.t.Helper()
	r := s.ask(role, method, path, body, header...)
	if r.status != status {
		s.t.Fatalf("%s %s: %d %s", method, path, r.status, r.raw)
	}
	return r
}

// does gives a command that must be carried out.
func (s *site) does(role dossier.Role, number, command, body string) reply {
	s.t.Helper()
	return s.want(http.StatusOK, role, "POST", "/api/v1/dossiers/"+number+"/"+command, body)
}

// handsIn brings a draft to submission.
func (s *site) handsIn(number string) {
	s.t.Helper()
	s.does(dossier.HubStaff, number, "request-review", "{}")
	s.does(dossier.Reviewer, number, "endorse", "{}")
	s.does(dossier.HubStaff, number, "submit", "{}")
}

func approving(amount string) string {
	return fmt.Sprintf(`{"outcome":"approved","amount":{"amount":%q,"currency":"EUR"},"reasons":"Om deze redenen."}`, amount)
}

// refuses decides, and wants a refusal that names whom, the ceiling, what is used and what is left.
func (s *site) refuses(number, amount, whom, used, left string) {
	s.t.Helper()
	r := s.ask(dossier.Decider, "POST", "/api/v1/dossiers/"+number+"/decide", approving(amount))
	said := strings.ReplaceAll(r.raw, "\u00a0", " ")
	for _, want := range []string{"de_minimis_ceiling", `"pointer":"/amount"`, whom, "telt al € " + used + " mee", "nog € " + left} {
		if r.status != http.StatusUnprocessableEntity || !strings.Contains(said, want) {
			s.t.Errorf("%s: %d lacks %q: %s", number, r.status, want, said)
		}
	}
}

func entry(day, amount, regulation string) map[string]any {
	return map[string]any{"granted_on": day, "authority": "Vlaanderen", "regulation": regulation,
		"amount": map[string]any{"amount": amount, "currency": "EUR"}}
}

// lists has the applicant declare earlier aid.
func lists(entries ...any) func(map[string]any) {
	return func(c map[string]any) { c["state_aid"].(map[string]any)["de_minimis"] = entries }
}

const atelier, bank = "0999.010.126", "0999.010.225"

// TestTheEightCases are histories that were let through once, by the API, with what must come of each.
func TestTheEightCases(t *testing.T) {
	t.Parallel()
	t.Run("1 a supplement forgets no grant", func(t *testing.T) {
		t.Parallel()
		s := desks(t)
		jury := s.drafts("CW-JURY", atelier, lists(entry("2025-03-01", "270000.00", "2023/2831")))
		s.handsIn(jury)
		other := s.drafts("CW-KORT", atelier, nil)
		s.handsIn(other)
		s.does(dossier.Decider, other, "decide", approving("40000.00"))
		s.does(dossier.ProgrammeOfficer, jury, "request-supplement", `{"asked":[{"pointer":"/project/summary","text":"Voor wie?"}]}`)
		path := "/api/v1/dossiers/" + jury + "/application"
		tag := s.want(http.StatusOK, dossier.HubStaff, "GET", path, "").header.Get("ETag")
		s.want(http.StatusOK, dossier.HubStaff, "PATCH", path, `{"project":{"summary":"Voor scholen."}}`, "If-Match", tag)
		s.does(dossier.HubStaff, jury, "supplement", "{}")
		s.assesses(jury)
		s.refuses(jury, "30000.00", "Maatwerkatelier Voorbeeld vzw (0999.010.126)", "297.360,00", "2.640,00")
	})
	t.Run("2 three dossiers of one day", func(t *testing.T) {
		t.Parallel()
		s := desks(t)
		var all []string
		for range 3 {
			number := s.drafts("CW-KORT", atelier, lists(entry("2025-03-01", "255000.00", "2023/2831")))
			s.handsIn(number)
			all = append(all, number)
		}
		s.does(dossier.Decider, all[0], "decide", approving("40000.00"))
		s.refuses(all[1], "40000.00", "Maatwerkatelier", "282.360,00", "17.640,00")
		s.refuses(all[2], "40000.00", "Maatwerkatelier", "282.360,00", "17.640,00")
	})
	t.Run("3 what it received as a partner", func(t *testing.T) {
		t.Parallel()
		s := desks(t)
		own := s.drafts("CW-KORT", bank, func(c map[string]any) {
			lists(entry("2025-03-01", "288000.00", "2023/2831"))(c)
			c["applicant"].(map[string]any)["company_number"] = bank
			c["applicant"].(map[string]any)["name"] = "Materialenbank Voorbeeld cv"
			first := c["partners"].([]any)[0].(map[string]any)
			first["organisation"].(map[string]any)["company_number"], first["economic_activity"] = atelier, false
		})
		s.handsIn(own)
		wood := s.drafts("CW-KORT", atelier, nil)
		s.handsIn(wood)
		s.does(dossier.Decider, wood, "decide", approving("40000.00"))
		s.refuses(own, "40000.00", "Materialenbank Voorbeeld cv (0999.010.225)", "299.040,00", "960,00")
	})
	t.Run("4 days that cannot be", func(t *testing.T) {
		t.Parallel()
		s := desks(t)
		later := calendar.DateOf(time.Now()).Add(366).String()
		for _, day := range []string{later, "2052-06-15", "0025-06-15"} {
			number := s.drafts("CW-KORT", atelier, lists(entry(day, "1000.00", "2023/2831")))
			shown := s.want(http.StatusOK, dossier.HubStaff, "GET", "/api/v1/dossiers/"+number, "").raw
			r := s.ask(dossier.HubStaff, "POST", "/api/v1/dossiers/"+number+"/request-review", "{}")
			for _, raw := range []string{shown, r.raw} {
				if r.status != http.StatusUnprocessableEntity || !strings.Contains(raw, `"pointer":"/state_aid/de_minimis/0/granted_on"`) {
					t.Errorf("%s: %d %s", day, r.status, raw)
				}
			}
		}
	})
	for name, c := range map[string]struct {
		entry, award string
		counts       bool
	}{
		"5 the first day":                           {"2024-01-15", "2027-01-15", true},
		"5 the day before":                          {"2024-01-14", "2027-01-15", false},
		"6 28 February in a leap year":              {"2024-02-28", "2027-02-28", true},
		"6 29 February":                             {"2024-02-29", "2027-02-28", true},
		"6 27 February in a leap year":              {"2024-02-27", "2027-02-28", false},
		"6 three years before 29 February":          {"2025-02-28", "2028-02-29", true},
		"6 the day before the end of that February": {"2025-02-27", "2028-02-29", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := desks(t)
			number := s.drafts("CW-KORT", atelier, lists(entry(c.entry, "272640.00", "2023/2831")))
			s.handsIn(number)
			other := s.drafts("CW-KORT", atelier, lists(entry(c.entry, "272640.00", "2023/2831")))
			s.handsIn(other)
			day, err := calendar.ReadDate(c.award)
			if err != nil {
				t.Fatal(err)
			}
			s.Database.SetClock(t, day.At(12, 0))
			s.does(dossier.Decider, number, "decide", approving("1000.00"))
			if !c.counts {
				s.does(dossier.Decider, other, "decide", approving("40000.00"))
				return
			}
			s.refuses(other, "40000.00", "Maatwerkatelier", "273.324,00", "26.676,00")
		})
	}
	t.Run("7 services of general economic interest", func(t *testing.T) {
		t.Parallel()
		s := desks(t)
		beside := s.drafts("CW-KORT", atelier, lists(entry("2025-03-01", "700000.00", "2023/2832")))
		s.handsIn(beside)
		s.does(dossier.Decider, beside, "decide", approving("40000.00"))
		above := s.drafts("CW-KORT", atelier, func(c map[string]any) {
			lists(entry("2025-03-01", "722640.01", "2023/2832"))(c)
			c["state_aid"].(map[string]any)["regime"] = "de_minimis_sgei"
		})
		if r := s.ask(dossier.HubStaff, "POST", "/api/v1/dossiers/"+above+"/request-review",
			"{}"); r.status != http.StatusUnprocessableEntity || !strings.Contains(r.raw, `"/state_aid/de_minimis"`) {
			t.Errorf("750,000.01 under that regime: %d %s", r.status, r.raw)
		}
	})
	t.Run("8 no regulation in force", func(t *testing.T) {
		t.Parallel()
		s := desks(t)
		number := s.drafts("CW-KORT", atelier, nil)
		s.handsIn(number)
		s.Database.SetClock(t, time.Date(2031, 1, 2, 9, 0, 0, 0, time.UTC))
		r := s.ask(dossier.Decider, "POST", "/api/v1/dossiers/"+number+"/decide", approving("1.00"))
		if r.status != http.StatusUnprocessableEntity || !strings.Contains(r.raw, "Voor 2 januari 2031 kennen we geen de-minimisverordening") {
			t.Errorf("%d %s", r.status, r.raw)
		}
	})
}

// assesses seats the panel and records a consensus that reaches every threshold.
func (s *site) assesses(number string) {
	s.t.Helper()
	s.does(dossier.ProgrammeOfficer, number, "declare-admissible", "{}")
	scores := map[string]int{"relevance": 14, "feasibility": 14, "partnership": 14, "social_impact": 14, "circular_impact": 14}
	for _, p := range s.Panel {
		s.does(dossier.ProgrammeOfficer, number, "assign-assessor", `{"assessor":"`+p.ID+`"}`)
		s.give(p, number, ledger.Request{Command: dossier.Command{Name: dossier.DeclareConflict, Conflict: new(bool)}})
		s.give(p, number, ledger.Request{Command: dossier.Command{Name: dossier.Assess, Scores: scores}, Reasons: "Goed."})
	}
	s.does(dossier.ProgrammeOfficer, number, "record-consensus", `{"reasons":"Eens."}`)
}

// TestWhoReadsTheAccounts: officer, decider, hub and company read what is used, asked and left before anybody decides; assessors do not.
func TestWhoReadsTheAccounts(t *testing.T) {
	t.Parallel()
	s := desks(t)
	number := s.drafts("CW-KORT", atelier, lists(entry("2025-03-01", "100000.00", "2023/2831")))
	s.handsIn(number)
	path := "/api/v1/dossiers/" + number
	for _, role := range []dossier.Role{dossier.ProgrammeOfficer, dossier.Decider, dossier.HubStaff, dossier.Reviewer, dossier.Company,
		dossier.Manager, dossier.Auditor} {
		for _, address := range []string{path, path + "/aid"} {
			raw := s.want(http.StatusOK, role, "GET", address, "").raw
			for _, want := range []string{`"used":{"amount":"100000.00"`, `"asked":{"amount":"27360.00"`, `"left":{"amount":"200000.00"`,
				`"asked":{"amount":"11040.00"`, `"fits":true`} {
				if !strings.Contains(raw, want) {
					t.Errorf("%s at %s lacks %s: %s", role, address, want, raw)
				}
			}
		}
	}
	s.want(http.StatusNotFound, dossier.Assessor, "GET", path+"/aid", "")
	s.want(http.StatusNotFound, s.staffOf("gent"), "GET", path+"/aid", "")
}

// TestWhatTheAccountsDoNotTell: of a dossier that a reader may not open, neither number, nor title, nor hub; and nothing but whether it
// fits to a hub whose company has nobody there.
func TestWhatTheAccountsDoNotTell(t *testing.T) {
	t.Parallel()
	s := desks(t)
	secret := s.drafts("CW-KORT", bank, func(c map[string]any) {
		c["applicant"].(map[string]any)["company_number"] = bank
		c["project"].(map[string]any)["title"] = "Geheim"
		first := c["partners"].([]any)[0].(map[string]any)
		first["organisation"].(map[string]any)["company_number"], first["economic_activity"] = atelier, true
	})
	s.handsIn(secret)
	s.does(dossier.Decider, secret, "decide", approving("40000.00"))
	number := s.drafts("CW-KORT", atelier, nil)
	aidOf := func(role dossier.Role, number string) string {
		return s.want(http.StatusOK, role, "GET", "/api/v1/dossiers/"+number+"/aid", "").raw
	}
	told := aidOf(dossier.Company, number)
	if strings.Contains(told, secret) || strings.Contains(told, "Geheim") || strings.Contains(told, "kempen") ||
		!strings.Contains(told, `"own":true`) || !strings.Contains(told, "Departement Voorbeeld") {
		t.Errorf("the company reads %s", told)
	}
	if told := aidOf(dossier.HubStaff, number); !strings.Contains(told, `"dossier":"`+secret+`"`) {
		t.Errorf("the hub may open it: %s", told)
	}
	// a company of which nobody is there: its hub learns only whether it fits
	probe := s.drafts("CW-KORT", bank, func(c map[string]any) {
		lists(entry("2025-03-01", "299000.00", "2023/2831"))(c)
		c["applicant"].(map[string]any)["company_number"] = bank
		first := c["partners"].([]any)[0].(map[string]any)
		first["organisation"].(map[string]any)["company_number"], first["economic_activity"] = atelier, true
	})
	told = aidOf(dossier.HubStaff, probe)
	if !strings.Contains(told, `"fits":false`) || strings.Contains(told, `"amount"`) || strings.Contains(told, secret) {
		t.Errorf("the hub reads %s", told)
	}
	shown := s.want(http.StatusOK, dossier.HubStaff, "GET", "/api/v1/dossiers/"+probe, "").raw
	refused := s.ask(dossier.HubStaff, "POST", "/api/v1/dossiers/"+probe+"/request-review", "{}").raw
	for _, raw := range []string{shown, refused} {
		if !strings.Contains(raw, "past niet onder het de-minimisplafond. Vraag") || strings.Contains(raw, "299") {
			t.Errorf("the hub reads %s", raw)
		}
	}
	token := access.NewToken()
	person := access.Person{ID: access.NewID("p_"), Name: "Wim", Role: dossier.Company, Company: bank}
	if err := s.Store.AddPeople(context.Background(), map[string]access.Person{access.HashToken(token): person}); err != nil {
		t.Fatal(err)
	}
	if told := aidOf(dossier.HubStaff, probe); !strings.Contains(told, `"left":{"amount"`) {
		t.Errorf("now that somebody of the company is there: %s", told)
	}
}

// TestTheOfficerIsWarned of what in the state aid has rules of its own.
func TestTheOfficerIsWarned(t *testing.T) {
	t.Parallel()
	s := desks(t)
	number := s.drafts("CW-KORT", atelier, func(c map[string]any) {
		a := c["state_aid"].(map[string]any)
		a["regime"], a["undertaking_in_difficulty"] = "gber", true
	})
	s.handsIn(number)
	for _, role := range []dossier.Role{dossier.ProgrammeOfficer, dossier.Decider} {
		if raw := s.want(http.StatusOK, role, "GET", "/api/v1/dossiers/"+number, "").raw; !strings.Contains(raw, `"code":"difficulty_gber"`) {
			t.Errorf("%s: %s", role, raw)
		}
	}
	if raw := s.want(http.StatusOK, dossier.Decider, "GET", "/api/v1/dossiers/"+number+"/aid", "").raw; !strings.Contains(raw,
		`"beneficiaries":[]`) || !strings.Contains(raw, "difficulty_gber") {
		t.Error(raw)
	}
	s.does(dossier.Decider, number, "decide", approving("40000.00"))
	if raw := s.ask(dossier.ProgrammeOfficer, "GET", "/api/v1/register", "").raw; !strings.Contains(raw, `"lines":[]`) {
		t.Errorf("what is no de-minimis aid stands in the register: %s", raw)
	}
}

// TestTheRegister lists what must be registered, until when; what is done leaves the list of what is open, and what is late is counted.
func TestTheRegister(t *testing.T) {
	t.Parallel()
	s := desks(t)
	at := time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)
	one, two := s.drafts("CW-KORT", atelier, nil), s.drafts("CW-KORT", atelier, nil)
	s.handsIn(one)
	s.handsIn(two)
	if now, err := s.Store.Now(context.Background()); err != nil || now.After(at) {
		at = now // the test runs later than it was written
	}
	s.Database.SetClock(t, at)
	for _, number := range []string{one, two} {
		s.does(dossier.Decider, number, "decide", approving("20000.00"))
	}
	last := calendar.Ending(dossier.RegisterUntil(at).At).String()
	lines := func(state string) []string {
		var all []string
		var out struct{ Lines []map[string]any }
		s.want(http.StatusOK, dossier.ProgrammeOfficer, "GET", "/api/v1/register?state="+state, "").into(t, &out)
		for _, l := range out.Lines {
			all = append(all, fmt.Sprint(l["number"], " ", l["beneficiary"], " ", l["company_number"], " ",
				l["amount"].(map[string]any)["amount"], " ", l["authority"], " ", l["instrument"], " ", l["activity"], " ", l["last_day"], " ", l["state"], " ", l["reference"]))
		}
		return all
	}
	want := one + " Maatwerkatelier Voorbeeld vzw 0999.010.126 13680.00 Departement Voorbeeld subsidie 31090 " + last + " open "
	if got := lines("open"); len(got) != 6 || !slices.Contains(got, want) {
		t.Errorf("%q", got)
	}
	s.does(dossier.ProgrammeOfficer, one, "register-aid", `{"reference":"EAIR-1"}`)
	if r := s.ask(dossier.ProgrammeOfficer, "POST", "/api/v1/dossiers/"+two+"/register-aid",
		"{}"); r.status != http.StatusUnprocessableEntity || !strings.Contains(r.raw, `"pointer":"/reference"`) {
		t.Errorf("%d %s", r.status, r.raw)
	}
	s.Database.SetClock(t, dossier.RegisterUntil(at).At)
	if got := lines("late"); len(got) != 3 || !strings.HasPrefix(got[0], two) {
		t.Errorf("%q", got)
	}
	if got := lines("registered"); len(got) != 3 || !strings.HasSuffix(got[0], "registered EAIR-1") {
		t.Errorf("%q", got)
	}
	if raw := s.want(http.StatusOK, dossier.Manager, "GET", "/api/v1/results", "").raw; !strings.Contains(raw,
		`"late":{"count":1,"records":["`+two+`"],"link":"/api/v1/register?state=late"}`) {
		t.Error(raw)
	}
	for _, role := range []dossier.Role{"", dossier.HubStaff, dossier.Company} {
		if r := s.ask(role, "GET", "/metrics", ""); r.status != http.StatusUnauthorized && r.status != http.StatusForbidden || strings.Contains(r.raw, "dossierwerkt_aid_late") {
			t.Errorf("%s reads metrics: %d %s", role, r.status, r.raw)
		}
	}
	if raw := s.ask(dossier.Admin, "GET", "/metrics", "").raw; !strings.Contains(raw, "dossierwerkt_aid_late 1\n") ||
		!strings.Contains(raw, "dossierwerkt_aid_to_register 1\n") {
		t.Error(raw)
	}
	for _, role := range []dossier.Role{dossier.HubStaff, dossier.Company, dossier.Assessor} {
		s.want(http.StatusForbidden, role, "GET", "/api/v1/register", "")
	}
	s.want(http.StatusUnprocessableEntity, dossier.Manager, "GET", "/api/v1/register?state=nix", "")
}

// TestEarlierGrantsCount in accounts and results, once, and are nobody's to change.
func TestEarlierGrantsCount(t *testing.T) {
	t.Parallel()
	s := desks(t)
	ctx := context.Background()
	day := calendar.DateOf(time.Now().AddDate(-1, 0, 0))
	grants := []aid.Earlier{{Row: 2, Reference: "WSE-2025-7", Company: atelier, Name: "Atelier", Hub: "kempen", Day: day,
		Amount: 100_000_00, Regulation: aid.General, Authority: "WSE"},
		{Row: 3, Reference: "WSE-2025-7", Company: bank, Name: "Bank", Hub: "kempen", Day: day, Amount: 50_000_00, Regulation: aid.None,
			Authority: "WSE"}}
	if done, err := s.Store.ImportGrants(ctx, "f", grants, false); err != nil || len(done.Added) != 2 {
		t.Fatalf("%+v %v", done, err)
	}
	number := s.drafts("CW-KORT", atelier, lists())
	used := func() string {
		var v struct {
			Beneficiaries []struct {
				Used struct{ Amount string }
			}
		}
		s.want(http.StatusOK, dossier.HubStaff, "GET", "/api/v1/dossiers/"+number+"/aid", "").into(t, &v)
		return v.Beneficiaries[0].Used.Amount + " " + v.Beneficiaries[1].Used.Amount
	}
	if got := used(); got != "0.00 0.00" {
		t.Errorf("a preview stored something: %s", got)
	}
	for range 2 {
		if done, err := s.Store.ImportGrants(ctx, "f", grants, true); err != nil || len(done.Faults) > 0 || len(done.Added)+done.There != 2 {
			t.Fatalf("%+v %v", done, err)
		}
	}
	if got := used(); got != "100000.00 0.00" {
		t.Errorf("used: %s", got)
	}
	if raw := s.want(http.StatusOK, dossier.Manager, "GET", "/api/v1/results?hub=kempen", "").raw; !strings.Contains(raw,
		`"approved":{"count":1,"records":["WSE-2025-7"],`) {
		t.Error(raw)
	}
	for _, c := range []struct {
		name string
		bend func(*aid.Earlier)
	}{
		{"reference", func(g *aid.Earlier) { g.Reference = number }},
		{"reference", func(g *aid.Earlier) { g.Reference = "CW-KORT-9999" }}, // a dossier can get it
		{"hub", func(g *aid.Earlier) { g.Reference, g.Hub = "X-1", "nix" }},
		{"", func(g *aid.Earlier) { g.Amount++ }},
	} {
		name, bent := c.name, grants[0]
		c.bend(&bent)
		good := grants[0]
		good.Reference, good.Row = "X-2", 4
		done, err := s.Store.ImportGrants(ctx, "g", []aid.Earlier{good, bent}, true)
		if err != nil || len(done.Faults) != 1 || done.Faults[0].Column != name || done.Faults[0].Row != 2 {
			t.Errorf("%s: %+v %v", name, done, err)
		}
	}
	if got := used(); got != "100000.00 0.00" {
		t.Errorf("a file with a fault stored something: %s", got)
	}
}
