// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
)

// How long a shell waits for the numbers of dossiers, and how many it gets.
const (
	completeWithin = 2 * time.Second
	completeMost   = 100
)

// numbers completes the number of a dossier; without an answer there is nothing to offer.
func numbers(c *client.Client) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) (offered []string, _ cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		found, err := c.Glance(cmd.Context(), typed, completeMost, completeWithin)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		for _, v := range found {
			offered = append(offered, v.Number+"\t"+v.Label+": "+terminal.Flat(v.Title))
		}
		return offered, cobra.ShellCompDirectiveNoFileComp
	}
}
