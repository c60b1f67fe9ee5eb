// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// DayInput says what day a question is about.
type DayInput struct {
	On string `query:"on" doc:"A day such as 2026-11-24; today when left out"`
}

type hubsOutput struct{ Body contract.HubList }

func (a *API) hubs(ctx context.Context, in *DayInput) (*hubsOutput, error) {
	all, err := a.sight(ctx).Hubs(ctx, in.On)
	return &hubsOutput{contract.HubList{Hubs: all}}, err
}

type hubInput struct {
	DayInput
	Code string `path:"code"`
}

type hubOutput struct{ Body contract.HubView }

func (a *API) hub(ctx context.Context, in *hubInput) (*hubOutput, error) {
	hub, err := a.sight(ctx).Hub(ctx, in.Code, in.On)
	return &hubOutput{hub}, err
}

type partnerInput struct {
	BodyInput
	Code         string `path:"code"`
	On           string `query:"on" doc:"The day that complete and missing are about; today when left out, or the first day of the period if that is later"`
	Organisation string `path:"organisation"`
}

type periodsOutput struct{ Body contract.PartnerPeriods }

// setPartner records a period.
func (a *API) setPartner(ctx context.Context, in *partnerInput) (*periodsOutput, error) {
	body := contract.PartnerBody{}
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	p := registry.Partner{Organisation: registry.Organisation{Code: in.Organisation}, From: registry.DayOf(body.From),
		Until: registry.DayOf(body.Until)}
	faults := p.Check()
	if body.Core == nil {
		faults = append(faults, registry.Fault("/core", registry.CodeRequired))
	}
	if len(faults) > 0 {
		return nil, faults
	}
	p.Core = *body.Core
	day, err := a.sight(ctx).Day(ctx, in.On) // before anything is kept
	if err != nil {
		return nil, err
	}
	if in.On == "" {
		day = max(day, p.From)
	}
	if err := a.Store.SetPartner(ctx, in.Code, p, who(ctx).ID); err != nil {
		return nil, err
	}
	all, err := a.sight(ctx).Periods(ctx, in.Code, in.Organisation, day)
	return &periodsOutput{all}, err
}
