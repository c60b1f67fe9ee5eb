// SPDX-License-Identifier: EUPL-1.2

// Package look holds the commands that change nothing: where dossiers stand, what happened, what was made.
package look

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Commands are those of who looks; launch opens an address in a browser.
func Commands(m command.Maker, c *client.Client, t *terminal.Terminal, launch func(address string) error) []*cobra.Command {
	return []*cobra.Command{
		list(m, c, t), view(m, c, t, "show", page.Dossier), view(m, c, t, "status", page.Status), timeline(m, c, t), documents(m, c, t),
		download(m, c, t), verify(m, c, t), watch(m, c, t), open(m, c, t, launch), assessors(m, c, t), whoami(m, c, t), results(m, c, t),
	}
}

// ofDossier is a page of a dossier, or a part of one.
type ofDossier = func(*terminal.Terminal, contract.View) error

// view fetches a dossier and tells something of it.
func view(m command.Maker, c *client.Client, t *terminal.Terminal, name string, of ofDossier) *cobra.Command {
	return m.About(name, command.Look, "CW-KORT-0001", func(ctx context.Context, args []string) error {
		return command.Show(t, of)(c.Dossier(ctx, args[0]))
	})
}

func timeline(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.About("timeline", command.Look, "CW-KORT-0001", func(ctx context.Context, args []string) error {
		return command.Show(t, page.Timeline)(c.Timeline(ctx, args[0]))
	})
}

func verify(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.About("verify", command.Look, "CW-KORT-0001", func(ctx context.Context, args []string) error {
		v, err := c.Verify(ctx, args[0])
		if err := command.Show(t, page.Verification)(v, err); err != nil {
			return err
		}
		if !v.Body.OK {
			return errors.New(t.Say("verify.failed"))
		}
		return nil
	})
}

// watch follows the timeline until it is interrupted.
func watch(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.About("watch", command.Look, "CW-KORT-0001", func(ctx context.Context, args []string) error {
		event := func(e client.Answer[contract.Entry]) error {
			if t.JSON {
				return t.Print(e.Raw)
			}
			page.Event(t, e.Body)
			return t.Failed()
		}
		return c.Watch(ctx, args[0], event, func() {
			if !t.JSON {
				t.Warn("%s\n", t.Say("watch.lost"))
			}
		})
	})
}

func assessors(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.Plain("assessors", command.Look, "", func(ctx context.Context, _ []string) error {
		return command.Show(t, page.Assessors)(c.Assessors(ctx))
	})
}

// whoami says who the token stands for.
func whoami(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.Plain("whoami", command.Look, "", func(ctx context.Context, _ []string) error {
		return command.Show(t, page.Me)(c.Me(ctx))
	})
}

func results(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var hub, year string
	var records bool
	cmd := m.Plain("results", command.Look, "--hub kempen --records", func(ctx context.Context, _ []string) error {
		found, err := c.Results(ctx, hub, year)
		if err == nil && records && !t.JSON {
			err = behind(ctx, c, &found.Body, hub, year)
		}
		return command.Show(t, page.Results(records))(found, err)
	})
	m.Text(cmd, &hub, "hub", "filter.hub")
	m.Text(cmd, &year, "year", "flag.year")
	m.Switch(cmd, &records, "records", "flag.records")
	return cmd
}

// behind asks the records of figures that are too large to be told with their numbers.
func behind(ctx context.Context, c *client.Client, r *contract.Results, hub, year string) error {
	for name, figure := range map[string]*contract.Figure{contract.Trajectories: &r.Trajectories, contract.Submitted: &r.Submitted,
		contract.Approved: &r.Approved} {
		if figure.Records != nil {
			continue
		}
		found, err := c.Records(ctx, name, hub, year)
		if err != nil {
			return err
		}
		figure.Records = found.Body.Records
	}
	return nil
}
