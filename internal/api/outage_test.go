// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// question is something that is asked while the database fails.
type question struct {
	as                 dossier.Role
	method, path, body string
	status             int // when it does not
	header             []string
	reads              bool
}

// questions are one of each kind, about a dossier.
func questions(t *testing.T, number string) []question {
	t.Helper()
	one := "/api/v1/dossiers/" + number
	form := "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nquotation\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n" +
		string(testkit.PDF(t, "Offerte")) + "\r\n--x--\r\n"
	return []question{
		{as: dossier.HubStaff, method: "GET", path: one, status: 200, reads: true},
		{as: dossier.HubStaff, method: "GET", path: "/api/v1/dossiers?limit=5", status: 200, reads: true},
		{as: dossier.HubStaff, method: "GET", path: one + "/timeline", status: 200, reads: true},
		{as: dossier.HubStaff, method: "GET", path: one + "/application", status: 200, reads: true},
		{as: dossier.HubStaff, method: "GET", path: one + "/documents/draft", status: 200, reads: true},
		{as: dossier.Manager, method: "GET", path: "/api/v1/results", status: 200, reads: true},
		{as: dossier.Manager, method: "GET", path: "/metrics", status: 200, reads: true},
		{as: dossier.HubStaff, method: "PATCH", path: one + "/application", body: `{"project":{"summary":"%d"}}`, status: 200, header: []string{"If-Match", "*"}},
		{as: dossier.Reviewer, method: "POST", path: one + "/texts", body: `{"text":"Nagekeken, %d.","for":{"command":"endorse"}}`, status: 201},
		{as: dossier.HubStaff, method: "POST", path: "/api/v1/dossiers", body: `{"call":"CW-JURY","hub":"kempen","company_number":"0999.010.126","title":"Nog een, %d"}`, status: 201},
		{as: dossier.HubStaff, method: "POST", path: "/api/v1/trajectories", body: `{"id":"traject-%d","title":"Een traject","hubs":["kempen"]}`, status: 201},
		{as: dossier.HubStaff, method: "POST", path: one + "/invite-hub", body: `{"hub":"gent","reasons":"%d"}`, status: 200},
		{as: dossier.HubStaff, method: "POST", path: one + "/documents", body: form, status: 201, header: []string{"Content-Type", "multipart/form-data; boundary=x"}},
		{as: dossier.ProgrammeOfficer, method: "POST", path: "/api/v1/calls/CW-JURY/amendments", body: `{"budget":{"amount":"9000%03d.00","currency":"EUR"},"reasons":"Er kwam geld bij."}`, status: 201},
	}
}

// TestADatabaseThatFailsIsToldAsWhatItIs: nothing that was asked is answered by a fault of ours, nothing is stored that was said not to be, and
// under the same key the sender is served once it passes.
func TestADatabaseThatFailsIsToldAsWhatItIs(t *testing.T) {
	t.Parallel()
	s := newSiteOn(t, func(c *call.Call) { c.RequiredAttachments = []string{"quotation"} }, true)
	s.said = nil
	super := s.Database
	super.Owner = super.Superuser
	const kill = `select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
	const everywhere = `do $$ declare t text; begin
		foreach t in array array['inbox', 'content', 'text', 'attachment', 'event', 'trajectory', 'call', 'dossier'] loop
			execute format('create %s trigger fails after insert or update on %%I %s for each row execute function fails()', t); end loop; end $$`
	const nowhere = `do $$ declare t text; begin
		foreach t in array array['inbox', 'content', 'text', 'attachment', 'event', 'trajectory', 'call', 'dossier'] loop
			execute format('drop trigger if exists fails on %I', t); end loop; end $$`
	fails := func(body string, deferred bool) func() {
		constraint, when := "", ""
		if deferred {
			constraint, when = "constraint", "deferrable initially deferred"
		}
		return func() {
			super.Exec(t, `create or replace function fails() returns trigger security definer language plpgsql as $$ begin `+body+` return null; end $$`)
			super.Exec(t, fmt.Sprintf(everywhere, constraint, when))
		}
	}
	cases := map[string]struct {
		plant   func()
		reads   bool // reading is refused too
		code    string
		perhaps bool // or served
	}{
		"a server that was restarted": {plant: func() { super.Exec(t, kill) }, reads: true, code: "not_received", perhaps: true},
		"read only": {plant: func() {
			super.Exec(t, `do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$`)
			super.Exec(t, kill)
		}, code: "not_received"},
		"a disk that is full":       {plant: fails(`raise exception 'no space' using errcode = '53100';`, false), code: "not_received"},
		"a disk that fails":         {plant: fails(`raise exception 'io' using errcode = '58030';`, false), code: "not_received"},
		"a server that shuts down":  {plant: fails(`raise exception 'shutdown' using errcode = '57P01';`, false), code: "not_received"},
		"lost under way":            {plant: fails(`perform pg_terminate_backend(pg_backend_pid());`, false), code: "not_received"},
		"lost at the commit":        {plant: fails(`perform pg_terminate_backend(pg_backend_pid());`, true), code: "fate_unknown"},
		"full only at the commit":   {plant: fails(`raise exception 'no space' using errcode = '53100';`, true), code: "not_received"},
		"a server without a future": {plant: fails(`raise exception 'connection' using errcode = '08006';`, false), code: "not_received"},
	}
	patiently := func(as dossier.Role, method, path, body string, header ...string) (r reply) {
		for range 20 { // each connection that is gone is found out once
			if r = s.ask(as, method, path, body, header...); r.status != http.StatusServiceUnavailable {
				break
			}
		}
		return r
	}
	numbers := map[string]string{} // started while nothing fails: a connection that is gone is found out by who takes it next
	for name := range cases {
		numbers[name] = s.Start(t, "CW-JURY")
	}
	n := 0
	for name, c := range cases {
		number := numbers[name]
		for i, q := range questions(t, number) {
			n++
			body, key := q.body, fmt.Sprintf("storing-%d", n)
			if strings.Contains(body, "%") && !strings.Contains(body, "%PDF") {
				body = fmt.Sprintf(body, n)
			}
			header := append([]string{"Idempotency-Key", key}, q.header...)
			c.plant()
			ask := s.ask
			if q.reads && !c.reads {
				ask = patiently
			}
			r := ask(q.as, q.method, q.path, body, header...)
			refused := r.status == http.StatusServiceUnavailable && r.header.Get("Retry-After") != "" && (strings.Contains(r.raw, c.code) || q.path == "/metrics")
			served := r.status == q.status
			promised := r.status == http.StatusAccepted // it was received, and is carried out later
			if ok := refused || promised || served && (c.perhaps || q.reads && !c.reads); !ok {
				t.Errorf("%s, question %d (%s): %d %v %.300s", name, i, q.path, r.status, r.header["Retry-After"], r.raw)
			}
			super.Exec(t, nowhere)
			super.Exec(t, `do $$ begin execute format('alter database %I reset default_transaction_read_only', current_database()); end $$`)
			if name == "read only" { // who is connected stays so
				super.Exec(t, kill)
			}
			again := patiently(q.as, q.method, q.path, body, header...)
			if again.status != q.status && again.status != http.StatusAccepted {
				t.Errorf("%s, question %d (%s) again: %d %.300s", name, i, q.path, again.status, again.raw)
			}
		}
		if r := patiently(dossier.Auditor, "GET", "/api/v1/dossiers/"+number+"/verify", ""); r.status != http.StatusOK || !strings.HasPrefix(r.raw, `{"ok":true`) {
			t.Errorf("%s: %s", name, r.raw)
		}
	}
}

// TestWhoReadsTakesNoLock: while somebody saves, and holds the dossier, everybody reads on, the draft on paper too; thirty at once hold no
// save up.
func TestWhoReadsTakesNoLock(t *testing.T) {
	t.Parallel()
	s := newSiteOn(t, nil, true)
	number := s.Start(t, "CW-KORT")
	var reads []question
	for _, q := range questions(t, number) {
		if q.reads {
			reads = append(reads, q)
		}
	}
	err := s.Store.Locked(context.Background(), number, func(*postgres.Tx) error {
		for _, q := range reads {
			if r := s.ask(q.as, q.method, q.path, ""); r.status != q.status {
				t.Errorf("%s while it is held: %d %.200s", q.path, r.status, r.raw)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 30 {
		all.Go(func() {
			if r := s.ask(dossier.Company, "GET", "/api/v1/dossiers/"+number+"/documents/draft", ""); r.status != http.StatusOK && r.status != http.StatusServiceUnavailable {
				t.Errorf("a reader: %d %.200s", r.status, r.raw)
			}
		})
	}
	for i := range 5 {
		body := fmt.Sprintf(`{"project":{"summary":"Versie %d."}}`, i)
		if r := s.ask(dossier.HubStaff, "PATCH", "/api/v1/dossiers/"+number+"/application", body, "If-Match", "*"); r.status != http.StatusOK {
			t.Errorf("a save among readers: %d %.200s", r.status, r.raw)
		}
	}
	all.Wait()
}
