// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) inadmissibleCommand() *cobra.Command {
	var grounds []string
	var reasons string
	cmd := &cobra.Command{
		Use: "declare-inadmissible NUMMER", Short: "Onontvankelijk verklaren", Args: number,
		Example: `  dossier declare-inadmissible CW-JURY-0001 --ground incomplete --reasons "…"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.step(cmd.Context(), args[0], "declare-inadmissible", map[string]any{"grounds": grounds, "reasons": reasons})
		},
	}
	cmd.Flags().StringArrayVar(&grounds, "ground", nil, "grond uit de lijst; mag meermaals")
	cmd.Flags().StringVar(&reasons, "reasons", "", "motivering")
	return cmd
}

func (a *app) requestSupplementCommand() *cobra.Command {
	var asks []string
	cmd := &cobra.Command{
		Use: "request-supplement NUMMER", Short: "Een aanvulling vragen", Args: number,
		Example: `  dossier request-supplement CW-JURY-0001 --ask /project/summary="Zeg voor wie."`,
		RunE: func(cmd *cobra.Command, args []string) error {
			asked := []map[string]string{}
			for _, ask := range asks {
				pointer, text, found := strings.Cut(ask, "=")
				if !found {
					return usageError{errors.New(`schrijf --ask PLAATS="vraag", zoals --ask /project/summary="Zeg voor wie."`)}
				}
				asked = append(asked, map[string]string{"pointer": pointer, "text": text})
			}
			return a.step(cmd.Context(), args[0], "request-supplement", map[string]any{"asked": asked})
		},
	}
	cmd.Flags().StringArrayVar(&asks, "ask", nil, "plaats in de aanvraag en wat gevraagd wordt; mag meermaals")
	return cmd
}
