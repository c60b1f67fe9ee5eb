// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// Hubs are the hubs as they stand on a day, for everybody; today when no day is named.
func (s Sight) Hubs(ctx context.Context, on string) ([]contract.HubView, error) {
	day, err := s.Day(ctx, on)
	if err != nil {
		return nil, err
	}
	found, err := s.store.Hubs(ctx, day)
	all := []contract.HubView{}
	for _, h := range found {
		all = append(all, hubView(h, day, s.lang))
	}
	return all, err
}

// Hub is a hub as it stands on a day.
func (s Sight) Hub(ctx context.Context, code, on string) (v contract.HubView, err error) {
	day, err := s.Day(ctx, on)
	if err != nil {
		return v, err
	}
	h, err := s.store.Hub(ctx, code)
	return hubView(h, day, s.lang), err
}

// HubNames are the hubs of the programme, code to name, for everybody.
func (s Sight) HubNames(ctx context.Context) (map[string]string, error) { return s.from.HubNames(ctx) }

// KnowsHub says whether there is a hub with the code.
func (s Sight) KnowsHub(ctx context.Context, code string) (bool, error) {
	hubs, err := s.from.HubNames(ctx)
	_, known := hubs[code]
	return known, err
}

// Periods are those of an organisation in a hub, and what the hub lacks on a day.
func (s Sight) Periods(ctx context.Context, hub, organisation string, day registry.Day) (all contract.PartnerPeriods, err error) {
	h, err := s.store.Hub(ctx, hub)
	if err != nil {
		return all, err
	}
	all = contract.PartnerPeriods{Hub: hub, Organisation: organisation, Periods: []contract.Period{}, Completeness: lacks(h, day, s.lang)}
	for _, p := range h.Partners {
		if p.Organisation.Code == organisation {
			all.Periods = append(all.Periods, period(p))
		}
	}
	return all, nil
}

// Day reads what day a question is about; today, in Brussels by the database's clock, when it names none.
func (s Sight) Day(ctx context.Context, on string) (registry.Day, error) {
	if on == "" {
		now, err := s.store.Now(ctx)
		return registry.Today(now), err
	}
	if day := registry.Day(on); day.Real() {
		return day, nil
	}
	return "", &Unanswerable{registry.Fault("/on", registry.CodeDay)}
}

func lacks(h registry.Hub, on registry.Day, lang string) contract.Completeness {
	s := contract.Completeness{On: string(on), Missing: []contract.MissingSide{}}
	for _, side := range h.Missing(on) {
		s.Missing = append(s.Missing, contract.MissingSide{Side: string(side), Message: side.Message(lang)})
	}
	s.Complete = len(s.Missing) == 0
	return s
}

func hubView(h registry.Hub, on registry.Day, lang string) contract.HubView {
	v := contract.HubView{Code: h.Code, Name: h.Name, Seat: h.Seat, Completeness: lacks(h, on, lang), Partners: []contract.PartnerView{}}
	for _, p := range h.On(on).Partners {
		v.Partners = append(v.Partners, contract.PartnerView{Organisation: organisationView(p.Organisation, lang), Period: period(p)})
	}
	return v
}

func period(p registry.Partner) contract.Period {
	return contract.Period{Core: p.Core, From: string(p.From), Until: string(p.Until)}
}
