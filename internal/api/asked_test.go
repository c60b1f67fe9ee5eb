// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

func TestAnAddressIsAskedForWhatItKnows(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	number := s.Start(t, "CW-KORT")
	one := "/api/v1/dossiers/" + number
	s.said = nil // what follows is not described
	for name, c := range map[string]struct {
		method, path, allow string
		status              int
		header              []string
	}{
		"a parameter of another name":      {"GET", "/api/v1/dossiers?status=approved", "", 422, nil},
		"one that is misspelt":             {"GET", "/api/v1/results?yaer=2026", "", 422, nil},
		"one where there is none":          {"GET", one + "?x=1", "", 422, nil},
		"one of a command":                 {"POST", one + "/request-review?force=1", "", 422, nil},
		"one of a stream":                  {"GET", one + "/events?since=1", "", 422, nil},
		"one that is known":                {"GET", "/api/v1/dossiers?state=drafting&limit=5", "", 200, nil},
		"a cursor that is none":            {"GET", "/api/v1/dossiers?cursor=!", "", 422, nil},
		"a cursor of no text":              {"GET", "/api/v1/dossiers?cursor=AA", "", 422, nil},
		"a cursor of half a character":     {"GET", "/api/v1/organisations?cursor=_w", "", 422, nil},
		"a method that is not":             {"DELETE", one, "GET, HEAD, OPTIONS", 405, nil},
		"a method of another address":      {"PUT", "/api/v1/dossiers", "GET, HEAD, POST, OPTIONS", 405, nil},
		"what there is":                    {"OPTIONS", one + "/application", "GET, HEAD, PUT, PATCH, OPTIONS", 204, nil},
		"what there is not":                {"OPTIONS", "/api/v1/elsewhere", "", 404, nil},
		"a compressed body":                {"POST", one + "/request-review", "", 415, []string{"Content-Encoding", "gzip"}},
		"a body that says it is not":       {"POST", one + "/reopen-draft", "", 409, []string{"Content-Encoding", "identity"}},
		"an event that is nobody's":        {"GET", "/api/v1/events", "", 422, []string{"Last-Event-ID", "elsewhere"}},
		"an event of no dossier":           {"GET", one + "/events", "", 422, []string{"Last-Event-ID", "1;2"}},
		"an event that has not come":       {"GET", one + "/events", "", 422, []string{"Last-Event-ID", "999"}},
		"an event of another server's own": {"GET", "/api/v1/events", "", 422, []string{"Last-Event-ID", "99999999999:7"}},
	} {
		r := s.ask(dossier.HubStaff, c.method, c.path, "", c.header...)
		if r.status != c.status || r.header.Get("Allow") != c.allow {
			t.Errorf("%s: %d %q %s", name, r.status, r.header.Get("Allow"), r.raw)
		}
	}
}

// TestWhoSavesSaysWhatTheySaw: one version, several, or any.
func TestWhoSavesSaysWhatTheySaw(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	path := "/api/v1/dossiers/" + s.Start(t, "CW-KORT") + "/application"
	for _, c := range []struct {
		match  string
		status int
	}{{`*`, 200}, {`"1"`, 412}, {`"9", "3"`, 200}, {`W/"4"`, 200}, {`"9", "x"`, 412}, {`"5", *`, 200}, {`"*"`, 412}, {`,`, 412}} {
		if r := s.ask(dossier.HubStaff, "PATCH", path, `{"project":{"summary":"Voor scholen."}}`, "If-Match", c.match); r.status != c.status {
			t.Errorf("%s: %d %s", c.match, r.status, r.raw)
		}
	}
}

func TestWhatIsWrongIsListedUpToAHundred(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.said = nil
	var fields []string
	for range 300 {
		fields = append(fields, `"x`+strings.Repeat("y", len(fields))+`":1`)
	}
	r := s.ask(dossier.HubStaff, "POST", "/api/v1/dossiers", "{"+strings.Join(fields, ",")+"}")
	var p contract.Problem
	if err := json.Unmarshal([]byte(r.raw), &p); err != nil || r.status != http.StatusUnprocessableEntity || len(p.Errors) != 100 {
		t.Errorf("%d, %d errors, %v", r.status, len(p.Errors), err)
	}
	for _, body := range []string{`{"deadline":{"":1}}`, `{"":1}`, `{"opens":{"wall":1}}`, `{"deadline":{"ext":1,"loc":{}}}`} {
		if r := s.ask(dossier.HubStaff, "POST", "/api/v1/calls/check", body); r.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", body, r.status, r.raw)
		}
	}
}
