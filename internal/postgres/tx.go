// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Tx is a transaction, about one dossier at a time once that is locked.
type Tx struct {
	pg      pgx.Tx
	calls   *calls
	behind  *atomic.Bool // the read model is another program's; nil where that is so on purpose
	reading bool         // a snapshot: nothing comes of what is read, so nothing is held
	dossier record.Dossier
	now     time.Time
	last    []byte          // hash of the dossier's last event
	bound   []dossier.Event // by this transaction, to the dossier
}

// Now is the database's clock, read under the lock.
func (t *Tx) Now() time.Time { return t.now }

// Dossier is the locked one, as it stands in this transaction.
func (t *Tx) Dossier() record.Dossier { return t.dossier }

// Row is a row of the inbox by its key. record.ErrNoKey when there is none.
func (t *Tx) Row(ctx context.Context, key string) (record.Row, error) {
	return scanRow(t.pg.QueryRow(ctx, selectRow+` where i.key = $1`, key))
}

// Person finds somebody acting under a membership that counts. record.ErrNoKey when there is none.
func (t *Tx) Person(ctx context.Context, membership string) (p access.Person, err error) {
	return scanPerson(t.pg.QueryRow(ctx, selectPerson+` where p.membership = $1 and p.active`, membership))
}

// Call is the version that the dossier was started under.
func (t *Tx) Call(ctx context.Context) (call.Call, error) { return t.Version(ctx, t.dossier.Version) }

// Version is a version of the dossier's call.
func (t *Tx) Version(ctx context.Context, version int) (call.Call, error) {
	return t.calls.version(ctx, t.pg, t.dossier.Call, version)
}

// Hubs are those of the programme, code to name.
func (t *Tx) Hubs(ctx context.Context) (map[string]string, error) { return hubNames(ctx, t.pg) }

// HubNames are the hubs of the programme, code to name.
func (s *Store) HubNames(ctx context.Context) (map[string]string, error) {
	return hubNames(ctx, s.pool)
}

func hubNames(ctx context.Context, q querier) (map[string]string, error) {
	names := map[string]string{}
	var code, name string
	found, err := q.Query(ctx, `select code, name from hub`)
	if err != nil {
		return nil, err
	}
	_, err = pgx.ForEachRow(found, []any{&code, &name}, func() error { names[code] = name; return nil })
	return names, err
}

// Events are those of the dossier after a number.
func (t *Tx) Events(ctx context.Context, after int64) ([]dossier.Event, error) {
	if after == t.dossier.State.Seq-int64(len(t.bound)) { // what this transaction bound, and no more
		return append([]dossier.Event{}, t.bound...), nil
	}
	return rows(ctx, t.pg, scanEvent, `select body from event where dossier = $1 and seq > $2 order by seq`, t.dossier.Number, after)
}

func content(ctx context.Context, q querier, number string, version int) (c application.Content, hash string, err error) {
	return scanContent(q.QueryRow(ctx, `select body from content where dossier = $1 and version = $2`, number, version))
}

// Frozen is what of the content is frozen. With record.ErrTampered it is what stands there now, and not what was frozen.
func (t *Tx) Frozen(ctx context.Context, f dossier.Frozen) (application.Content, error) {
	return intact(ctx, t.pg, t.dossier.Number, f)
}

// Shown is a version of the content as somebody reads it: the frozen one is Frozen.
func (t *Tx) Shown(ctx context.Context, version int) (application.Content, error) {
	return shown(ctx, t.pg, t.dossier, version)
}

func shown(ctx context.Context, q querier, d record.Dossier, version int) (application.Content, error) {
	if f := d.State.Frozen; f != nil && f.Version == version {
		return intact(ctx, q, d.Number, *f)
	}
	c, _, err := content(ctx, q, d.Number, version)
	return c, err
}

// intact holds what is frozen against its hash.
func intact(ctx context.Context, q querier, number string, f dossier.Frozen) (application.Content, error) {
	c, actual, err := frozen(ctx, q, number, f.Hash)
	if err == nil && actual != f.Hash {
		err = record.ErrTampered
	}
	return c, err
}

func frozen(ctx context.Context, q querier, number, hash string) (c application.Content, actual string, err error) {
	return scanContent(q.QueryRow(ctx, `select body from content where dossier = $1 and hash = $2 order by version limit 1`, number, hash))
}

func scanContent(r pgx.Row) (c application.Content, hash string, err error) {
	var body []byte
	if err := r.Scan(&body); err != nil {
		return c, "", fmt.Errorf("content: %w", err)
	}
	return c, hashOf(body), json.Unmarshal(body, &c)
}

func hashOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// querier is what a pool and a transaction share for reading.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// executor is what a connection and a transaction share for writing.
type executor interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}

// rows collects what a query finds, scanned one by one.
func rows[T any](ctx context.Context, q querier, scan func(pgx.Row) (T, error), sql string, args ...any) ([]T, error) {
	found, err := q.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(found, func(r pgx.CollectableRow) (T, error) { return scan(r) })
}

// shapes are rows that a struct has a field for each column of, by its name.
func shapes[T any](ctx context.Context, q querier, sql string, args ...any) ([]T, error) {
	found, err := q.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(found, pgx.RowToStructByName[T])
}

func scanEvent(r pgx.Row) (e dossier.Event, err error) {
	var body []byte
	if err := r.Scan(&body); err != nil {
		return e, fmt.Errorf("event: %w", err)
	}
	return e, json.Unmarshal(body, &e)
}
