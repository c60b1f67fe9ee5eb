// SPDX-License-Identifier: EUPL-1.2

// Package call holds the commands about calls.
package call

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Command groups what is about calls.
func Command(m command.Maker, c *client.Client, t *terminal.Terminal, in terminal.Input) *cobra.Command {
	cmd := m.Noun("call", "show CW-JURY", list(m, c, t), show(m, c, t), sent(m, t, in, "check", c.CheckCall),
		sent(m, t, in, "publish", c.PublishCall), amend(m, c, t), ranking(m, c, t))
	cmd.GroupID = command.Other
	return cmd
}

// below builds a command below call, with one argument or none.
func below(m command.Maker, name, argument, example string, do command.Action) *cobra.Command {
	cmd := m.Verb("call", name, "", example, do)
	if argument != "" {
		m.One(cmd, m.Say(argument), "usage.call", m.Say(argument))
	}
	return cmd
}

func list(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return below(m, "list", "", "", func(ctx context.Context, _ []string) error {
		return command.Show(t, page.Calls)(c.Calls(ctx))
	})
}

func show(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var version string
	cmd := below(m, "show", "argument.call", "CW-JURY --version 1", func(ctx context.Context, args []string) error {
		if n, err := strconv.Atoi(version); version != "" && (err != nil || n < 1) {
			return m.Usage("usage.version")
		}
		return command.Show(t, page.Call)(c.Call(ctx, args[0], version))
	})
	m.Text(cmd, &version, "version", "flag.version")
	return cmd
}

// sent sends a call file to be checked or published.
func sent(m command.Maker, t *terminal.Terminal, in terminal.Input, name string,
	send func(context.Context, []byte) (client.Answer[contract.CallView], error)) *cobra.Command {
	cmd := below(m, name, "argument.file", "oproep.json", func(ctx context.Context, args []string) error {
		raw, err := in.Read(ctx, args[0])
		if err != nil {
			return err
		}
		return command.Show(t, page.Call)(send(ctx, raw))
	})
	cmd.ValidArgsFunction = nil // files
	return cmd
}

func amend(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	values := map[string]*string{}
	const example = `CW-JURY --deadline 2027-02-05T12:00:00+01:00 --reasons "De website lag een dag plat."`
	cmd := below(m, "amend", "argument.call", example, func(ctx context.Context, args []string) error {
		fields := client.Fields{}
		for name, value := range values {
			if *value != "" {
				fields[name] = *value
			}
		}
		if *values["budget"] != "" {
			fields["budget"] = money.Euro{Amount: *values["budget"], Currency: money.Currency}
		}
		return command.Show(t, page.Call)(c.AmendCall(ctx, args[0], fields))
	})
	for _, name := range []string{"deadline", "hub", "dossier", "budget", "reasons"} {
		values[name] = cmd.Flags().String(name, "", m.Say("amend."+name))
	}
	return cmd
}

func ranking(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return below(m, "ranking", "argument.call", "CW-JURY", func(ctx context.Context, args []string) error {
		return command.Show(t, page.Ranking)(c.Ranking(ctx, args[0]))
	})
}
