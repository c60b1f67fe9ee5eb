// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// promised is what a dossier takes of the budget of its call.
func promised(s dossier.State) money.Cents {
	if s.Status == dossier.Withdrawn {
		return 0
	}
	return s.Granted
}

// left is what a call can still grant, the dossier's own grant not counted; nil where it has no budget.
func (t *Tx) left(budget *money.Cents, granted money.Cents) *money.Cents {
	if budget == nil {
		return nil
	}
	left := *budget - granted + promised(t.dossier.State)
	return &left
}

// Budget is what the call can still grant, under the lock of its counter: until the end of the transaction nobody grants more.
func (t *Tx) Budget(ctx context.Context) (*money.Cents, error) {
	var budget *money.Cents
	var granted money.Cents
	if err := t.pg.QueryRow(ctx, `select budget, granted from call_counter where call = $1 for update`, t.dossier.Call).Scan(&budget,
		&granted); err != nil {
		return nil, fmt.Errorf("counter: %w", err)
	}
	return t.left(budget, granted), nil
}

// miscounted are the counters of calls that keep another version, budget or sum of grants than stands in the record. $1 is withdrawn.
const miscounted = `select n.* from call_counter c join (select code, version, budget,
		case when budget is null then 0 else (select coalesce(sum(granted), 0)::bigint from dossier where call = code and granted > 0 and status <> $1) end as granted
		from (select distinct on (code) code, version, ((body #>> '{budget,amount}')::numeric * 100)::bigint as budget from call
			where %s order by code, version desc) newest) n on c.call = n.code
	where (c.version, c.budget, c.granted) is distinct from (n.version, n.budget, n.granted)`

// fillIn fills in what counters of calls keep where they keep nothing yet.
func fillIn(ctx context.Context, q executor) error {
	return recount(ctx, q, `code in (select call from call_counter where version is null)`)
}

// putRight fills in what counters of calls keep where an older program, that does not keep it, wrote. Only then does it hold them.
func putRight(ctx context.Context, conn *pgx.Conn) error {
	var wrong bool
	if err := conn.QueryRow(ctx, `select exists (`+fmt.Sprintf(miscounted, "true")+`)`, dossier.Withdrawn).Scan(&wrong); err != nil || !wrong {
		return err
	}
	return pgx.BeginFunc(ctx, conn, func(pg pgx.Tx) error {
		if _, err := pg.Exec(ctx, `select from call_counter order by call for update`); err != nil { // nobody grants meanwhile
			return err
		}
		return recount(ctx, pg, "true")
	})
}

func recount(ctx context.Context, q executor, which string) error {
	_, err := q.Exec(ctx, `update call_counter c set version = n.version, budget = n.budget, granted = n.granted from (`+fmt.Sprintf(miscounted, which)+`) n where c.call = n.code`,
		dossier.Withdrawn)
	return err
}

// Rank is the place that the dossier takes on the reserve list of its call, as far as is known without the lock of its counter; with it
// held, until the end of the transaction.
func (t *Tx) Rank(ctx context.Context, hold bool) (int, error) {
	under := ""
	if hold {
		under = `(select from call_counter where call = $1 for update) counter, `
	}
	return rank(ctx, t.pg, under, t.dossier)
}

// Place is where a dossier stands on the reserve list of its call by now: others may have left the list, or come before it.
func (s *Store) Place(ctx context.Context, d record.Dossier) (int, error) {
	return rank(ctx, s.pool, "", d)
}

func rank(ctx context.Context, q querier, under string, d record.Dossier) (place int, err error) {
	err = q.QueryRow(ctx, `select place from `+under+`lateral reserve_place($1, $2, $3, $4, $5) place`, ranking(d)...).Scan(&place)
	return place, err
}

// ranking is what a dossier is ranked by.
func ranking(d record.Dossier) []any {
	var total dossier.Mark
	if c := d.State.Consensus; c != nil {
		total = c.Total
	}
	return []any{d.Call, d.Number, total.Sum, max(total.Of, 1), d.State.SubmittedAt}
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
