// SPDX-License-Identifier: EUPL-1.2

package look

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

func list(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var f client.Filter
	var asCSV bool
	var most int
	cmd := m.Plain("list", command.Look, "--state in_review --csv", func(ctx context.Context, _ []string) error {
		switch {
		case most < 0:
			return t.Usage("usage.limit")
		case asCSV && t.JSON:
			return t.Usage("usage.forms")
		}
		show := page.List
		if asCSV {
			show = page.CSV
		}
		return command.Show(t, show)(c.List(ctx, f, most))
	})
	m.Text(cmd, &f.State, "state", "filter.state")
	m.Text(cmd, &f.Hub, "hub", "filter.hub")
	m.Text(cmd, &f.Call, "call", "filter.call")
	m.Text(cmd, &f.Text, "q", "filter.q")
	m.Text(cmd, &f.WaitsFor, "waits-for", "filter.waits")
	m.Text(cmd, &f.DueWithin, "due-within", "filter.due")
	m.Text(cmd, &f.DaysIn, "days-in-state", "filter.days")
	m.Switch(cmd, &f.Mine, "mine", "filter.mine")
	m.Text(cmd, &f.Sort, "sort", "filter.sort")
	m.Switch(cmd, &asCSV, "csv", "flag.csv")
	cmd.Flags().IntVar(&most, "limit", 0, m.Say("flag.limit"))
	command.Fixed(cmd, "state", dossier.Statuses...)
	command.Fixed(cmd, "waits-for", "me", "others", "company", "hub_staff", "reviewer", "programme_officer", "assessor", "decider")
	command.Fixed(cmd, "sort", "number", "term", "stage", "title", "company", "asked")
	return cmd
}
