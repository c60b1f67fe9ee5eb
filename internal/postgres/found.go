// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/jackc/pgx/v5"
)

// found makes the row of a new dossier with its empty content, under the call's counter lock.
func found(ctx context.Context, pg pgx.Tx, person string, f ledger.Founding) (*tx, call.Call, error) {
	var last int
	err := pg.QueryRow(ctx, `update call_counter set last = last + 1 where call = $1 returning last`, f.Call).Scan(&last)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, call.Call{}, ledger.ErrNoCall
	}
	if err != nil {
		return nil, call.Call{}, fmt.Errorf("counter: %w", err)
	}
	rules, err := scanCall(pg.QueryRow(ctx, `select body from call where code = $1 order by version desc limit 1`, f.Call))
	if err != nil {
		return nil, call.Call{}, err
	}
	number := fmt.Sprintf("%s-%04d", f.Call, last)
	_, err = pg.Exec(ctx, `insert into dossier (number, call, call_version, hub, company, title) values ($1, $2, $3, $4, $5, $6)`,
		number, f.Call, rules.Version, f.Hub, f.Company, f.Title)
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
	content := application.Empty(application.Identity{CompanyNumber: f.Company, Hub: f.Hub, Title: f.Title})
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
	return call.Read(body)
}
