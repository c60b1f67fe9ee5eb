// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
)

func hubList(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var on string
	cmd := m.Verb("hub", "list", "", "", func(ctx context.Context, _ []string) error {
		return command.Show(t, page.Hubs)(c.Hubs(ctx, on))
	})
	m.Text(cmd, &on, "on", "flag.on")
	return cmd
}

func hubShow(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var on string
	cmd := m.Verb("hub", "show", "CODE", "kempen --on 2026-11-24", func(ctx context.Context, args []string) error {
		return found(t, "hub", page.Hub)(c.Hub(ctx, args[0], on))
	})
	m.Text(cmd, &on, "on", "flag.on")
	return cmd
}

// partnerAdd sets a period. Whether the partner counts must be said: left out, it would take a core partner away.
func partnerAdd(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var core bool
	var from, until string
	var cmd *cobra.Command
	const example = "kempen stad-genk --core --from 2026-01-01"
	cmd = m.Verb("hub partner", "add", "HUB PARTNER", example, func(ctx context.Context, args []string) error {
		if !cmd.Flags().Changed("core") {
			return m.Usage("usage.core")
		}
		return stored(t, page.Periods)(c.SetPartner(ctx, args[0], args[1], client.Fields{"core": core, "from": from, "until": until}.Said(),
			""))
	})
	m.Switch(cmd, &core, "core", "flag.core")
	m.Text(cmd, &from, "from", "flag.from")
	m.Text(cmd, &until, "until", "flag.last")
	return cmd
}

// partnerEnd gives the period that runs on a day that day as its last, and shows what the hub lacks from the next.
func partnerEnd(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var until string
	cmd := m.Verb("hub partner", "end", "HUB PARTNER", "kempen stad-genk --until 2026-11-24", func(ctx context.Context, args []string) error {
		h, err := c.Hub(ctx, args[0], until)
		if err != nil {
			return fault.Absent(t, "hub", err)
		}
		for _, p := range h.Body.Partners {
			if p.Organisation.Code == args[1] {
				ended := client.Fields{"core": p.Core, "from": p.From, "until": h.Body.On}.Said()
				return stored(t, page.Periods)(c.SetPartner(ctx, args[0], args[1], ended, dayAfter(h.Body.On)))
			}
		}
		return fault.Advise(client.NotFound("about:blank", t.Say("partner.none", h.Body.On)), t.Say("partner.show", args[0], h.Body.On))
	})
	m.Text(cmd, &until, "until", "flag.ended_until")
	return cmd
}

// dayAfter is the next day, or "" where the server wrote none.
func dayAfter(day string) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return at.AddDate(0, 0, 1).Format(time.DateOnly)
}
