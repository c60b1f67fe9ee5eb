// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Ranking gives the dossiers of a call that have been assessed: by total as an exact fraction, ties by instant of submission.
func (s *Store) Ranking(ctx context.Context, code string) ([]record.Dossier, error) {
	return rows(ctx, s.pool, scanDossier, selectDossier+` where call = $1 and score_of > 0
		order by score_sum::numeric / score_of desc, submitted_at, number`, code)
}
