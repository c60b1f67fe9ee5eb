// SPDX-License-Identifier: EUPL-1.2

package postgres

import "context"

// Unopened are dossiers that need a run and of which none is known on an engine.
func (s *Store) Unopened(ctx context.Context, engine string, limit int) ([]string, error) {
	return rows(ctx, s.lists, scanCode, `(select number from dossier where opened < $1 order by opened, number limit $2)
		union all (select number from dossier where opened > $1 order by opened, number limit $2) limit $2`, engine, limit)
}

// Opened notes on which engine the runs of dossiers are, and of how many it did: one that is locked is left for another time.
func (s *Store) Opened(ctx context.Context, engine string, numbers []string) (int64, error) {
	tag, err := s.pool.Exec(ctx, `update dossier set opened = $1 where number in
		(select number from dossier where number = any($2) and opened is not null order by number for update skip locked)`, engine, numbers)
	return tag.RowsAffected(), err
}
