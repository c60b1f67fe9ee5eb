// SPDX-License-Identifier: EUPL-1.2

package testkit

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
)

// Description is what the API says of itself, to hold its answers to.
type Description struct {
	Document *openapi3.T
	router   routers.Router
}

func init() { openapi3filter.RegisterBodyDecoder("application/pdf", openapi3filter.FileBodyDecoder) }

// Describe reads a description (OpenAPI), which must be a valid one.
func Describe(t testing.TB, raw []byte) *Description {
	t.Helper()
	document, err := openapi3.NewLoader().LoadFromData(raw)
	must(t, err)
	must(t, document.Validate(context.Background()))
	router, err := legacy.NewRouter(document)
	must(t, err)
	return &Description{document, router}
}

// Holds says where an answer is another one than was described; nil where it is not. An address that is not described is not the
// API's, and answers 404 or 405.
func (d *Description) Holds(r *http.Request, status int, header http.Header, body []byte) error {
	route, params, err := d.router.FindRoute(r)
	if err != nil {
		if !strings.HasPrefix(r.URL.Path, "/api/v1/") || status == http.StatusNotFound || status == http.StatusMethodNotAllowed {
			return nil
		}
		return fmt.Errorf("%s %s answers %d and is not described", r.Method, r.URL.Path, status)
	}
	if strings.HasPrefix(header.Get("Content-Type"), "text/event-stream") {
		return nil // it has no end
	}
	in := &openapi3filter.ResponseValidationInput{RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r,
		PathParams: params, Route: route},
		Status: status, Header: header, Body: io.NopCloser(bytes.NewReader(body)),
		Options: &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true}}
	if err := openapi3filter.ValidateResponse(context.Background(), in); err != nil {
		return fmt.Errorf("%s %s answers %d: %w", r.Method, route.Path, status, err)
	}
	return nil
}
