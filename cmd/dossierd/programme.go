// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"fmt"
	"io"

	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/spf13/cobra"
)

func programmeCommand() *cobra.Command {
	var at place
	cmd := &cobra.Command{
		Use:   "programme",
		Short: "Put the hubs, organisations and test trajectories of the programme, as far as published, on record, once",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return at.with(cmd.Context(), func(store *postgres.Store) error {
				return addProgramme(cmd.Context(), cmd.OutOrStdout(), store)
			})
		},
	}
	at.flag(cmd)
	return cmd
}

func addProgramme(ctx context.Context, out io.Writer, store *postgres.Store) error {
	before, err := countRegistry(ctx, store)
	if err != nil {
		return err
	}
	published, err := registry.Published()
	if err != nil {
		return err
	}
	if err := store.AddProgramme(ctx, published); err != nil {
		return fmt.Errorf("programme: %w", err)
	}
	after, err := countRegistry(ctx, store)
	if err != nil {
		return err
	}
	if after == before {
		return printed(fmt.Fprintf(out, "nothing to add: %d hubs and %d organisations are on record, and kept there by people\n",
			after.hubs, after.organisations))
	}
	return printed(fmt.Fprintf(out, "added %d hubs and %d organisations, with their test trajectories\n",
		after.hubs-before.hubs, after.organisations-before.organisations))
}

// counted is how much of a registry is on record.
type counted struct{ hubs, organisations int }

func countRegistry(ctx context.Context, store *postgres.Store) (c counted, err error) {
	hubs, err := store.Hubs(ctx, "")
	if err != nil {
		return c, err
	}
	_, c.organisations, err = store.Organisations(ctx, "", nil)
	c.hubs = len(hubs)
	return c, err
}
