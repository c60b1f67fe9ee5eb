// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// News gives events recorded after the one that since names, in the order of recording, of dossiers that the person may see: those of
// the next limit events. What the last of them says without an entry is only where to go on from.
// With an empty since it gives one item that marks where to go on from. An id that is written as none of ours is record.ErrNoEvent; see
// Occurred.
func (s *Store) News(ctx context.Context, p access.Identity, since string, limit int) ([]record.News, error) {
	if since == "" {
		var xid uint64
		err := s.pool.QueryRow(ctx, `select pg_snapshot_xmin(pg_current_snapshot())`).Scan(&xid)
		return []record.News{{ID: newsID(xid, "", 0)}}, err
	}
	xid, number, seq, err := readNewsID(since)
	if err != nil {
		return nil, record.ErrNoEvent
	}
	all, err := rows(ctx, s.lists, func(r pgx.Row) (n record.News, err error) {
		var xid uint64
		var shown bool
		entry, err := scanEntry(prefixed{r, []any{&xid, &n.Number, &shown}})
		if n.ID = newsID(xid, n.Number, entry.Event.Seq); shown {
			n.Entry = &entry
		}
		return n, err
	}, `select e.xid, e.dossier, `+visible+`, e.body, e.recorded_at, e.prev_hash, e.hash, coalesce(p.name, '')
		from (select * from event where (xid, dossier, seq) > ($6, $7, $8) and xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid, dossier, seq limit $9) e
		join dossier d on d.number = e.dossier left join lateral (select name from person where id = e.actor) p on true
		order by e.xid, e.dossier, e.seq`, append(eyes(p), xid, number, seq, limit)...)
	if err != nil {
		return nil, err
	}
	whole := len(all) < limit
	var news []record.News
	for i, n := range all {
		if n.Entry != nil || !whole && i == limit-1 { // where more may follow, it is said from where to go on
			news = append(news, n)
		}
	}
	return news, nil
}

// Occurred says whether there is an event with such an id as News gives, or there was such a moment to go on from. After what another
// database recorded nothing would ever follow here.
func (s *Store) Occurred(ctx context.Context, id string) (occurred bool, err error) {
	xid, number, seq, err := readNewsID(id)
	if err != nil {
		return false, nil
	}
	err = s.pool.QueryRow(ctx, `select case when $2 = '' then $1::text::xid8 <= pg_snapshot_xmax(pg_current_snapshot())
		else exists (select from event where xid = $1::text::xid8 and dossier = $2 and seq = $3) end`, strconv.FormatUint(xid, 10), number, seq).Scan(&occurred)
	return occurred, err
}

// prefixed scans columns before those that the inner scan knows.
type prefixed struct {
	pgx.Row
	before []any
}

func (p prefixed) Scan(dest ...any) error { return p.Row.Scan(append(p.before, dest...)...) }

func newsID(xid uint64, number string, seq int64) string {
	return fmt.Sprintf("%d/%s/%d", xid, number, seq)
}

func readNewsID(id string) (xid uint64, number string, seq int64, err error) {
	parts := strings.Split(id, "/")
	if len(parts) != 3 {
		return 0, "", 0, fmt.Errorf("news id: %d parts", len(parts))
	}
	if xid, err = strconv.ParseUint(parts[0], 10, 64); err != nil {
		return 0, "", 0, fmt.Errorf("news id: %w", err)
	}
	seq, err = strconv.ParseInt(parts[2], 10, 64)
	return xid, parts[1], seq, err
}
