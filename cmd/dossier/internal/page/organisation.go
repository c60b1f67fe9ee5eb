// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"cmp"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Organisations are those that were found.
func Organisations(t *terminal.Terminal, list contract.OrganisationList) error {
	if len(list.Organisations) == 0 {
		t.Warn("%s", t.Say("organisation.none"))
		return nil
	}
	var rows [][]string
	for _, o := range list.Organisations {
		rows = append(rows, []string{o.Code, o.Number, o.KindLabel, o.Address.Municipality, o.Name})
	}
	if err := t.Grid(t.Say("organisation.head"), rows); err != nil {
		return err
	}
	t.Warn("%s", t.Say("list.count", len(list.Organisations), list.Total))
	return nil
}

// Organisation is an organisation on one screen.
func Organisation(t *terminal.Terminal, o contract.OrganisationView) error {
	t.Tell("%s  %s\n\n", o.Code, terminal.Flat(o.Name))
	t.Fact(t.Say("organisation.number"), o.Number)
	t.Fact(t.Say("organisation.kind"), o.KindLabel)
	t.Fact(t.Say("organisation.form"), terminal.Flat(o.LegalForm))
	t.Fact(t.Say("organisation.category"), o.CategoryLabel)
	t.Fact(t.Say("registry.seat"), terminal.Flat(address(o.Address)))
	t.Fact(t.Say("organisation.website"), terminal.Flat(o.Website))
	for _, n := range o.NACE {
		t.Fact(t.Say("organisation.nace"), n.Code+" (NACE-BEL "+n.Version+")")
	}
	t.Fact(t.Say("organisation.hub"), cmp.Or(o.Hub, t.Say("organisation.programme")))
	return nil
}

// address is the address on one line, as far as it is known; a country is said where it is another than ours.
func address(x contract.SeatAddress) string {
	country := x.Country
	if country == contract.HomeCountry {
		country = ""
	}
	var parts []string
	for _, part := range []string{x.Street + " " + x.Number, x.PostalCode + " " + x.Municipality, country} {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}
