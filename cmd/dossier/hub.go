// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"

	"github.com/spf13/cobra"
)

// hub is a hub on a day as the API shows it.
type hub struct {
	Code     string `json:"code"`
	Name     string `json:"name"`
	Seat     string `json:"seat"`
	On       string `json:"on"`
	Complete bool   `json:"complete"`
	Missing  []struct {
		Message string `json:"message"`
	} `json:"missing"`
	Partners []struct {
		Organisation organisation `json:"organisation"`
		Core         bool         `json:"core"`
		From         string       `json:"from"`
		Until        string       `json:"until"`
	} `json:"partners"`
}

func (a *app) hubListCommand() *cobra.Command {
	filters := map[string]*string{}
	cmd := a.verb("hub", "list", "", "", func(ctx context.Context, _ []string) error {
		var list struct {
			Hubs []hub `json:"hubs"`
		}
		raw, err := a.getInto(ctx, filtered(registryPath("hubs"), filters), &list)
		switch {
		case err != nil:
			return err
		case a.json:
			return a.print(raw)
		}
		var rows [][]string
		for _, h := range list.Hubs {
			rows = append(rows, []string{h.Code, h.Name, h.Seat, a.yes(h.Complete)})
		}
		return a.grid(a.say("hub.head"), rows)
	})
	filters["on"] = cmd.Flags().String("on", "", a.say("flag.on"))
	return cmd
}

func (a *app) hubShowCommand() *cobra.Command {
	filters := map[string]*string{}
	cmd := a.verb("hub", "show", "CODE", "kempen --on 2026-11-24", func(ctx context.Context, args []string) error {
		var h hub
		raw, err := a.look(ctx, "hub", filtered(registryPath("hubs", args[0]), filters), &h)
		switch {
		case err != nil:
			return err
		case a.json:
			return a.print(raw)
		}
		return a.hubPage(h)
	})
	filters["on"] = cmd.Flags().String("on", "", a.say("flag.on"))
	return cmd
}

// hubPage is a hub on one screen.
func (a *app) hubPage(h hub) error {
	a.tell("%s  %s\n\n", h.Code, flat(h.Name))
	a.fact(a.say("registry.seat"), flat(h.Seat))
	a.fact(a.say("hub.on"), h.On)
	a.fact(a.say("hub.complete"), a.yes(h.Complete))
	for _, m := range h.Missing {
		a.tell("  – %s\n", flat(m.Message))
	}
	if len(h.Partners) == 0 {
		return nil
	}
	a.tell("\n")
	var rows [][]string
	for _, p := range h.Partners {
		rows = append(rows, []string{p.Organisation.Code, p.Organisation.Name, p.Organisation.Label, a.yes(p.Core), p.From, p.Until})
	}
	return a.grid(a.say("hub.partners"), rows)
}

func (a *app) yes(yes bool) string {
	if yes {
		return a.say("yes")
	}
	return a.say("no")
}
