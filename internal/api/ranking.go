// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

type rankingOutput struct{ Body contract.Ranking }

// ranking is the programme's: hubs and companies read their own decision.
func (a *API) ranking(ctx context.Context, in *callInput) (*rankingOutput, error) {
	if err := dossier.Only(who(ctx).Role, readFigures); err != nil {
		return nil, err
	}
	found, err := a.Store.Ranking(ctx, in.Code)
	if err != nil {
		return nil, err
	}
	out := &rankingOutput{}
	out.Body.Dossiers = []contract.Ranked{}
	rank, unranked := 0, []contract.Ranked{}
	for _, d := range found {
		s := d.State
		line := contract.Ranked{Number: d.Number, Title: d.Title, Hub: d.Hub, State: s.Status, Label: s.Status.Label(lang(ctx)),
			Total: strings.ReplaceAll(s.Consensus.Total.String(), ",", "."), Below: s.Consensus.Below, SubmittedAt: s.SubmittedAt}
		if len(s.Consensus.Below) > 0 || s.Status == dossier.Withdrawn || s.Status == dossier.Rejected {
			unranked = append(unranked, line)
			continue
		}
		rank++
		line.Rank = rank
		out.Body.Dossiers = append(out.Body.Dossiers, line)
	}
	out.Body.Dossiers = append(out.Body.Dossiers, unranked...)
	return out, nil
}

type assessorsOutput struct{ Body contract.AssessorList }

// assessors are the people whom the officer can assign.
func (a *API) assessors(ctx context.Context, _ *struct{}) (*assessorsOutput, error) {
	if err := dossier.Only(who(ctx).Role, writeCalls); err != nil {
		return nil, err
	}
	found, err := a.Store.Assessors(ctx)
	if err != nil {
		return nil, err
	}
	out := &assessorsOutput{}
	out.Body.Assessors = []contract.Actor{}
	for _, p := range found {
		out.Body.Assessors = append(out.Body.Assessors, contract.Actor{ID: p.ID, Name: p.Name, Role: p.Role})
	}
	return out, nil
}
