// SPDX-License-Identifier: EUPL-1.2

// Package draft holds the commands with which a dossier is drafted and handed in.
package draft

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/step"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Commands are those of who drafts.
func Commands(m command.Maker, c *client.Client, t *terminal.Terminal, in terminal.Input, g step.Giver) []*cobra.Command {
	return []*cobra.Command{
		start(m, g), edit(m, c, t, in), content(m, c, t), attach(m, c, t, in),
		g.Command(m, "request-review", command.Draft, "CW-KORT-0001", ""),
		g.Command(m, "reopen-draft", command.Draft, "CW-KORT-0001", ""),
		g.Command(m, "submit", command.Draft, "CW-KORT-0001", ""),
		support(m, g, "invite-hub"), support(m, g, "dismiss-hub"),
		withdraw(m, t, in, g),
		g.Command(m, "supplement", command.Draft, "CW-JURY-0001", ""),
		g.Command(m, "object", command.Draft, "CW-JURY-0001", "De jury las de bijlage niet."),
	}
}

func start(m command.Maker, g step.Giver) *cobra.Command {
	var body contract.StartBody
	cmd := m.Plain("start", command.Draft, `--call CW-KORT --hub kempen --company 0999.010.126 --title "Hergebruik hout"`,
		func(ctx context.Context, _ []string) error { return g.Start(ctx, body) })
	m.Text(cmd, &body.Call, "call", "flag.call")
	m.Text(cmd, &body.Hub, "hub", "flag.hub")
	m.Text(cmd, &body.CompanyNumber, "company", "flag.company")
	m.Text(cmd, &body.Title, "title", "flag.title")
	return cmd
}

// support asks another hub along, or lets it go.
func support(m command.Maker, g step.Giver, name string) *cobra.Command {
	var body contract.CommandBody
	cmd := m.About(name, command.Draft, "CW-KORT-0001 --hub gent",
		func(ctx context.Context, args []string) error { return g.Give(ctx, args[0], name, body) })
	m.Text(cmd, &body.Hub, "hub", "flag.hub")
	return cmd
}

// withdraw ends a dossier for good: a person at a terminal is asked, anything else must say --yes.
func withdraw(m command.Maker, t *terminal.Terminal, in terminal.Input, g step.Giver) *cobra.Command {
	var reasons string
	var yes bool
	const example = `CW-KORT-0001 --reasons "Het project gaat niet door."`
	cmd := m.About("withdraw", command.Draft, example, func(ctx context.Context, args []string) error {
		if !yes {
			if err := sure(t, in, args[0], reasons); err != nil {
				return err
			}
		}
		return g.Give(ctx, args[0], "withdraw", contract.CommandBody{Reasons: &reasons})
	})
	m.Reasons(cmd, &reasons)
	m.Switch(cmd, &yes, "yes", "flag.yes")
	return cmd
}

// sure asks a person whether they are.
func sure(t *terminal.Terminal, in terminal.Input, number, reasons string) error {
	if !t.Attended() {
		return t.Usage("usage.yes")
	}
	if strings.TrimSpace(reasons) == "" {
		return t.Usage("usage.reasons")
	}
	t.Warn("%s ", t.Say("withdraw.sure", number))
	if !in.Yes() {
		return t.Usage("withdraw.kept", number)
	}
	return nil
}
