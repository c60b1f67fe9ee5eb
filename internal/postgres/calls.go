// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/jackc/pgx/v5"
)

// Calls are the newest versions of all calls, by deadline.
func (s *Store) Calls(ctx context.Context) ([]call.Call, error) {
	return rows(ctx, s.pool, scanCall, `select body from (select distinct on (code) code, body from call order by code, version desc) newest
		order by body->>'deadline' desc, code`)
}

// Versions are all versions of a call, newest first; none for a call that is not there.
func (s *Store) Versions(ctx context.Context, code string) ([]call.Call, error) {
	return rows(ctx, s.pool, scanCall, `select body from call where code = $1 order by version desc`, code)
}

// Publish stores the first version of a call; ErrCallExists when there is one.
func (s *Store) Publish(ctx context.Context, c call.Call) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		tag, err := pg.Exec(ctx, `insert into call_counter (call) values ($1) on conflict do nothing`, c.Code)
		if err != nil {
			return fmt.Errorf("counter: %w", err)
		}
		if tag.RowsAffected() == 0 {
			return ledger.ErrCallExists
		}
		_, err = pg.Exec(ctx, `insert into call (code, version, hash, body) values ($1, $2, $3, $4)`, c.Code, c.Version, c.Hash(), c.JSON())
		return err
	})
}

// Granted is what a call has granted so far.
func (s *Store) Granted(ctx context.Context, code string) (granted money.Cents, err error) {
	err = s.pool.QueryRow(ctx, `select coalesce(sum(granted), 0)::bigint from dossier where call = $1 and status <> 'withdrawn'`, code).Scan(&granted)
	return granted, err
}

// Assessors are the people who can be assigned, by name.
func (s *Store) Assessors(ctx context.Context) ([]access.Person, error) {
	return rows(ctx, s.pool, scanPerson, selectPerson+` where p.role = 'assessor' and p.active order by p.name, p.id`)
}
