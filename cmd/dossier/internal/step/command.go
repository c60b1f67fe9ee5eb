// SPDX-License-Identifier: EUPL-1.2

package step

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Command builds a command that takes a number, and reasons where there is an example of them. The number is an example too.
func (g Giver) Command(m command.Maker, name, group, number, because string) *cobra.Command {
	var reasons string
	var body contract.CommandBody
	example := number
	if because != "" {
		example += ` --reasons "` + because + `"`
		body.Reasons = &reasons
	}
	cmd := m.About(name, group, example, func(ctx context.Context, args []string) error { return g.Give(ctx, args[0], name, body) })
	if because != "" {
		m.Reasons(cmd, &reasons)
	}
	return cmd
}

// OutcomeCommand asks how an earlier command ended.
func (g Giver) OutcomeCommand(m command.Maker) *cobra.Command {
	cmd := m.Plain("outcome", command.Other, "cli-0f9c2b7e5d1a48c3a6e07b14", func(ctx context.Context, args []string) error {
		return g.Outcome(ctx, args[0])
	})
	m.One(cmd, m.Say("argument.key"), "usage.key")
	return cmd
}
