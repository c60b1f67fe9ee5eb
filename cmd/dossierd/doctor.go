// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
	"github.com/spf13/cobra"
)

func doctorCommand() *cobra.Command {
	var at place
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Try all that must hold of database, roles, triggers, clocks and engine, and say how to mend what does not",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return doctor(cmd.Context(), cmd.OutOrStdout(), at) },
	}
	at.flag(cmd)
	return cmd
}

// keyless is the check that an engine of somebody else may fail.
const keyless = "the engine refuses who brings no key"

// doctor tries everything that must hold and says of each what is wrong.
func doctor(ctx context.Context, out io.Writer, at place) error {
	url, err := at.app()
	if err != nil {
		return err
	}
	store, err := postgres.Open(ctx, url, 2)
	if err != nil {
		return err
	}
	defer store.Close()
	e, err := at.engine(ctx, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	defer e.Client.Close()
	ill, away := false, false
	for _, check := range append(store.Checks(),
		postgres.Check{Name: "namespace and search attributes", Do: func(ctx context.Context) error {
			_, err := e.Name(ctx)
			if away = err != nil; err == nil {
				err = temporal.Ready(ctx, e.Client, e.Namespace)
			}
			return err
		}},
		postgres.Check{Name: "a worker is there", Do: func(ctx context.Context) error {
			return temporal.Polled(ctx, e.Client, e.Namespace)
		}},
		postgres.Check{Name: keyless, Do: e.Guarded},
		postgres.Check{Name: "mail leaves", Do: mailLeaves},
		postgres.Check{Name: "secrets fit", Do: at.secretsFit},
		postgres.Check{Name: "room on the disk", Do: at.room}) {
		brief, cancel := context.WithTimeout(ctx, 10*time.Second)
		switch err := check.Do(brief); {
		case check.Name == keyless && away:
			fmt.Fprintf(out, "· %s: not tried, for it does not answer\n", check.Name)
		case err == nil:
			fmt.Fprintf(out, "✓ %s\n", check.Name)
		case check.Name == keyless && at.dir == "": // whose network keeps strangers away is not known here
			fmt.Fprintf(out, "! %s: %v\n", check.Name, err)
		default:
			ill = true
			fmt.Fprintf(out, "✗ %s: %v\n", check.Name, at.away(err))
		}
		cancel()
	}
	brief, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if err := showNotices(brief, out, store); err != nil {
		ill = true
		fmt.Fprintf(out, "✗ notices: %v\n", err)
	}
	if ill {
		return errors.New("something is not as it should be")
	}
	return nil
}
