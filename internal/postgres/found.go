// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/jackc/pgx/v5"
)

// found makes the row of a new dossier with its first content, under the call's counter lock.
func found(ctx context.Context, pg pgx.Tx, person string, f ledger.Founding) (*tx, call.Call, error) {
	var last int
	err := pg.QueryRow(ctx, `update call_counter set last = last + 1 where call = $1 returning last`, f.Call).Scan(&last)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, call.Call{}, ledger.ErrNoCall
	}
	if err != nil {
		return nil, call.Call{}, fmt.Errorf("counter: %w", err)
	}
	rules, err := scanCall(pg.QueryRow(ctx, newestCall, f.Call))
	if err != nil {
		return nil, call.Call{}, err
	}
	number := fmt.Sprintf("%s-%04d", f.Call, last)
	_, err = pg.Exec(ctx, `insert into dossier (number, call, call_version, hub, company, title, example) values ($1, $2, $3, $4, $5, $6, $7)`,
		number, f.Call, rules.Version, f.Hub, f.Company, f.Title, f.Example)
	if state(err) == "23503" {
		return nil, call.Call{}, ledger.ErrNoHub
	}
	if err != nil {
		return nil, call.Call{}, fmt.Errorf("dossier: %w", err)
	}
	t, err := lock(ctx, pg, number)
	if err != nil {
		return nil, call.Call{}, err
	}
	content, err := ledger.Described(ctx, t, application.Empty(application.Identity{CompanyNumber: f.Company, Hub: f.Hub, Title: f.Title}))
	if err != nil {
		return nil, call.Call{}, err
	}
	_, err = t.Save(ctx, person, content)
	return t, rules, err
}

func scanCall(r pgx.Row) (call.Call, error) {
	var body []byte
	if err := r.Scan(&body); errors.Is(err, pgx.ErrNoRows) {
		return call.Call{}, ledger.ErrNoCall
	} else if err != nil {
		return call.Call{}, fmt.Errorf("call: %w", err)
	}
	return call.Decode(body)
}

// Amended implements ledger.Store. Every dossier that can be touched is locked before the call's counter, in order of number:
// the order in which a decision takes them.
func (s *Store) Amended(ctx context.Context, code string, by ledger.Publication, next func(call.Call, time.Time) (call.Call, error), each func(ledger.Tx, call.Call) error) (c call.Call, err error) {
	err = s.transact(ctx, func(pg pgx.Tx) error {
		touched, err := drafts(ctx, pg, code, nil)
		if err != nil {
			return err
		}
		var now time.Time
		err = pg.QueryRow(ctx, `select clock() from call_counter where call = $1 for update`, code).Scan(&now)
		if errors.Is(err, pgx.ErrNoRows) {
			return ledger.ErrNoCall
		}
		if err != nil {
			return fmt.Errorf("counter: %w", err)
		}
		newest, err := scanCall(pg.QueryRow(ctx, newestCall, code))
		if err != nil {
			return err
		}
		if c, err = next(newest, now.UTC()); err != nil {
			return err
		}
		if err := publish(ctx, pg, c, by); err != nil {
			return err
		}
		founded, err := drafts(ctx, pg, code, touched) // while we waited for the counter
		if err != nil {
			return err
		}
		for _, number := range append(touched, founded...) {
			t, err := lock(ctx, pg, number)
			if err != nil {
				return err
			}
			if err := each(t, c); err != nil {
				return err
			}
		}
		return nil
	})
	return c, err
}

const newestCall = `select body from call where code = $1 order by version desc limit 1`

// drafts locks the dossiers of a call that are not submitted yet, and those that wait for budget, except those that are known, and gives their numbers.
func drafts(ctx context.Context, pg pgx.Tx, code string, except []string) ([]string, error) {
	found, err := pg.Query(ctx, `select number from dossier where call = $1 and status in ('drafting', 'in_review', 'endorsed', 'reserve')
		and not number = any($2) order by number for update`, code, append([]string{}, except...))
	if err != nil {
		return nil, fmt.Errorf("drafts: %w", err)
	}
	return pgx.CollectRows(found, pgx.RowTo[string])
}
