// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"sync"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Calls are the newest versions of all calls, by deadline.
func (s *Store) Calls(ctx context.Context) ([]call.Call, error) {
	return rows(ctx, s.pool, scanCall, `select body from (select distinct on (code) code, body from call order by code, version desc) newest
		order by (body->>'deadline')::timestamptz desc, code`)
}

// Versions are all versions of a call, newest first; none for a call that is not there.
func (s *Store) Versions(ctx context.Context, code string) ([]call.Call, error) {
	return rows(ctx, s.pool, scanCall, `select body from call where code = $1 order by version desc`, code)
}

// Published says of all versions of a call how they came about, newest first.
func (s *Store) Published(ctx context.Context, code string) ([]contract.Published, error) {
	return shapes[contract.Published](ctx, s.pool, `select c.version, c.created_at as at, coalesce(p.name, '') as by, coalesce(b.reasons, '') as reasons, array(
			select i.dossier from inbox i join dossier d on d.number = i.dossier
			where d.call = c.code and i.command = 'amend-call' and (i.arguments->>'version')::int = c.version order by i.dossier) as touched
		from call c left join publication b on b.call = c.code and b.version = c.version left join person p on p.id = b.person where c.code = $1 order by c.version desc`, code)
}

// Publish stores the first version of a call; ErrCallExists when there is one.
func (s *Store) Publish(ctx context.Context, c call.Call, by access.Person) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		tag, err := pg.Exec(ctx, `insert into call_counter (call) values ($1) on conflict do nothing`, c.Code)
		if err != nil {
			return fmt.Errorf("counter: %w", err)
		}
		if tag.RowsAffected() == 0 {
			return record.ErrCallExists
		}
		return publish(ctx, pg, c, record.Publication{Person: by})
	})
}

// publish stores a version of a call, with who made it, and why. From here on it is the newest.
func publish(ctx context.Context, pg pgx.Tx, c call.Call, by record.Publication) error {
	budget, err := limit(c)
	if err != nil {
		return err
	}
	w := &writing{}
	w.add(`insert into call (code, version, hash, body) values (?, ?, ?, ?)`, c.Code, c.Version, c.Hash(), c.JSON())
	w.add(`insert into publication (call, version, person, reasons) values (?, ?, ?, ?)`, c.Code, c.Version, by.Person.ID, by.Reasons)
	w.add(`update call_counter set version = ?, budget = ? where call = ?`, c.Version, budget, c.Code)
	if err := (&Tx{pg: pg}).send(ctx, w); err != nil {
		return fmt.Errorf("call: %w", err)
	}
	return nil
}

// limit is the budget of a call; nil where it has none.
func limit(c call.Call) (*money.Cents, error) {
	if c.Budget == nil {
		return nil, nil
	}
	cents, err := c.Budget.Cents()
	if err != nil {
		return nil, fmt.Errorf("budget: %w", err)
	}
	return &cents, nil
}

// calls are the versions of calls that were read. A version never changes, so it is read once.
type calls struct{ read sync.Map }

func (k *calls) version(ctx context.Context, q querier, code string, version int) (call.Call, error) {
	name := fmt.Sprintf("%s/%d", code, version)
	if c, there := k.read.Load(name); there {
		return c.(call.Call), nil
	}
	c, err := scanCall(q.QueryRow(ctx, `select body from call where code = $1 and version = $2`, code, version))
	if err == nil {
		k.read.Store(name, c)
	}
	return c, err
}

// Granted is what a call has granted so far.
func (s *Store) Granted(ctx context.Context, code string) (granted money.Cents, err error) {
	err = s.pool.QueryRow(ctx, `select coalesce(sum(n), 0)::bigint from tally where what = 'granted' and key = $1`, code).Scan(&granted)
	return granted, err
}

// Assessors are the people who can be assigned, by name.
func (s *Store) Assessors(ctx context.Context) ([]access.Person, error) {
	return rows(ctx, s.pool, scanPerson, selectPerson+` where p.role = 'assessor' and p.active order by p.name, p.id`)
}
