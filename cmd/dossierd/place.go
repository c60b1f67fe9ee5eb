// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"

	private "github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/spf13/cobra"
)

// place is where the record and the engine are: with dir those of a dossierd up, else those that the environment names.
type place struct{ dir string }

func (p *place) flag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.dir, "data", "", "data directory of a running dossierd up, instead of "+databaseURL+" and TEMPORAL_ADDRESS")
}

// app is the URL of the application's role.
func (p place) app() (string, error) {
	if p.dir == "" {
		return orData(secret(databaseURL))
	}
	e, err := readEndpoints(p.dir)
	return e.Postgres, err
}

// owner is the URL of the role that owns the schema.
func (p place) owner() (string, error) {
	if p.dir == "" {
		return orData(secret(migrateURL))
	}
	e, err := readEndpoints(p.dir)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(e.Postgres)
	if err != nil {
		return "", fmt.Errorf("--data: %s cannot be read: start dossierd up again, which writes it anew", endpointsFile(p.dir))
	}
	password, err := private.Password(p.dir, private.OwnerRole)
	if err != nil {
		return "", fmt.Errorf("--data: %w", err)
	}
	u.User = url.UserPassword(private.OwnerRole, password)
	return u.String(), nil
}

func orData(url string, err error) (string, error) {
	if err != nil {
		return "", fmt.Errorf("%w; or name the data directory of a running dossierd up with --data", err)
	}
	return url, nil
}

// engine is the engine beside the record.
func (p place) engine(ctx context.Context, log *slog.Logger) (temporal.Engine, error) {
	if p.dir == "" {
		return temporal.Dial(ctx, wire.Namespace, log)
	}
	e, err := readEndpoints(p.dir)
	if err != nil {
		return temporal.Engine{}, err
	}
	if e.TemporalConfig == "" {
		return temporal.Engine{}, fmt.Errorf("--data: %s says no way to the engine: start dossierd up --data %s, which writes it anew", endpointsFile(p.dir), p.dir)
	}
	return temporal.Local(e.TemporalConfig, log)
}

// store opens the record as the application's role, for a command that needs no engine.
func (p place) store(ctx context.Context) (*postgres.Store, error) {
	url, err := p.app()
	if err != nil {
		return nil, err
	}
	store, err := postgres.Open(ctx, url, 2)
	if err != nil {
		return nil, err
	}
	for _, check := range []func(context.Context) error{store.Ping, store.Confined, store.Current, store.Folded} {
		if err := check(ctx); err != nil {
			store.Close()
			return nil, p.away(err)
		}
	}
	return store, nil
}

// with runs a command on the record.
func (p place) with(ctx context.Context, do func(*postgres.Store) error) error {
	store, err := p.store(ctx)
	if err != nil {
		return err
	}
	defer store.Close()
	return do(store)
}

// asOwner runs a command on the record as the owner of the schema.
func (p place) asOwner(ctx context.Context, do func(*postgres.Owner) error) error {
	url, err := p.owner()
	if err != nil {
		return err
	}
	owner, err := postgres.OpenOwner(ctx, url)
	if err != nil {
		return err
	}
	defer owner.Close()
	return p.away(do(owner))
}

// away says of a database that does not answer how to have it answer.
func (p place) away(err error) error {
	said := new(pgconn.PgError)
	if lost := new(pgconn.ConnectError); p.dir != "" && errors.As(err, &lost) && !errors.As(err, &said) {
		return fmt.Errorf("no database answers in %s: start dossierd up --data %[1]s first: %w", p.dir, err)
	}
	return err
}
