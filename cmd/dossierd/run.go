// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"sync"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded"
	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
)

// run serves on a stack: worker, sweep and API, with the demonstration set up and the endpoints written before ready.
func run(ctx context.Context, cancel context.CancelFunc, o upOptions, stack *embedded.Stack, l net.Listener, log *slog.Logger) error {
	c, err := temporal.Local(stack.TemporalAddress, stack.Namespace, log)
	if err != nil {
		return err
	}
	defer c.Close()
	s, err := newService(ctx, stack.AppURL, c, log)
	if err != nil {
		return err
	}
	defer s.close()
	if o.demo {
		if err := setUpDemo(ctx, s.store, stack.Dir); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
	}
	address := "http://" + l.Addr().String()
	if err := writeEndpoints(stack, address); err != nil {
		return err
	}
	if err := s.mailFromHere(stack.Dir, address); err != nil {
		return err
	}
	w := s.worker()
	if err := w.Start(); err != nil {
		return fmt.Errorf("worker: %w", err)
	}
	defer w.Stop()
	var parts sync.WaitGroup
	defer parts.Wait()
	defer cancel()
	parts.Go(func() { s.sweep(ctx) })
	served := make(chan error, 1)
	parts.Go(func() { served <- s.serve(ctx, l) })
	fmt.Fprintln(os.Stdout, "ready "+address)
	if o.demo && o.sample {
		parts.Go(func() {
			if err := addSample(ctx, s, stack.Dir); err != nil && ctx.Err() == nil {
				log.Error("the sample programme is not whole; the next start goes on", "error", err)
			}
		})
	}
	select {
	case err := <-served:
		return err
	case err := <-stack.Failed():
		return fmt.Errorf("PostgreSQL is lost: %w", err)
	case <-ctx.Done():
		log.Info("stopping")
		return errors.Join(<-served)
	}
}
