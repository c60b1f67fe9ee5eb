// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// Check is something of the database that must hold. What it gives is what is wrong, and how it is mended: by a statement of the
// superuser or the owner after "run: ", or by a program.
type Check struct {
	Name string
	Do   func(context.Context) error
}

// Checks are all of them, in the order in which they are worth mending.
func (s *Store) Checks() []Check {
	return []Check{
		{"database answers", s.Ping},
		{"PostgreSQL's version", s.recent},
		{"application's role is confined", s.Confined},
		{"application's role is in no other role", s.alone},
		{"schema is current", s.Current},
		{"application's role may what it must, and no more", s.granted},
		{"what guards the record is there and on", s.guarded},
		{"commits are durable", s.Durable},
		{"something can be written", s.writes},
		{"clocks of database and machine agree", s.together},
		{"read model is current", s.Folded},
		{"commands are carried out", s.carried},
		{"what is due is recorded", s.settled},
	}
}

// oldest is the first version of PostgreSQL that has all that is asked of it.
const oldest = 140000

func (s *Store) recent(ctx context.Context) error {
	var version int
	var words string
	if err := s.pool.QueryRow(ctx, `select current_setting('server_version_num')::int, current_setting('server_version')`).Scan(&version, &words); err != nil {
		return err
	}
	if version < oldest {
		return fmt.Errorf("PostgreSQL is of version %s: move the database to version 14 or newer", words)
	}
	return nil
}

// alone says in which other roles the application's role is: with them it may what they may.
func (s *Store) alone(ctx context.Context) error {
	var statements []string
	err := s.pool.QueryRow(ctx, `select coalesce(array_agg(format('revoke %I from %I', g.rolname, current_user) order by 1), '{}')
		from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles r on r.oid = m.member where r.rolname = current_user`).Scan(&statements)
	return mended("the application's role may what another role may", statements, err)
}

// mended is what is wrong, with the statements that mend it; nil where there are none.
func mended(wrong string, statements []string, err error) error {
	if err != nil || len(statements) == 0 {
		return err
	}
	return fmt.Errorf("%s; run: %s", wrong, strings.Join(statements, "; "))
}

// errTried ends a transaction that only tried something.
var errTried = errors.New("tried")

// writes writes something for real, and takes it back.
func (s *Store) writes(ctx context.Context) error {
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `insert into logout_seen (hash, until) values ('doctor ' || clock_timestamp(), clock_timestamp())`); err != nil {
			return err
		}
		return errTried
	})
	switch {
	case errors.Is(err, errTried):
		return nil
	case state(err) == "25006":
		return errors.New("the database takes no writes: is it a standby? Have the programs reach the primary, or run: alter database dossierwerkt reset default_transaction_read_only; alter role " + s.role() + " reset default_transaction_read_only")
	case state(err) == "53100":
		return errors.New("the disk of the database is full: make room; nothing is lost, and what was refused can be sent again")
	}
	return err
}

// apart is how far the clocks may be apart: terms end by that of the database, notices and tokens by both.
const apart = 5 * time.Second

func (s *Store) together(ctx context.Context) error {
	before := time.Now()
	there, err := s.Now(ctx)
	if err != nil {
		return err
	}
	if there.Before(before.Add(-apart)) || there.After(time.Now().Add(apart)) {
		return fmt.Errorf("the clock of the database is %v from that of this machine: set both by the same time server (NTP), for terms end by that of the database",
			there.Sub(before).Round(time.Second))
	}
	return nil
}

// carried says how many commands wait that should not.
func (s *Store) carried(ctx context.Context) error {
	f, err := s.Figures(ctx)
	if err != nil {
		return err
	}
	if f.OldestWait > time.Minute {
		return fmt.Errorf("%d commands wait to be carried out, the oldest for %v: nothing of them is lost; look whether a worker runs (dossierd worker, or dossierd up) and the engine answers",
			f.Undelivered, f.OldestWait.Round(time.Second))
	}
	return nil
}

// settled says where the clock should have done something and did not.
func (s *Store) settled(ctx context.Context) error {
	late, err := s.Waiting(ctx, "", 1000)
	if err != nil || len(late) == 0 {
		return err
	}
	return fmt.Errorf("something was due in %d dossiers, the first is %s: look whether a worker runs and the engine answers, and in the log of dossierd for what "+
		"cannot be recorded; once that is mended, it is recorded at its own instant, within the hour or with the next thing that somebody asks", len(late), late[0])
}
