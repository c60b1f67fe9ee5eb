// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// TestWhatIsSentTwiceUnderOneKeyIsDoneOnce, whatever it is: the second answer is the first.
func TestWhatIsSentTwiceUnderOneKeyIsDoneOnce(t *testing.T) {
	t.Parallel()
	s := newSiteOn(t, func(c *call.Call) { c.RequiredAttachments = []string{"quotation", "annual_accounts"} }, true)
	number := s.Start(t, "CW-JURY")
	one := "/api/v1/dossiers/" + number
	form := "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nquotation\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n" +
		string(testkit.PDF(t, "Offerte")) + "\r\n--x--\r\n"
	for _, c := range []struct {
		as                     dossier.Role
		method, path, body     string
		table                  string // that grows by one
		other                  string // another body
		header                 []string
		secret                 bool
		status, statusRepeated int
	}{
		{as: dossier.ProgrammeOfficer, method: "POST", path: "/api/v1/calls/CW-JURY/amendments", body: `{"budget":{"amount":"900000.00","currency":"EUR"},"reasons":"Er kwam geld bij."}`, table: "call",
			other: `{"budget":{"amount":"910000.00","currency":"EUR"},"reasons":"Er kwam geld bij."}`, status: 201},
		{as: dossier.Reviewer, method: "POST", path: one + "/texts", body: `{"text":"Nagekeken.","for":{"command":"endorse"}}`, table: "text", other: `{"text":"Nagekeken.","for":{"command":"return"}}`, status: 201},
		{as: dossier.HubStaff, method: "POST", path: "/api/v1/organisations", body: `{"code":"twee","name":"Twee vzw","kind":"company","company_number":"0999.010.522"}`, table: "organisation",
			other: `{"code":"drie","name":"Drie vzw","kind":"company","company_number":"0999.010.621"}`, status: 201},
		{as: dossier.HubStaff, method: "POST", path: "/api/v1/trajectories", body: `{"id":"tweemaal","title":"Tweemaal","hubs":["kempen"]}`, table: "trajectory",
			other: `{"id":"driemaal","title":"Driemaal","hubs":["kempen"]}`, status: 201},
		{as: dossier.Admin, method: "POST", path: "/api/v1/people", body: `{"name":"Fien Voorbeeld","email":"fien@example.org","membership":{"role":"manager"}}`, table: "person",
			other: `{"name":"Gust Voorbeeld","email":"gust@example.org","membership":{"role":"manager"}}`, status: 201},
		{as: dossier.HubStaff, method: "POST", path: one + "/documents", body: form, table: "attachment", other: strings.Replace(form, "quotation", "annual_accounts", 1), status: 201,
			header: []string{"Content-Type", "multipart/form-data; boundary=x"}},
		{as: dossier.HubStaff, method: "POST", path: "/api/v1/tokens", body: `{"name":"rekenblad","scopes":["read"]}`, table: "token", other: `{"name":"ander","scopes":["read"]}`, status: 201, secret: true},
	} {
		key := append([]string{"Idempotency-Key", "tweemaal-" + c.table}, c.header...)
		var before, after int
		s.Database.Scan(t, &before, fmt.Sprintf("select count(*) from %s", c.table))
		first := s.ask(c.as, c.method, c.path, c.body, key...)
		second := s.ask(c.as, c.method, c.path, c.body, key...)
		s.Database.Scan(t, &after, fmt.Sprintf("select count(*) from %s", c.table))
		if first.status != c.status || after != before+1 {
			t.Errorf("%s: %d, %d more: %s", c.path, first.status, after-before, first.raw)
		}
		if c.secret {
			if second.status != http.StatusConflict || !strings.Contains(second.raw, "done_before") {
				t.Errorf("%s, again: %d %s", c.path, second.status, second.raw)
			}
		} else if second.status != first.status || second.raw != first.raw || second.header.Get("Location") != first.header.Get("Location") {
			t.Errorf("%s: first %d %s\nagain %d %s", c.path, first.status, first.raw, second.status, second.raw)
		}
		if r := s.ask(c.as, c.method, c.path, c.other, key...); r.status != http.StatusUnprocessableEntity || !strings.Contains(r.raw, "key_reused") {
			t.Errorf("%s, another request under the key: %d %s", c.path, r.status, r.raw)
		}
	}
}

// TestSentAtOnceUnderOneKeyItIsDoneOnce and all hear the same.
func TestSentAtOnceUnderOneKeyItIsDoneOnce(t *testing.T) {
	t.Parallel()
	s := desks(t)
	s.said = nil
	var all sync.WaitGroup
	answers := make([]string, 8)
	for i := range answers {
		all.Go(func() {
			r := s.ask(dossier.HubStaff, "POST", "/api/v1/organisations", `{"code":"samen","name":"Samen vzw","kind":"company","company_number":"0999.010.522"}`, "Idempotency-Key", "samen")
			answers[i] = fmt.Sprint(r.status, r.raw)
		})
	}
	all.Wait()
	if slices.Sort(answers); answers[0] != answers[len(answers)-1] || !strings.HasPrefix(answers[0], "201") {
		t.Error(answers)
	}
}

// TestWhatIsRefusedTakesNoKey: the sender mends it and sends it again.
func TestWhatIsRefusedTakesNoKey(t *testing.T) {
	t.Parallel()
	s := desks(t)
	const path = "/api/v1/organisations"
	for _, c := range []struct {
		body   string
		status int
	}{{`{"code":"x"}`, 422}, {`{"code":"mendt","name":"Mendt vzw","kind":"company","company_number":"0999.010.522"}`, 201}} {
		if r := s.ask(dossier.HubStaff, "POST", path, c.body, "Idempotency-Key", "hersteld"); r.status != c.status {
			t.Errorf("%d %s", r.status, r.raw)
		}
	}
	if r := s.ask(dossier.HubStaff, "POST", path, `{}`, "Idempotency-Key", "é"); r.status != http.StatusUnprocessableEntity || !strings.Contains(r.raw, "key_malformed") {
		t.Errorf("%d %s", r.status, r.raw)
	}
}
