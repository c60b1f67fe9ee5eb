// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/notice"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// SendSweep is the advisory lock under which one process at a time sends notices.
const SendSweep = 0x646f0003

var _ notice.Outbox = (*Store)(nil)

// TakeNotice implements notice.Outbox: settling one and taking the next is one statement, of two rows. The row is held by its own
// next_at, not by a lock, so that it survives this process.
func (s *Store) TakeNotice(ctx context.Context, hold time.Duration, done *notice.Attempt) (n notice.Notice, found bool, err error) {
	if done == nil {
		done = new(notice.Attempt) // of nothing
	}
	var before, event, state []byte
	var now time.Time
	err = s.pool.QueryRow(ctx, `with settled as (`+settleNotice+`), taken as (
			update outbox set attempts = attempts + 1, next_at = clock() + $8::interval
			where (dossier, seq, person) = (select dossier, seq, person from outbox
				where state = 'queued' and next_at <= (select clock()) and not (dossier = $1 and seq = $2 and person = $3) order by created_at, dossier, seq, person limit 1 for update skip locked)
			returning dossier, seq, person, membership, created_at, attempts)
		select t.dossier, t.seq, t.person, t.created_at, t.attempts, p.name, p.email, p.lang, m.role, m.role = 'hub_staff' and m.hub <> d.hub, d.title, e.body, d.state, clock(),
			(select coalesce(json_agg(b.body order by b.seq), '[]') from event b where b.dossier = t.dossier and b.seq < t.seq)
		from taken t join person p on p.id = t.person join membership m on m.id = coalesce(t.membership, t.person) join dossier d on d.number = t.dossier
			join event e on e.dossier = t.dossier and e.seq = t.seq`, append(settling(*done), hold)...).
		Scan(&n.Dossier, &n.Seq, &n.Person, &n.Created, &n.Attempts, &n.Name, &n.Email, &n.Lang, &n.Role, &n.Along, &n.Title, &event,
			&state, &now, &before)
	if errors.Is(err, pgx.ErrNoRows) {
		return n, false, nil
	}
	if err != nil {
		return n, false, fmt.Errorf("take notice: %w", err)
	}
	var earlier []dossier.Event
	if err = errors.Join(json.Unmarshal(before, &earlier), json.Unmarshal(event, &n.Event), json.Unmarshal(state, &n.State)); err != nil {
		return n, false, fmt.Errorf("take notice: %w", err)
	}
	// What the clock has done counts, whether or not anybody has recorded it yet.
	n.Before, n.State = dossier.FoldAll(earlier), dossier.Standing(n.State, now)
	return n, true, nil
}

// SettleNotice implements notice.Outbox.
func (s *Store) SettleNotice(ctx context.Context, a notice.Attempt) error {
	_, err := s.pool.Exec(ctx, settleNotice, settling(a)...)
	return err
}

const settleNotice = `update outbox set state = $4, message_id = $5, error = $6, next_at = clock() + $7::interval,
	sent_at = case when $4 = 'sent' then clock() end where dossier = $1 and seq = $2 and person = $3 and state = 'queued'`

func settling(a notice.Attempt) []any {
	return []any{a.Dossier, a.Seq, a.Person, a.State, a.MessageID, a.Error, a.Again}
}

// FailedNotice is a notice that was refused for good.
type FailedNotice struct {
	notice.Key
	Error string
}

// FailedNotices are the newest notices that were refused for good.
func (s *Store) FailedNotices(ctx context.Context, limit int) ([]FailedNotice, error) {
	return shapes[FailedNotice](ctx, s.pool, `select dossier, seq, person, error from outbox where state = 'failed' order by created_at desc, dossier, seq, person limit $1`, limit)
}

// noticeFigures counts the notices by state.
func (s *Store) noticeFigures(ctx context.Context, f *record.Figures) error {
	f.Notices = map[string]int{notice.Queued: 0, notice.Sent: 0, notice.NoAddress: 0, notice.Failed: 0}
	counted, err := s.tally(ctx, "notice")
	if err != nil {
		return err
	}
	maps.Copy(f.Notices, counted)
	err = s.pool.QueryRow(ctx,
		`select coalesce(clock() - min(created_at), interval '0') from outbox where state = 'queued'`).Scan(&f.OldestQueue)
	if err != nil {
		return fmt.Errorf("figures: notices: %w", err)
	}
	return nil
}
