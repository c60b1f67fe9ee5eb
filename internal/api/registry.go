// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

func (a *API) registryRoutes(router huma.API) {
	get := func(path, id, summary string) huma.Operation { return operation(http.MethodGet, path, id, summary) }
	const hub, organisations, trajectories = "/api/v1/hubs/{code}", "/api/v1/organisations", "/api/v1/trajectories"
	serve(a, router, get("/api/v1/hubs", "hubs", "The hubs, and whether each is complete on a day"), a.hubs)
	serve(a, router, get(hub, "hub", "A hub with its partners on a day, and what it misses"), a.hub)
	taking[contract.PartnerBody](a, router, operation(http.MethodPut, hub+"/partners/{organisation}", "set-partner",
		"Record a period of a partner, in place of those that it overlaps (manager)"), a.setPartner)
	serve(a, router, get(organisations, "organisations", "Find organisations by name, code or company number"), a.organisations)
	serve(a, router, get(organisations+"/{code}", "organisation", "An organisation: what is copied into a dossier that names it"), a.organisation)
	taking[organisationBody](a, router, created(operation(http.MethodPost, organisations, "add-organisation", "Add an organisation (hub staff, manager)")), a.addOrganisation)
	taking[organisationBody](a, router, operation(http.MethodPatch, organisations+"/{code}", "change-organisation",
		"Change the fields of an organisation that are named; dossiers keep what they copied (hub staff, manager)"), a.changeOrganisation)
	serve(a, router, get(trajectories, "trajectories", "The test trajectories, each with the dossiers that you may see"), a.trajectories)
	serve(a, router, get(trajectories+"/{id}", "trajectory", "A test trajectory"), a.trajectory)
	taking[trajectoryBody](a, router, created(operation(http.MethodPost, trajectories, "add-trajectory", "Add a test trajectory (staff of its lead hub, manager)")), a.addTrajectory)
	taking[trajectoryBody](a, router, operation(http.MethodPatch, trajectories+"/{id}", "change-trajectory",
		"Change the fields of a test trajectory that are named (staff of its lead hub, manager)"), a.changeTrajectory)
}

// Who may change what of the registry. A role that is not named may not.
var (
	writeRegistry = []dossier.Role{dossier.HubStaff, dossier.Manager}
	writePartners = []dossier.Role{dossier.Manager}
)

// registered is a problem of one field, or none, whose sentence is the registry's.
func registered(lang, code string, status int, pointer string) *contract.Problem {
	words := registry.Words(code).In(lang)
	return &contract.Problem{Type: problemType + code, Title: http.StatusText(status), Status: status, Detail: words, Errors: at(pointer, code, words)}
}

// today is the day it is in Brussels, by the database's clock.
func (a *API) today(ctx context.Context) (registry.Day, error) {
	now, err := a.Store.Now(ctx)
	return registry.Today(now), err
}
