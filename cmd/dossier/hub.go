// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"

	"github.com/spf13/cobra"
)

// hub is a hub on a day as the API shows it.
type hub struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Seat string `json:"seat"`
	standing
	Partners []struct {
		Organisation organisation `json:"organisation"`
		period
	} `json:"partners"`
}

// standing says what a hub lacks on a day.
type standing struct {
	On       string `json:"on"`
	Complete bool   `json:"complete"`
	Missing  []struct {
		Message string `json:"message"`
	} `json:"missing"`
}

// period is when an organisation is in a hub, and whether it counts for what the hub must hold.
type period struct {
	Core  bool   `json:"core"`
	From  string `json:"from,omitempty"`
	Until string `json:"until,omitempty"`
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
	a.stands(h.standing)
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

// stands says whether a hub is complete, and what it lacks.
func (a *app) stands(s standing) {
	a.fact(a.say("hub.on"), s.On)
	a.fact(a.say("hub.complete"), a.yes(s.Complete))
	for _, m := range s.Missing {
		a.tell("  – %s\n", flat(m.Message))
	}
}

func (a *app) yes(yes bool) string {
	if yes {
		return a.say("yes")
	}
	return a.say("no")
}
