// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/spf13/cobra"
)

// organisationKinds are what --kind takes.
var organisationKinds = []string{"local_authority", "company", "company_network", "social_economy", "knowledge_institution", "intermunicipal", "regional_authority", "other"}

// socialEconomyCategories are what --category takes.
var socialEconomyCategories = []string{"maatwerkbedrijf", "maatwerkafdeling", "lokale_diensteneconomie", "invoegbedrijf", "erkende_cooperatie", "activiteitencooperatie"}

// organisation is an organisation as the API shows it.
type organisation struct {
	Code      string     `json:"code"`
	Number    string     `json:"company_number"`
	Name      string     `json:"name"`
	Label     string     `json:"kind_label"`
	LegalForm string     `json:"legal_form"`
	Category  string     `json:"social_economy_label"`
	Address   address    `json:"address"`
	Website   string     `json:"website"`
	NACE      []activity `json:"nace"`
}

type address struct {
	Street       string `json:"street"`
	Number       string `json:"number"`
	PostalCode   string `json:"postal_code"`
	Municipality string `json:"municipality"`
	Country      string `json:"country"`
}

// String is the address on one line, as far as it is known; a country is said where it is another than ours.
func (x address) String() string {
	country := x.Country
	if country == homeCountry {
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

// activity is a NACE code with the edition that it comes from.
type activity struct {
	Code    string `json:"code"`
	Version string `json:"version"`
}

const (
	homeCountry = "BE"   // of an address for which no country is given
	edition     = "2025" // of a NACE code for which none is given
)

func (a *app) organisationListCommand() *cobra.Command {
	filters := map[string]*string{}
	cmd := a.verb("organisation", "list", "", "--q houtwerk", func(ctx context.Context, _ []string) error {
		var list struct {
			Organisations []organisation `json:"organisations"`
			Total         int            `json:"total"`
		}
		raw, err := a.getInto(ctx, filtered(registryPath("organisations"), filters), &list)
		switch {
		case err != nil:
			return err
		case a.json:
			return a.print(raw)
		case len(list.Organisations) == 0:
			a.warn("%s", a.say("organisation.none"))
			return nil
		}
		var rows [][]string
		for _, o := range list.Organisations {
			rows = append(rows, []string{o.Code, o.Number, o.Label, o.Address.Municipality, o.Name})
		}
		if err := a.grid(a.say("organisation.head"), rows); err != nil {
			return err
		}
		a.warn("%s", a.say("list.count", len(list.Organisations), list.Total))
		return nil
	})
	filters["q"] = cmd.Flags().String("q", "", a.say("organisation.q"))
	return cmd
}

func (a *app) organisationShowCommand() *cobra.Command {
	return a.verb("organisation", "show", "CODE", "houtwerk", func(ctx context.Context, args []string) error {
		var o organisation
		raw, err := a.look(ctx, "organisation", registryPath("organisations", args[0]), &o)
		switch {
		case err != nil:
			return err
		case a.json:
			return a.print(raw)
		}
		a.organisationPage(o)
		return nil
	})
}

// organisationPage is an organisation on one screen.
func (a *app) organisationPage(o organisation) {
	a.tell("%s  %s\n\n", o.Code, flat(o.Name))
	a.fact(a.say("organisation.number"), o.Number)
	a.fact(a.say("organisation.kind"), o.Label)
	a.fact(a.say("organisation.form"), flat(o.LegalForm))
	a.fact(a.say("organisation.category"), o.Category)
	a.fact(a.say("registry.seat"), flat(o.Address.String()))
	a.fact(a.say("organisation.website"), flat(o.Website))
	for _, n := range o.NACE {
		a.fact(a.say("organisation.nace"), n.Code+" (NACE-BEL "+n.Version+")")
	}
}

// organisationStored shows an organisation as it is now.
func (a *app) organisationStored(raw []byte, err error) error {
	if err != nil || a.json {
		return a.printed(raw, err)
	}
	var o organisation
	if err := json.Unmarshal(raw, &o); err != nil {
		return a.unreadable(err)
	}
	a.organisationPage(o)
	return nil
}

func (a *app) organisationAddCommand() *cobra.Command {
	var given func() map[string]any
	cmd := a.verb("organisation", "add", "CODE", `houtwerk --name "Houtwerk" --kind company --company 0999.010.522 --municipality Turnhout`, func(ctx context.Context, args []string) error {
		body := given()
		body["code"] = args[0]
		if at, found := body["address"].(map[string]any); found && at["country"] == nil {
			at["country"] = homeCountry
		}
		return a.organisationStored(a.record(ctx, http.MethodPost, registryPath("organisations"), body))
	})
	given = a.organisationFlags(cmd)
	return cmd
}

func (a *app) organisationChangeCommand() *cobra.Command {
	var given func() map[string]any
	cmd := a.verb("organisation", "change", "CODE", `houtwerk --street Kerkstraat --house-number 1`, func(ctx context.Context, args []string) error {
		return a.organisationStored(a.record(ctx, http.MethodPatch, registryPath("organisations", args[0]), given()))
	})
	given = a.organisationFlags(cmd)
	return cmd
}

// organisationFields are what can be said of an organisation: the flag, the field that it fills, and the word that explains it.
var organisationFields = []struct{ flag, group, field, word string }{
	{"name", "", "name", "organisation.named"},
	{"kind", "", "kind", "organisation.of_kind"},
	{"company", "", "company_number", "flag.number"},
	{"legal-form", "", "legal_form", "flag.legal_form"},
	{"category", "", "social_economy_category", "flag.category"},
	{"street", "address", "street", "flag.street"},
	{"house-number", "address", "number", "flag.house_number"},
	{"postal-code", "address", "postal_code", "flag.postal_code"},
	{"municipality", "address", "municipality", "flag.municipality"},
	{"country", "address", "country", "flag.country"},
	{"website", "", "website", "flag.website"},
}

// organisationFlags gives the fields that were named, also those that were named to empty them.
func (a *app) organisationFlags(cmd *cobra.Command) (given func() map[string]any) {
	flags := cmd.Flags()
	for _, f := range organisationFields {
		flags.String(f.flag, "", a.say(f.word))
	}
	nace := flags.StringArray("nace", nil, a.say("flag.nace"))
	fixed(cmd, "kind", organisationKinds...)
	fixed(cmd, "category", socialEconomyCategories...)
	return func() map[string]any {
		groups := map[string]map[string]any{"": {}, "address": {}}
		for _, f := range organisationFields {
			if set := flags.Lookup(f.flag); set.Changed {
				groups[f.group][f.field] = set.Value.String()
			}
		}
		body := groups[""]
		if at := groups["address"]; len(at) > 0 {
			body["address"] = at
		}
		if flags.Changed("nace") {
			body["nace"] = activities(*nace)
		}
		return body
	}
}

// activities reads codes such as 31090, or 31090/2008 with their edition. One empty code stands for none.
func activities(codes []string) []activity {
	list := []activity{}
	for _, text := range codes {
		if text == "" {
			continue
		}
		code, version, named := strings.Cut(text, "/")
		if !named {
			version = edition
		}
		list = append(list, activity{code, version})
	}
	return list
}

// printed prints an answer for machines, unless there is none.
func (a *app) printed(raw []byte, err error) error {
	if err != nil {
		return err
	}
	return a.print(raw)
}
