// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/spf13/cobra"
)

// organisationKinds are what --kind takes.
var organisationKinds = []string{"local_authority", "company", "company_network", "social_economy", "knowledge_institution", "intermunicipal", "regional_authority", "other"}

// organisation is an organisation as the API shows it.
type organisation struct {
	Code   string `json:"code"`
	Number string `json:"company_number"`
	Name   string `json:"name"`
	Label  string `json:"kind_label"`
	Seat   string `json:"seat"`
}

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
			rows = append(rows, []string{o.Code, o.Number, o.Label, o.Seat, o.Name})
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

func (a *app) organisationAddCommand() *cobra.Command {
	body := struct {
		Code   string `json:"code"`
		Name   string `json:"name"`
		Kind   string `json:"kind"`
		Number string `json:"company_number,omitempty"`
		Seat   string `json:"seat,omitempty"`
	}{}
	cmd := a.verb("organisation", "add", "CODE", `houtwerk --name "Houtwerk" --kind company --company 0999.010.126`, func(ctx context.Context, args []string) error {
		body.Code = args[0]
		raw, err := a.record(ctx, http.MethodPost, registryPath("organisations"), body)
		if err != nil || a.json {
			return a.printed(raw, err)
		}
		var o organisation
		if err := json.Unmarshal(raw, &o); err != nil {
			return a.unreadable(err)
		}
		a.tell("%s: %s (%s) %s\n", o.Code, flat(o.Name), o.Label, o.Number)
		return nil
	})
	flags := cmd.Flags()
	flags.StringVar(&body.Name, "name", "", a.say("flag.name"))
	flags.StringVar(&body.Kind, "kind", "", a.say("flag.kind"))
	flags.StringVar(&body.Number, "company", "", a.say("flag.number"))
	flags.StringVar(&body.Seat, "seat", "", a.say("flag.seat"))
	fixed(cmd, "kind", organisationKinds...)
	return cmd
}

// printed prints an answer for machines, unless there is none.
func (a *app) printed(raw []byte, err error) error {
	if err != nil {
		return err
	}
	return a.print(raw)
}
