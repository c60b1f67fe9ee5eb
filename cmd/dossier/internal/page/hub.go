// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Hubs are the hubs, and whether each is complete.
func Hubs(t *terminal.Terminal, list contract.HubList) error {
	var rows [][]string
	for _, h := range list.Hubs {
		rows = append(rows, []string{h.Code, h.Name, h.Seat, t.YesNo(h.Complete)})
	}
	return t.Grid(t.Say("hub.head"), rows)
}

// Hub is a hub on one screen.
func Hub(t *terminal.Terminal, h contract.HubView) error {
	t.Tell("%s  %s\n\n", h.Code, terminal.Flat(h.Name))
	t.Fact(t.Say("registry.seat"), terminal.Flat(h.Seat))
	stands(t, h.Completeness)
	if len(h.Partners) == 0 {
		return nil
	}
	t.Tell("\n")
	var rows [][]string
	for _, p := range h.Partners {
		rows = append(rows, []string{p.Organisation.Code, p.Organisation.Name, p.Organisation.KindLabel, t.YesNo(p.Core), p.From, p.Until})
	}
	return t.Grid(t.Say("hub.partners"), rows)
}

// stands says whether a hub is complete, and what it lacks.
func stands(t *terminal.Terminal, s contract.Completeness) {
	t.Fact(t.Say("hub.on"), s.On)
	t.Fact(t.Say("hub.complete"), t.YesNo(s.Complete))
	for _, m := range s.Missing {
		t.Tell("  – %s\n", terminal.Flat(m.Message))
	}
}

// Periods are when a partner was, is and will be in a hub, and what the hub lacks.
func Periods(t *terminal.Terminal, set contract.PartnerPeriods) error {
	var rows [][]string
	for _, p := range set.Periods {
		rows = append(rows, []string{set.Hub, set.Organisation, t.YesNo(p.Core), p.From, p.Until})
	}
	if err := t.Grid(t.Say("partner.head"), rows); err != nil {
		return err
	}
	t.Tell("\n")
	stands(t, set.Completeness)
	return nil
}
