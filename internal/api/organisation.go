// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/rules"
)

// OrganisationView is an organisation as people see it. What is not known is empty.
type OrganisationView struct {
	Code          string                 `json:"code"`
	Number        string                 `json:"company_number" doc:"Empty when there is none or it is not known"`
	Name          string                 `json:"name"`
	Kind          registry.Kind          `json:"kind"`
	KindLabel     string                 `json:"kind_label"`
	LegalForm     string                 `json:"legal_form"`
	Category      registry.Category      `json:"social_economy_category"`
	CategoryLabel string                 `json:"social_economy_label"`
	Address       registry.PostalAddress `json:"address"`
	Website       string                 `json:"website"`
	NACE          []registry.Activity    `json:"nace"`
}

func organisationView(o registry.Organisation, lang string) OrganisationView {
	return OrganisationView{o.Code, o.Number, o.Name, o.Kind, o.Kind.Label(lang), o.LegalForm, o.Category, o.Category.Label(lang), o.Address, o.Website, o.NACE}
}

type organisationsInput struct {
	Query string `query:"q" doc:"A part of name, code or company number"`
}

type organisationsOutput struct {
	Body struct {
		Organisations []OrganisationView `json:"organisations" doc:"At most 200"`
		Total         int                `json:"total"`
	}
}

func (a *API) organisations(ctx context.Context, in *organisationsInput) (*organisationsOutput, error) {
	if err := only(ctx, readRegistry); err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(in.Query) > rules.MaxLine {
		return nil, registered(lang(ctx), registry.CodeTooLong, http.StatusUnprocessableEntity, "/q")
	}
	found, total, err := a.Store.Organisations(ctx, in.Query)
	if err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	out := &organisationsOutput{}
	out.Body.Organisations, out.Body.Total = []OrganisationView{}, total
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
	Body     OrganisationView
}

func (a *API) organisation(ctx context.Context, in *organisationInput) (*organisationOutput, error) {
	if err := only(ctx, readRegistry); err != nil {
		return nil, err
	}
	return a.oneOrganisation(ctx, in.Code)
}

func (a *API) oneOrganisation(ctx context.Context, code string) (*organisationOutput, error) {
	o, err := a.Store.Organisation(ctx, code)
	if err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	return &organisationOutput{Body: organisationView(o, lang(ctx))}, nil
}

func (a *API) addOrganisation(ctx context.Context, in *BodyInput) (*organisationOutput, error) {
	if err := only(ctx, writeRegistry); err != nil {
		return nil, err
	}
	body := organisationBody{}
	if err := in.read(ctx, &body); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	o, faults := registry.Organisation(body).Normal()
	if len(faults) > 0 {
		return nil, a.registryProblem(ctx, faults)
	}
	if err := a.Store.AddOrganisation(ctx, o, who(ctx).ID); err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	return &organisationOutput{Location: "/api/v1/organisations/" + o.Code, Body: organisationView(o, lang(ctx))}, nil
}

type changeOrganisationInput struct {
	BodyInput
	Code string `path:"code"`
}

// changeOrganisation changes what the registry knows. Dossiers keep what they copied.
func (a *API) changeOrganisation(ctx context.Context, in *changeOrganisationInput) (*organisationOutput, error) {
	if err := only(ctx, writeRegistry); err != nil {
		return nil, err
	}
	err := a.Store.ChangeOrganisation(ctx, in.Code, who(ctx).ID, func(before registry.Organisation) (registry.Organisation, error) {
		body := organisationBody(before)
		if err := in.read(ctx, &body); err != nil {
			return before, err
		}
		after, faults := registry.Organisation(body).Normal()
		if after.Code != before.Code {
			faults = fault.Faults{registry.Fault("/code", registry.CodeFixed)}
		}
		if len(faults) > 0 {
			return before, faults
		}
		return after, nil
	})
	if err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	return a.oneOrganisation(ctx, in.Code)
}
