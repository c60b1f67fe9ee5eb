// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"time"

	"github.com/spf13/cobra"
)

func (a *app) hubPartnerCommand() *cobra.Command {
	return a.noun("hub partner", "add kempen stad-genk --core --from 2026-01-01", a.partnerAddCommand(), a.partnerEndCommand())
}

// partnerAddCommand sets a period. Whether the partner counts must be said: left out, it would take a core partner away.
func (a *app) partnerAddCommand() *cobra.Command {
	var p period
	var cmd *cobra.Command
	cmd = a.verb("hub partner", "add", "HUB PARTNER", "kempen stad-genk --core --from 2026-01-01", func(ctx context.Context, args []string) error {
		if !cmd.Flags().Changed("core") {
			return a.usage("usage.core")
		}
		return a.setPartner(ctx, args[0], args[1], p, "")
	})
	flags := cmd.Flags()
	flags.BoolVar(&p.Core, "core", false, a.say("flag.core"))
	flags.StringVar(&p.From, "from", "", a.say("flag.from"))
	flags.StringVar(&p.Until, "until", "", a.say("flag.last"))
	return cmd
}

// partnerEndCommand gives the period that runs on a day that day as its last, and shows what the hub lacks from the next.
func (a *app) partnerEndCommand() *cobra.Command {
	filters := map[string]*string{}
	cmd := a.verb("hub partner", "end", "HUB PARTNER", "kempen stad-genk --until 2026-11-24", func(ctx context.Context, args []string) error {
		var h hub
		if _, err := a.look(ctx, "hub", filtered(registryPath("hubs", args[0]), filters), &h); err != nil {
			return err
		}
		for _, p := range h.Partners {
			if p.Organisation.Code == args[1] {
				p.Until = h.On
				return a.setPartner(ctx, args[0], args[1], p.period, dayAfter(h.On))
			}
		}
		return &problem{Type: "about:blank", Title: http.StatusText(http.StatusNotFound), Status: http.StatusNotFound,
			Detail: a.say("partner.none", h.On), advice: a.say("partner.show", args[0], h.On)}
	})
	until := cmd.Flags().String("until", "", a.say("flag.ended_until"))
	filters["on"] = until
	return cmd
}

// setPartner records a period, and shows what is on record now and what the hub still lacks; on "" the server picks the day.
func (a *app) setPartner(ctx context.Context, code, partner string, p period, on string) error {
	path := registryPath("hubs", code) + "/partners/" + url.PathEscape(partner)
	raw, err := a.record(ctx, http.MethodPut, filtered(path, map[string]*string{"on": &on}), p)
	if err != nil || a.json {
		return a.printed(raw, err)
	}
	var set struct {
		standing
		Periods []period `json:"periods"`
	}
	if err := json.Unmarshal(raw, &set); err != nil {
		return a.unreadable(err)
	}
	var rows [][]string
	for _, p := range set.Periods {
		rows = append(rows, []string{code, partner, a.yes(p.Core), p.From, p.Until})
	}
	if err := a.grid(a.say("partner.head"), rows); err != nil {
		return err
	}
	a.tell("\n")
	a.stands(set.standing)
	return nil
}

// dayAfter is the next day, or "" where the server wrote none.
func dayAfter(day string) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return at.AddDate(0, 0, 1).Format(time.DateOnly)
}
