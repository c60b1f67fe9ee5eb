// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

type listInput struct {
	State string `query:"state"`
	Hub   string `query:"hub"`
	Call  string `query:"call"`
	Query string `query:"q"`
	PageInput
}

type listOutput struct{ Body contract.DossierList }

func (a *API) list(ctx context.Context, in *listInput) (*listOutput, error) {
	f := record.Filter{State: in.State, Hub: in.Hub, Call: in.Call, Query: in.Query}
	if in.State != "" && !slices.Contains(dossier.Statuses, dossier.Status(in.State)) {
		return nil, fieldProblem(lang(ctx), "unknown_state", "/state")
	}
	var err error
	if f.Limit, f.After, err = in.read(); err != nil {
		return nil, err
	}
	page, next, err := a.sight(ctx).List(ctx, f)
	page.Next = cursor(next)
	return &listOutput{page}, err
}
