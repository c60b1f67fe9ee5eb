// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// How long a session lives: from signing in on, and after it was last seen. When it was seen is kept to the minute, so that reading a page
// seldom writes; a session that nobody uses may end a minute early.
const (
	SessionLife = 8 * time.Hour
	SessionIdle = 30 * time.Minute
	seenTo      = time.Minute
)

// Session is a session of somebody who is signed in, as they see it in a list.
type Session struct {
	ID, Person, Means string
	Begun, Seen       time.Time
}

// A session is alive as long as it is not too old ($1) and not idle for too long ($2), and its person, if it has one, may log in.
const alive = `s.begun > clock() - $1::interval and s.seen > clock() - $2::interval
	and (s.person is null or exists (select from acting a where a.id = s.person and a.active))`

// FindSession gives what a session knows and the name of its person, by the hash of its token; nil when it is not there or not alive any
// more. It counts as seen.
func (s *Store) FindSession(ctx context.Context, hash string) (known map[string]string, name string, err error) {
	var body []byte
	err = s.pool.QueryRow(ctx, `with found as (select s.hash, s.body, s.person from session s where s.hash = $3 and `+alive+`),
		seen as (update session set seen = clock() where hash in (select hash from found) and seen < clock() - $4::interval)
		select f.body, coalesce(p.name, '') from found f left join person p on p.id = f.person`,
		SessionLife, SessionIdle, hash, seenTo).Scan(&body, &name)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, "", nil
	case err != nil:
		return nil, "", fmt.Errorf("session: %w", err)
	}
	return known, name, json.Unmarshal(body, &known)
}

// AddSession stores a new session. It begins when its person signed in ("signed_in"), or now.
func (s *Store) AddSession(ctx context.Context, hash string, known map[string]string) error {
	_, err := s.pool.Exec(ctx, `insert into session (hash, body, begun) values ($1, $2::jsonb, coalesce(($2::jsonb ->> 'signed_in')::timestamptz, clock()))`,
		hash, known)
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	return nil
}

// ChangeSession stores what a session knows now. One that was ended meanwhile stays ended.
func (s *Store) ChangeSession(ctx context.Context, hash string, known map[string]string) error {
	if _, err := s.pool.Exec(ctx, `update session set body = $2, seen = clock() where hash = $1`, hash, known); err != nil {
		return fmt.Errorf("session: %w", err)
	}
	return nil
}

// DropSession ends a session by the hash of its token.
func (s *Store) DropSession(ctx context.Context, hash string) error {
	if _, err := s.pool.Exec(ctx, `delete from session where hash = $1`, hash); err != nil {
		return fmt.Errorf("session: %w", err)
	}
	return nil
}

// Sessions are those of a person that are alive, the newest first.
func (s *Store) Sessions(ctx context.Context, person string) ([]Session, error) {
	return rows(ctx, s.pool, scanSession, `select `+sessionColumns+` from session s where s.person = $3 and `+alive+` order by s.begun desc, s.id`,
		SessionLife, SessionIdle, person)
}

const sessionColumns = `s.id, s.person, s.means, s.begun, s.seen`

func scanSession(r pgx.Row) (x Session, err error) {
	return x, r.Scan(&x.ID, &x.Person, &x.Means, &x.Begun, &x.Seen)
}

// EndSession ends one session of a person, by its id, and gives those that it ended.
func (s *Store) EndSession(ctx context.Context, person, id string) ([]Session, error) {
	return endSessions(ctx, s.pool, `s.person = $1 and s.id = $2`, person, id)
}

// EndSessions ends every session of a person but one, which may be none, and gives those that it ended.
func (s *Store) EndSessions(ctx context.Context, person, but string) ([]Session, error) {
	return endSessions(ctx, s.pool, `s.person = $1 and s.id <> $2`, person, but)
}

// Logout is what an issuer of OpenID Connect says is over: the sessions of a subject, or of a sid, or of a sid of a subject. At least one
// of both must be given, else nothing ends.
type Logout struct {
	Issuer, Subject, SID string
	ID                   string        // of what it was said with: it is heard once
	Within               time.Duration // how long from now on that could come again
}

// EndSessionsOf ends what an issuer says is over, and gives those that it ended. ErrSeen when it was said before.
func (s *Store) EndSessionsOf(ctx context.Context, l Logout) (ended []Session, err error) {
	return ended, s.transact(ctx, func(pg pgx.Tx) error {
		tag, err := pg.Exec(ctx, `with over as (delete from logout_seen where until <= clock())
			insert into logout_seen (hash, until) values ($1, clock() + $2::interval) on conflict do nothing`, hashed(l.Issuer, l.ID), l.Within)
		switch {
		case err != nil:
			return fmt.Errorf("logout: %w", err)
		case tag.RowsAffected() == 0:
			return ErrSeen
		}
		ended, err = endSessions(ctx, pg, `s.issuer = $1 and $2 || $3 <> '' and $2 in ('', s.subject) and $3 in ('', s.sid)`, l.Issuer, l.Subject, l.SID)
		return err
	})
}

// ErrSeen says that something that is said once was said before.
var ErrSeen = errors.New("said before")

// hashed is the hex SHA-256 of texts, of which none can be mistaken for another.
func hashed(texts ...string) string {
	sum := sha256.New()
	for _, text := range texts {
		fmt.Fprintf(sum, "%d %s", len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// DropSessions deletes what is not alive any more, and gives those of people.
func (s *Store) DropSessions(ctx context.Context) ([]Session, error) {
	return endSessions(ctx, s.pool, `not (`+alive+`)`, SessionLife, SessionIdle)
}

func endSessions(ctx context.Context, q querier, which string, args ...any) ([]Session, error) {
	ended, err := rows(ctx, q, scanSession, `with ended as (delete from session s where `+which+` returning `+sessionColumns+`)
		select `+sessionColumns+` from ended s where s.id is not null`, args...)
	if err != nil {
		return nil, fmt.Errorf("sessions: %w", err)
	}
	return ended, nil
}
