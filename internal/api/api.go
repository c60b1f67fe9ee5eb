// SPDX-License-Identifier: EUPL-1.2

// Package api is the JSON API (OpenAPI 3.1): people and programs ask the desk, and read the record.
package api

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
)

// API answers requests with a desk and a record.
type API struct {
	Desk   *desk.Desk
	Read   ledger.Reader
	Log    *slog.Logger
	Health Health
}

// bodyWithin is how long a sender may take to send a body.
const bodyWithin = 30 * time.Second

// Handler is the whole API.
func (a *API) Handler() http.Handler {
	mux := http.NewServeMux()
	config := huma.DefaultConfig("Dossierwerkt", "1")
	config.Info.Description = "Subsidy dossiers from drafting to decision. Errors are application/problem+json."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/api/openapi", "", ""
	config.CreateHooks = nil // no $schema links in answers
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer"}}
	config.Security = []map[string][]string{{"token": {}}}
	huma.NewErrorWithContext = frameworkProblem
	router := humago.New(mux, config)
	router.UseMiddleware(a.spoken, a.known(router))
	a.routes(router)
	mux.HandleFunc("GET /api/v1/dossiers/{number}/events", a.streamOne)
	mux.HandleFunc("GET /api/v1/events", a.streamAll)
	a.health(mux)
	mux.HandleFunc("/", a.nowhere)
	return a.guarded(mux)
}

func (a *API) routes(router huma.API) {
	const root = "/api/v1/dossiers"
	const one = root + "/{number}"
	start := operation(http.MethodPost, root, "start", "Start a dossier")
	start.DefaultStatus = http.StatusCreated
	withBody[startBody](router, &start)
	huma.Register(router, start, a.start)
	huma.Register(router, operation(http.MethodGet, root, "list", "List the dossiers that you may see"), a.list)
	huma.Register(router, operation(http.MethodGet, one, "show", "Where a dossier stands, who must act, and what you may do"), a.show)
	huma.Register(router, operation(http.MethodGet, one+"/timeline", "timeline", "What happened"), a.timeline)
	huma.Register(router, operation(http.MethodGet, one+"/application", "read-application", "The content as it stands"), a.content)
	put, patch := operation(http.MethodPut, one+"/application", "replace-application", "Replace the content"),
		operation(http.MethodPatch, one+"/application", "change-application", "Change the content (JSON merge patch)")
	withBody[application.Content](router, &put)
	withBody[application.Content](router, &patch)
	huma.Register(router, put, a.replace)
	huma.Register(router, patch, a.change)
	huma.Register(router, operation(http.MethodGet, one+"/documents", "documents", "The documents that were made"), a.documents)
	huma.Register(router, operation(http.MethodGet, one+"/documents/{id}", "document", "The bytes of a document; id draft prints the application as it stands"), a.document)
	text := operation(http.MethodPost, one+"/texts", "text", "Store a free text that a signal may cite")
	text.DefaultStatus = http.StatusCreated
	withBody[textBody](router, &text)
	huma.Register(router, text, a.text)
	huma.Register(router, operation(http.MethodGet, one+"/verify", "verify", "Whether everything that is kept about the dossier agrees"), a.verify)
	command := operation(http.MethodPost, one+"/{command}", "command", "Give a command; 202 when it will be carried out later")
	withBody[commandBody](router, &command)
	huma.Register(router, command, a.command)
	huma.Register(router, operation(http.MethodGet, "/api/v1/commands/{key}", "outcome", "How a command ended"), a.outcome)
}

func operation(method, path, id, summary string) huma.Operation {
	return huma.Operation{Method: method, Path: path, OperationID: id, Summary: summary,
		MaxBodyBytes: application.MaxBytes + 1, BodyReadTimeout: bodyWithin, SkipValidateBody: true, SkipValidateParams: true}
}

// withBody describes a body that is read by our own strict rules rather than the framework's.
func withBody[T any](router huma.API, o *huma.Operation) {
	var body T
	o.RequestBody = &huma.RequestBody{Content: map[string]*huma.MediaType{
		"application/json": {Schema: schemaOf(router, body)}}}
}
