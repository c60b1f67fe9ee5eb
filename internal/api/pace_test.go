// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// served is a site with an API that is bent before it is opened.
func served(t *testing.T, bend func(*api.API)) *site {
	t.Helper()
	s := newSite(t)
	a := &api.API{Demo: true, Desk: &desk.Desk{Ledger: s.Ledger, Store: s.Store, Engine: testkit.Away{}, Log: quiet}, Store: s.Store, Log: quiet}
	bend(a)
	server := httptest.NewServer(a.Handler())
	t.Cleanup(server.Close)
	s.address = server.URL
	return s
}

// TestWhoSendsTooMuchIsToldToWait, and nothing of it is stored; who reads, and everybody else, goes on.
func TestWhoSendsTooMuchIsToldToWait(t *testing.T) {
	t.Parallel()
	s := served(t, func(a *api.API) { a.Pace = 3 })
	const text = `{"text":"Een opmerking.","for":{"command":"endorse"}}`
	number := s.Start(t, "CW-KORT")
	texts := func(as dossier.Role) reply { return s.ask(as, "POST", "/api/v1/dossiers/"+number+"/texts", text) }
	for range 3 {
		if r := texts(dossier.HubStaff); r.status == http.StatusTooManyRequests {
			t.Fatalf("too soon: %s", r.raw)
		}
	}
	late := texts(dossier.HubStaff)
	if late.status != http.StatusTooManyRequests || late.header.Get("Retry-After") == "" || !strings.Contains(string(late.raw), "too_much") {
		t.Errorf("%d %v %s", late.status, late.header, late.raw)
	}
	if r := s.ask(dossier.HubStaff, "GET", "/api/v1/dossiers/"+number, ""); r.status != http.StatusOK {
		t.Errorf("reading: %d", r.status)
	}
	if r := texts(dossier.Company); r.status == http.StatusTooManyRequests {
		t.Error("somebody else waits")
	}
}

// TestWhatClosesAnswersWhatItLetIn and turns away what comes after, saying so; a stream ends.
func TestWhatClosesAnswersWhatItLetIn(t *testing.T) {
	t.Parallel()
	closing := make(chan struct{})
	s := served(t, func(a *api.API) { a.Closing = closing })
	number := s.Start(t, "CW-KORT")
	request, err := http.NewRequest("GET", s.address+"/api/v1/dossiers/"+number+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+s.Tokens[dossier.HubStaff])
	stream, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for raw := make([]byte, 1024); ; {
			if _, err := stream.Body.Read(raw); err != nil {
				return
			}
		}
	}()
	close(closing)
	r := s.ask(dossier.HubStaff, "GET", "/api/v1/dossiers/"+number, "")
	if r.status != http.StatusServiceUnavailable || r.header.Get("Retry-After") == "" || !strings.Contains(string(r.raw), "not_received") {
		t.Errorf("%d %v %s", r.status, r.header, r.raw)
	}
	for path, status := range map[string]int{"/healthz": http.StatusOK, "/readyz": http.StatusServiceUnavailable} {
		if r := s.ask(dossier.HubStaff, "GET", path, ""); r.status != status {
			t.Errorf("%s: %d", path, r.status)
		}
	}
	select {
	case <-ended:
	case <-time.After(time.Minute):
		t.Error("the stream goes on")
	}
}
