// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/jackc/pgx/v5"
)

const trajectoryColumns = `t.id, t.title, t.state, t.result, coalesce(to_char(t.started, 'YYYY-MM-DD'), ''), coalesce(to_char(t.ended, 'YYYY-MM-DD'), ''),
	array(select h.hub from trajectory_hub h where h.trajectory = t.id order by h.position),
	array(select p.organisation from trajectory_partner p where p.trajectory = t.id order by p.organisation)`

// into is where the columns of a trajectory go.
func into(t *registry.Trajectory) []any {
	return []any{&t.ID, &t.Title, &t.State, &t.Result, &t.Started, &t.Ended, &t.Hubs, &t.Partners}
}

// AddTrajectory stores a trajectory that was checked. ErrTrajectoryTaken says that its id is in use; Faults name the hubs and
// organisations that do not exist.
func (s *Store) AddTrajectory(ctx context.Context, t registry.Trajectory, by string) error {
	return s.transact(ctx, func(pg pgx.Tx) error { return addTrajectory(ctx, pg, t, by) })
}

func addTrajectory(ctx context.Context, pg pgx.Tx, t registry.Trajectory, by string) error {
	tag, err := pg.Exec(ctx, `insert into trajectory (id, title, state, result, started, ended, created_by)
		values ($1, $2, $3, $4, nullif($5, '')::date, nullif($6, '')::date, nullif($7, '')) on conflict do nothing`,
		t.ID, t.Title, t.State, t.Result, string(t.Started), string(t.Ended), by)
	if err != nil {
		return fmt.Errorf("trajectory: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return registry.ErrTrajectoryTaken
	}
	return connect(ctx, pg, t)
}

// connect stores with whom a trajectory is run.
func connect(ctx context.Context, pg pgx.Tx, t registry.Trajectory) error {
	var faults fault.Faults
	for _, list := range []struct {
		pointer, code, known string
		codes                []string
	}{
		{"/hubs", registry.CodeUnknownHub, `select code from hub where code = any($1)`, t.Hubs},
		{"/partners", registry.CodeUnknownOrganisation, `select code from organisation where code = any($1)`, t.Partners},
	} {
		known, err := rows(ctx, pg, scanCode, list.known, list.codes)
		if err != nil {
			return fmt.Errorf("trajectory: %s: %w", list.pointer, err)
		}
		faults = append(faults, registry.Unknown(list.pointer, list.code, list.codes, known)...)
	}
	if len(faults) > 0 {
		return faults
	}
	for _, statement := range []string{`delete from trajectory_hub where trajectory = $1`,
		`delete from trajectory_partner where trajectory = $1`} {
		if _, err := pg.Exec(ctx, statement, t.ID); err != nil {
			return fmt.Errorf("trajectory: clear: %w", err)
		}
	}
	if _, err := pg.Exec(ctx, `insert into trajectory_hub (trajectory, hub, position) select $1, hub, position from unnest($2::text[]) with ordinality as x(hub, position)`, t.ID, t.Hubs); err != nil {
		return fmt.Errorf("trajectory: hubs: %w", err)
	}
	if _, err := pg.Exec(ctx, `insert into trajectory_partner (trajectory, organisation) select $1, unnest($2::text[])`, t.ID,
		t.Partners); err != nil {
		return fmt.Errorf("trajectory: partners: %w", err)
	}
	return nil
}

func scanCode(r pgx.Row) (code string, err error) {
	err = r.Scan(&code)
	return code, err
}

func scanTraced(r pgx.Row) (t registry.Traced, err error) {
	err = r.Scan(append(into(&t.Trajectory), &t.Dossiers)...)
	return t, err
}

// ChangeTrajectory puts what change makes of a trajectory in its place, with its row locked, so that of two changes neither is
// lost. ErrNoTrajectory, Faults as of AddTrajectory, or the error of change; nothing is stored then.
func (s *Store) ChangeTrajectory(ctx context.Context, id, by string, change func(registry.Trajectory) (registry.Trajectory, error)) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		if err := pg.QueryRow(ctx, `select id from trajectory where id = $1 for update`, id).Scan(&id); errors.Is(err, pgx.ErrNoRows) {
			return registry.ErrNoTrajectory
		} else if err != nil {
			return fmt.Errorf("trajectory: lock: %w", err)
		}
		var before registry.Trajectory
		if err := pg.QueryRow(ctx, `select `+trajectoryColumns+` from trajectory t where t.id = $1`, id).Scan(into(&before)...); err != nil {
			return fmt.Errorf("trajectory: read: %w", err)
		}
		after, err := change(before)
		if err != nil {
			return err
		}
		if _, err := pg.Exec(ctx, `update trajectory set title = $2, state = $3, result = $4, started = nullif($5, '')::date, ended = nullif($6, '')::date,
			changed_by = nullif($7, ''), changed_at = clock() where id = $1`,
			id, after.Title, after.State, after.Result, string(after.Started), string(after.Ended), by); err != nil {
			return fmt.Errorf("trajectory: change: %w", err)
		}
		after.ID = id
		return connect(ctx, pg, after)
	})
}

// KnowsTrajectory says whether there is a trajectory of an id.
func (s *Store) KnowsTrajectory(ctx context.Context, id string) (known bool, err error) {
	if err := s.pool.QueryRow(ctx, `select exists (select from trajectory where id = $1)`, id).Scan(&known); err != nil {
		return false, fmt.Errorf("trajectory: %w", err)
	}
	return known, nil
}

// Trajectories finds trajectories by id, each with the dossiers whose newest content names it and that the person may see.
func (s *Store) Trajectories(ctx context.Context, p access.Identity, f registry.Filter) ([]registry.Traced, error) {
	found, err := rows(ctx, s.pool, scanTraced, `select `+trajectoryColumns+`,
		array(select number from dossier join content c on c.dossier = number and c.version = dossier.content
			where lower(c.body -> 'hubs' ->> 'trajectory') = t.id and c.body -> 'hubs' ->> 'trajectory' <> '' and seq > 0 and `+visible+` order by number)
		from trajectory t where ($6 = '' or t.id = $6) and ($7 = '' or t.state = $7)
		and ($8 = '' or exists (select from trajectory_hub h where h.trajectory = t.id and h.hub = $8)) order by t.id`,
		append(eyes(p), f.ID, string(f.State), f.Hub)...)
	if err != nil {
		return nil, fmt.Errorf("trajectories: %w", err)
	}
	return found, nil
}
