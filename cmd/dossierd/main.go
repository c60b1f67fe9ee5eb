// SPDX-License-Identifier: EUPL-1.2

// Command dossierd is the service: everything in one process (up), or its parts against your own Postgres and Temporal.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/internal/version"
)

func main() {
	collectLess()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	err := root().ExecuteContext(ctx)
	stop()
	if err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(os.Stderr, "dossierd: "+err.Error())
		os.Exit(1)
	}
}

func root() *cobra.Command {
	cmd := &cobra.Command{
		Use:           "dossierd",
		Short:         "The service of Dossierwerkt",
		Version:       version.String(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	verbose := cmd.PersistentFlags().Bool("verbose", false, "log more")
	cmd.PersistentPreRun = func(*cobra.Command, []string) {
		level := slog.LevelInfo
		if *verbose {
			level = slog.LevelDebug
		}
		slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: level})))
	}
	cmd.AddCommand(upCommand(), serveCommand(), workerCommand(), migrateCommand(), doctorCommand(), verifyCommand(), personCommand(),
		membershipCommand(), programmeCommand(), importCommand(), demoCommand())
	return cmd
}
