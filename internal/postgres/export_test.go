// SPDX-License-Identifier: EUPL-1.2

package postgres

import "context"

// Tell has the store's one connection tell what it read.
func (s *Store) Tell(ctx context.Context) error {
	_, err := s.pool.Exec(ctx, `select pg_stat_force_next_flush()`)
	return err
}
