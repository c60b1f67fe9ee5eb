// SPDX-License-Identifier: EUPL-1.2

// Package registry holds the commands about who is in the programme and what they try.
package registry

import (
	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
)

// Commands are the nouns of the registry.
func Commands(m command.Maker, c *client.Client, t *terminal.Terminal) []*cobra.Command {
	return []*cobra.Command{
		m.Noun("hub", "show kempen --on 2026-11-24", hubList(m, c, t), hubShow(m, c, t),
			m.Noun("hub partner", "add kempen stad-genk --core --from 2026-01-01", partnerAdd(m, c, t), partnerEnd(m, c, t))),
		m.Noun("organisation", "list --q houtwerk", organisationList(m, c, t), organisationShow(m, c, t),
			organisationAdd(m, c, t), organisationChange(m, c, t), organisationHistory(m, c, t), organisationPropose(m, c, t),
			organisationProposals(m, c, t),
			decision(m, c, t, "accept", "houtwerk 12", true), decision(m, c, t, "reject", `houtwerk 12 --remark "Dat is een vestiging"`, false)),
		m.Noun("trajectory", "list --hub kempen", trajectoryList(m, c, t), trajectoryShow(m, c, t),
			trajectoryAdd(m, c, t), trajectoryEnd(m, c, t)),
	}
}

// found answers a look at a record; one that does not exist is answered with where to find those that do.
func found[T any](t *terminal.Terminal, noun string, page func(*terminal.Terminal, T) error) func(client.Answer[T], error) error {
	return func(a client.Answer[T], err error) error { return command.Show(t, page)(a, fault.Absent(t, noun, err)) }
}

// stored answers a change.
func stored[T any](t *terminal.Terminal, page func(*terminal.Terminal, T) error) func(client.Answer[T], error) error {
	return func(a client.Answer[T], err error) error { return command.Show(t, page)(a, fault.Taken(t, err)) }
}
