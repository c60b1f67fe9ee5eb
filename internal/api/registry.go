// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// Who may change what of the registry. A role that is not named may not.
var (
	writeRegistry = []dossier.Role{dossier.HubStaff, dossier.Manager}
	writePartners = []dossier.Role{dossier.Manager}
)

// registered is a problem of one field, or none, whose sentence is the registry's.
func registered(lang, code string, status int, pointer string) *contract.Problem {
	words := registry.Words(code).In(lang)
	return &contract.Problem{Type: problemType + code, Title: http.StatusText(status), Status: status, Detail: words,
		Errors: at(pointer, code, words)}
}

// today is the day it is in Brussels, by the database's clock.
func (a *API) today(ctx context.Context) (registry.Day, error) {
	now, err := a.Store.Now(ctx)
	return registry.Today(now), err
}
