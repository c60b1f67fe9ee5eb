// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// RightOf is what is declared of an operation, for tests.
func RightOf(operation string) (Right, bool) {
	r, declared := rights[operation]
	return r, declared
}

// Declared are the operations of which something is declared.
func Declared() []string { return slices.Sorted(maps.Keys(rights)) }

// TestWhatNobodyDeclaredIsRefused to everybody, without a look at what it would do.
func TestWhatNobodyDeclaredIsRefused(t *testing.T) {
	t.Parallel()
	mux, done := http.NewServeMux(), false
	router := humago.New(mux, huma.DefaultConfig("x", "1"))
	a := &API{Log: slog.New(slog.DiscardHandler)}
	for _, id := range []string{"forgotten", "calls"} {
		serve(a, router, get("/"+id, id, ""), func(context.Context, *struct{}) (*struct{}, error) {
			done = id == "forgotten"
			return nil, nil
		})
		out := httptest.NewRecorder()
		mux.ServeHTTP(out, httptest.NewRequest(http.MethodGet, "/"+id, nil))
		if (out.Code == http.StatusInternalServerError) != (id == "forgotten") || done {
			t.Errorf("%s: %d, %v", id, out.Code, done)
		}
	}
}
