// SPDX-License-Identifier: EUPL-1.2

// Package embedded is everything that Dossierwerkt runs on, in one process on one machine:
// a private PostgreSQL and a Temporal server that persists in it.
package embedded

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded/engine"
	"github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"
	enumspb "go.temporal.io/api/enums/v1"
)

// Options of the stack.
type Options struct {
	Dir              string // data directory
	PostgresBin      string // folder with PostgreSQL's programs; found when empty
	Namespace        string
	SearchAttributes map[string]enumspb.IndexedValueType
	Signals          []string // names that the engine's key for signals may send
	TemporalUI       string   // address for Temporal's own pages, on loopback; empty for none
	Log              *slog.Logger
	NewPasswords     bool // for the roles of a database that exists, where its secrets were lost
	Ephemeral        bool // for tests: nothing survives
	// Ready is called as soon as PostgreSQL answers, beside the start of the engine: the schema can be migrated meanwhile.
	Ready func(ctx context.Context, ownerURL string) error
}

// Stack is what runs.
type Stack struct {
	Dir             string
	OwnerURL        string // of the role that owns the schema
	AppURL          string // of the application's role
	TemporalAddress string
	TemporalKeys    engine.Keys
	TemporalConfig  string // file with a profile for each key
	Namespace       string
	PostgresPort    int

	lock     *lock
	postgres *postgres.Server
	engine   *engine.Engine
	ui       *ui
}

// Start takes the directory for itself and starts everything in it. It leaves nothing running when it fails.
func Start(ctx context.Context, o Options) (*Stack, error) {
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("data directory: %w", err)
	}
	if err := os.MkdirAll(dir, 0o711); err != nil {
		return nil, fmt.Errorf("data directory: %w", err)
	}
	s := &Stack{Dir: dir, Namespace: o.Namespace}
	if s.lock, err = takeLock(dir); err != nil {
		return nil, err
	}
	if err := s.start(ctx, o); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}

func (s *Stack) start(ctx context.Context, o Options) (err error) {
	s.postgres, err = postgres.Start(ctx, postgres.Options{Dir: s.Dir, Bin: o.PostgresBin, Log: o.Log, Ephemeral: o.Ephemeral,
		NewPasswords: o.NewPasswords})
	if err != nil {
		return err
	}
	s.OwnerURL = s.postgres.URL(postgres.OwnerRole, postgres.Database)
	s.AppURL = s.postgres.URL(postgres.AppRole, postgres.Database)
	s.PostgresPort = s.postgres.Port
	ready := make(chan error, 1)
	go func() {
		if o.Ready == nil {
			ready <- nil
			return
		}
		ready <- o.Ready(ctx, s.OwnerURL)
	}()
	s.engine, err = engine.Start(ctx, engine.Options{Dir: s.Dir, Namespace: o.Namespace, SearchAttributes: o.SearchAttributes,
		Signals: o.Signals, Log: o.Log,
		Database: engine.Database{Address: s.postgres.Address(), User: postgres.TemporalRole,
			Password: s.postgres.Password(postgres.TemporalRole),
			Main:     postgres.TemporalDatabase, Visibility: postgres.VisibilityDatabase}})
	if err = errors.Join(err, <-ready); err != nil {
		return err
	}
	s.TemporalAddress, s.TemporalKeys, s.TemporalConfig = s.engine.Address, s.engine.Keys, engine.ConfigFile(s.Dir)
	if o.TemporalUI != "" {
		s.ui, err = startUI(o.TemporalUI, s.engine, s.Dir, o.Log)
	}
	return err
}

// Failed delivers one error when something is lost that cannot be started again.
func (s *Stack) Failed() <-chan error { return s.postgres.Failed() }

// Stop ends everything, the database last.
func (s *Stack) Stop() error {
	var errs []error
	if s.ui != nil {
		s.ui.stop()
	}
	if s.engine != nil {
		errs = append(errs, s.engine.Stop())
	}
	if s.postgres != nil {
		s.postgres.Stop()
	}
	return errors.Join(append(errs, s.lock.release())...)
}
