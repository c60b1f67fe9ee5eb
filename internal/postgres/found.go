// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Found makes the row of a new dossier under the lock of the call's counter, and locks it. record.ErrNoCall and record.ErrNoHub refuse
// what the founding names.
func (t *Tx) Found(ctx context.Context, f record.Founding) (rules call.Call, err error) {
	var last int
	err = t.pg.QueryRow(ctx, `update call_counter set last = last + 1 where call = $1 returning last`, f.Call).Scan(&last)
	if errors.Is(err, pgx.ErrNoRows) {
		return rules, record.ErrNoCall
	}
	if err != nil {
		return rules, fmt.Errorf("counter: %w", err)
	}
	if rules, err = scanCall(t.pg.QueryRow(ctx, newestCall, f.Call)); err != nil {
		return rules, err
	}
	number := fmt.Sprintf("%s-%04d", f.Call, last)
	_, err = t.pg.Exec(ctx, `insert into dossier (number, call, call_version, hub, company, title, example) values ($1, $2, $3, $4, $5, $6, $7)`,
		number, f.Call, rules.Version, f.Hub, f.Company, f.Title, f.Example)
	if state(err) == "23503" {
		return rules, record.ErrNoHub
	}
	if err != nil {
		return rules, fmt.Errorf("dossier: %w", err)
	}
	return rules, t.Lock(ctx, number)
}

func scanCall(r pgx.Row) (call.Call, error) {
	var body []byte
	if err := r.Scan(&body); errors.Is(err, pgx.ErrNoRows) {
		return call.Call{}, record.ErrNoCall
	} else if err != nil {
		return call.Call{}, fmt.Errorf("call: %w", err)
	}
	return call.Decode(body)
}

// Newest is the newest version of a call and the clock, under the lock of the call's counter. record.ErrNoCall when there is none.
func (t *Tx) Newest(ctx context.Context, code string) (c call.Call, now time.Time, err error) {
	err = t.pg.QueryRow(ctx, `select clock() from call_counter where call = $1 for update`, code).Scan(&now)
	if errors.Is(err, pgx.ErrNoRows) {
		return c, now, record.ErrNoCall
	}
	if err != nil {
		return c, now, fmt.Errorf("counter: %w", err)
	}
	c, err = scanCall(t.pg.QueryRow(ctx, newestCall, code))
	return c, now.UTC(), err
}

// Publish stores a version of a call, with who made it, and why.
func (t *Tx) Publish(ctx context.Context, c call.Call, by record.Publication) error {
	return publish(ctx, t.pg, c, by)
}

const newestCall = `select body from call where code = $1 order by version desc limit 1`

// Amendable locks the dossiers of a call that are not submitted yet, and those that wait for budget, except those that are known, in
// order of number: the order in which a decision takes them. It gives their numbers.
func (t *Tx) Amendable(ctx context.Context, code string, except []string) ([]string, error) {
	found, err := t.pg.Query(ctx, `select number from dossier where call = $1 and status = any($3)
		and not number = any($2) order by number for update`, code, append([]string{}, except...), dossier.Where(dossier.Status.Amendable))
	if err != nil {
		return nil, fmt.Errorf("drafts: %w", err)
	}
	return pgx.CollectRows(found, pgx.RowTo[string])
}
