// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"context"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/web"
)

// office is the pages on the programme of the demonstration, whose people all sign in with a click.
type office struct {
	*site
	*testkit.Programme
	sent *postgres.Statements // of the last request
}

// newOffice opens one; bend changes its calls.
func newOffice(t *testing.T, bend func(*call.Call)) *office {
	t.Helper()
	o := &office{Programme: testkit.NewProgramme(t, bend)}
	published, err := registry.Published()
	if err == nil {
		err = o.Store.AddProgramme(context.Background(), published)
	}
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, database: o.Database}
	o.site = s
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, sent := postgres.Watched(r.Context())
		o.sent = sent
		s.handler.ServeHTTP(w, r.WithContext(ctx))
	}))
	t.Cleanup(server.Close)
	s.address = server.URL
	_, port, _ := strings.Cut(strings.TrimPrefix(server.URL, "http://"), ":")
	log := slog.New(slog.NewTextHandler(&s.log, nil))
	served := &api.API{Demo: true, Desk: o.Desk(), Store: o.Programme.Store, Log: log}
	s.Web = &web.Web{Store: o.Programme.Store, Ledger: o.Ledger, API: served, Log: log, Public: &url.URL{Scheme: "http", Host: "localhost:" + port}}
	people := slices.Concat(slices.Collect(maps.Values(o.People)), o.Panel[1:])
	for _, p := range people {
		s.Web.Demo = append(s.Web.Demo, web.DemoPerson{ID: p.ID, Name: p.Name, As: [2]string{p.Role.Label("nl"), p.Role.Label("en")}})
	}
	if s.handler, err = s.Web.Handler(); err != nil {
		t.Fatal(err)
	}
	served.Pages = s.handler
	s.handler = served.Handler()
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(s.log.String())
		}
	})
	return o
}

// as is a browser in which the first person of a role is signed in, and proved to be there.
func (o *office) as(role dossier.Role) browser {
	o.t.Helper()
	return o.of(o.People[role])
}

// of is a browser in which somebody is signed in, and proved to be there.
func (o *office) of(p access.Person) browser {
	o.t.Helper()
	b := o.site.browser()
	if r := b.ask("POST", "/aanmelden", url.Values{"person": {p.ID}}); r.status != http.StatusSeeOther {
		o.t.Fatalf("%s cannot sign in: %d %s", p.ID, r.status, r.body)
	}
	if r := b.ask("POST", "/aanmelden/bevestigen", nil); r.status != http.StatusSeeOther {
		o.t.Fatalf("%s cannot step up: %d", p.ID, r.status)
	}
	return b
}
