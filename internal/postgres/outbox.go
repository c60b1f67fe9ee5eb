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

// TakeNotices implements notice.Outbox: settling some and taking the next is one statement. Rows are held by their own next_at, not by a
// lock, so that it survives this process.
func (s *Store) TakeNotices(ctx context.Context, hold time.Duration, most int, ended []notice.Attempt) ([]notice.Notice, error) {
	due, err := rows(ctx, s.pool, scanNotice, takeNotices, append(settling(ended), hold, most)...)
	if err != nil {
		return nil, fmt.Errorf("take notices: %w", err)
	}
	return due, nil
}

const takeNotices = `with ended as (
		select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::int[])
			as e (dossier, seq, person, state, message_id, error, again, made)),
	settled as (
		update outbox o set state = e.state, message_id = e.message_id, error = e.error, next_at = clock() + e.again * interval '1 microsecond',
			attempts = o.attempts - 1 + e.made, sent_at = case when e.state = 'sent' then clock() end
		from ended e where (o.dossier, o.seq, o.person) = (e.dossier, e.seq, e.person) and o.state = 'queued'),
	due as materialized (
		select dossier, seq, person from outbox o where state = 'queued' and next_at <= (select clock())
			and not exists (select from ended e where (o.dossier, o.seq, o.person) = (e.dossier, e.seq, e.person))
		order by created_at limit $10 for update skip locked),
	taken as (
		update outbox o set attempts = attempts + 1, next_at = clock() + $9::interval from due
		where (o.dossier, o.seq, o.person) = (due.dossier, due.seq, due.person)
		returning o.dossier, o.seq, o.person, o.membership, o.created_at, o.attempts)
	select t.dossier, t.seq, t.person, t.created_at, t.attempts, p.name, p.email, p.lang, m.role, m.role = 'hub_staff' and m.hub <> d.hub, d.title, e.body, d.state, clock(),
		(select coalesce(json_agg(b.body order by b.seq), '[]') from event b where b.dossier = t.dossier and b.seq < t.seq)
	from taken t join person p on p.id = t.person join membership m on m.id = coalesce(t.membership, t.person) join dossier d on d.number = t.dossier
		join event e on e.dossier = t.dossier and e.seq = t.seq
	order by t.created_at, t.dossier, t.seq, t.person`

// settling are the columns of attempts.
func settling(ended []notice.Attempt) []any {
	var dossiers, people, states, messages, errs []string
	var seqs, again, made []int64
	for _, a := range ended {
		dossiers, seqs, people = append(dossiers, a.Dossier), append(seqs, a.Seq), append(people, a.Person)
		states, messages, errs = append(states, a.State), append(messages, a.MessageID), append(errs, a.Error)
		again = append(again, a.Again.Microseconds())
		if a.Result == notice.Untried {
			made = append(made, 0)
		} else {
			made = append(made, 1)
		}
	}
	return []any{dossiers, seqs, people, states, messages, errs, again, made}
}

func scanNotice(r pgx.Row) (n notice.Notice, err error) {
	var before, event, state []byte
	var now time.Time
	if err := r.Scan(&n.Dossier, &n.Seq, &n.Person, &n.Created, &n.Attempts, &n.Name, &n.Email, &n.Lang, &n.Role, &n.Along, &n.Title, &event,
		&state, &now, &before); err != nil {
		return n, err
	}
	var earlier []dossier.Event
	n.Wrong = errors.Join(json.Unmarshal(before, &earlier), json.Unmarshal(event, &n.Event), json.Unmarshal(state, &n.State))
	if n.Wrong != nil {
		return n, nil // the others that were taken with it are to be sent
	}
	// What the clock has done counts, whether or not anybody has recorded it yet.
	n.Before, n.State = dossier.FoldAll(earlier), dossier.Standing(n.State, now)
	return n, nil
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
