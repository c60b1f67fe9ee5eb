// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

func organisationHistory(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.Verb("organisation", "history", "CODE", "houtwerk", func(ctx context.Context, args []string) error {
		return found(t, "organisation", page.OrganisationHistory)(c.OrganisationHistory(ctx, args[0]))
	})
}

func organisationPropose(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var given func() client.Fields
	var reason string
	const example = `houtwerk --street Kerkstraat --reason "Verhuisd op 1 november"`
	cmd := m.Verb("organisation", "propose", "CODE", example, func(ctx context.Context, args []string) error {
		return found(t, "organisation", page.Proposal)(c.Propose(ctx, args[0], client.NewProposal{Fields: given(), Reason: reason}))
	})
	given = organisationFlags(m, cmd)
	m.Text(cmd, &reason, "reason", "flag.reasons")
	return cmd
}

func organisationProposals(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	cmd := m.Verb("organisation", "proposals", "", "houtwerk", func(ctx context.Context, args []string) error {
		return found(t, "organisation", page.Proposals)(c.Proposals(ctx, append(args, "")[0]))
	})
	cmd.Use += " [CODE]"
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 1 || len(args) == 1 && !command.OneName(args[0]) {
			return m.Usage("usage.code", "CODE")
		}
		return nil
	}
	return cmd
}

// decision is to accept a proposal, or to reject it.
func decision(m command.Maker, c *client.Client, t *terminal.Terminal, name, example string, accept bool) *cobra.Command {
	var body contract.RemarkBody
	cmd := m.Verb("organisation", name, "CODE ID", example, func(ctx context.Context, args []string) error {
		return command.Show(t, page.Proposal)(c.DecideProposal(ctx, args[0], args[1], accept, body))
	})
	m.Text(cmd, &body.Remark, "remark", "proposal.remark_flag")
	return cmd
}
