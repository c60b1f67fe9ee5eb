// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Version is a version of the dossier's call.
func (t *Tx) Version(ctx context.Context, version int) (call.Call, error) {
	return scanCall(t.pg.QueryRow(ctx, `select body from call where code = $1 and version = $2`, t.dossier.Call, version))
}

// Budget is what the newest version of the call can still grant, other dossiers' grants taken off. The counter's lock makes
// decisions of one call wait for each other, so that together they never grant more than there is.
func (t *Tx) Budget(ctx context.Context) (*money.Cents, error) {
	if _, err := t.pg.Exec(ctx, `select from call_counter where call = $1 for update`, t.dossier.Call); err != nil {
		return nil, fmt.Errorf("counter: %w", err)
	}
	newest, err := scanCall(t.pg.QueryRow(ctx, newestCall, t.dossier.Call))
	if err != nil || newest.Budget == nil {
		return nil, err
	}
	left, err := newest.Budget.Cents()
	if err != nil {
		return nil, fmt.Errorf("budget: %w", err)
	}
	var granted money.Cents
	err = t.pg.QueryRow(ctx, `select coalesce(sum(granted), 0)::bigint from dossier where call = $1 and number <> $2 and status <> $3`,
		t.dossier.Call, t.dossier.Number, dossier.Withdrawn).Scan(&granted)
	left -= granted
	return &left, err
}

// Rank is the place that the dossier takes on the reserve list of its call.
func (t *Tx) Rank(ctx context.Context) (int, error) { return rank(ctx, t.pg, t.dossier) }

// Place is where a dossier stands on the reserve list of its call by now: others may have left the list, or come before it.
func (s *Store) Place(ctx context.Context, d record.Dossier) (int, error) {
	return rank(ctx, s.pool, d)
}

// rank goes by total, then by instant of submission.
func rank(ctx context.Context, q querier, d record.Dossier) (place int, err error) {
	var total dossier.Mark
	if c := d.State.Consensus; c != nil {
		total = c.Total
	}
	err = q.QueryRow(ctx, `select count(*) + 1 from dossier where call = $1 and number <> $2 and status = 'reserve'
		and (score_sum::bigint * $4, $5::timestamptz) > ($3::bigint * greatest(score_of, 1), submitted_at)`,
		d.Call, d.Number, total.Sum, max(total.Of, 1), d.State.SubmittedAt).Scan(&place)
	return place, err
}

// Upload finds a document that somebody brought in.
func (t *Tx) Upload(ctx context.Context, id string) (u record.Upload, err error) {
	err = t.pg.QueryRow(ctx, `select id, dossier, person, sha256, bytes, coalesce(used_by, '') from upload where id = $1`, id).
		Scan(&u.ID, &u.Dossier, &u.Person, &u.SHA256, &u.Bytes, &u.UsedBy)
	if errors.Is(err, pgx.ErrNoRows) {
		return u, record.ErrNoDocument
	}
	return u, err
}

// Keep stores a document that somebody brought in.
func (t *Tx) Keep(ctx context.Context, u record.Upload) error {
	_, err := t.pg.Exec(ctx, `insert into upload (id, dossier, person, sha256, bytes, created_at) values ($1, $2, $3, $4, $5, $6)`,
		u.ID, u.Dossier, u.Person, u.SHA256, u.Bytes, t.now)
	if err != nil {
		return fmt.Errorf("upload: %w", err)
	}
	return t.remark(ctx, u.SHA256, u.Remarks)
}

// Spend uses an upload up: its bytes stand in the record from here on.
func (t *Tx) Spend(ctx context.Context, id, key string) error {
	tag, err := t.pg.Exec(ctx, `update upload set used_by = $2, bytes = null where id = $1 and used_by is null`, id, key)
	if err == nil && tag.RowsAffected() != 1 {
		err = errors.New("the upload was used before")
	}
	return err
}
