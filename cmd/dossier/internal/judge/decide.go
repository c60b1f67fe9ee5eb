// SPDX-License-Identifier: EUPL-1.2

package judge

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/step"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// decision decides, or corrects a decision.
func decision(m command.Maker, c *client.Client, in terminal.Input, g step.Giver, name, example string) *cobra.Command {
	var body contract.CommandBody
	var amount, reasons, document string
	var lines []string
	var asked bool
	outcomes := map[string]*bool{}
	cmd := m.About(name, command.Judge, example, func(ctx context.Context, args []string) (err error) {
		if body.Outcome, err = chosen(m, outcomes); err != nil {
			return err
		}
		if amount != "" {
			body.Amount = &money.Euro{Amount: amount, Currency: money.Currency}
		}
		if body.Lines, err = accepted(m, lines); err != nil {
			return err
		}
		if asked {
			if len(lines)+len(body.Conditions)+len(body.Reference)+len(document) > 0 {
				return m.Usage("usage.as_signal")
			}
			return g.Signal(ctx, args[0], reasons, contract.SignalBody{Command: dossier.Verb(name), Outcome: body.Outcome,
				Amount: body.Amount})
		}
		if document != "" {
			raw, err := in.Read(ctx, document)
			if err != nil {
				return err
			}
			brought, err := c.Upload(ctx, args[0], "", raw)
			if err != nil {
				return err
			}
			body.Document = brought.Body.ID
		}
		body.Reasons = &reasons
		return g.Give(ctx, args[0], name, body)
	})
	outcomes[dossier.Approve] = cmd.Flags().Bool("approve", false, m.Say("flag.approve"))
	outcomes[dossier.Reject] = cmd.Flags().Bool("reject", false, m.Say("flag.reject"))
	outcomes[dossier.PutOnReserve] = cmd.Flags().Bool("reserve", false, m.Say("flag.reserve"))
	m.Text(cmd, &amount, "amount", "flag.amount")
	m.Reasons(cmd, &reasons)
	m.Texts(cmd, &body.Conditions, "condition", "flag.condition")
	m.Text(cmd, &body.Reference, "reference", "flag.reference")
	cmd.Flags().Var(&command.Once{Value: &document, Hint: m.Say("usage.once")}, "document", m.Say("flag.document"))
	m.Texts(cmd, &lines, "line", "flag.line")
	if dossier.Verb(name) == dossier.GiveDecision {
		step.AsSignal(m, cmd, &asked)
	}
	return cmd
}

// chosen is the one outcome that was named.
func chosen(m command.Maker, outcomes map[string]*bool) (one string, err error) {
	for outcome, set := range outcomes {
		if *set && one != "" {
			return "", m.Usage("usage.decide")
		}
		if *set {
			one = outcome
		}
	}
	if one == "" {
		return "", m.Usage("usage.decide")
	}
	return one, nil
}

// accepted reads what is accepted of the budget's lines. People count from 1.
func accepted(m command.Maker, lines []string) (all []contract.LineBody, err error) {
	for _, l := range lines {
		number, amount, found := strings.Cut(l, "=")
		n, err := strconv.Atoi(number)
		if !found || err != nil || n < 1 {
			return nil, m.Usage("usage.line")
		}
		all = append(all, contract.LineBody{Line: n - 1, Accepted: money.Euro{Amount: amount, Currency: money.Currency}})
	}
	return all, nil
}
