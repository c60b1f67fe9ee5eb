// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"bytes"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// badInput sends what must be refused: each a clear problem that names the field, nothing stored by halves, never a 5xx.
func badInput(t *testing.T, m *machine) {
	number := m.submitted()
	open := m.draft()
	euro := func(amount string) map[string]string { return map[string]string{"amount": amount, "currency": "EUR"} }
	for _, c := range []struct {
		name, role, method, path string
		body                     any
		header                   []string
		status                   int
		pointer                  string
	}{
		{"malformed JSON", "hub_staff", "POST", "/dossiers", []byte(`{"call":`), nil, 400, ""},
		{"an unknown field", "hub_staff", "POST", "/dossiers",
			[]byte(`{"call":"CW-KORT","hub":"kempen","company_number":"0999.010.126","title":"x","colour":"red"}`), nil, 422, "/colour"},
		{"a wrong type", "hub_staff", "POST", "/dossiers",
			[]byte(`{"call":7,"hub":"kempen","company_number":"0999.010.126","title":"x"}`), nil, 422, "/call"},
		{"an unknown call", "hub_staff", "POST", "/dossiers", map[string]string{"call": "CW-NIETS", "hub": "kempen",
			"company_number": "0999.010.126", "title": "x"}, nil, 422, "/call"},
		{"a look-alike call", "hub_staff", "POST", "/dossiers", map[string]string{"call": "CW-ΚORT", "hub": "kempen",
			"company_number": "0999.010.126", "title": "x"}, nil, 422, "/call"},
		{"an unknown hub", "hub_staff", "POST", "/dossiers", map[string]string{"call": "CW-KORT", "hub": "atlantis",
			"company_number": "0999.010.126", "title": "x"}, nil, 422, "/hub"},
		{"another hub", "hub_staff", "POST", "/dossiers", map[string]string{"call": "CW-KORT", "hub": "gent",
			"company_number": "0999.010.126", "title": "x"}, nil, 403, ""},
		{"a wrong company number", "hub_staff", "POST", "/dossiers", map[string]string{"call": "CW-KORT", "hub": "kempen",
			"company_number": "0999.010.127", "title": "x"}, nil, 422, "/company_number"},
		{"a company that starts", "company", "POST", "/dossiers", begin, nil, 403, ""},
		{"an unknown dossier", "manager", "GET", "/dossiers/CW-KORT-9999", nil, nil, 404, ""},
		{"a dossier number that is none", "manager", "GET", "/dossiers/%00'--", nil, nil, 404, ""},
		{"a query that no database takes", "manager", "GET", "/dossiers?q=%00%ff", nil, nil, 422, "/q"},
		{"a draft that a decider may not see", "decider", "GET", "/dossiers/" + open, nil, nil, 404, ""},
		{"an admin reads content", "admin", "GET", "/dossiers/" + open + "/application", nil, nil, 404, ""},
		{"a command out of order", "hub_staff", "POST", "/dossiers/" + open + "/submit", nil, nil, 409, ""},
		{"the wrong role", "company", "POST", "/dossiers/" + open + "/request-review", nil, nil, 403, ""},
		{"an unknown command", "hub_staff", "POST", "/dossiers/" + open + "/approve", nil, nil, 404, ""},
		{"no If-Match", "hub_staff", "PUT", "/dossiers/" + open + "/application", []byte(`{}`), nil, 428, ""},
		{"a stale ETag", "hub_staff", "PUT", "/dossiers/" + open + "/application", []byte(`{}`), []string{"If-Match", `"1"`}, 412, ""},
		{"content with an unknown field", "hub_staff", "PATCH", "/dossiers/" + open + "/application", []byte(`{"project":{"titel":"x"}}`),
			[]string{"If-Match", `"2"`}, 422, "/project/titel"},
		{"content with a control character", "hub_staff", "PATCH", "/dossiers/" + open + "/application",
			[]byte(`{"project":{"summary":"a\u0007"}}`), []string{"If-Match", `"2"`}, 422, "/project/summary"},
		{"content that is too large", "hub_staff", "PUT", "/dossiers/" + open + "/application", bytes.Repeat([]byte("x"), 3<<20),
			[]string{"If-Match", `"2"`}, 413, ""},
		{"a save after submission", "hub_staff", "PUT", "/dossiers/" + number + "/application", []byte(`{}`), []string{"If-Match", `"2"`},
			409, ""},
		{"a decision without reasons", "decider", "POST", "/dossiers/" + number + "/decide", map[string]any{"outcome": "approved",
			"amount": euro("1.00")}, nil, 422, "/reasons"},
		{"reasons of blanks", "decider", "POST", "/dossiers/" + number + "/decide", map[string]any{"outcome": "rejected",
			"reasons": " \n "}, nil, 422, "/reasons"},
		{"more than was asked", "decider", "POST", "/dossiers/" + number + "/decide", map[string]any{"outcome": "approved",
			"amount": euro("40000.01"), "reasons": "x"}, nil, 422, "/amount"},
		{"three decimals", "decider", "POST", "/dossiers/" + number + "/decide", map[string]any{"outcome": "approved",
			"amount": euro("1.005"), "reasons": "x"}, nil, 422, "/amount"},
		{"an amount that is a number", "decider", "POST", "/dossiers/" + number + "/decide",
			[]byte(`{"outcome":"approved","amount":5,"reasons":"x"}`), nil, 422, "/amount"},
		{"an unknown outcome", "decider", "POST", "/dossiers/" + number + "/decide", map[string]any{"outcome": "maybe", "reasons": "x"},
			nil, 422, "/outcome"},
		{"the reserve list with an amount", "decider", "POST", "/dossiers/" + number + "/decide", map[string]any{"outcome": "reserve",
			"amount": euro("1.00"), "reasons": "x"}, nil, 422, "/amount"},
		{"an outside document in our own call", "decider", "POST", "/dossiers/" + number + "/decide",
			map[string]any{"outcome": "rejected", "document": "u_1", "reasons": "x"}, nil, 422, "/document"},
		{"a line that is not in the budget", "decider", "POST", "/dossiers/" + number + "/decide",
			[]byte(`{"outcome":"approved","amount":{"amount":"1.00","currency":"EUR"},"reasons":"x","lines":[{"line":99,"accepted":{"amount":"1.00","currency":"EUR"}}]}`), nil, 422, "/lines/0/line"},
		{"an upload that is no form", "decider", "POST", "/dossiers/" + number + "/documents", []byte(`%PDF-1.4`), nil, 422, "/file"},
		{"a step that the call does not have", "programme_officer", "POST", "/dossiers/" + number + "/declare-admissible", nil, nil, 409, ""},
		{"an amendment sent to one dossier", "programme_officer", "POST", "/dossiers/" + number + "/amend-call", nil, nil, 404, ""},
		{"an amendment of a frozen rule", "programme_officer", "POST", "/calls/CW-KORT/amendments",
			[]byte(`{"max_rate_bp":9000,"reasons":"x"}`), nil, 422, "/max_rate_bp"},
		{"an amendment by hub staff", "hub_staff", "POST", "/calls/CW-KORT/amendments", []byte(`{"reasons":"x"}`), nil, 403, ""},
		{"an amendment without reasons", "programme_officer", "POST", "/calls/CW-KORT/amendments",
			[]byte(`{"deadline":"2030-01-01T12:00:00+01:00"}`), nil, 422, "/reasons"},
		{"an earlier deadline", "programme_officer", "POST", "/calls/CW-KORT/amendments",
			[]byte(`{"deadline":"2026-01-01T12:00:00+01:00","reasons":"x"}`), nil, 422, "/deadline"},
		{"a bare date as deadline", "programme_officer", "POST", "/calls/CW-KORT/amendments",
			[]byte(`{"deadline":"2030-01-01","reasons":"x"}`), nil, 422, "/deadline"},
		{"a hub that is none", "programme_officer", "POST", "/calls/CW-KORT/amendments",
			[]byte(`{"deadline":"2030-01-01T12:00:00+01:00","hub":"kеmpen","reasons":"x"}`), nil, 422, "/hub"},
		{"a call file with a look-alike code", "programme_officer", "POST", "/calls/check", []byte(`{"code":"CW-ΚORT","version":1}`), nil,
			422, "/code"},
		{"a call file with an unknown rule", "programme_officer", "POST", "/calls/check", []byte(`{"max_subsidie":1}`), nil, 422,
			"/max_subsidie"},
		{"criteria that cannot be met", "programme_officer", "POST", "/calls/check",
			[]byte(`{"code":"CW-X","version":1,"steps":["admissibility","assessment"],"criteria":[{"code":"a","max":20,"min":21,"weight":1}],"min_total":50}`), nil, 422, "/criteria/0/min"},
		{"a call published by hub staff", "hub_staff", "POST", "/calls", []byte(`{}`), nil, 403, ""},
		{"a control character in the reasons", "decider", "POST", "/dossiers/" + number + "/decide",
			[]byte(`{"outcome":"rejected","reasons":"a\u0000b"}`), nil, 422, "/reasons"},
		{"reasons that are too long", "decider", "POST", "/dossiers/" + number + "/decide", map[string]any{"outcome": "rejected",
			"reasons": strings.Repeat("é", 10_001)}, nil, 422, "/reasons"},
		{"not JSON at all", "decider", "POST", "/dossiers/" + number + "/decide", []byte(`outcome=approved`), []string{"Content-Type",
			"application/x-www-form-urlencoded"}, 415, ""},
		{"a key that is too long", "hub_staff", "POST", "/dossiers/" + open + "/request-review", nil, []string{"Idempotency-Key",
			strings.Repeat("k", 201)}, 422, ""},
		{"somebody else's key", "manager", "GET", "/commands/unheard-of", nil, nil, 404, ""},
		{"a cursor that is none", "manager", "GET", "/dossiers?cursor=%25", nil, nil, 422, "/cursor"},
		{"a state that is none", "manager", "GET", "/dossiers?state=lost", nil, nil, 422, "/state"},
		{"a document that is none", "manager", "GET", "/dossiers/" + number + "/documents/secret", nil, nil, 404, ""},
	} {
		r := m.ask(c.role, c.method, c.path, c.body, c.header...)
		if r.status != c.status {
			t.Errorf("%s: %d, want %d: %s", c.name, r.status, c.status, r.raw)
			continue
		}
		if kind := r.header.Get("Content-Type"); kind != "application/problem+json" {
			t.Errorf("%s: answered as %s", c.name, kind)
		}
		if detail, _ := r.body["detail"].(string); len(detail) < 10 {
			t.Errorf("%s: says only %q", c.name, detail)
		}
		if c.pointer != "" && !strings.Contains(string(r.raw), `"pointer":"`+c.pointer+`"`) {
			t.Errorf("%s: does not point at %s: %s", c.name, c.pointer, r.raw)
		}
	}
	if got := m.types(number) + "; " + m.types(open); got != "started review_requested endorsed submitted; started" {
		t.Errorf("bad input left a trace: %s", got)
	}
	m.verify(number)
	m.verify(open)
}

func withoutTokenNothing(t *testing.T, m *machine) {
	for _, path := range []string{"/api/v1/dossiers", "/api/v1/dossiers/CW-KORT-0001", "/api/v1/events",
		"/api/v1/dossiers/CW-KORT-0001/events", "/api/v1/commands/x"} {
		response, err := http.Get(m.address + path)
		if err != nil {
			t.Fatal(err)
		}
		if err := response.Body.Close(); err != nil {
			t.Fatal(err)
		}
		if response.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s: %d", path, response.StatusCode)
		}
	}
	for path, want := range map[string]int{"/healthz": 200, "/readyz": 200, "/metrics": 401, "/api/openapi.json": 200, "/nowhere": 404} {
		response, err := http.Get(m.address + path)
		if err != nil {
			t.Fatal(err)
		}
		if err := response.Body.Close(); err != nil {
			t.Fatal(err)
		}
		if response.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, response.StatusCode, want)
		}
	}
}

// exitCodes runs the command line as scripts do.
func exitCodes(t *testing.T, m *machine) {
	number := m.submitted()
	open := m.draft()
	broken := filepath.Join(t.TempDir(), "broken.json")
	if err := os.WriteFile(broken, []byte(`{"project":`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		role string
		args []string
		code int
		says string
	}{
		{"manager", []string{"list"}, 0, number},
		{"manager", []string{"list", "--csv"}, 0, "number,state"},
		{"manager", []string{"show", number}, 0, "ingediend"},
		{"manager", []string{"show", number, "--json"}, 0, `"state":"submitted"`},
		{"manager", []string{"timeline", number}, 0, "Els Voorbeeld (hubmedewerker): ingediend"},
		{"manager", []string{"documents", number}, 0, "application-4"},
		{"manager", []string{"verify", number}, 0, "✓ tijdlijn"},
		{"manager", []string{"shwo", number}, 2, "show"},
		{"manager", []string{"show"}, 2, "CW-KORT-0001"},
		{"manager", []string{"list", "--colour"}, 2, "colour"},
		{"decider", []string{"decide", number, "--reasons", "x"}, 2, "--approve"},
		{"manager", []string{"show", "CW-KORT-9999"}, 3, "bestaat niet"},
		{"manager", []string{"download", number, "decision"}, 3, "document is er nog niet"},
		{"company", []string{"request-review", open}, 4, "hubmedewerker"},
		{"hub_staff", []string{"submit", open}, 5, "in opmaak"},
		{"hub_staff", []string{"withdraw", open}, 2, "--yes"},
		{"hub_staff", []string{"withdraw", open, "--yes"}, 6, "  --reasons: "},
		{"hub_staff", []string{"edit", open, "-f", broken}, 6, "JSON"},
		{"decider", []string{"decide", number, "--approve", "--amount", "90000", "--reasons", "x"}, 6, "  --amount: "},
		{"manager", []string{"show", number, "--server", "http://127.0.0.1:1"}, 7, "niet bereikbaar"},
	} {
		cmd := exec.Command(filepath.Join(programs, "bin", "dossier"), c.args...)
		cmd.Env = append(os.Environ(), "DOSSIER_SERVER="+m.address, "DOSSIER_TOKEN_FILE="+filepath.Join(m.dir, "demo", c.role+".token"))
		out, err := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != c.code || !strings.Contains(string(out), c.says) {
			t.Errorf("dossier %v: exit %d (%v), want %d and %q:\n%s", c.args, code, err, c.code, c.says, out)
		}
	}
	cmd := exec.Command(filepath.Join(programs, "bin", "dossier"), "list")
	cmd.Env = append(os.Environ(), "DOSSIER_SERVER="+m.address, "DOSSIER_TOKEN=dw_wrong", "DOSSIER_TOKEN_FILE=")
	if out, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != 4 {
		t.Errorf("a wrong token: exit %d: %s", cmd.ProcessState.ExitCode(), out)
	}
}
