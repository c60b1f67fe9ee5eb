// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// previewed are the commands whose letter can be read before they are given.
var previewed = []dossier.Verb{dossier.GiveDecision, dossier.Correct}

// previewID names the operation that shows the letter of a command.
func previewID(name dossier.Verb) string { return "preview-" + string(name) }

// previewRoutes register the letters, beside the commands that make them.
func (a *API) previewRoutes(router huma.API, dossiers string) {
	for _, name := range previewed {
		o := printed(post(dossiers+"/"+string(name)+"/preview", previewID(name),
			"The letter that "+string(name)+" would make now, to the byte; nothing is decided or kept", role, none, state))
		reading(a, router, o, &huma.Schema{Ref: schemaPrefix + camel(string(name)) + "Body"},
			func(ctx context.Context, in *commandInput) (*documentOutput, error) { return a.preview(ctx, name, in) })
	}
}

func (a *API) preview(ctx context.Context, name dossier.Verb, in *commandInput) (*documentOutput, error) {
	if _, err := a.sight(ctx).Know(ctx, in.Number); err != nil {
		return nil, err
	}
	request, err := in.request(ctx, name)
	if err != nil {
		return nil, err
	}
	person, err := a.as(ctx, in.Number, name)
	if err != nil {
		return nil, err
	}
	raw, r, err := a.Desk.Ledger.Preview(ctx, person, request)
	if r != nil {
		if r, err = a.sight(ctx).ForWhom(ctx, in.Number, r); err == nil {
			err = r
		}
	}
	if err != nil {
		return nil, err
	}
	return &documentOutput{ContentType: "application/pdf", Policy: "sandbox", Disposition: `inline; filename="` + in.Number + `-` + string(name) + `.pdf"`,
		Body: raw}, nil
}
