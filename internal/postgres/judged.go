// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Judged is what who judges a dossier reads besides its file.
type Judged struct {
	Before  Kept         // what was frozen under the hash that was asked
	Budget  *money.Cents // of the call; nil: no limit
	Granted money.Cents  // by the call, to its other dossiers
	// of the dossiers of the call that were assessed, reach every threshold and are not given up, 1 is the first; 0: it is none
	Rank   int
	Ranked int // how many they are
}

// Judged reads it in one statement. Hash is of what was frozen before; "" asks none.
func (s *Store) Judged(ctx context.Context, d record.Dossier, hash string) (j Judged, err error) {
	var before []byte
	total := dossier.Mark{}
	if c := d.State.Consensus; c != nil {
		total = c.Total
	}
	err = s.pool.QueryRow(ctx, `select (select body from content where dossier = $1 and hash = $2 order by version limit 1), n.budget, coalesce(n.granted, 0), r.ahead, r.every
		from (select) one left join call_counter n on n.call = $3, lateral (select count(*) filter (where number <> $1 and
				(score_sum::bigint * $5, $6) > ($4 * score_of::bigint, submitted_at)) as ahead, count(*) as every
			from dossier where $5 > 0 and call = $3 and score_of > 0 and status <> all($7) and coalesce(json_array_length(state #> '{consensus,below}'), 0) = 0) r`,
		d.Number, hash, d.Call, total.Sum, total.Of, d.State.SubmittedAt, []string{string(dossier.Withdrawn), string(dossier.Rejected)}).
		Scan(&before, &j.Budget, &j.Granted, &j.Rank, &j.Ranked)
	if err != nil {
		return j, fmt.Errorf("judged: %w", err)
	}
	if c := d.State.Consensus; c == nil || len(c.Below) > 0 || d.State.Status == dossier.Withdrawn || d.State.Status == dossier.Rejected {
		j.Rank = 0
	} else {
		j.Rank++
	}
	j.Granted -= promised(d.State) // its own is not granted to others
	j.Before, err = keptIn(before)
	return j, err
}
