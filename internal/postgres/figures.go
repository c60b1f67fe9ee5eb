// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Figures counts for monitors.
func (s *Store) Figures(ctx context.Context) (f record.Figures, err error) {
	f.Dossiers = map[string]int{}
	var state string
	var n int
	found, err := s.pool.Query(ctx, `select status, count(*) from dossier where seq > 0 group by status`)
	if err != nil {
		return f, fmt.Errorf("figures: %w", err)
	}
	if _, err = pgx.ForEachRow(found, []any{&state, &n}, func() error { f.Dossiers[state] = n; return nil }); err != nil {
		return f, fmt.Errorf("figures: %w", err)
	}
	err = s.pool.QueryRow(ctx,
		`select count(*), coalesce(clock() - min(received_at), interval '0') from inbox where not delivered and received_at is not null`).Scan(&f.Undelivered, &f.OldestWait)
	if err != nil {
		return f, fmt.Errorf("figures: %w", err)
	}
	if err := s.registerFigures(ctx, &f); err != nil {
		return f, err
	}
	return f, s.noticeFigures(ctx, &f)
}

func (s *Store) registerFigures(ctx context.Context, f *record.Figures) error {
	open, err := s.Register(ctx, true)
	if err != nil {
		return fmt.Errorf("figures: %w", err)
	}
	now, err := s.Now(ctx)
	if err != nil {
		return fmt.Errorf("figures: %w", err)
	}
	seen := map[string]bool{}
	for _, r := range open {
		if seen[r.Dossier] {
			continue
		}
		seen[r.Dossier] = true
		f.Register++
		if r.Late(now) {
			f.Late++
		}
	}
	return nil
}
