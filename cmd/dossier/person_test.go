// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/words"
)

// somebody holds one that has a last day and a duty, one that is over, one that is lent and opens one dossier.
const somebody = `{"id":"p_els","name":"Els\nMaes","memberships":[
	{"id":"p_els","as":"hub_staff:kempen","role":"hub_staff","label":"hubmedewerker","hub":"kempen","duty":"coordinator","since":"2026-11-01T08:00:00Z","until":"2026-12-31T23:00:00Z","active":true},
	{"id":"m_gone","as":"reviewer:gent","role":"reviewer","label":"nalezer van de hub","hub":"gent","since":"2026-01-01T08:00:00Z","until":"2026-11-02T13:05:00Z"},
	{"id":"m_lent","as":"company:0999.010.126","role":"company","label":"onderneming","company_number":"0999.010.126","dossier":"CW-KORT-0001","lent":true,"since":"2026-11-01T08:00:00Z","active":true}]}`

func TestPeopleOnTheScreen(t *testing.T) {
	t.Parallel()
	f := newFake(t, func(n int, w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path != "/api/v1/people":
			send(w, http.StatusOK, somebody)
		case n == 1:
			send(w, http.StatusOK, `{"people":[]}`)
		default:
			send(w, http.StatusOK, `{"people":[`+somebody+`]}`)
		}
	})
	if code, out, errs := f.call("person", "list"); code != 0 || out != "" || !strings.Contains(errs, "niemand") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	const list = "PERSOON  NAAM      ROL                 HUB OF ONDERNEMING  TOT EN MET                   TAAK\n" +
		"p_els    Els Maes  hubmedewerker       kempen              2026-12-31                   coördinator\n" +
		"p_els    Els Maes  nalezer van de hub  gent                2026-11-02 (telt nu niet)    \n" +
		"p_els    Els Maes  onderneming         0999.010.126                                     \n"
	if code, out, errs := f.call("person", "list", "--over"); code != 0 || errs != "" || strings.ReplaceAll(out, " ", "") != strings.ReplaceAll(list, " ", "") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	const show = "p_els  Els Maes\n\nMEMBERSHIP  ROLE                HUB OR COMPANY  SINCE       UNTIL                              BESIDES\n" +
		"p_els       hubmedewerker       kempen          2026-11-01  2026-12-31                         coordinator\n" +
		"m_gone      nalezer van de hub  gent            2026-01-01  2026-11-02 (does not count now)    \n" +
		"m_lent      onderneming         0999.010.126    2026-11-01                                     only CW-KORT-0001, lent\n"
	if code, out, errs := f.call("person", "show", "p_els", "--lang", "en"); code != 0 || errs != "" || strings.ReplaceAll(out, " ", "") != strings.ReplaceAll(show, " ", "") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	if _, out, _ := f.call("person", "list", "--json"); !strings.Contains(out, `"duty":"coordinator"`) {
		t.Error(out)
	}
	got := f.asked()
	if got[0].query != "" || got[1].query != "over=true" || got[2].path != "/api/v1/people/p_els" {
		t.Errorf("%v", got)
	}
}

func TestMembershipsAreGivenAndEnded(t *testing.T) {
	t.Parallel()
	const engaged = "Persoon       p_els\nHoedanigheid  m_new\n"
	f := newFake(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "/end"):
			send(w, http.StatusOK, `{"membership":"m_new","freed":["CW-JURY-0001"]}`)
		case strings.HasSuffix(r.URL.Path, "/confirm"):
			send(w, http.StatusOK, `{"person":"","membership":"m_new"}`)
		case strings.Contains(r.URL.Path, "people/p_") || strings.HasSuffix(r.URL.Path, "/lend"):
			send(w, http.StatusCreated, `{"person":"p_els","membership":"m_new"}`)
		default:
			send(w, http.StatusCreated, `{"person":"p_new","membership":"p_new"}`)
		}
	})
	for _, c := range []struct{ args, out, errs, sent string }{
		{"add --name Els --email els@example.org --notices en --role hub_staff --hub kempen --duty coordinator --since 2026-12-01 --until 2026-12-31 --reason nieuw",
			"Persoon       p_new\nHoedanigheid  p_new\n", "dossierd person invite p_new",
			`/api/v1/people {"email":"els@example.org","lang":"en","membership":{"duty":"coordinator","hub":"kempen","reason":"nieuw","role":"hub_staff","since":"2026-12-01","until":"2026-12-31"},"name":"Els"}`},
		{"add", "Persoon       p_new\nHoedanigheid  p_new\n", "dossierd person invite p_new", `/api/v1/people {"membership":{}}`},
		{"give p_els --role company --company 0999.010.126 --dossier CW-KORT-0001", engaged, "",
			`/api/v1/people/p_els/memberships {"company_number":"0999.010.126","dossier":"CW-KORT-0001","role":"company"}`},
		{"lend m_own --to p_els --until 2026-12-31 --since 2026-12-24 --reason verlof", engaged, "",
			`/api/v1/memberships/m_own/lend {"reason":"verlof","since":"2026-12-24","to":"p_els","until":"2026-12-31"}`},
		{"end m_new --reason terug", "m_new telt niet meer; wat onder deze hoedanigheid gebeurde, blijft.\nCW-JURY-0001: de plaats als beoordelaar komt vrij.\n", "",
			`/api/v1/memberships/m_new/end {"reason":"terug"}`},
		{"end m_new", "m_new telt niet meer; wat onder deze hoedanigheid gebeurde, blijft.\nCW-JURY-0001: de plaats als beoordelaar komt vrij.\n", "",
			`/api/v1/memberships/m_new/end {}`},
		{"confirm m_first --reason KBO", "Hoedanigheid  m_new\n", "", `/api/v1/memberships/m_first/confirm {"reason":"KBO"}`},
	} {
		code, out, errs := f.call(strings.Fields("person " + c.args)...)
		if code != 0 || out != c.out || c.errs == "" && errs != "" || !strings.Contains(errs, c.errs) {
			t.Errorf("%s: exit %d: %s%s", c.args, code, out, errs)
		}
		got := f.asked()
		if last := got[len(got)-1]; last.method != http.MethodPost || last.path+" "+last.body != c.sent {
			t.Errorf("%s sent %s %s %s", c.args, last.method, last.path, last.body)
		}
	}
	if code, out, errs := f.call("person", "add", "--json"); code != 0 || errs != "" || out != `{"person":"p_new","membership":"p_new"}`+"\n" {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}

// TestWhatWasDoneWithPeople comes in pages, newest first; an operator has no name there.
func TestWhatWasDoneWithPeople(t *testing.T) {
	t.Parallel()
	f := newFake(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("cursor") == "" {
			send(w, http.StatusOK, `{"changes":[{"id":2,"at":"2026-11-26T13:05:00Z","by":"p_tom","by_name":"Tom","what":"membership_given","person":"p_els","name":"Els","membership":"m_a","role":"reviewer","hub":"gent","reason":"verlof van Bart"}],"next":"c"}`)
			return
		}
		send(w, http.StatusOK, `{"changes":[{"id":1,"at":"2026-11-26T12:05:00Z","what":"people_joined","person":"p_els"}],"next":null}`)
	})
	code, out, errs := f.call("person", "changes")
	want := [][]string{{"WANNEER", "DOOR", "WAT", "WIE", "WAAROM"}, {"26 november 2026, 14.05 uur", "Tom", "hoedanigheid gegeven: nalezer van de hub gent", "Els", "verlof van Bart"},
		{"26 november 2026, 13.05 uur", "(operator)", "samengevoegd: één mens", "p_els"}}
	lines := strings.Split(out, "\n")
	if code != 0 || errs != "" || len(lines) != len(want)+1 {
		t.Fatalf("exit %d: %s%s", code, out, errs)
	}
	for i, cells := range want {
		if got := strings.Join(strings.Fields(lines[i]), " "); got != strings.Join(cells, " ") {
			t.Errorf("line %d: %s", i, got)
		}
	}
	if _, out, _ := f.call("person", "changes", "--json"); strings.Count(out, `"what"`) != 2 {
		t.Error(out)
	}
	if f.call("person", "changes", "--limit", "1"); f.asked()[4].query != "limit=1" || len(f.asked()) != 5 {
		t.Errorf("%v", f.asked())
	}
}

func TestPersonUsage(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusOK, "{}"))
	for args, says := range map[string]string{
		"person giev p_x":           "bedoelde u person give?",
		"person show":               "geef één ID",
		"person give a b":           "geef één ID",
		"person end":                "geef één MEMBERSHIP",
		"person add Els":            `"Els"`,
		"person changes --limit -1": "--limit",
		"person lend m_x --colour":  "onbekende optie: --colour",
	} {
		if code, out, errs := f.call(strings.Fields(args)...); code != 2 || out != "" || !strings.Contains(errs, says) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit %d: %s%s", args, code, out, errs)
		}
	}
	if got := f.asked(); len(got) != 0 {
		t.Errorf("a mistake reached the server: %v", got)
	}
	for lang, want := range map[string]string{"nl": "Gebruik:", "en": "Usage:"} {
		for _, verb := range strings.Fields("list show add give end lend confirm changes") {
			code, out, errs := f.call("person", verb, "--help", "--lang", lang)
			if code != 0 || errs != "" || !strings.Contains(out, want) || !strings.Contains(out, "\n  dossier person "+verb) ||
				words.Language(lang).Say("person."+verb+".short") == "" {
				t.Errorf("%s: exit %d: %s%s", verb, code, out, errs)
			}
		}
	}
	for typed, want := range map[string]string{"add --role ": "hub_staff", "give p_x --duty ": "signatory", "add --notices ": "en", "": "lend"} {
		if _, out, _ := f.call(append([]string{"__complete", "person"}, strings.Split(typed, " ")...)...); !strings.Contains(out, want+"\n") && !strings.Contains(out, want+"\t") {
			t.Errorf("%s: %s", typed, out)
		}
	}
}

// TestPersonFaults: a field is named by its flag, wherever it stands in what was sent.
func TestPersonFaults(t *testing.T) {
	t.Parallel()
	answer := func(status int, pointer string) string {
		return fmt.Sprintf(`{"type":"x","title":"x","status":%d,"detail":"Wat er is.","errors":[{"pointer":%q,"code":"x","message":"Verbeter dit."}]}`, status, pointer)
	}
	for _, c := range []struct {
		args, pointer string
		status, exit  int
		says          string
	}{
		{"add --role reviewer", "/membership/hub", 422, 6, "  --hub: Verbeter dit."},
		{"add --role company", "/membership/company_number", 422, 6, "  --company: Verbeter dit."},
		{"add --name x", "/membership", 422, 6, "  /membership: Verbeter dit."},
		{"add --name x", "/email", 422, 6, "  --email: Verbeter dit."},
		{"add --notices fr", "/lang", 422, 6, "  --notices: Verbeter dit."},
		{"give p_x", "/role", 422, 6, "  --role: Verbeter dit."},
		{"lend m_x", "/until", 422, 6, "  --until: Verbeter dit."},
		{"end m_x --reason x", "/reason", 422, 6, "  --reason: Verbeter dit."},
		{"give p_x --role decider", "/", 403, 4, "Wat er is."},
		{"give p_x --role decider", "/", 409, 5, "Wat er is."},
		{"show p_x", "/", 404, 3, "dossier person list toont"},
		{"end m_x", "/", 404, 3, "dossier person list toont"},
	} {
		f := newFake(t, always(c.status, answer(c.status, c.pointer)))
		if code, out, errs := f.call(strings.Fields("person " + c.args)...); code != c.exit || out != "" || !strings.Contains(errs, c.says) || strings.Contains(errs, "dossier show") {
			t.Errorf("%s: exit %d: %s%s", c.args, code, out, errs)
		}
	}
	// The first try arrived, but its answer was lost: the second says that it is held, or over.
	for args, c := range map[string]struct {
		status, exit int
		says         string
	}{"give p_x --role decider": {409, 5, "zelf net toevoegde"}, "end m_x": {404, 3, "zelf net deed"}, "confirm m_x": {404, 3, "zelf net deed"}, "show p_x": {404, 3, "toont wat er is"}} {
		f := newFake(t, func(n int, w http.ResponseWriter, _ *http.Request) {
			if n == 1 {
				panic(http.ErrAbortHandler)
			}
			send(w, c.status, answer(c.status, "/"))
		})
		if code, _, errs := f.call(strings.Fields("person " + args)...); code != c.exit || !strings.Contains(errs, c.says) {
			t.Errorf("%s: exit %d: %s", args, code, errs)
		}
	}
}
