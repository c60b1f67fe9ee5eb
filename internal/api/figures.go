// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

type rankingOutput struct{ Body contract.Ranking }

func (a *API) ranking(ctx context.Context, in *callInput) (*rankingOutput, error) {
	ranked, err := a.sight(ctx).Ranking(ctx, in.Code)
	return &rankingOutput{contract.Ranking{Dossiers: ranked}}, err
}

type assessorsOutput struct{ Body contract.AssessorList }

func (a *API) assessors(ctx context.Context, _ *struct{}) (*assessorsOutput, error) {
	all, err := a.sight(ctx).Assessors(ctx)
	return &assessorsOutput{contract.AssessorList{Assessors: all}}, err
}

type registerInput struct {
	State string `query:"state" doc:"open, late or registered; all when left out"`
}

type registerOutput struct{ Body contract.Register }

func (a *API) register(ctx context.Context, in *registerInput) (*registerOutput, error) {
	lines, err := a.sight(ctx).Register(ctx, in.State)
	return &registerOutput{contract.Register{Lines: lines}}, err
}

type resultsInput struct {
	Hub  string `query:"hub" doc:"Code of a hub"`
	Year string `query:"year" doc:"A year such as 2022, or unknown"`
}

type resultsOutput struct{ Body contract.Results }

func (a *API) results(ctx context.Context, in *resultsInput) (*resultsOutput, error) {
	results, err := a.sight(ctx).Results(ctx, in.Hub, in.Year)
	return &resultsOutput{results}, err
}
