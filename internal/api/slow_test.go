// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

var quiet = slog.New(slog.DiscardHandler)

// journal is a log that several write.
type journal struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.lock.Lock()
	defer j.lock.Unlock()
	return j.text.Write(p)
}

// watched is a site behind a proxy, with what it logs and the handler itself.
func watched(t *testing.T) (*site, *journal, *api.API) {
	t.Helper()
	log := &journal{}
	var opened *api.API
	s := served(t, func(a *api.API) {
		a.BehindProxy, a.Log, opened = true, slog.New(slog.NewTextHandler(log, nil)), a
		a.Desk.Log = a.Log
	})
	return s, log, opened
}

// TestWhoKeepsBeingWrongIsSlowed by address, and nobody else: not who is right behind the same one, nor who comes from another.
func TestWhoKeepsBeingWrongIsSlowed(t *testing.T) {
	t.Parallel()
	s, log, _ := watched(t)
	s.Tokens["wrong"], s.Tokens["mistyped"] = access.NewToken(), "dw_secret"
	from := func(address string, as dossier.Role) reply {
		return s.ask(as, "GET", "/api/v1/me", "", "X-Forwarded-For", "8.8.8.8, "+address)
	}
	count := map[int]int{}
	for i := range 60 {
		r := from("192.0.2.1", []dossier.Role{"wrong", "mistyped"}[i%2])
		count[r.status]++
		if (r.status == http.StatusTooManyRequests) != (r.header.Get("Retry-After") != "") {
			t.Errorf("%d with %v", r.status, r.header)
		}
	}
	if count[http.StatusUnauthorized] < 20 || count[http.StatusUnauthorized] > 40 || count[http.StatusTooManyRequests] < 20 {
		t.Errorf("%v", count)
	}
	if r := from("192.0.2.1", dossier.HubStaff); r.status != http.StatusOK {
		t.Errorf("a colleague behind the same address: %d", r.status)
	}
	if r := from("192.0.2.2", "wrong"); r.status != http.StatusUnauthorized {
		t.Errorf("somebody elsewhere: %d", r.status)
	}
	for range 30 {
		s.want(http.StatusUnauthorized, "", "GET", "/api/v1/me", "") // to send none is not to guess
	}
	told := log.text.String()
	for _, secret := range []string{s.Tokens["wrong"], access.HashToken(s.Tokens["wrong"]), "dw_", s.Tokens[dossier.HubStaff], s.People[dossier.HubStaff].Name} {
		if strings.Contains(told, secret) {
			t.Errorf("the log holds %.8s…: %s", secret, told)
		}
	}
	if n := strings.Count(told, "address=192.0.2.1"); n < 20 || n > 40 {
		t.Errorf("%d lines: %s", n, told)
	}
}

// TestWhenATokenWasUsedIsKeptAside: no request writes it, and all that came are written together.
func TestWhenATokenWasUsedIsKeptAside(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.want(http.StatusOK, dossier.Manager, "GET", "/api/v1/me", "")
	if sent := s.sent.Load().Sent(); len(sent) != 1 || strings.Contains(sent[0], "update") {
		t.Errorf("who asks who they are sends %v", sent)
	}
	if r := s.want(http.StatusOK, dossier.Manager, "GET", "/api/v1/me", ""); !strings.Contains(r.raw, `"last_used_at":null`) {
		t.Errorf("%s", r.raw)
	}
	s.served.KeepNow(t.Context())
	if r := s.want(http.StatusOK, dossier.Manager, "GET", "/api/v1/me", ""); strings.Contains(r.raw, `"last_used_at":null`) {
		t.Errorf("%s", r.raw)
	}
	if r := s.want(http.StatusOK, dossier.Reviewer, "GET", "/api/v1/me", ""); !strings.Contains(r.raw, `"last_used_at":null`) {
		t.Errorf("who was not there: %s", r.raw)
	}
}
