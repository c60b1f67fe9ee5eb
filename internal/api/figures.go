// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
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
	ProgrammeInput
	PageInput
}

type registerOutput struct{ Body contract.Register }

func (a *API) register(ctx context.Context, in *registerInput) (*registerOutput, error) {
	q := view.RegisterQuestion{State: in.State, Hub: in.Hub, Year: in.Year}
	limit, after, err := in.read()
	if err != nil {
		return nil, err
	}
	if q.Limit = limit; after != "" {
		if q.After, err = readAward(after); err != nil {
			return nil, view.Invalid("/cursor")
		}
	}
	page, last, err := a.sight(ctx).Register(ctx, q)
	if last != nil {
		page.Next = cursor(writeAward(*last))
	}
	return &registerOutput{page}, err
}

// writeAward and readAward name a line of the register, as a cursor does.
func writeAward(a record.Awarded) string {
	return fmt.Sprint(a.At.UnixMicro(), " ", a.Dossier, " ", a.Company)
}

func readAward(s string) (*record.Awarded, error) {
	var a record.Awarded
	var at int64
	_, err := fmt.Sscan(s, &at, &a.Dossier, &a.Company)
	a.At = time.UnixMicro(at)
	return &a, err
}

// ProgrammeInput is a part of the programme.
type ProgrammeInput struct {
	Hub  string `query:"hub" doc:"Code of a hub"`
	Year string `query:"year" doc:"A year such as 2022, or unknown"`
}

type resultsInput struct{ ProgrammeInput }

type resultsOutput struct{ Body contract.Results }

func (a *API) results(ctx context.Context, in *resultsInput) (*resultsOutput, error) {
	results, err := a.sight(ctx).Results(ctx, in.Hub, in.Year)
	return &resultsOutput{results}, err
}

type recordsInput struct {
	Figure string `query:"figure" doc:"trajectories, submitted or approved"`
	ProgrammeInput
	PageInput
}

type recordsOutput struct{ Body contract.Records }

func (a *API) records(ctx context.Context, in *recordsInput) (*recordsOutput, error) {
	limit, after, err := in.read()
	if err != nil {
		return nil, err
	}
	ids, more, err := a.sight(ctx).Records(ctx, in.Figure, in.Hub, in.Year, after, limit)
	page := contract.Records{Records: append([]string{}, ids...)}
	if more {
		page.Next = cursor(ids[len(ids)-1])
	}
	return &recordsOutput{page}, err
}
