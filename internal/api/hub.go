// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// HubView is a hub as it stands on a day.
type HubView struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Seat string `json:"seat"`
	Standing
	Partners []PartnerView `json:"partners" doc:"Of the day"`
}

// Standing says what a hub lacks on a day.
type Standing struct {
	On       registry.Day  `json:"on" doc:"The day that this is about"`
	Complete bool          `json:"complete" doc:"Whether the core partners hold a local authority, the regular economy and the social economy"`
	Missing  []MissingSide `json:"missing"`
}

func standing(h registry.Hub, on registry.Day, lang string) Standing {
	s := Standing{On: on, Missing: []MissingSide{}}
	for _, side := range h.Missing(on) {
		s.Missing = append(s.Missing, MissingSide{side, side.Message(lang)})
	}
	s.Complete = len(s.Missing) == 0
	return s
}

// MissingSide is a side that no core partner stands for.
type MissingSide struct {
	Side    registry.Side `json:"side"`
	Message string        `json:"message"`
}

// PartnerView is an organisation's part in a hub.
type PartnerView struct {
	Organisation OrganisationView `json:"organisation"`
	Period
}

// Period is when an organisation is in a hub, and whether it counts for what the hub must hold.
type Period struct {
	Core  bool         `json:"core"`
	From  registry.Day `json:"from" doc:"First day; empty when it is not known"`
	Until registry.Day `json:"until" doc:"Last day; empty when it goes on"`
}

func hubView(h registry.Hub, on registry.Day, lang string) HubView {
	v := HubView{Code: h.Code, Name: h.Name, Seat: h.Seat, Standing: standing(h, on, lang), Partners: []PartnerView{}}
	for _, p := range h.On(on).Partners {
		v.Partners = append(v.Partners, PartnerView{organisationView(p.Organisation, lang), Period{p.Core, p.From, p.Until}})
	}
	return v
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

type hubsOutput struct {
	Body struct {
		Hubs []HubView `json:"hubs"`
	}
}

func (a *API) hubs(ctx context.Context, in *DayInput) (*hubsOutput, error) {
	if err := only(ctx, readHubs); err != nil {
		return nil, err
	}
	day, err := a.day(ctx, *in)
	if err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	all, err := a.Store.Hubs(ctx, day)
	if err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	out := &hubsOutput{}
	out.Body.Hubs = []HubView{}
	for _, h := range all {
		out.Body.Hubs = append(out.Body.Hubs, hubView(h, day, lang(ctx)))
	}
	return out, nil
}

type hubInput struct {
	DayInput
	Code string `path:"code"`
}

type hubOutput struct{ Body HubView }

func (a *API) hub(ctx context.Context, in *hubInput) (*hubOutput, error) {
	if err := only(ctx, readHubs); err != nil {
		return nil, err
	}
	day, err := a.day(ctx, in.DayInput)
	if err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	h, err := a.Store.Hub(ctx, in.Code)
	if err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	return &hubOutput{hubView(h, day, lang(ctx))}, nil
}

// partnerBody is a period of a partner. Whether it counts must be said: a body without core would else take a core partner away.
type partnerBody struct {
	Core  *bool          `json:"core"`
	From  *calendar.Date `json:"from" doc:"First day; empty when it is not known"`
	Until *calendar.Date `json:"until" doc:"Last day; empty when it goes on"`
}

type partnerInput struct {
	BodyInput
	Code         string `path:"code"`
	On           string `query:"on" doc:"The day that complete and missing are about; today when left out, or the first day of the period if that is later"`
	Organisation string `path:"organisation"`
}

type periodsOutput struct {
	Body struct {
		Hub          string   `json:"hub"`
		Organisation string   `json:"organisation"`
		Periods      []Period `json:"periods" doc:"All periods on record of the organisation in the hub"`
		Standing
	}
}

// setPartner records a period.
func (a *API) setPartner(ctx context.Context, in *partnerInput) (*periodsOutput, error) {
	if err := only(ctx, writePartners); err != nil {
		return nil, err
	}
	body := partnerBody{}
	if err := in.read(ctx, &body); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	p := registry.Partner{Organisation: registry.Organisation{Code: in.Organisation}, From: registry.DayOf(body.From), Until: registry.DayOf(body.Until)}
	faults := p.Check()
	if body.Core == nil {
		faults = append(faults, registry.Fault("/core", registry.CodeRequired))
	}
	if len(faults) > 0 {
		return nil, a.registryProblem(ctx, faults)
	}
	p.Core = *body.Core
	day, err := a.day(ctx, DayInput{in.On})
	if err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	if in.On == "" {
		day = max(day, p.From)
	}
	if err := a.Store.SetPartner(ctx, in.Code, p, who(ctx).ID); err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	h, err := a.Store.Hub(ctx, in.Code)
	if err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	out := &periodsOutput{}
	out.Body.Hub, out.Body.Organisation, out.Body.Periods = in.Code, in.Organisation, []Period{}
	out.Body.Standing = standing(h, day, lang(ctx))
	for _, p := range h.Partners {
		if p.Organisation.Code == in.Organisation {
			out.Body.Periods = append(out.Body.Periods, Period{p.Core, p.From, p.Until})
		}
	}
	return out, nil
}
