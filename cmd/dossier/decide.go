// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// decisionCommand decides, or corrects a decision.
func (a *app) decisionCommand(name, example string) *cobra.Command {
	outcomes := map[string]*bool{}
	var amount, reasons, reference, document string
	var conditions, lines []string
	cmd := a.about(name, groupJudge, example,
		func(ctx context.Context, args []string) error {
			var chosen []string
			for outcome, set := range outcomes {
				if *set {
					chosen = append(chosen, outcome)
				}
			}
			if len(chosen) != 1 {
				return a.usage("usage.decide")
			}
			body := map[string]any{"outcome": chosen[0], "reasons": reasons}
			if amount != "" {
				body["amount"] = money.Euro{Amount: amount, Currency: money.Currency}
			}
			if len(conditions) > 0 {
				body["conditions"] = conditions
			}
			if reference != "" {
				body["reference"] = reference
			}
			accepted, err := a.accepted(lines)
			if err != nil {
				return err
			}
			if len(accepted) > 0 {
				body["lines"] = accepted
			}
			if document != "" {
				brought, _, err := a.upload(ctx, args[0], "", document)
				if err != nil {
					return err
				}
				body["document"] = brought.ID
			}
			return a.step(ctx, args[0], name, body)
		})
	flags := cmd.Flags()
	outcomes["approved"] = flags.Bool("approve", false, a.say("flag.approve"))
	outcomes["rejected"] = flags.Bool("reject", false, a.say("flag.reject"))
	outcomes["reserve"] = flags.Bool("reserve", false, a.say("flag.reserve"))
	flags.StringVar(&amount, "amount", "", a.say("flag.amount"))
	flags.StringVar(&reasons, "reasons", "", a.say("flag.reasons"))
	flags.StringArrayVar(&conditions, "condition", nil, a.say("flag.condition"))
	flags.StringVar(&reference, "reference", "", a.say("flag.reference"))
	flags.Var(&once{value: &document, hint: a.say("usage.once")}, "document", a.say("flag.document"))
	flags.StringArrayVar(&lines, "line", nil, a.say("flag.line"))
	return cmd
}

// accepted reads what is accepted of the budget's lines. People count from 1.
func (a *app) accepted(lines []string) ([]map[string]any, error) {
	var all []map[string]any
	for _, l := range lines {
		number, amount, found := strings.Cut(l, "=")
		n, err := strconv.Atoi(number)
		if !found || err != nil || n < 1 {
			return nil, a.usage("usage.line")
		}
		all = append(all, map[string]any{"line": n - 1, "accepted": money.Euro{Amount: amount, Currency: money.Currency}})
	}
	return all, nil
}
