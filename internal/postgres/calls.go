// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
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
	return rows(ctx, s.pool, func(r pgx.Row) (p contract.Published, err error) {
		err = r.Scan(&p.Version, &p.At, &p.By, &p.Reasons, &p.Touched)
		p.At = p.At.UTC()
		return p, err
	}, `select c.version, c.created_at, coalesce(p.name, ''), coalesce(b.reasons, ''), array(
			select i.dossier from inbox i join dossier d on d.number = i.dossier
			where d.call = c.code and i.command = 'amend-call' and (i.arguments->>'version')::int = c.version order by i.dossier)
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

// publish stores a version of a call, with who made it, and why.
func publish(ctx context.Context, pg pgx.Tx, c call.Call, by record.Publication) error {
	if _, err := pg.Exec(ctx, `insert into call (code, version, hash, body) values ($1, $2, $3, $4)`, c.Code, c.Version, c.Hash(), c.JSON()); err != nil {
		return fmt.Errorf("call: %w", err)
	}
	if _, err := pg.Exec(ctx, `insert into publication (call, version, person, reasons) values ($1, $2, $3, $4)`, c.Code, c.Version, by.Person.ID, by.Reasons); err != nil {
		return fmt.Errorf("publication: %w", err)
	}
	return nil
}

// Granted is what a call has granted so far.
func (s *Store) Granted(ctx context.Context, code string) (granted money.Cents, err error) {
	err = s.pool.QueryRow(ctx, `select coalesce(sum(granted), 0)::bigint from dossier where call = $1 and status <> $2`, code, dossier.Withdrawn).Scan(&granted)
	return granted, err
}

// Assessors are the people who can be assigned, by name.
func (s *Store) Assessors(ctx context.Context) ([]access.Person, error) {
	return rows(ctx, s.pool, scanPerson, selectPerson+` where p.role = 'assessor' and p.active order by p.name, p.id`)
}
