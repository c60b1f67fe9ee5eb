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

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Within runs do in one transaction; its error rolls everything back. record.ErrAway, record.ErrBusy and record.ErrUnknown say what
// else can happen.
func (s *Store) Within(ctx context.Context, do func(*Tx) error) error {
	return s.transact(ctx, func(pg pgx.Tx) error { return do(&Tx{pg: pg, calls: &s.calls, behind: &s.behind}) })
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
		t := &Tx{pg: pg, calls: &s.calls, reading: true}
		if t.dossier, err = scanDossier(pg.QueryRow(ctx, selectDossier+` where number = $1`, number)); err != nil {
			return err
		}
		t.now = t.dossier.Read
		return do(t)
	})
}

// Lock takes a dossier's row and reads the clock under it; what the transaction does from here on is about that dossier.
// The clock never runs behind what was received before.
func (t *Tx) Lock(ctx context.Context, number string) error {
	return t.lock(ctx, "number = $1", number)
}

// LockFor is Lock for somebody who may know of the dossier: nobody else takes its lock, or waits for it.
func (t *Tx) LockFor(ctx context.Context, p access.Person, number string) error {
	return t.lock(ctx, "number = $6 and "+visible, append(eyes(p.Alone()), number)...)
}

// lock is one statement. What stands outside the inner query is worked out when the inner one has the lock, by a function that sees
// what was committed until then; the row itself is read again when it was waited for.
func (t *Tx) lock(ctx context.Context, where string, args ...any) (err error) {
	t.bound = nil
	if t.behind != nil && t.behind.Load() {
		if err := caughtUp(ctx, t.pg, t.behind); err != nil {
			return fmt.Errorf("%w: %w", record.ErrBusy, err)
		}
	}
	r := t.pg.QueryRow(ctx, `select d.*, u.now, u.last from (`+selectDossier+` where `+where+` for update) d, lateral under_lock(d.number) u`, args...)
	if t.dossier, err = scanDossier(followed{r, []any{&t.now, &t.last}}); err != nil {
		return err
	}
	t.dossier.Read = t.now
	return nil
}

// followed scans columns after those that the inner scan knows.
type followed struct {
	pgx.Row
	after []any
}

func (f followed) Scan(dest ...any) error { return f.Row.Scan(append(dest, f.after...)...) }

// Reserve inserts the key of a request; a repeat waits for the first and finds its row. record.ErrKeyReused when the key was sent
// with another request.
func (t *Tx) Reserve(ctx context.Context, k record.Key) (row record.Row, repeated bool, err error) {
	salt := make([]byte, 16)
	rand.Read(salt)
	tag, err := t.pg.Exec(ctx, `insert into inbox (key, person, membership, own_key, body_salt, body_hash) values ($1, $2, $3, $4, $5, $6)
		on conflict (person, own_key) do nothing`, k.ID, k.Person.ID, k.Person.Acts(), k.Own, salt, salted(salt, k.Body))
	if err != nil {
		return row, false, fmt.Errorf("key: %w", err)
	}
	if tag.RowsAffected() == 1 {
		return record.Row{Key: k.ID, Person: k.Person}, false, nil
	}
	var hash []byte
	if err := t.pg.QueryRow(ctx, `select body_salt, body_hash from inbox where person = $1 and own_key = $2`, k.Person.ID,
		k.Own).Scan(&salt, &hash); err != nil {
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

const selectDossier = `select ` + dossierColumns + ` from dossier d`

const dossierColumns = `d.number, d.call, d.call_version, d.hub, d.supporting, d.company, d.partners, coalesce(d.applicant, '') as applicant, d.title, d.content, d.state, d.created_at, d.example, clock() as read`

func scanDossier(r pgx.Row) (d record.Dossier, err error) {
	var state []byte
	err = r.Scan(dossierInto(&d, &state)...)
	if errors.Is(err, pgx.ErrNoRows) {
		return d, record.ErrNoDossier
	}
	if err != nil {
		return d, fmt.Errorf("dossier: %w", err)
	}
	return d, readState(&d, state)
}

// dossierInto is where dossierColumns are scanned into.
func dossierInto(d *record.Dossier, state *[]byte) []any {
	return []any{&d.Number, &d.Call, &d.Version, &d.Hub, &d.Supporting, &d.Company, &d.Partners, &d.Applicant, &d.Title, &d.Content, state,
		&d.Created, &d.Example, &d.Read}
}

func readState(d *record.Dossier, state []byte) error {
	d.Created, d.Read = d.Created.UTC(), d.Read.UTC()
	if err := json.Unmarshal(state, &d.State); err != nil {
		return fmt.Errorf("state of the dossier: %w", err)
	}
	return nil
}

const selectRow = `select ` + rowColumns + ` from inbox i ` + whoAsked

// whoAsked joins who sent a row, acting under what they were then.
const whoAsked = `left join acting p on p.membership = coalesce(i.membership, i.person)`

const rowColumns = `i.key, coalesce(i.dossier, ''), coalesce(i.arguments, '{}'), coalesce(i.content, 0), i.received_at, i.signal, i.promised, i.delivered, i.outcome,
	coalesce(p.id, ''), coalesce(p.name, ''), coalesce(p.role, ''), coalesce(p.hub, ''), coalesce(p.company, ''),
	coalesce(p.membership, ''), coalesce(p.dossier, ''), coalesce(p.lender, ''), coalesce(p.duty, ''), coalesce(p.same, '{}'), coalesce(p.companies, '{}')`

func scanRow(r pgx.Row) (row record.Row, err error) {
	var arguments, outcome []byte
	err = r.Scan(&row.Key, &row.Dossier, &arguments, &row.Content, orZero{&row.Received}, &row.Signal, &row.Promised, &row.Delivered, &outcome,
		&row.Person.ID, &row.Person.Name, &row.Person.Role, &row.Person.Hub, &row.Person.Company, &row.Person.Membership,
		&row.Person.Dossier,
		&row.Person.Lender, &row.Person.Duty, &row.Person.Same, &row.Person.Companies)
	if errors.Is(err, pgx.ErrNoRows) {
		return row, record.ErrNoKey
	}
	if err != nil {
		return row, fmt.Errorf("inbox row: %w", err)
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
