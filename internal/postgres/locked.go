// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Within runs do in one transaction; its error rolls everything back. record.ErrAway, record.ErrBusy and record.ErrUnknown say what
// else can happen.
func (s *Store) Within(ctx context.Context, do func(*Tx) error) error {
	return s.transact(ctx, func(pg pgx.Tx) error { return do(&Tx{pg: pg}) })
}

// Locked is Within with a dossier locked. record.ErrNoDossier when there is none.
func (s *Store) Locked(ctx context.Context, number string, do func(*Tx) error) error {
	return s.Within(ctx, func(t *Tx) error {
		if err := t.Lock(ctx, number); err != nil {
			return err
		}
		return do(t)
	})
}

// Snapshot runs do on a dossier as it stands, without a lock: nobody waits for a reader. What do writes is refused.
func (s *Store) Snapshot(ctx context.Context, number string, do func(*Tx) error) error {
	return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(pg pgx.Tx) (err error) {
		t := &Tx{pg: pg}
		if t.dossier, err = scanDossier(pg.QueryRow(ctx, selectDossier+` where number = $1`, number)); err != nil {
			return err
		}
		if err := pg.QueryRow(ctx, `select clock()`).Scan(&t.now); err != nil {
			return fmt.Errorf("clock: %w", err)
		}
		t.now = t.now.UTC()
		return do(t)
	})
}

// Lock takes a dossier's row and reads the clock under it; what the transaction does from here on is about that dossier.
// The clock never runs behind what was received before.
func (t *Tx) Lock(ctx context.Context, number string) (err error) {
	t.call, t.bound = nil, nil
	if t.dossier, err = scanDossier(t.pg.QueryRow(ctx, selectDossier+` where number = $1 for update`, number)); err != nil {
		return err
	}
	err = t.pg.QueryRow(ctx, `select greatest(clock(), (select max(received_at) from inbox where dossier = $1)),
		(select hash from event where dossier = $1 order by seq desc limit 1)`, number).Scan(&t.now, &t.last)
	if err != nil {
		return fmt.Errorf("clock: %w", err)
	}
	t.now = t.now.UTC()
	return nil
}

// Reserve inserts the key of a request; a repeat waits for the first and finds its row. record.ErrKeyReused when the key was sent
// with another request.
func (t *Tx) Reserve(ctx context.Context, k record.Key) (row record.Row, repeated bool, err error) {
	salt := make([]byte, 16)
	rand.Read(salt)
	tag, err := t.pg.Exec(ctx, `insert into inbox (key, person, own_key, body_salt, body_hash) values ($1, $2, $3, $4, $5)
		on conflict (person, own_key) do nothing`, k.ID, k.Person.ID, k.Own, salt, salted(salt, k.Body))
	if err != nil {
		return row, false, fmt.Errorf("key: %w", err)
	}
	if tag.RowsAffected() == 1 {
		return record.Row{Key: k.ID, Person: k.Person}, false, nil
	}
	var hash []byte
	if err := t.pg.QueryRow(ctx, `select body_salt, body_hash from inbox where person = $1 and own_key = $2`, k.Person.ID, k.Own).Scan(&salt, &hash); err != nil {
		return row, false, fmt.Errorf("repeated key: %w", err)
	}
	if subtle.ConstantTimeCompare(hash, salted(salt, k.Body)) != 1 {
		return row, false, record.ErrKeyReused
	}
	row, err = scanRow(t.pg.QueryRow(ctx, selectRow+` where i.person = $1 and i.own_key = $2`, k.Person.ID, k.Own))
	return row, true, err
}

func salted(salt, body []byte) []byte {
	h := sha256.New()
	h.Write(salt)
	h.Write(body)
	return h.Sum(nil)
}

const selectDossier = `select number, call, call_version, hub, supporting, company, title, content, state, created_at from dossier`

func scanDossier(r pgx.Row) (d record.Dossier, err error) {
	var state []byte
	err = r.Scan(&d.Number, &d.Call, &d.Version, &d.Hub, &d.Supporting, &d.Company, &d.Title, &d.Content, &state, &d.Created)
	if errors.Is(err, pgx.ErrNoRows) {
		return d, record.ErrNoDossier
	}
	if err != nil {
		return d, fmt.Errorf("dossier: %w", err)
	}
	d.Created = d.Created.UTC()
	if err := json.Unmarshal(state, &d.State); err != nil {
		return d, fmt.Errorf("state of the dossier: %w", err)
	}
	return d, nil
}

const selectRow = `select i.key, coalesce(i.dossier, ''), coalesce(i.arguments, '{}'), coalesce(i.content, 0), i.received_at, i.signal, i.promised, i.delivered, i.outcome,
	coalesce(p.id, ''), coalesce(p.name, ''), coalesce(p.role, ''), coalesce(p.hub, ''), coalesce(p.company, '')
	from inbox i left join person p on p.id = i.person`

func scanRow(r pgx.Row) (row record.Row, err error) {
	var arguments, outcome []byte
	var received *time.Time
	err = r.Scan(&row.Key, &row.Dossier, &arguments, &row.Content, &received, &row.Signal, &row.Promised, &row.Delivered, &outcome,
		&row.Person.ID, &row.Person.Name, &row.Person.Role, &row.Person.Hub, &row.Person.Company)
	if errors.Is(err, pgx.ErrNoRows) {
		return row, record.ErrNoKey
	}
	if err != nil {
		return row, fmt.Errorf("inbox row: %w", err)
	}
	if received != nil {
		row.Received = received.UTC()
	}
	if err := json.Unmarshal(arguments, &row.Command); err != nil {
		return row, fmt.Errorf("arguments: %w", err)
	}
	if outcome != nil {
		row.Outcome = new(record.Outcome)
		if err := json.Unmarshal(outcome, row.Outcome); err != nil {
			return row, fmt.Errorf("outcome: %w", err)
		}
	}
	return row, nil
}
