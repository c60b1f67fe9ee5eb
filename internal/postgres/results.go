// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Results counts what the programme came to: trajectories, dossiers that were ever submitted, and aid that must be registered.
func (s *Store) Results(ctx context.Context, asked record.Asked) (r record.Results, err error) {
	if r.Hubs, err = s.HubCodes(ctx); err != nil {
		return r, fmt.Errorf("results: hubs: %w", err)
	}
	if r.Trajectories, err = s.begun(ctx); err != nil {
		return r, fmt.Errorf("results: trajectories: %w", err)
	}
	if r.Dossiers, err = s.submitted(ctx, asked); err != nil {
		return r, fmt.Errorf("results: dossiers: %w", err)
	}
	if r.Unregistered, err = s.unregistered(ctx, asked); err != nil {
		return r, fmt.Errorf("results: register: %w", err)
	}
	fits := func(list []record.Result) []record.Result {
		return slices.DeleteFunc(list, func(x record.Result) bool { return !asked.Fits(x) })
	}
	r.Trajectories, r.Dossiers = fits(r.Trajectories), fits(r.Dossiers)
	return r, nil
}

func scanResult(row pgx.Row) (r record.Result, err error) {
	r.N = 1
	err = row.Scan(&r.ID, &r.Hub, &r.Year, &r.Approved)
	return r, err
}

// begun are the trajectories of the programme.
func (s *Store) begun(ctx context.Context) ([]record.Result, error) {
	return rows(ctx, s.lists, scanResult, `select t.id, h.hub, coalesce(extract(year from t.started)::int, 0), false
		from trajectory t join trajectory_hub h on h.trajectory = t.id and h.position = 1 order by t.id`)
}

// earlier are the grants from before this system.
const earlier = `select distinct reference, hub, extract(year from granted_on)::int, true from imported_grant`

// submitted are the dossiers that were ever submitted, and the grants from before this system: one by one, or how many there are
// where there are more than anybody reads.
func (s *Store) submitted(ctx context.Context, asked record.Asked) ([]record.Result, error) {
	kept, err := s.tallied(ctx)
	if err != nil {
		return nil, err
	}
	many := 0
	for _, r := range kept {
		if asked.Fits(r) {
			many += r.N
		}
	}
	if many <= record.MostCounted {
		sql, args := `select number, hub, extract(year from submitted_at at time zone 'Europe/Brussels')::int, status = 'approved'
			from dossier where submitted_at is not null`, []any{}
		if asked.Hub != "" {
			sql, args = sql+` and hub = $1`, []any{asked.Hub}
		}
		return rows(ctx, s.lists, scanResult, sql+` union all `+earlier+` order by 1`, args...)
	}
	grants, err := rows(ctx, s.lists, scanResult, earlier)
	for i := range grants {
		grants[i].ID = ""
	}
	return append(kept, grants...), err
}

// tallied is how many dossiers were submitted, by hub, year and whether they stand approved.
func (s *Store) tallied(ctx context.Context) (all []record.Result, err error) {
	submitted, err := s.tally(ctx, "submitted")
	if err != nil {
		return nil, err
	}
	approved, err := s.tally(ctx, "approved")
	if err != nil {
		return nil, err
	}
	for key, n := range submitted {
		var r record.Result
		if _, err := fmt.Sscan(key, &r.Hub, &r.Year); err != nil {
			return nil, fmt.Errorf("figures: %q: %w", key, err)
		}
		r.N = n - approved[key]
		all = append(all, r)
		r.N, r.Approved = approved[key], true
		all = append(all, r)
	}
	return all, nil
}

// asked narrows a filter to a part of the programme, by a column that holds instants or days.
func (f *filter) asked(a record.Asked, column string) {
	if a.Hub != "" {
		f.and("hub = ?", a.Hub)
	}
	switch {
	case a.Year == nil:
	case *a.Year == 0: // instants are on record wherever something is
		f.and("false")
	default:
		begins := func(year int) time.Time { return calendar.Date{Year: year, Month: time.January, Day: 1}.At(0, 0) }
		f.and(column+" >= ? and "+column+" < ?", begins(*a.Year), begins(*a.Year+1))
	}
}

// ResultIDs are the next records behind a figure, by id: trajectories, or what was submitted or approved.
func (s *Store) ResultIDs(ctx context.Context, figure string, asked record.Asked, after string, limit int) ([]string, error) {
	if figure == contract.Trajectories {
		all, err := s.begun(ctx)
		var ids []string
		for _, r := range all {
			if asked.Fits(r) && r.ID > after && len(ids) < limit {
				ids = append(ids, r.ID)
			}
		}
		return ids, err
	}
	dossiers := filter{where: "dossier where submitted_at is not null"}
	if figure == contract.Approved {
		dossiers.and("status = ?", dossier.Approved)
	}
	dossiers.asked(asked, "submitted_at")
	dossiers.and("number > ?", after)
	grants := filter{where: "imported_grant where true", args: dossiers.args}
	grants.asked(asked, "granted_on")
	grants.and("reference > ?", after)
	sql, args := fill(`(select number from `+dossiers.where+` order by number limit ?) union select reference from `+grants.where+` order by 1 limit ?`,
		grants.args, []any{limit, limit})
	return rows(ctx, s.lists, scanCode, sql, args...)
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

// AddExamplePeople stores people whose membership is over; who is there stays as they are.
func (s *Store) AddExamplePeople(ctx context.Context, people []access.Person) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		for _, p := range people {
			if _, err := pg.Exec(ctx, `with added as (insert into person (id, name) values ($1, $2) on conflict do nothing returning id)
				insert into membership (id, person, role, hub, company, since, until) select id, id, $3, $4, $5, timestamptz '2020-01-01', clock() from added`,
				p.ID, p.Name, p.Role, p.Hub, p.Company); err != nil {
				return fmt.Errorf("person: %w", err)
			}
		}
		return nil
	})
}
