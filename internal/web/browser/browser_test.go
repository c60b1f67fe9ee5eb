// SPDX-License-Identifier: EUPL-1.2

package browser

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/web"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// site is the pages on a record, as browsers of this machine reach them.
type site struct {
	*web.Web
	t        *testing.T
	database testkit.Database
	person   access.Person
	address  string
	log      bytes.Buffer
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{t: t, person: access.Person{ID: access.NewID("p_"), Name: "Marijke Jacobs", Role: dossier.Decider}}
	store, database := testkit.NewStore(t)
	s.database = database
	if err := store.AddPeople(context.Background(), map[string]access.Person{access.HashToken(access.NewToken()): s.person}); err != nil {
		t.Fatal(err)
	}
	var handler http.Handler
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	u.Host = "localhost:" + u.Port()
	s.address = u.String()
	log := slog.New(slog.NewTextHandler(&s.log, nil))
	kept := &ledger.Ledger{Store: store}
	served := &api.API{Store: store, Desk: &desk.Desk{Ledger: kept, Store: store, Engine: testkit.Away{}, Log: log}, Log: log}
	s.Web = &web.Web{Store: store, Ledger: kept, API: served, Log: log, Public: u}
	if handler, err = s.Web.Handler(); err != nil {
		t.Fatal(err)
	}
	served.Pages = handler
	handler = served.Handler()
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(s.log.String())
		}
	})
	return s
}

// invite gives a person a link.
func (s *site) invite() (link string) {
	s.t.Helper()
	token := access.NewToken()
	if err := s.Store.Invite(context.Background(), s.person.ID, access.HashToken(token), ""); err != nil {
		s.t.Fatal(err)
	}
	return s.address + "/uitnodiging/" + token
}

// stored are the passkeys of the person as the record has them.
func (s *site) stored() []postgres.Passkey {
	s.t.Helper()
	_, all, err := s.Store.Passkeys(context.Background(), s.person.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}
