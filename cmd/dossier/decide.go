// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

func (a *app) decideCommand() *cobra.Command {
	outcomes := map[string]*bool{}
	var amount, reasons, reference string
	var conditions []string
	cmd := a.about("decide", groupJudge, `CW-KORT-0001 --approve --amount 40000.00 --reasons "Sterk partnerschap." --condition "Bezorg na zes maanden een verslag."`,
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
			return a.step(ctx, args[0], "decide", body)
		})
	flags := cmd.Flags()
	outcomes["approved"] = flags.Bool("approve", false, a.say("flag.approve"))
	outcomes["rejected"] = flags.Bool("reject", false, a.say("flag.reject"))
	outcomes["reserve"] = flags.Bool("reserve", false, a.say("flag.reserve"))
	flags.StringVar(&amount, "amount", "", a.say("flag.amount"))
	flags.StringVar(&reasons, "reasons", "", a.say("flag.reasons"))
	flags.StringArrayVar(&conditions, "condition", nil, a.say("flag.condition"))
	flags.StringVar(&reference, "reference", "", a.say("flag.reference"))
	return cmd
}
