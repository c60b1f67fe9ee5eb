// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// The advisory locks under which the sweeps run one at a time, over all processes.
const (
	DeliverSweep = 0x646f0001
	OpenSweep    = 0x646f0002
)

// Alone runs do if no other process holds the lock, and says whether it ran.
func (s *Store) Alone(ctx context.Context, lock int64, do func(context.Context) error) (ran bool, err error) {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return false, fmt.Errorf("sweep: connection: %w", err)
	}
	defer conn.Release()
	if err := conn.QueryRow(ctx, `select pg_try_advisory_lock($1)`, lock).Scan(&ran); err != nil || !ran {
		return false, err
	}
	defer func() {
		if _, unlock := conn.Exec(context.WithoutCancel(ctx), `select pg_advisory_unlock($1)`, lock); unlock != nil && err == nil {
			err = fmt.Errorf("sweep: unlock: %w", unlock)
		}
	}()
	return true, do(ctx)
}

// Undelivered gives, per dossier but some, the oldest row that is older than a while and not known to be delivered.
func (s *Store) Undelivered(ctx context.Context, older time.Duration, limit int, but []string) ([]record.Row, error) {
	return rows(ctx, s.lists, scanRow, `select `+rowColumns+` from (select distinct on (dossier) * from inbox
		where not delivered and received_at < clock() - $1::interval and dossier <> all($3) order by dossier, received_at, ordinal) i
		`+whoAsked+` order by i.received_at limit $2`, older, limit, append([]string{}, but...))
}

// Know notes of many keys that their runs know the outcome. It gives those that have none, and stay what is to be delivered.
func (s *Store) Know(ctx context.Context, keys []string) (unsettled []string, err error) {
	return rows(ctx, s.pool, scanCode, `with known as (update inbox set delivered = true where key = any($1) and not delivered and outcome is not null)
		select key from inbox where key = any($1) and outcome is null`, keys)
}

// Waiting are the numbers after one, in order, of dossiers for which the clock should have done something: where a run guards it, a
// minute ago.
func (s *Store) Waiting(ctx context.Context, after string, limit int) ([]string, error) {
	now, err := s.Now(ctx)
	if err != nil {
		return nil, err
	}
	return rows(ctx, s.lists, scanCode, `select number from dossier where number > $1 and due_at <= $4 and (status = any($3) or due_at <= $4 - interval '1 minute')
		order by number limit $2`, after, limit, dossier.Where(dossier.Status.Final), now)
}

// Numbers are all dossiers, in order.
func (s *Store) Numbers(ctx context.Context) ([]string, error) {
	found, err := s.pool.Query(ctx, `select number from dossier where seq > 0 order by number`)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(found, pgx.RowTo[string])
}
