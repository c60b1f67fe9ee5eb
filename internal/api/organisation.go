// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
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

// addOrganisation notes for which hub somebody enters it: that is who keeps it.
func (a *API) addOrganisation(ctx context.Context, in *BodyInput) (*organisationOutput, error) {
	by, err := desk.Holding(who(ctx), access.WriteRegistry...)
	if err != nil {
		return nil, err
	}
	var body registry.Organisation
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	o, faults := body.Normal()
	if len(faults) > 0 {
		return nil, faults
	}
	o.Hub = by.Hub
	if err := a.Store.AddOrganisation(ctx, o, by); err != nil {
		return nil, err
	}
	added, err := a.sight(ctx).Organisation(ctx, o.Code)
	return &organisationOutput{Location: "/api/v1/organisations/" + o.Code, Body: added}, err
}

// keeper is as what somebody changes an organisation and decides on proposals about it; otherwise is what they are told who may not.
func (a *API) keeper(ctx context.Context, code string, otherwise error) (by access.Person, err error) {
	o, err := a.sight(ctx).Known(ctx, code)
	if err != nil {
		return by, err
	}
	by, may, err := desk.Fitting(who(ctx), func(p access.Person) bool { return p.Keeps(o.Hub) })
	if err == nil && !may {
		err = otherwise
	}
	return by, err
}

type changeOrganisationInput struct {
	BodyInput
	Code string `path:"code"`
}

// changeOrganisation changes what the registry knows. Dossiers keep what they copied.
func (a *API) changeOrganisation(ctx context.Context, in *changeOrganisationInput) (*organisationOutput, error) {
	by, err := a.keeper(ctx, in.Code, registry.ErrPropose)
	if err != nil {
		return nil, err
	}
	err = a.Store.ChangeOrganisation(ctx, in.Code, by, func(before registry.Organisation) (registry.Organisation, error) {
		body := before
		if err := in.read(ctx, &body); err != nil {
			return before, err
		}
		return changed(before, body)
	})
	if err != nil {
		return nil, err
	}
	return a.organisation(ctx, &organisationInput{in.Code})
}

// changed is what an organisation becomes, in its normal form, or what is wrong with that.
func changed(before, body registry.Organisation) (registry.Organisation, error) {
	after, faults := body.Normal()
	if after.Code != before.Code {
		faults = fault.Faults{registry.Fault("/code", registry.CodeFixed)}
	}
	if len(faults) > 0 {
		return before, faults
	}
	return after, nil
}

type historyOutput struct{ Body contract.OrganisationHistory }

// history is everything that the registry said of an organisation.
func (a *API) history(ctx context.Context, in *organisationInput) (*historyOutput, error) {
	h, err := a.sight(ctx).History(ctx, in.Code)
	return &historyOutput{h}, err
}
