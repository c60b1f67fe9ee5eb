// SPDX-License-Identifier: EUPL-1.2

// Package aid holds the commands about de-minimis aid: how the accounts stand, and what must be registered.
package aid

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Command groups what is about aid.
func Command(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.Noun("aid", "show CW-KORT-0001", show(m, c, t), register(m, c, t))
}

// show shows the accounts behind a dossier.
func show(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	cmd := m.About("show", "", "", func(ctx context.Context, args []string) error {
		return command.Show(t, page.Aid)(c.Aid(ctx, args[0]))
	})
	cmd.Short, cmd.Example = m.Say("aid.show.short"), "  dossier aid show CW-KORT-0001"
	return cmd
}

// register lists what must be registered, and until when.
func register(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var state string
	var asCSV bool
	cmd := m.Verb("aid", "register", "", "--state open --csv", func(ctx context.Context, _ []string) error {
		if asCSV && t.JSON {
			return t.Usage("usage.forms")
		}
		show := page.Register
		if asCSV {
			show = page.RegisterCSV
		}
		return command.Show(t, show)(c.Register(ctx, state))
	})
	m.Text(cmd, &state, "state", "filter.register")
	m.Switch(cmd, &asCSV, "csv", "flag.csv")
	command.Fixed(cmd, "state", contract.RegisterStates...)
	return cmd
}
