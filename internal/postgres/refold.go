// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/jackc/pgx/v5"
)

// refold makes the read model anew from the ledger where it was made by a program that folds otherwise. What happened is left as
// it is: only what is told of it changes.
func refold(ctx context.Context, conn *pgx.Conn) error {
	return pgx.BeginFunc(ctx, conn, func(pg pgx.Tx) error {
		var version int
		if err := pg.QueryRow(ctx, `select version from fold for update`).Scan(&version); err != nil || version >= dossier.FoldVersion {
			return err
		}
		found, err := pg.Query(ctx, `select number from dossier where seq > 0 order by number`)
		if err != nil {
			return fmt.Errorf("dossiers: %w", err)
		}
		numbers, err := pgx.CollectRows(found, pgx.RowTo[string])
		if err != nil {
			return fmt.Errorf("dossiers: %w", err)
		}
		for _, number := range numbers {
			t, err := lock(ctx, pg, number)
			if err != nil {
				return fmt.Errorf("%s: %w", number, err)
			}
			events, err := t.Events(ctx, 0)
			if err != nil {
				return fmt.Errorf("%s: %w", number, err)
			}
			if err := t.project(ctx, dossier.FoldAll(events)); err != nil {
				return fmt.Errorf("%s: %w", number, err)
			}
		}
		_, err = pg.Exec(ctx, `update fold set version = $1`, dossier.FoldVersion)
		return err
	})
}
