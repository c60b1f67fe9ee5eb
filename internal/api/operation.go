// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"
	"reflect"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// What any request can be refused with, and any request with a body.
var (
	always = []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusTooManyRequests, http.StatusUnprocessableEntity,
		http.StatusInternalServerError, http.StatusServiceUnavailable}
	withBody = []int{http.StatusBadRequest, http.StatusConflict, http.StatusRequestTimeout, http.StatusRequestEntityTooLarge,
		http.StatusUnsupportedMediaType}
)

func operation(method, path, id, summary string, refusals ...int) huma.Operation {
	return huma.Operation{Method: method, Path: path, OperationID: id, Summary: summary, Errors: slices.Concat(always, refusals),
		MaxBodyBytes: strict.MaxBytes + 1, BodyReadTimeout: bodyWithin, SkipValidateBody: true, SkipValidateParams: true}
}

func get(path, id, summary string, refusals ...int) huma.Operation {
	return operation(http.MethodGet, path, id, summary, refusals...)
}

func post(path, id, summary string, refusals ...int) huma.Operation {
	return operation(http.MethodPost, path, id, summary, refusals...)
}

func created(o huma.Operation) huma.Operation {
	o.DefaultStatus = http.StatusCreated
	return o
}

// serve registers an operation, for who is entitled to it. What its handler gives as an error is answered in one place.
func serve[I, O any](a *API, router huma.API, o huma.Operation, handle func(context.Context, *I) (*O, error)) {
	huma.Register(router, o, func(ctx context.Context, in *I) (*O, error) {
		var out *O
		err := entitled(ctx, o)
		if err == nil {
			out, err = once(ctx, a, o, in, handle)
		}
		if err != nil {
			return nil, a.problem(lang(ctx), err)
		}
		return out, nil
	})
}

// taking is serve for an operation whose body is a T.
func taking[T, I, O any](a *API, router huma.API, o huma.Operation, handle func(context.Context, *I) (*O, error)) {
	reading(a, router, o, partial(router.OpenAPI().Components.Schemas, reflect.TypeFor[T]()), handle)
}

// reading is serve for an operation with a body, which our own strict rules read rather than the framework's; an empty one is an empty
// object. The framework describes it in its own way when the operation is registered, so ours comes after.
func reading[I, O any](a *API, router huma.API, o huma.Operation, body *huma.Schema, handle func(context.Context, *I) (*O, error)) {
	o.Errors = slices.Concat(o.Errors, withBody)
	o.RequestBody = &huma.RequestBody{}
	serve(a, router, o, handle)
	o.RequestBody.Required = len(router.OpenAPI().Components.Schemas.SchemaFromRef(body.Ref).Required) > 0
	o.RequestBody.Content = map[string]*huma.MediaType{"application/json": {Schema: body}}
}
