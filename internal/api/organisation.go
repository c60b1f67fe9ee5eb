// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// OrganisationView is an organisation as people see it.
type OrganisationView struct {
	Code      string        `json:"code"`
	Number    string        `json:"company_number" doc:"Empty when there is none or it is not known"`
	Name      string        `json:"name"`
	Kind      registry.Kind `json:"kind"`
	KindLabel string        `json:"kind_label"`
	Seat      string        `json:"seat"`
}

func organisationView(o registry.Organisation, lang string) OrganisationView {
	return OrganisationView{o.Code, o.Number, o.Name, o.Kind, o.Kind.Label(lang), o.Seat}
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
	if utf8.RuneCountInString(in.Query) > maxTitle {
		return nil, registered(lang(ctx), registry.CodeTooLong, http.StatusUnprocessableEntity, "/q")
	}
	found, total, err := a.Registry.Organisations(ctx, in.Query)
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

type organisationOutput struct{ Body OrganisationView }

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
	if err := a.Registry.AddOrganisation(ctx, o, who(ctx).ID); err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	return &organisationOutput{organisationView(o, lang(ctx))}, nil
}
