// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"net/http"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// every notes the operations that are registered, also those that are not described.
type every struct {
	huma.API
	all []*huma.Operation
}

func (e *every) Adapter() huma.Adapter { return noting{e.API.Adapter(), e} }

type noting struct {
	huma.Adapter
	e *every
}

func (n noting) Handle(o *huma.Operation, _ func(huma.Context)) { n.e.all = append(n.e.all, o) }

// TestEveryOperationAsksForAScope, or is for who has not signed in: those are two. What is on no list asks for what no token has.
func TestEveryOperationAsksForAScope(t *testing.T) {
	t.Parallel()
	config := huma.DefaultConfig("", "")
	config.Components.Schemas = huma.NewMapRegistry(schemaPrefix, schemaName)
	e := &every{API: humago.New(http.NewServeMux(), config)}
	a := &API{}
	a.dossierRoutes(e)
	a.callRoutes(e)
	a.registryRoutes(e)
	a.peopleRoutes(e)
	a.tokenRoutes(e)
	known, open := map[string]bool{}, 0
	for _, o := range e.all {
		known[o.OperationID] = true
		if o.Security != nil && len(o.Security) == 0 {
			open++
			continue
		}
		if len(asked(o, access.Identity{})) == 0 {
			t.Errorf("%s %s (%s) asks for none", o.Method, o.Path, o.OperationID)
		}
	}
	if len(e.all) < 60 || open != 2 {
		t.Errorf("%d operations, of which %d for everybody", len(e.all), open)
	}
	for id := range asks {
		if !known[id] {
			t.Errorf("%s is no operation", id)
		}
	}
	if new := (&huma.Operation{Method: http.MethodPost, OperationID: "invent"}); (access.Token{Scopes: access.Scopes}).May(asked(new, access.Identity{})...) {
		t.Error("what is on no list is let through")
	}
	same(t, contract.Scopes, access.Scopes)
}
