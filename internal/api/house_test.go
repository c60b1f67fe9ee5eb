// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"context"
	"log/slog"
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

// held is an engine that has work under way until it is let go.
type held struct {
	testkit.Acting
	busy chan struct{}
	goOn chan struct{}
}

func (h held) Deliver(ctx context.Context, s dossier.State, name dossier.Verb, key string) error {
	h.busy <- struct{}{}
	<-h.goOn
	return h.Acting.Deliver(ctx, s, name, key)
}

// small is a site with one place of each kind, and the engine behind it.
func small(t *testing.T, wait time.Duration) (*site, held) {
	t.Helper()
	s := newSite(t)
	h := held{testkit.Acting{Ledger: s.Ledger}, make(chan struct{}), make(chan struct{})}
	log := slog.New(slog.DiscardHandler)
	server := httptest.NewServer((&api.API{Demo: true, Desk: &desk.Desk{Ledger: s.Ledger, Store: s.Store, Engine: h, Log: log}, Store: s.Store, Log: log,
		House: api.House{Requests: 1, Uploads: 1, Streams: 1, Wait: wait}}).Handler())
	t.Cleanup(server.Close)
	s.address = server.URL
	return s, h
}

// turnedAway holds an answer to what a sender is told who found no place.
func turnedAway(t *testing.T, r reply) {
	t.Helper()
	if r.status != http.StatusServiceUnavailable || r.header.Get("Retry-After") == "" ||
		!strings.Contains(r.raw, "urn:dossierwerkt:problem:not_received") {
		t.Errorf("%d, %v: %s", r.status, r.header, r.raw)
	}
}

func TestWhoFindsTheHouseFullIsToldToComeBackAndNothingIsKept(t *testing.T) {
	t.Parallel()
	const wait = 300 * time.Millisecond
	s, engine := small(t, wait)
	first, second := s.Start(t, "CW-KORT"), s.Start(t, "CW-KORT")
	answered := make(chan reply)
	go func() { answered <- s.ask(dossier.HubStaff, "POST", "/api/v1/dossiers/"+first+"/request-review", "{}") }()
	<-engine.busy // the only place is taken

	began := time.Now()
	review := func() reply {
		return s.ask(dossier.HubStaff, "POST", "/api/v1/dossiers/"+second+"/request-review", "{}", "Idempotency-Key", "again")
	}
	turnedAway(t, review())
	if took := time.Since(began); took < wait || took > desk.Patience/2 {
		t.Errorf("it was told so after %v", took)
	}
	if r := s.ask("", "GET", "/healthz", ""); r.status != http.StatusOK {
		t.Errorf("the house lives: %d", r.status)
	}

	engine.goOn <- struct{}{}
	if r := <-answered; r.status != http.StatusOK {
		t.Errorf("who was in: %d %s", r.status, r.raw)
	}
	if r := s.ask(dossier.HubStaff, "GET", "/api/v1/commands/again", ""); r.status != http.StatusNotFound {
		t.Errorf("something was kept: %d %s", r.status, r.raw)
	}
	go func() { <-engine.busy; engine.goOn <- struct{}{} }()
	if r := review(); r.status != http.StatusOK {
		t.Errorf("there is place again: %d %s", r.status, r.raw)
	}
}

func TestNobodyWaitsWhoHasGoneNorMoreThanCanBeServedInTime(t *testing.T) {
	t.Parallel()
	s, engine := small(t, 5*time.Second)
	number := s.Start(t, "CW-KORT")
	answered := make(chan reply)
	go func() {
		answered <- s.ask(dossier.HubStaff, "POST", "/api/v1/dossiers/"+number+"/request-review", "{}")
	}()
	<-engine.busy

	impatient, leave := context.WithCancel(t.Context())
	gone := make(chan error)
	const many = 30
	for range many {
		go func() {
			request, err := http.NewRequestWithContext(impatient, "GET", s.address+"/api/v1/me", nil)
			if err != nil {
				gone <- err
				return
			}
			request.Header.Set("Authorization", "Bearer "+s.Tokens[dossier.HubStaff])
			response, err := http.DefaultClient.Do(request)
			if err == nil {
				response.Body.Close()
			}
			gone <- err
		}()
	}
	for range many - 8 { // those that are too many are told at once
		if err := <-gone; err != nil {
			t.Error(err)
		}
	}
	leave()
	for range 8 {
		if err := <-gone; err == nil {
			t.Error("somebody was served while the house was full")
		}
	}
	engine.goOn <- struct{}{}
	<-answered
	if r := s.ask(dossier.HubStaff, "GET", "/api/v1/me", ""); r.status != http.StatusOK {
		t.Errorf("there is place again: %d %s", r.status, r.raw)
	}
}

func TestStreamsHaveABoundOfTheirOwn(t *testing.T) {
	t.Parallel()
	s, _ := small(t, time.Second)
	ctx, leave := context.WithCancel(t.Context())
	request, err := http.NewRequestWithContext(ctx, "GET", s.address+"/api/v1/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+s.Tokens[dossier.HubStaff])
	response, err := http.DefaultClient.Do(request)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatal(response, err)
	}
	turnedAway(t, s.ask(dossier.HubStaff, "GET", "/api/v1/events", ""))
	if r := s.ask(dossier.HubStaff, "GET", "/api/v1/me", ""); r.status != http.StatusOK {
		t.Errorf("a stream took the place of a request: %d", r.status)
	}
	leave()
	response.Body.Close()
}
