// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// site is the API on a programme with the published registry.
type site struct {
	*testkit.Programme
	t       *testing.T
	address string
	sent    atomic.Pointer[postgres.Statements] // of the last request
	said    *testkit.Description                // of the API, by itself
	served  *api.API
}

func newSite(t *testing.T) *site { return newSiteWith(t, nil) }

// newSiteWith is newSite with calls that are bent.
func newSiteWith(t *testing.T, bend func(*call.Call)) *site {
	t.Helper()
	return newSiteOn(t, bend, false)
}

// newSiteOn is newSiteWith, with an engine that carries commands out at once, or with none.
func newSiteOn(t *testing.T, bend func(*call.Call), acts bool) *site {
	t.Helper()
	s := &site{Programme: testkit.NewProgramme(t, bend), t: t}
	published, err := registry.Published()
	if err == nil {
		err = s.Store.AddProgramme(context.Background(), published)
	}
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	door := s.Desk()
	if !acts {
		door.Engine = testkit.Away{}
	}
	s.served = &api.API{Demo: true, Desk: door, Store: s.Store, Log: log}
	handler := s.served.Handler()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, sent := postgres.Watched(r.Context())
		s.sent.Store(sent)
		handler.ServeHTTP(w, r.WithContext(ctx))
	}))
	t.Cleanup(server.Close)
	s.address = server.URL
	s.said = testkit.Describe(t, []byte(s.ask("", "GET", "/api/openapi.json", "").raw))
	return s
}

// staffOf adds somebody of another hub, and gives the role under which ask knows them.
func (s *site) staffOf(hub string) dossier.Role {
	s.t.Helper()
	token, as := access.NewToken(), dossier.Role("hub_staff of "+hub)
	person := access.Person{ID: access.NewID("p_"), Name: "Iemand Anders", Role: dossier.HubStaff, Hub: hub}
	if err := s.Store.AddPeople(context.Background(), map[string]access.Person{access.HashToken(token): person}); err != nil {
		s.t.Fatal(err)
	}
	s.Tokens[as] = token
	return as
}

// reply is what the API answered.
type reply struct {
	status int
	header http.Header
	raw    string
}

// into reads the answer.
func (r reply) into(t *testing.T, v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(r.raw), v); err != nil {
		t.Fatalf("%v: %s", err, r.raw)
	}
}

// ask sends a request as somebody of a role; "" is nobody. header holds names and values in turn.
func (s *site) ask(role dossier.Role, method, path, body string, header ...string) reply {
	s.t.Helper()
	request, err := http.NewRequest(method, s.address+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	if role != "" {
		request.Header.Set("Authorization", "Bearer "+s.Tokens[role])
	}
	for i := 0; i+1 < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	if s.said != nil {
		if err := s.said.Holds(request, response.StatusCode, response.Header, raw); err != nil {
			s.t.Error(err)
		}
	}
	return reply{response.StatusCode, response.Header, string(raw)}
}
