// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

func organisationView(o registry.Organisation, lang string) contract.OrganisationView {
	return contract.OrganisationView{Code: o.Code, Number: o.Number, Name: o.Name, Kind: string(o.Kind), KindLabel: o.Kind.Label(lang), LegalForm: o.LegalForm,
		Category: string(o.Category), CategoryLabel: o.Category.Label(lang), Address: contract.SeatAddress(o.Address), Website: o.Website, NACE: activities(o.NACE)}
}

// activities are NACE codes as people see them; none stays none.
func activities(all []registry.Activity) []contract.ActivityView {
	if all == nil {
		return nil
	}
	views := []contract.ActivityView{}
	for _, x := range all {
		views = append(views, contract.ActivityView{Code: x.Code, Version: string(x.Version)})
	}
	return views
}

type organisationsInput struct {
	Query string `query:"q" doc:"A part of name, code or company number"`
}

type organisationsOutput struct{ Body contract.OrganisationList }

func (a *API) organisations(ctx context.Context, in *organisationsInput) (*organisationsOutput, error) {
	if err := dossier.Only(who(ctx).Role, readRegistry); err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(in.Query) > maxTitle {
		return nil, registered(lang(ctx), registry.CodeTooLong, http.StatusUnprocessableEntity, "/q")
	}
	found, total, err := a.Store.Organisations(ctx, in.Query)
	if err != nil {
		return nil, err
	}
	out := &organisationsOutput{}
	out.Body.Organisations, out.Body.Total = []contract.OrganisationView{}, total
	for _, o := range found {
		out.Body.Organisations = append(out.Body.Organisations, organisationView(o, lang(ctx)))
	}
	return out, nil
}

type organisationBody registry.Organisation

type organisationInput struct {
	Code string `path:"code"`
}

type organisationOutput struct {
	Location string `header:"Location"`
	Body     contract.OrganisationView
}

func (a *API) organisation(ctx context.Context, in *organisationInput) (*organisationOutput, error) {
	if err := dossier.Only(who(ctx).Role, readRegistry); err != nil {
		return nil, err
	}
	return a.oneOrganisation(ctx, in.Code)
}

func (a *API) oneOrganisation(ctx context.Context, code string) (*organisationOutput, error) {
	o, err := a.Store.Organisation(ctx, code)
	if err != nil {
		return nil, err
	}
	return &organisationOutput{Body: organisationView(o, lang(ctx))}, nil
}

func (a *API) addOrganisation(ctx context.Context, in *BodyInput) (*organisationOutput, error) {
	if err := dossier.Only(who(ctx).Role, writeRegistry); err != nil {
		return nil, err
	}
	body := organisationBody{}
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	o, faults := registry.Organisation(body).Normal()
	if len(faults) > 0 {
		return nil, faults
	}
	if err := a.Store.AddOrganisation(ctx, o, who(ctx).ID); err != nil {
		return nil, err
	}
	return &organisationOutput{Location: "/api/v1/organisations/" + o.Code, Body: organisationView(o, lang(ctx))}, nil
}

type changeOrganisationInput struct {
	BodyInput
	Code string `path:"code"`
}

// changeOrganisation changes what the registry knows. Dossiers keep what they copied.
func (a *API) changeOrganisation(ctx context.Context, in *changeOrganisationInput) (*organisationOutput, error) {
	if err := dossier.Only(who(ctx).Role, writeRegistry); err != nil {
		return nil, err
	}
	err := a.Store.ChangeOrganisation(ctx, in.Code, who(ctx).ID, func(before registry.Organisation) (registry.Organisation, error) {
		body := organisationBody(before)
		if err := in.read(ctx, &body); err != nil {
			return before, err
		}
		after, faults := registry.Organisation(body).Normal()
		if after.Code != before.Code {
			faults = registry.Faults{{Pointer: "/code", Code: registry.CodeFixed}}
		}
		if len(faults) > 0 {
			return before, faults
		}
		return after, nil
	})
	if err != nil {
		return nil, err
	}
	return a.oneOrganisation(ctx, in.Code)
}
