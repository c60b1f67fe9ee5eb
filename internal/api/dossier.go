// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// NumberInput names a dossier. It is exported for the framework, which does not look into what is embedded otherwise.
type NumberInput struct {
	Number string `path:"number"`
}

type dossierOutput struct {
	Location string `header:"Location"`
	Body     *contract.View
}

func (a *API) show(ctx context.Context, in *NumberInput) (*dossierOutput, error) {
	view, err := a.sight(ctx).Dossier(ctx, in.Number)
	return &dossierOutput{Body: view}, err
}

type timelineOutput struct{ Body contract.Timeline }

func (a *API) timeline(ctx context.Context, in *NumberInput) (*timelineOutput, error) {
	t, err := a.sight(ctx).Timeline(ctx, in.Number)
	return &timelineOutput{t}, err
}

type aidOutput struct{ Body *contract.AidAccounts }

func (a *API) aid(ctx context.Context, in *NumberInput) (*aidOutput, error) {
	accounts, err := a.sight(ctx).Aid(ctx, in.Number)
	return &aidOutput{accounts}, err
}

type verifyOutput struct{ Body contract.Verification }

func (a *API) verify(ctx context.Context, in *NumberInput) (*verifyOutput, error) {
	if _, err := a.sight(ctx).Read(ctx, in.Number); err != nil {
		return nil, err
	}
	checks, err := a.Desk.Verify(ctx, in.Number)
	if err != nil {
		return nil, err
	}
	out := &verifyOutput{}
	out.Body.OK, out.Body.Checks = true, []contract.Check{}
	for _, c := range checks {
		out.Body.OK = out.Body.OK && c.OK
		out.Body.Checks = append(out.Body.Checks, contract.Check{Name: c.Name, OK: c.OK, Detail: c.Detail.In(lang(ctx))})
	}
	return out, nil
}
