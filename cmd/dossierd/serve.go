// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"sync"

	"github.com/spf13/cobra"
)

func serveCommand() *cobra.Command {
	var at door
	var demo bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the API against your own PostgreSQL and Temporal",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if demo {
				if err := at.here(); err != nil {
					return err
				}
			}
			return attached(cmd.Context(), place{}, func(ctx context.Context, s *service) error {
				if err := s.mailByServer(); err != nil {
					return err
				}
				l, err := at.open()
				if err != nil {
					return err
				}
				defer l.Close()
				provider, err := at.provider(l)
				if err != nil {
					return err
				}
				var parts sync.WaitGroup
				parts.Go(func() { s.sweep(ctx) })
				fmt.Fprintln(os.Stdout, "ready "+at.url(l))
				err = s.serve(ctx, at, l, provider, demo, nil)
				parts.Wait()
				return err
			})
		},
	}
	at.flags(cmd)
	cmd.Flags().BoolVar(&demo, "demo", false, "tokens of dossierd demo open, on this machine only")
	return cmd
}

func workerCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "worker",
		Short: "Carry out what dossiers wait for, against your own PostgreSQL and Temporal",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return attached(cmd.Context(), place{}, func(ctx context.Context, s *service) error {
				if err := s.mailByServer(); err != nil {
					return err
				}
				w := s.worker()
				if err := w.Start(); err != nil {
					return fmt.Errorf("worker: %w", err)
				}
				defer w.Stop()
				fmt.Fprintln(os.Stdout, "ready worker")
				s.sweep(ctx)
				return nil
			})
		},
	}
}

// attached runs against a database and an engine.
func attached(ctx context.Context, at place, do func(context.Context, *service) error) error {
	url, err := at.app()
	if err != nil {
		return err
	}
	e, err := at.engine(ctx, slog.Default())
	if err != nil {
		return err
	}
	defer e.Client.Close()
	s, err := newService(ctx, url, e, slog.Default())
	if err != nil {
		return at.away(err)
	}
	defer s.close()
	if err := s.store.Folded(ctx); err != nil {
		return err
	}
	return do(ctx, s)
}
