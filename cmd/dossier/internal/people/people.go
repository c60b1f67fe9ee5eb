// SPDX-License-Identifier: EUPL-1.2

// Package people holds the commands about who is what in the programme: people, and the memberships that they hold.
package people

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// noun is what the commands are about.
const noun = "person"

// Command is what can be done with people and memberships.
func Command(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.Noun(noun, "list", list(m, c, t), show(m, c, t), add(m, c, t), give(m, c, t), end(m, c, t), lend(m, c, t), confirm(m, c, t),
		changes(m, c, t))
}

func list(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var over bool
	cmd := m.Verb(noun, "list", "", "--over", func(ctx context.Context, _ []string) error {
		return command.Show(t, page.People)(c.People(ctx, over))
	})
	m.Switch(cmd, &over, "over", "person.over")
	return cmd
}

func show(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.Verb(noun, "show", "ID", "p_4mZr0cV1xQ", func(ctx context.Context, args []string) error {
		return found(t, page.Person)(c.Person(ctx, args[0]))
	})
}

func changes(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var most int
	cmd := m.Verb(noun, "changes", "", "--limit 20", func(ctx context.Context, _ []string) error {
		if most < 0 {
			return t.Usage("usage.limit")
		}
		return command.Show(t, page.PersonChanges)(c.PersonChanges(ctx, most))
	})
	cmd.Flags().IntVar(&most, "limit", 0, m.Say("person.limit"))
	return cmd
}

// found answers what is about a person or membership that may not be there, or not be known to who asks.
func found[T any](t *terminal.Terminal, page func(*terminal.Terminal, T) error) func(client.Answer[T], error) error {
	return func(a client.Answer[T], err error) error {
		return command.Show(t, page)(a, fault.Taken(t, fault.Absent(t, noun, err)))
	}
}

// engaged answers who was given what.
func engaged(t *terminal.Terminal) func(client.Answer[contract.Engaged], error) error {
	return found(t, page.Engaged)
}
