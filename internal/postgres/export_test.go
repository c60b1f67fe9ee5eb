// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
)

// Tell has the store's connections, one for each way of planning, tell what they read.
func (s *Store) Tell(ctx context.Context) error {
	const flush = `select pg_stat_force_next_flush()`
	_, kept := s.pool.Exec(ctx, flush)
	_, anew := s.lists.Exec(ctx, flush)
	return errors.Join(kept, anew)
}
