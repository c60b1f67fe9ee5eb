// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

func (a *API) registryRoutes(router huma.API) {
	get := func(path, id, summary string) huma.Operation { return operation(http.MethodGet, path, id, summary) }
	const hub, organisations, trajectories = "/api/v1/hubs/{code}", "/api/v1/organisations", "/api/v1/trajectories"
	huma.Register(router, get("/api/v1/hubs", "hubs", "The hubs, and whether each is complete on a day"), a.hubs)
	huma.Register(router, get(hub, "hub", "A hub with its partners on a day, and what it misses"), a.hub)
	taking[partnerBody](router, operation(http.MethodPut, hub+"/partners/{organisation}", "set-partner",
		"Record a period of a partner, in place of those that it overlaps (manager)"), a.setPartner)
	huma.Register(router, get(organisations, "organisations", "Find organisations by name, code or company number"), a.organisations)
	huma.Register(router, get(organisations+"/{code}", "organisation", "An organisation: what is copied into a dossier that names it"), a.organisation)
	taking[organisationBody](router, created(operation(http.MethodPost, organisations, "add-organisation", "Add an organisation (hub staff, manager)")), a.addOrganisation)
	taking[organisationBody](router, operation(http.MethodPatch, organisations+"/{code}", "change-organisation",
		"Change the fields of an organisation that are named; dossiers keep what they copied (hub staff, manager)"), a.changeOrganisation)
	huma.Register(router, get(trajectories, "trajectories", "The test trajectories, each with the dossiers that you may see"), a.trajectories)
	huma.Register(router, get(trajectories+"/{id}", "trajectory", "A test trajectory"), a.trajectory)
	taking[trajectoryBody](router, created(operation(http.MethodPost, trajectories, "add-trajectory", "Add a test trajectory (staff of its lead hub, manager)")), a.addTrajectory)
	taking[trajectoryBody](router, operation(http.MethodPatch, trajectories+"/{id}", "change-trajectory",
		"Change the fields of a test trajectory that are named (staff of its lead hub, manager)"), a.changeTrajectory)
}

// Who may do what with the registry. A role that is not named may not: an administrator keeps the machine and a company its own
// dossier, so both see the hubs and no more.
var (
	readHubs      = dossier.Roles
	readRegistry  = []dossier.Role{dossier.HubStaff, dossier.Reviewer, dossier.ProgrammeOfficer, dossier.Assessor, dossier.Decider, dossier.Manager, dossier.Auditor}
	writeRegistry = []dossier.Role{dossier.HubStaff, dossier.Manager}
	writePartners = []dossier.Role{dossier.Manager}
)

// only refuses everybody who has none of the roles.
func only(ctx context.Context, roles []dossier.Role) error {
	if slices.Contains(roles, who(ctx).Role) {
		return nil
	}
	needed := ""
	for _, r := range roles {
		if needed != "" {
			needed += ","
		}
		needed += string(r)
	}
	return refusal(lang(ctx), &dossier.Refusal{Class: dossier.Forbidden, Code: dossier.CodeRole,
		Args: map[string]string{"role": string(who(ctx).Role), "needed": needed}})
}

// registered is a problem whose sentence is the registry's.
func registered(lang, code string, status int, pointer ...string) *contract.Problem {
	p := &contract.Problem{Type: problemType + code, Title: http.StatusText(status), Status: status, Detail: registry.Words(code).In(lang)}
	for _, at := range pointer {
		p.Errors = append(p.Errors, contract.FieldError{Pointer: at, Code: code, Message: p.Detail})
	}
	return p
}

// registryProblem turns what the registry answers into what a person may read of it.
func (a *API) registryProblem(ctx context.Context, err error) error {
	for _, known := range []struct {
		err     error
		code    string
		status  int
		pointer []string
	}{
		{registry.ErrNoHub, registry.CodeUnknownHub, http.StatusNotFound, nil},
		{registry.ErrNoOrganisation, registry.CodeUnknownOrganisation, http.StatusNotFound, nil},
		{registry.ErrNoTrajectory, registry.CodeUnknownTrajectory, http.StatusNotFound, nil},
		{registry.ErrCodeTaken, registry.CodeCodeTaken, http.StatusConflict, []string{"/code"}},
		{registry.ErrNumberTaken, registry.CodeNumberTaken, http.StatusConflict, []string{"/company_number"}},
		{registry.ErrTrajectoryTaken, registry.CodeCodeTaken, http.StatusConflict, []string{"/id"}},
	} {
		if errors.Is(err, known.err) {
			return registered(lang(ctx), known.code, known.status, known.pointer...)
		}
	}
	return a.problem(lang(ctx), err)
}

// today is the day it is in Brussels, by the database's clock.
func (a *API) today(ctx context.Context) (registry.Day, error) {
	now, err := a.Store.Now(ctx)
	return registry.Today(now), err
}
