// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) inadmissibleCommand() *cobra.Command {
	var grounds []string
	var reasons string
	cmd := a.about("declare-inadmissible", groupJudge, `CW-JURY-0001 --ground incomplete --reasons "De begroting ontbreekt."`,
		func(ctx context.Context, args []string) error {
			return a.step(ctx, args[0], "declare-inadmissible", map[string]any{"grounds": grounds, "reasons": reasons})
		})
	cmd.Flags().StringArrayVar(&grounds, "ground", nil, a.say("flag.ground"))
	cmd.Flags().StringVar(&reasons, "reasons", "", a.say("flag.reasons"))
	return cmd
}

func (a *app) requestSupplementCommand() *cobra.Command {
	var asks []string
	cmd := a.about("request-supplement", groupJudge, `CW-JURY-0001 --ask /project/summary="Zeg voor wie."`,
		func(ctx context.Context, args []string) error {
			asked := []map[string]string{}
			for _, ask := range asks {
				pointer, text, found := strings.Cut(ask, "=")
				if !found {
					return a.usage("usage.ask")
				}
				asked = append(asked, map[string]string{"pointer": pointer, "text": text})
			}
			return a.step(ctx, args[0], "request-supplement", map[string]any{"asked": asked})
		})
	cmd.Flags().StringArrayVar(&asks, "ask", nil, a.say("flag.ask"))
	return cmd
}
