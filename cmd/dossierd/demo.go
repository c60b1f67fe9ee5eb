// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"log/slog"

	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/spf13/cobra"
)

func demoCommand() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Add hubs, and invented organisations, people and calls to your own database, once; tokens go into --data",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			url, err := secret(databaseURL)
			if err != nil {
				return err
			}
			store, err := postgres.Open(cmd.Context(), url, 2)
			if err != nil {
				return err
			}
			defer store.Close()
			if err := setUpDemo(cmd.Context(), store, dir); err != nil {
				return err
			}
			slog.Info("the demonstration is there", "tokens", dir)
			return nil
		},
	}
	cmd.Flags().StringVar(&dir, "data", ".", "folder for demo-people.json and demo/*.token")
	return cmd
}
