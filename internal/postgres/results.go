// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Results lists what the programme came to: hubs, trajectories, and the dossiers that were ever submitted.
func (s *Store) Results(ctx context.Context) (r record.Results, err error) {
	found, err := s.pool.Query(ctx, `select code from hub order by code`)
	if err != nil {
		return r, fmt.Errorf("results: hubs: %w", err)
	}
	if r.Hubs, err = pgx.CollectRows(found, pgx.RowTo[string]); err != nil {
		return r, fmt.Errorf("results: hubs: %w", err)
	}
	r.Trajectories, err = rows(ctx, s.pool, func(row pgx.Row) (x record.Result, err error) {
		err = row.Scan(&x.ID, &x.Hub, &x.Year)
		return x, err
	}, `select t.id, h.hub, coalesce(extract(year from t.started)::int, 0) from trajectory t join trajectory_hub h on h.trajectory = t.id and h.position = 1 order by t.id`)
	if err != nil {
		return r, fmt.Errorf("results: trajectories: %w", err)
	}
	r.Dossiers, err = rows(ctx, s.pool, func(row pgx.Row) (x record.Result, err error) {
		err = row.Scan(&x.ID, &x.Hub, &x.Year, &x.Approved)
		return x, err
	}, `select number, hub, extract(year from submitted_at at time zone 'Europe/Brussels')::int, status = 'approved' from dossier where submitted_at is not null
		union all select distinct reference, hub, extract(year from granted_on)::int, true from imported_grant order by 1`)
	if err != nil {
		return r, fmt.Errorf("results: dossiers: %w", err)
	}
	if r.Register, err = s.Register(ctx, true); err != nil {
		return r, fmt.Errorf("results: %w", err)
	}
	if r.Now, err = s.Now(ctx); err != nil {
		return r, fmt.Errorf("results: clock: %w", err)
	}
	return r, nil
}

// Examples are the company numbers of the invented dossiers that are there.
func (s *Store) Examples(ctx context.Context) (map[string]bool, error) {
	there := map[string]bool{}
	var company string
	found, err := s.pool.Query(ctx, `select company from dossier where example`)
	if err != nil {
		return nil, fmt.Errorf("examples: %w", err)
	}
	_, err = pgx.ForEachRow(found, []any{&company}, func() error { there[company] = true; return nil })
	return there, err
}

// AddExamplePeople stores people who are no longer active; who is there stays as they are.
func (s *Store) AddExamplePeople(ctx context.Context, people []access.Person) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		for _, p := range people {
			if _, err := pg.Exec(ctx, `insert into person (id, name, role, hub, company, active) values ($1, $2, $3, $4, $5, false) on conflict do nothing`,
				p.ID, p.Name, p.Role, p.Hub, p.Company); err != nil {
				return fmt.Errorf("person: %w", err)
			}
		}
		return nil
	})
}
