// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

type callsOutput struct{ Body contract.CallList }

func (a *API) calls(ctx context.Context, _ *struct{}) (*callsOutput, error) {
	all, err := a.sight(ctx).Calls(ctx)
	return &callsOutput{contract.CallList{Calls: all}}, err
}

type callInput struct {
	Code string `path:"code"`
}

type versionInput struct {
	Code    string `path:"code"`
	Version string `query:"version" doc:"The newest when left out"`
}

type callOutput struct{ Body contract.CallView }

func (a *API) call(ctx context.Context, in *versionInput) (*callOutput, error) {
	version := 0
	if in.Version != "" {
		n, err := strconv.Atoi(in.Version)
		if err != nil || n < 1 {
			return nil, view.Invalid("/version")
		}
		version = n
	}
	v, err := a.sight(ctx).Call(ctx, in.Code, version)
	if errors.Is(err, record.ErrNoCall) {
		return nil, named(lang(ctx), "unknown_call", http.StatusNotFound) // it is in the address, not in a field
	}
	return &callOutput{v}, err
}
