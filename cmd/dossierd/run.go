// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	schema "github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
	"github.com/dossierwerkt/dossierwerkt/internal/web"
)

// run serves on a stack: worker, sweep and API, with the demonstration set up and the endpoints written before ready.
func run(ctx context.Context, cancel context.CancelFunc, o upOptions, stack *embedded.Stack, l net.Listener, provider *oidc.Provider,
	log *slog.Logger) error {
	e, err := temporal.Local(stack.TemporalConfig, log)
	if err != nil {
		return err
	}
	defer e.Client.Close()
	s, err := newService(ctx, stack.AppURL, e, log)
	if err != nil {
		return err
	}
	defer s.close()
	behind := s.store.Folded(ctx) // before anybody writes
	var demo []web.DemoPerson
	if o.demo {
		if err := setUpDemo(ctx, s.store, stack.Dir); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
		if demo, err = demonstrators(stack.Dir); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
	}
	address := o.door.url(l)
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
	parts.Go(func() { s.refold(ctx, stack.OwnerURL, behind) })
	parts.Go(func() { s.sweep(ctx) })
	served := make(chan error, 1)
	parts.Go(func() { served <- s.serve(ctx, o.door, l, provider, o.demo, demo) })
	fmt.Fprint(os.Stdout, welcome(stack.Dir, address, o.demo))
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

// refold makes the read model anew where another version of the program made it. Meanwhile what people read is that of then, and commands
// are to be given again.
func (s *service) refold(ctx context.Context, ownerURL string, behind error) {
	began := time.Now()
	err := schema.Refold(ctx, ownerURL)
	switch {
	case err != nil && ctx.Err() == nil:
		s.log.Error("the read model is not whole; the next start goes on", "error", err)
	case err == nil && behind != nil:
		s.log.Info("the read model was made anew", "took", time.Since(began).Round(time.Millisecond))
	}
}

// welcome says where the data are, what to type next, and last that it is ready. Programs wait for that line.
func welcome(dir, address string, demo bool) string {
	next := "add hubs and people, as in docs/operations.md, the first day"
	if demo {
		next = "DOSSIER_SERVER=" + address + " DOSSIER_TOKEN_FILE=" + quoted(filepath.Join(dir, "demo", "hub_staff.token")) + " " +
			quoted(filepath.Join(filepath.Dir(os.Args[0]),
				"dossier")) + ` start --call CW-KORT --hub kempen --company 0999.010.126 --title "Hergebruik hout"`
	}
	return "data  " + dir + "\nnext  " + next + "\nready " + address + "\n"
}

// quoted is a path as a shell reads it.
func quoted(path string) string {
	if !strings.ContainsFunc(path, func(r rune) bool { return !strings.ContainsRune(plain, r) }) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-"
