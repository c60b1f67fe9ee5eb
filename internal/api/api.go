// SPDX-License-Identifier: EUPL-1.2

// Package api is the JSON API (OpenAPI 3.1): people and programs ask the desk, and read the record.
package api

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// API answers requests with a desk and a record.
type API struct {
	Desk  *desk.Desk
	Store *postgres.Store
	Log   *slog.Logger
	House House
	Pages http.Handler // answers every address that is not the API's; nil: none is there

	Public *url.URL // where browsers come to the pages; nil: not known

	Demo        bool // tokens of the demonstration open
	BehindProxy bool // a proxy says where a request comes from, and nobody else reaches us

	Pace    Pace            // of each person
	Closing <-chan struct{} // closed when nothing more is taken in: what was is answered, streams end; nil: it does not close

	slows   slows
	uses    uses
	handler http.Handler // for pages that ask
}

// sight is the record as the person who asks may see it, in their language.
func (a *API) sight(ctx context.Context) view.Sight {
	return view.Of(a.Desk.Ledger, who(ctx), lang(ctx))
}

// longest is how long anything but a stream and a whole list in a file takes at most: a database that stands still holds nobody up for
// longer. It is well above what a sender may take to send a body, and what a command waits for its outcome.
const longest = 45 * time.Second

// bounded ends what takes longer.
func bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, "/events") && !strings.HasPrefix(r.URL.Path, "/dossiers/uitvoer.") {
			ctx, cancel := context.WithTimeout(r.Context(), longest)
			defer cancel()
			r = r.WithContext(ctx)
		}
		next.ServeHTTP(w, r)
	})
}

// bodyWithin is how long a sender may take to send a body.
const bodyWithin = 30 * time.Second

// The framework has one model of errors for the whole process, and describes it by the other of these two.
func init() {
	huma.NewErrorWithContext = frameworkProblem
	huma.NewError = func(int, string, ...error) huma.StatusError { return &contract.Problem{} }
	huma.DefaultArrayNullable = false // a list that is empty is []
}

// Handler is the whole API.
func (a *API) Handler() http.Handler {
	a.slows = newSlows(a.Pace)
	mux := http.NewServeMux()
	config := huma.DefaultConfig("Dossierwerkt", "1")
	config.Info.Description = "Subsidy dossiers from drafting to decision. Errors are application/problem+json."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/api/openapi", "", ""
	config.CreateHooks = nil // no $schema links in answers
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer"}}
	config.Components.Schemas = huma.NewMapRegistry(schemaPrefix, schemaName)
	config.Security = []map[string][]string{{"token": {}}}
	router := humago.New(mux, config)
	router.UseMiddleware(a.inLanguage, a.seated(), a.signedIn(router), a.paced, a.asksKnown)
	a.dossierRoutes(router)
	a.callRoutes(router)
	a.registryRoutes(router)
	a.peopleRoutes(router)
	a.tokenRoutes(router)
	describe(router.OpenAPI())
	streams := newRoom(a.House.Streams, 0, 0)
	mux.HandleFunc("GET /api/v1/dossiers/{number}/events", a.streaming(streams, a.streamOne))
	mux.HandleFunc("GET /api/v1/events", a.streaming(streams, a.streamAll))
	a.health(mux)
	mux.HandleFunc("/api/", a.nowhere(mux))
	if a.Pages == nil {
		mux.HandleFunc("/", a.nowhere(mux))
	} else {
		mux.Handle("/", a.Pages)
	}
	a.handler = a.guarded(a.located(bounded(mux)))
	return a.handler
}
