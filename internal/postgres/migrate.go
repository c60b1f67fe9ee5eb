// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync/atomic"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/jackc/pgx/v5"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrationLock keeps two migrations from running at once.
const migrationLock = 0x646f7373 // "doss"

// Migrate is Prepare and Refold.
func Migrate(ctx context.Context, ownerURL, appRole string) error {
	if err := Prepare(ctx, ownerURL, appRole); err != nil {
		return err
	}
	return Refold(ctx, ownerURL)
}

// Prepare brings the schema up to date as its owner, and gives the application's role its rights. It reads no dossier when there is
// nothing to do. Every migration is one transaction; a file is applied once and never edited afterwards.
func Prepare(ctx context.Context, ownerURL, appRole string) error {
	return asOwner(ctx, ownerURL, func(conn *pgx.Conn) error {
		names, err := fs.Glob(migrations, "migrations/*.sql")
		if err != nil {
			return fmt.Errorf("list: %w", err)
		}
		for _, name := range names {
			if err := apply(ctx, conn, name); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		if err := fillIn(ctx, conn); err != nil {
			return fmt.Errorf("counters: %w", err)
		}
		if err := trigrams(ctx, conn); err != nil {
			return err
		}
		return grant(ctx, conn, appRole)
	})
}

// asOwner runs do as the owner of the schema, alone.
func asOwner(ctx context.Context, ownerURL string, do func(*pgx.Conn) error) error {
	conn, err := pgx.Connect(ctx, ownerURL)
	if err != nil {
		return fmt.Errorf("migrate: connect: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, `select pg_advisory_lock($1)`, migrationLock); err != nil {
		return fmt.Errorf("migrate: lock: %w", err)
	}
	for _, statement := range []string{`create schema if not exists dossierwerkt`, `set search_path = dossierwerkt`,
		`create table if not exists migration (name text primary key, applied_at timestamptz not null default clock_timestamp())`} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return fmt.Errorf("migrate: prepare: %w", err)
		}
	}
	if err := do(conn); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

func apply(ctx context.Context, conn *pgx.Conn, name string) error {
	body, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `insert into migration (name) values ($1) on conflict do nothing`, name)
		if err != nil || tag.RowsAffected() == 0 {
			return err
		}
		_, err = tx.Exec(ctx, string(body))
		return err
	})
}

func grant(ctx context.Context, conn *pgx.Conn, role string) error {
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		for _, g := range grants {
			if _, err := tx.Exec(ctx, strings.ReplaceAll(g, "%s", pgx.Identifier{role}.Sanitize())); err != nil {
				return fmt.Errorf("grant: %w", err)
			}
		}
		return nil
	})
}

// Current says whether the schema is the one that this program was built for.
func (s *Store) Current(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	var applied int
	if err := s.pool.QueryRow(ctx, `select count(*) from migration where name = any($1)`, names).Scan(&applied); err != nil {
		return fmt.Errorf("schema: run dossierd migrate first: %w", err)
	}
	if applied != len(names) {
		return fmt.Errorf("schema: %d of %d migrations applied; run dossierd migrate", applied, len(names))
	}
	return nil
}

// Folded says whether the read model is this program's. As long as it is not, nothing that locks a dossier succeeds.
func (s *Store) Folded(ctx context.Context) error {
	s.behind.Store(true)
	return caughtUp(ctx, s.pool, &s.behind)
}

func caughtUp(ctx context.Context, q querier, behind *atomic.Bool) error {
	var folded int
	if err := q.QueryRow(ctx, `select version from fold`).Scan(&folded); err != nil || folded != dossier.FoldVersion {
		return errors.Join(fmt.Errorf("read model: made by another version of this program; stop every process, then run dossierd migrate"), err)
	}
	behind.Store(false)
	return nil
}
