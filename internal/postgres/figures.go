// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Figures counts for monitors.
func (s *Store) Figures(ctx context.Context) (f record.Figures, err error) {
	if f.Dossiers, err = s.tally(ctx, "dossier"); err != nil {
		return f, err
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

// tally is how many there are of a kind, by what they are kept by.
func (s *Store) tally(ctx context.Context, what string) (map[string]int, error) {
	all := map[string]int{}
	var key string
	var n int
	found, err := s.pool.Query(ctx, `select key, sum(n) from tally where what = $1 group by key having sum(n) <> 0`, what)
	if err == nil {
		_, err = pgx.ForEachRow(found, []any{&key, &n}, func() error { all[key] = n; return nil })
	}
	if err != nil {
		return nil, fmt.Errorf("figures: %s: %w", what, err)
	}
	return all, nil
}

// mostChanges is how many changes of numbers are left as they are, to be added up by whoever asks.
const mostChanges = 500

// PutTogether makes one of the changes of each number that is kept, where there are many.
func (s *Store) PutTogether(ctx context.Context) error {
	_, err := s.pool.Exec(ctx, `with gone as (delete from tally where (select count(*) from tally) > $1 returning what, key, n)
		insert into tally select what, key, sum(n) from gone group by what, key having sum(n) <> 0`, mostChanges)
	return err
}

// Counted says whether the numbers that are kept are those of the record: nil, or which are not.
func (s *Store) Counted(ctx context.Context) error {
	wrong, err := rows(ctx, s.pool, scanCode, `with kept as (select what, key, sum(n)::bigint as n from tally group by what, key having sum(n) <> 0),
		there as (select c.what, c.key, sum(c.n)::bigint as n from dossier d, counts_for(d) c group by c.what, c.key
			union all select 'notice', state, count(*) from outbox group by state)
		select distinct what || ' ' || key from ((table kept except table there) union all (table there except table kept)) d order by 1`)
	if err != nil {
		return fmt.Errorf("figures: %w", err)
	}
	if len(wrong) > 0 {
		return fmt.Errorf("figures: what is kept is not what is on record: %s", strings.Join(wrong, ", "))
	}
	return nil
}
