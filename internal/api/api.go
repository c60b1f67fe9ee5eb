// SPDX-License-Identifier: EUPL-1.2

// Package api is the JSON API (OpenAPI 3.1): people and programs ask the desk, and read the record.
package api

import (
	"context"
	"log/slog"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// API answers requests with a desk and a record.
type API struct {
	Desk  *desk.Desk
	Store *postgres.Store
	Log   *slog.Logger
}

// sight is the record as the person who asks may see it, in their language.
func (a *API) sight(ctx context.Context) view.Sight {
	return view.Of(a.Desk.Ledger, who(ctx), lang(ctx))
}

// bodyWithin is how long a sender may take to send a body.
const bodyWithin = 30 * time.Second

// The framework has one model of errors for the whole process.
func init() { huma.NewErrorWithContext = frameworkProblem }

// Handler is the whole API.
func (a *API) Handler() http.Handler {
	mux := http.NewServeMux()
	config := huma.DefaultConfig("Dossierwerkt", "1")
	config.Info.Description = "Subsidy dossiers from drafting to decision. Errors are application/problem+json."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/api/openapi", "", ""
	config.CreateHooks = nil // no $schema links in answers
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer"}}
	config.Security = []map[string][]string{{"token": {}}}
	router := humago.New(mux, config)
	router.UseMiddleware(a.spoken, a.known(router))
	a.routes(router)
	a.registryRoutes(router)
	mux.HandleFunc("GET /api/v1/dossiers/{number}/events", a.streamOne)
	mux.HandleFunc("GET /api/v1/events", a.streamAll)
	a.health(mux)
	mux.HandleFunc("GET /{$}", a.door)
	mux.HandleFunc("GET /dossiers/{number}", a.door)
	mux.HandleFunc("/", a.nowhere)
	return a.guarded(mux)
}

func (a *API) routes(router huma.API) {
	const root = "/api/v1/dossiers"
	const one = root + "/{number}"
	get := func(path, id, summary string) huma.Operation { return operation(http.MethodGet, path, id, summary) }
	post := func(path, id, summary string) huma.Operation { return operation(http.MethodPost, path, id, summary) }
	taking[contract.StartBody](a, router, created(post(root, "start", "Start a dossier")), a.start)
	serve(a, router, get(root, "list", "List the dossiers that you may see"), a.list)
	serve(a, router, get(one, "show", "Where a dossier stands, who must act, and what you may do"), a.show)
	serve(a, router, get(one+"/aid", "aid", "How the accounts of de-minimis aid stand of those who would receive it"), a.aid)
	serve(a, router, get(one+"/timeline", "timeline", "What happened"), a.timeline)
	serve(a, router, get(one+"/application", "read-application", "The content as it stands"), a.content)
	taking[application.Content](a, router, operation(http.MethodPut, one+"/application", "replace-application", "Replace the content"), a.replace)
	taking[application.Content](a, router, operation(http.MethodPatch, one+"/application", "change-application", "Change the content (JSON merge patch)"), a.change)
	serve(a, router, get(one+"/documents", "documents", "The documents that were made"), a.documents)
	serve(a, router, get(one+"/documents/{id}", "document", "The bytes of a document; id draft prints the application as it stands"), a.document)
	taking[contract.TextBody](a, router, created(post(one+"/texts", "text", "Store a free text that a signal may cite")), a.text)
	serve(a, router, get(one+"/verify", "verify", "Whether everything that is kept about the dossier agrees"), a.verify)
	serve(a, router, uploading(created(post(one+"/documents", uploadID, "Bring in a document, such as an outside funder's decision (PDF, at most 10 MiB)"))), a.upload)
	taking[contract.CommandBody](a, router, post(one+"/{command}", "command", "Give a command; 202 when it will be carried out later"), a.command)
	serve(a, router, get("/api/v1/commands/{key}", "outcome", "How a command ended"), a.outcome)
	a.callRoutes(router, get, post)
}

// callRoutes are about the calls, and who can be asked to assess.
func (a *API) callRoutes(router huma.API, get, post func(path, id, summary string) huma.Operation) {
	const calls = "/api/v1/calls"
	const one = calls + "/{code}"
	serve(a, router, get(calls, "calls", "The calls"), a.calls)
	taking[call.Call](a, router, created(post(calls, "publish-call", "Publish a call (programme officer)")), a.publish)
	taking[call.Call](a, router, post(calls+"/check", "check-call", "What a call file would mean, in plain words; nothing is published"), a.checkCall)
	serve(a, router, get(one, "call", "A version of a call, its rules and what they mean"), a.call)
	taking[amendBody](a, router, created(post(one+"/amendments", "amend-call", "Extend the deadline for all, a hub or a dossier, or enlarge the budget (programme officer)")), a.amend)
	serve(a, router, get(one+"/ranking", "ranking", "The assessed dossiers of a call, best first"), a.ranking)
	serve(a, router, get("/api/v1/results", "results", "Hubs, trajectories, submitted and approved dossiers, with the records behind each figure"), a.results)
	serve(a, router, get("/api/v1/register", "register", "The de-minimis aid that must stand in the central register, and until when"), a.register)
	serve(a, router, get("/api/v1/me", "me", "Who your token stands for"), a.me)
	serve(a, router, get("/api/v1/assessors", "assessors", "Who can be asked to assess (programme officer)"), a.assessors)
}

func created(o huma.Operation) huma.Operation {
	o.DefaultStatus = http.StatusCreated
	return o
}

func operation(method, path, id, summary string) huma.Operation {
	return huma.Operation{Method: method, Path: path, OperationID: id, Summary: summary,
		MaxBodyBytes: strict.MaxBytes + 1, BodyReadTimeout: bodyWithin, SkipValidateBody: true, SkipValidateParams: true}
}

// serve registers an operation. What its handler gives as an error is answered in one place.
func serve[I, O any](a *API, router huma.API, o huma.Operation, handle func(context.Context, *I) (*O, error)) {
	huma.Register(router, o, func(ctx context.Context, in *I) (*O, error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, a.problem(lang(ctx), err)
		}
		return out, nil
	})
}

// taking is serve for an operation whose body is described by T and read by our own strict rules rather than the framework's.
// An empty body is an empty object.
func taking[T, I, O any](a *API, router huma.API, o huma.Operation, handle func(context.Context, *I) (*O, error)) {
	schema := router.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[T](), true, "")
	o.RequestBody = &huma.RequestBody{}
	serve(a, router, o, handle)
	o.RequestBody.Required = false
	o.RequestBody.Content = map[string]*huma.MediaType{"application/json": {Schema: schema}}
}
