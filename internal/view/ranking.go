// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Ranking are the assessed dossiers of a call, best first. It is the programme's: hubs and companies read their own decision.
func (s Sight) Ranking(ctx context.Context, code string) (ranked []contract.Ranked, err error) {
	if err := s.only(access.ReadFigures); err != nil {
		return nil, err
	}
	found, err := s.store.Ranking(ctx, code)
	if err != nil {
		return nil, err
	}
	ranked = []contract.Ranked{}
	var unranked []contract.Ranked
	for _, d := range found {
		x := d.State
		line := contract.Ranked{Number: d.Number, Title: d.Title, Hub: d.Hub, State: x.Status, Label: x.Status.Label(s.lang),
			Total: strings.ReplaceAll(x.Consensus.Total.String(), ",", "."), Below: x.Consensus.Below, SubmittedAt: x.SubmittedAt}
		if len(x.Consensus.Below) > 0 || x.Status == dossier.Withdrawn || x.Status == dossier.Rejected {
			unranked = append(unranked, line)
			continue
		}
		line.Rank = len(ranked) + 1
		ranked = append(ranked, line)
	}
	return append(ranked, unranked...), nil
}

// Assessors are the people whom the officer can assign.
func (s Sight) Assessors(ctx context.Context) ([]contract.Actor, error) {
	if err := s.only(access.SeatAssessors); err != nil {
		return nil, err
	}
	found, err := s.store.Assessors(ctx)
	all := []contract.Actor{}
	for _, p := range found {
		all = append(all, contract.Actor{ID: p.ID, Name: p.Name, Role: p.Role})
	}
	return all, err
}
