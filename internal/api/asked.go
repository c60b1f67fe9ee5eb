// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// asksKnown lets through what asks only what the operation knows: a parameter of the address that it does not know would be left out of
// account, and the answer be about something else than was asked; a body that came compressed would be read as it is.
func (a *API) asksKnown(ctx huma.Context, next func(huma.Context)) {
	u := ctx.URL()
	var known []string
	for _, p := range ctx.Operation().Parameters {
		if p.In == "query" {
			known = append(known, p.Name)
		}
	}
	if p := unknownParameters(lang(ctx.Context()), u.Query(), known...); p != nil {
		writeProblem(ctx, p)
		return
	}
	if in := ctx.Header("Content-Encoding"); in != "" && !strings.EqualFold(in, "identity") {
		writeProblem(ctx, named(lang(ctx.Context()), "media_type", http.StatusUnsupportedMediaType))
		return
	}
	next(ctx)
}

// unknownParameters is the problem of parameters that are not known, at each, or nil.
func unknownParameters(lang string, asked map[string][]string, known ...string) *contract.Problem {
	var wrong []contract.FieldError
	for name := range asked {
		if !slices.Contains(known, name) {
			wrong = append(wrong, at("/"+name, "unknown_parameter", sentence("unknown_parameter", lang))...)
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	slices.SortFunc(wrong, func(a, b contract.FieldError) int { return strings.Compare(a.Pointer, b.Pointer) })
	return named(lang, "unknown_parameter", http.StatusUnprocessableEntity, wrong[:min(len(wrong), mostPointed)]...)
}

// methods are all that an address of ours can be asked with.
var methods = []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}

// nowhere answers every address that there is not, and every method that an address does not take (RFC 9110, section 15.5.6).
func (a *API) nowhere(mux *http.ServeMux) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		l := bilingual.Accepted(r.Header.Get("Accept-Language"))
		var allowed []string
		for _, method := range methods {
			other := r.Clone(r.Context())
			other.Method = method
			if _, pattern := mux.Handler(other); strings.HasPrefix(pattern, method+" ") || method == http.MethodHead &&
				strings.HasPrefix(pattern, "GET ") {
				if !strings.HasSuffix(pattern, "/{command}") { // which is there to say that there is no such command
					allowed = append(allowed, method)
				}
			}
		}
		if len(allowed) == 0 {
			sendProblem(w, named(l, "no_page", http.StatusNotFound))
			return
		}
		w.Header().Set("Allow", strings.Join(append(allowed, http.MethodOptions), ", "))
		if r.Method == http.MethodOptions {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		sendProblem(w, named(l, "method", http.StatusMethodNotAllowed))
	}
}
