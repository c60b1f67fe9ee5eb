// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

func organisationList(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var text string
	cmd := m.Verb("organisation", "list", "", "--q houtwerk", func(ctx context.Context, _ []string) error {
		return command.Show(t, page.Organisations)(c.Organisations(ctx, text))
	})
	m.Text(cmd, &text, "q", "organisation.q")
	return cmd
}

func organisationShow(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.Verb("organisation", "show", "CODE", "houtwerk", func(ctx context.Context, args []string) error {
		return found(t, "organisation", page.Organisation)(c.Organisation(ctx, args[0]))
	})
}

func organisationAdd(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var given func() client.Fields
	const example = `houtwerk --name "Houtwerk" --kind company --company 0999.010.522 --municipality Turnhout`
	cmd := m.Verb("organisation", "add", "CODE", example, func(ctx context.Context, args []string) error {
		fields := given()
		fields["code"] = args[0]
		if at, named := fields["address"].(client.Fields); named && at["country"] == nil {
			at["country"] = contract.HomeCountry
		}
		return stored(t, page.Organisation)(c.AddOrganisation(ctx, fields))
	})
	given = organisationFlags(m, cmd)
	return cmd
}

func organisationChange(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var given func() client.Fields
	const example = `houtwerk --street Kerkstraat --house-number 1`
	cmd := m.Verb("organisation", "change", "CODE", example, func(ctx context.Context, args []string) error {
		return stored(t, page.Organisation)(c.ChangeOrganisation(ctx, args[0], given()))
	})
	given = organisationFlags(m, cmd)
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
func organisationFlags(m command.Maker, cmd *cobra.Command) (given func() client.Fields) {
	flags := cmd.Flags()
	for _, f := range organisationFields {
		flags.String(f.flag, "", m.Say(f.word))
	}
	nace := flags.StringArray("nace", nil, m.Say("flag.nace"))
	command.Fixed(cmd, "kind", contract.OrganisationKinds...)
	command.Fixed(cmd, "category", contract.SocialEconomyCategories...)
	return func() client.Fields {
		groups := map[string]client.Fields{"": {}, "address": {}}
		for _, f := range organisationFields {
			if set := flags.Lookup(f.flag); set.Changed {
				groups[f.group][f.field] = set.Value.String()
			}
		}
		fields := groups[""]
		if at := groups["address"]; len(at) > 0 {
			fields["address"] = at
		}
		if flags.Changed("nace") {
			fields["nace"] = activities(*nace)
		}
		return fields
	}
}

// activities reads codes such as 31090, or 31090/2008 with their edition. One empty code stands for none.
func activities(codes []string) []contract.ActivityView {
	list := []contract.ActivityView{}
	for _, text := range codes {
		if text == "" {
			continue
		}
		code, version, named := strings.Cut(text, "/")
		if !named {
			version = contract.Edition
		}
		list = append(list, contract.ActivityView{Code: code, Version: version})
	}
	return list
}
