// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"encoding/base64"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

type listInput struct {
	State  string `query:"state"`
	Hub    string `query:"hub"`
	Call   string `query:"call"`
	Query  string `query:"q"`
	Limit  string `query:"limit" doc:"1 to 200; 50 when left out"`
	Cursor string `query:"cursor" doc:"next of the page before"`
}

type listOutput struct{ Body contract.DossierList }

const (
	usualPage   = 50
	largestPage = 200
)

func (a *API) list(ctx context.Context, in *listInput) (*listOutput, error) {
	f := record.Filter{State: in.State, Hub: in.Hub, Call: in.Call, Query: in.Query, Limit: usualPage}
	if in.State != "" && !slices.Contains(dossier.Statuses, dossier.Status(in.State)) {
		return nil, fieldProblem(lang(ctx), "unknown_state", "/state")
	}
	if in.Limit != "" {
		n, err := strconv.Atoi(in.Limit)
		if err != nil || n < 1 || n > largestPage {
			return nil, view.Invalid("/limit")
		}
		f.Limit = n
	}
	after, err := base64.RawURLEncoding.DecodeString(in.Cursor)
	if err != nil {
		return nil, view.Invalid("/cursor")
	}
	f.After = string(after)
	page, next, err := a.sight(ctx).List(ctx, f)
	if next != "" {
		page.Next = new(base64.RawURLEncoding.EncodeToString([]byte(next)))
	}
	return &listOutput{page}, err
}
