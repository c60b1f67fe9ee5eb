// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

func standing(h registry.Hub, on registry.Day, lang string) contract.Standing {
	s := contract.Standing{On: string(on), Missing: []contract.MissingSide{}}
	for _, side := range h.Missing(on) {
		s.Missing = append(s.Missing, contract.MissingSide{Side: string(side), Message: side.Message(lang)})
	}
	s.Complete = len(s.Missing) == 0
	return s
}

func hubView(h registry.Hub, on registry.Day, lang string) contract.HubView {
	v := contract.HubView{Code: h.Code, Name: h.Name, Seat: h.Seat, Standing: standing(h, on, lang), Partners: []contract.PartnerView{}}
	for _, p := range h.On(on).Partners {
		v.Partners = append(v.Partners, contract.PartnerView{Organisation: organisationView(p.Organisation, lang), Period: period(p)})
	}
	return v
}

func period(p registry.Partner) contract.Period {
	return contract.Period{Core: p.Core, From: string(p.From), Until: string(p.Until)}
}

// DayInput says what day a question is about.
type DayInput struct {
	On string `query:"on" doc:"A day such as 2026-11-24; today when left out"`
}

// day reads what day a question is about.
func (a *API) day(ctx context.Context, in DayInput) (registry.Day, error) {
	if in.On == "" {
		return a.today(ctx)
	}
	if day := registry.Day(in.On); day.Real() {
		return day, nil
	}
	return "", registered(lang(ctx), registry.CodeDay, http.StatusUnprocessableEntity, "/on")
}

type hubsOutput struct{ Body contract.HubList }

func (a *API) hubs(ctx context.Context, in *DayInput) (*hubsOutput, error) {
	if err := dossier.Only(who(ctx).Role, readHubs); err != nil {
		return nil, err
	}
	day, err := a.day(ctx, *in)
	if err != nil {
		return nil, err
	}
	all, err := a.Store.Hubs(ctx, day)
	if err != nil {
		return nil, err
	}
	out := &hubsOutput{}
	out.Body.Hubs = []contract.HubView{}
	for _, h := range all {
		out.Body.Hubs = append(out.Body.Hubs, hubView(h, day, lang(ctx)))
	}
	return out, nil
}

type hubInput struct {
	DayInput
	Code string `path:"code"`
}

type hubOutput struct{ Body contract.HubView }

func (a *API) hub(ctx context.Context, in *hubInput) (*hubOutput, error) {
	if err := dossier.Only(who(ctx).Role, readHubs); err != nil {
		return nil, err
	}
	day, err := a.day(ctx, in.DayInput)
	if err != nil {
		return nil, err
	}
	h, err := a.Store.Hub(ctx, in.Code)
	if err != nil {
		return nil, err
	}
	return &hubOutput{hubView(h, day, lang(ctx))}, nil
}

type partnerInput struct {
	BodyInput
	Code         string `path:"code"`
	On           string `query:"on" doc:"The day that complete and missing are about; today when left out, or the first day of the period if that is later"`
	Organisation string `path:"organisation"`
}

type periodsOutput struct{ Body contract.PartnerPeriods }

// setPartner records a period. Whether a partner counts must be said: a body without core would else take a core partner away.
func (a *API) setPartner(ctx context.Context, in *partnerInput) (*periodsOutput, error) {
	if err := dossier.Only(who(ctx).Role, writePartners); err != nil {
		return nil, err
	}
	body := contract.PartnerBody{}
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	p := registry.Partner{Organisation: registry.Organisation{Code: in.Organisation}, Core: body.Core,
		From: registry.Day(body.From), Until: registry.Day(body.Until)}
	faults := p.Check()
	said := map[string]any{}
	if err := json.Unmarshal(in.RawBody, &said); err != nil || said["core"] == nil {
		faults = append(faults, registry.Fault{Pointer: "/core", Code: registry.CodeRequired})
	}
	if len(faults) > 0 {
		return nil, faults
	}
	day, err := a.day(ctx, DayInput{in.On})
	if err != nil {
		return nil, err
	}
	if in.On == "" {
		day = max(day, p.From)
	}
	if err := a.Store.SetPartner(ctx, in.Code, p, who(ctx).ID); err != nil {
		return nil, err
	}
	h, err := a.Store.Hub(ctx, in.Code)
	if err != nil {
		return nil, err
	}
	out := &periodsOutput{}
	out.Body.Hub, out.Body.Organisation, out.Body.Periods = in.Code, in.Organisation, []contract.Period{}
	out.Body.Standing = standing(h, day, lang(ctx))
	for _, p := range h.Partners {
		if p.Organisation.Code == in.Organisation {
			out.Body.Periods = append(out.Body.Periods, period(p))
		}
	}
	return out, nil
}
