// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

type organisationsInput struct {
	Query string `query:"q" doc:"A part of name, code or company number"`
}

type organisationsOutput struct{ Body contract.OrganisationList }

func (a *API) organisations(ctx context.Context, in *organisationsInput) (*organisationsOutput, error) {
	all, err := a.sight(ctx).Organisations(ctx, in.Query)
	return &organisationsOutput{all}, err
}

type organisationInput struct {
	Code string `path:"code"`
}

type organisationOutput struct {
	Location string `header:"Location"`
	Body     contract.OrganisationView
}

func (a *API) organisation(ctx context.Context, in *organisationInput) (*organisationOutput, error) {
	o, err := a.sight(ctx).Organisation(ctx, in.Code)
	return &organisationOutput{Body: o}, err
}

func (a *API) addOrganisation(ctx context.Context, in *BodyInput) (*organisationOutput, error) {
	var body registry.Organisation
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	o, faults := body.Normal()
	if len(faults) > 0 {
		return nil, faults
	}
	if err := a.Store.AddOrganisation(ctx, o, who(ctx).ID); err != nil {
		return nil, err
	}
	added, err := a.sight(ctx).Organisation(ctx, o.Code)
	return &organisationOutput{Location: "/api/v1/organisations/" + o.Code, Body: added}, err
}

type changeOrganisationInput struct {
	BodyInput
	Code string `path:"code"`
}

// changeOrganisation changes what the registry knows. Dossiers keep what they copied.
func (a *API) changeOrganisation(ctx context.Context, in *changeOrganisationInput) (*organisationOutput, error) {
	err := a.Store.ChangeOrganisation(ctx, in.Code, who(ctx).ID, func(before registry.Organisation) (registry.Organisation, error) {
		body := before
		if err := in.read(ctx, &body); err != nil {
			return before, err
		}
		after, faults := body.Normal()
		if after.Code != before.Code {
			faults = fault.Faults{registry.Fault("/code", registry.CodeFixed)}
		}
		if len(faults) > 0 {
			return before, faults
		}
		return after, nil
	})
	if err != nil {
		return nil, err
	}
	return a.organisation(ctx, &organisationInput{in.Code})
}
