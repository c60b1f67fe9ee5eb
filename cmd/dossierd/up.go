// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded"
	"github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/file"
	schema "github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/spf13/cobra"
)

type upOptions struct {
	dir, postgresBin, temporalUI string
	door                         door
	demo, sample                 bool
	newPasswords                 bool
}

func upCommand() *cobra.Command {
	var o upOptions
	cmd := &cobra.Command{
		Use:   "up",
		Short: "Run everything in this process: PostgreSQL, Temporal, API and worker",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.dir == "" {
				dir, err := file.DataDir()
				if err != nil {
					return err
				}
				o.dir = dir
			}
			return up(cmd.Context(), o, slog.Default())
		},
	}
	cmd.Flags().StringVar(&o.dir, "data", "", "data directory (default /var/lib/dossierwerkt as root, else $XDG_DATA_HOME/dossierwerkt)")
	o.door.flags(cmd)
	cmd.Flags().BoolVar(&o.demo, "demo", false, "add invented people, hubs and calls, once; their tokens open on this machine only")
	cmd.Flags().BoolVar(&o.sample, "sample", true, "with --demo: also an invented programme of past years")
	cmd.Flags().StringVar(&o.postgresBin, "postgres-bin", "", "folder with PostgreSQL's server programs")
	cmd.Flags().BoolVar(&o.newPasswords, "new-passwords", false, "give the roles of the database new passwords: when secrets.json of the data directory was lost")
	cmd.Flags().StringVar(&o.temporalUI, "temporal-ui", "", "address for Temporal's own pages, such as 127.0.0.1:8233")
	return cmd
}

// up starts everything, says ready, and runs until the context ends or something is lost for good.
func up(ctx context.Context, o upOptions, log *slog.Logger) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if o.demo {
		if err := o.door.here(); err != nil {
			return err
		}
	}
	l, err := o.door.open()
	if err != nil {
		return err
	}
	defer l.Close()
	provider, err := o.door.provider(l)
	if err != nil {
		return err
	}
	stack, err := embedded.Start(ctx, embedded.Options{Dir: o.dir, PostgresBin: o.postgresBin, NewPasswords: o.newPasswords,
		Namespace: wire.Namespace, SearchAttributes: temporal.SearchAttributes(), Signals: wire.Signals, TemporalUI: o.temporalUI, Log: log,
		Ready: func(ctx context.Context, ownerURL string) error {
			return schema.Prepare(ctx, ownerURL, postgres.AppRole)
		}})
	if err != nil {
		return err
	}
	err = run(ctx, cancel, o, stack, l, provider, log)
	return errors.Join(err, stack.Stop())
}
