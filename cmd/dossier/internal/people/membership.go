// SPDX-License-Identifier: EUPL-1.2

package people

import (
	"context"
	"net/http"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

func add(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var name, email, notices string
	var membership func() client.Fields
	const example = `--name "Els Maes" --email els@example.org --role hub_staff --hub kempen`
	cmd := m.Verb(noun, "add", "", example, func(ctx context.Context, _ []string) error {
		who := client.Fields{"name": name, "email": email, "lang": notices}.Said()
		who["membership"] = membership()
		return engaged(t)(c.AddPerson(ctx, who))
	})
	m.Text(cmd, &name, "name", "person.name")
	m.Text(cmd, &email, "email", "person.email")
	m.Text(cmd, &notices, "notices", "person.notices")
	command.Fixed(cmd, "notices", "nl", "en")
	membership = membershipFlags(m, cmd)
	return cmd
}

func give(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var membership func() client.Fields
	const example = `p_4mZr0cV1xQ --role reviewer --hub kempen --until 2026-12-31`
	cmd := m.Verb(noun, "give", "ID", example, func(ctx context.Context, args []string) error {
		return engaged(t)(c.GiveMembership(ctx, args[0], membership()))
	})
	membership = membershipFlags(m, cmd)
	return cmd
}

// membershipFields are what can be said of a membership that is given: the flag, the field that it fills, and the word that explains it.
var membershipFields = []struct{ flag, field, word string }{
	{"role", "role", "person.role"},
	{"hub", "hub", "person.hub"},
	{"company", "company_number", "person.company"},
	{"dossier", "dossier", "person.dossier"},
	{"duty", "duty", "person.duty"},
	{"since", "since", "person.since"},
	{"until", "until", "person.until"},
	{"reason", "reason", "person.reason"},
}

// membershipFlags gives the fields that were named.
func membershipFlags(m command.Maker, cmd *cobra.Command) (given func() client.Fields) {
	flags := cmd.Flags()
	for _, f := range membershipFields {
		flags.String(f.flag, "", m.Say(f.word))
	}
	command.Fixed(cmd, "role", dossier.Roles...)
	command.Fixed(cmd, "duty", "coordinator", "signatory")
	return func() client.Fields {
		fields := client.Fields{}
		for _, f := range membershipFields {
			fields[f.field] = flags.Lookup(f.flag).Value.String()
		}
		return fields.Said()
	}
}

func end(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var reason string
	cmd := m.Verb(noun, "end", "MEMBERSHIP", `m_Qx1Vc0rZm4 --reason "Els is terug"`, func(ctx context.Context, args []string) error {
		return over(t, page.Ended)(c.EndMembership(ctx, args[0], reason))
	})
	m.Text(cmd, &reason, "reason", "person.reason")
	return cmd
}

func lend(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var to, since, until, reason string
	cmd := m.Verb(noun, "lend", "MEMBERSHIP", "m_Qx1Vc0rZm4 --to p_4mZr0cV1xQ --until 2026-12-31", func(ctx context.Context, args []string) error {
		return engaged(t)(c.LendMembership(ctx, args[0], client.Fields{"to": to, "since": since, "until": until, "reason": reason}.Said()))
	})
	m.Text(cmd, &to, "to", "person.to")
	m.Text(cmd, &since, "since", "person.since")
	m.Text(cmd, &until, "until", "person.lent_until")
	m.Text(cmd, &reason, "reason", "person.reason")
	return cmd
}

func confirm(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var reason string
	cmd := m.Verb(noun, "confirm", "MEMBERSHIP", `m_Qx1Vc0rZm4 --reason "KBO"`, func(ctx context.Context, args []string) error {
		return over(t, page.Engaged)(c.ConfirmMembership(ctx, args[0], reason))
	})
	m.Text(cmd, &reason, "reason", "person.reason")
	return cmd
}

// over answers what ends a membership. When the connection was lost on the way, that it is not there may be our own first try.
func over[T any](t *terminal.Terminal, page func(*terminal.Terminal, T) error) func(client.Answer[T], error) error {
	return func(a client.Answer[T], err error) error {
		if p, absent := fault.Is(err, http.StatusNotFound); absent && p.Lost {
			return fault.Advise(err, t.Say("person.own"))
		}
		return found(t, page)(a, err)
	}
}
