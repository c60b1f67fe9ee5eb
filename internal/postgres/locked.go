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

	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/jackc/pgx/v5"
)

// Locked implements ledger.Store.
func (s *Store) Locked(ctx context.Context, number string, do func(ledger.Tx) error) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		t, err := lock(ctx, pg, number)
		if err != nil {
			return err
		}
		return do(t)
	})
}

// Keyed implements ledger.Store.
func (s *Store) Keyed(ctx context.Context, k ledger.Key, number string, do func(ledger.Tx, *ledger.Row) error) (row ledger.Row, repeated bool, err error) {
	err = s.transact(ctx, func(pg pgx.Tx) error {
		if row, repeated, err = reserve(ctx, pg, k); err != nil || repeated {
			return err
		}
		t, err := lock(ctx, pg, number)
		if err != nil {
			return err
		}
		row.Dossier = number
		return do(t, &row)
	})
	return row, repeated, err
}

// Founded implements ledger.Store.
func (s *Store) Founded(ctx context.Context, k ledger.Key, f ledger.Founding, do func(ledger.Tx, call.Call, *ledger.Row) error) (row ledger.Row, repeated bool, err error) {
	err = s.transact(ctx, func(pg pgx.Tx) error {
		if row, repeated, err = reserve(ctx, pg, k); err != nil || repeated {
			return err
		}
		t, rules, err := found(ctx, pg, k.Person.ID, f)
		if err != nil {
			return err
		}
		row.Dossier = t.dossier.Number
		return do(t, rules, &row)
	})
	return row, repeated, err
}

// lock takes the dossier's row and reads the clock under it. The clock never runs behind what was received before.
func lock(ctx context.Context, pg pgx.Tx, number string) (*tx, error) {
	t := &tx{pg: pg}
	var err error
	if t.dossier, err = scanDossier(pg.QueryRow(ctx, selectDossier+` where number = $1 for update`, number)); err != nil {
		return nil, err
	}
	err = pg.QueryRow(ctx, `select greatest(clock(), (select max(received_at) from inbox where dossier = $1))`, number).Scan(&t.now)
	if err != nil {
		return nil, fmt.Errorf("clock: %w", err)
	}
	t.now = t.now.UTC()
	return t, nil
}

// reserve inserts the key; a repeat waits for the first and finds its row.
func reserve(ctx context.Context, pg pgx.Tx, k ledger.Key) (ledger.Row, bool, error) {
	salt := make([]byte, 16)
	rand.Read(salt)
	tag, err := pg.Exec(ctx, `insert into inbox (key, person, own_key, body_salt, body_hash) values ($1, $2, $3, $4, $5)
		on conflict (person, own_key) do nothing`, k.ID, k.Person.ID, k.Own, salt, salted(salt, k.Body))
	if err != nil {
		return ledger.Row{}, false, fmt.Errorf("key: %w", err)
	}
	if tag.RowsAffected() == 1 {
		return ledger.Row{Key: k.ID, Person: k.Person}, false, nil
	}
	var hash []byte
	if err := pg.QueryRow(ctx, `select body_salt, body_hash from inbox where person = $1 and own_key = $2`, k.Person.ID, k.Own).Scan(&salt, &hash); err != nil {
		return ledger.Row{}, false, fmt.Errorf("repeated key: %w", err)
	}
	if subtle.ConstantTimeCompare(hash, salted(salt, k.Body)) != 1 {
		return ledger.Row{}, false, ledger.ErrKeyReused
	}
	row, err := scanRow(pg.QueryRow(ctx, selectRow+` where i.person = $1 and i.own_key = $2`, k.Person.ID, k.Own))
	return row, true, err
}

func salted(salt, body []byte) []byte {
	h := sha256.New()
	h.Write(salt)
	h.Write(body)
	return h.Sum(nil)
}

const selectDossier = `select number, call, call_version, hub, supporting, company, title, content, state, created_at from dossier`

func scanDossier(r pgx.Row) (d ledger.Dossier, err error) {
	var state []byte
	err = r.Scan(&d.Number, &d.Call, &d.Version, &d.Hub, &d.Supporting, &d.Company, &d.Title, &d.Content, &state, &d.Created)
	if errors.Is(err, pgx.ErrNoRows) {
		return d, ledger.ErrNoDossier
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

func scanRow(r pgx.Row) (row ledger.Row, err error) {
	var arguments, outcome []byte
	var received *time.Time
	err = r.Scan(&row.Key, &row.Dossier, &arguments, &row.Content, &received, &row.Signal, &row.Promised, &row.Delivered, &outcome,
		&row.Person.ID, &row.Person.Name, &row.Person.Role, &row.Person.Hub, &row.Person.Company)
	if errors.Is(err, pgx.ErrNoRows) {
		return row, ledger.ErrNoKey
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
		row.Outcome = new(ledger.Outcome)
		if err := json.Unmarshal(outcome, row.Outcome); err != nil {
			return row, fmt.Errorf("outcome: %w", err)
		}
	}
	return row, nil
}
