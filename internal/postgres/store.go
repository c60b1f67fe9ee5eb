// SPDX-License-Identifier: EUPL-1.2

// Package postgres keeps the record in PostgreSQL: ledger, inbox, read model, content, documents and outbox.
// A method is one transaction; what runs inside it takes the transaction and cannot reach the pool.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Store is the database of one programme.
type Store struct {
	pool   *pgxpool.Pool // what asks for a row or a few, by a key
	lists  *pgxpool.Pool // what looks through many
	calls  calls
	behind atomic.Bool // the read model was another program's when it was last looked at
}

// How long a transaction waits: for a dossier's lock, and for one statement.
const (
	lockTimeout      = 3 * time.Second
	statementTimeout = 10 * time.Second
)

// idleTime is how long a connection stays that nothing needs: with its plans it holds some 8 MB. The last ones used are used first.
const idleTime = time.Minute

// How a statement is planned. What finds a row or a few by a key is found the same way whatever the key is, and planning costs more than
// asking: it is planned once for each connection. What looks through many is planned for what it is asked, each time: what is rare is found
// otherwise than what is not.
const (
	planKept = "force_generic_plan"
	planAnew = "force_custom_plan"
)

// Open connects with at most max connections, and half as many for lists. Nothing is sent until the first query.
func Open(ctx context.Context, url string, max int32) (*Store, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, errors.New("database: the URL cannot be read") // never the URL itself: it holds a password
	}
	config.MaxConnIdleTime, config.HealthCheckPeriod = idleTime, idleTime/4
	config.ConnConfig.Tracer = watcher{}
	config.AfterConnect = instantsInUTC
	params := config.ConnConfig.RuntimeParams
	params["search_path"] = "dossierwerkt"
	params["application_name"] = "dossierd"
	params["lock_timeout"] = milliseconds(lockTimeout)
	params["statement_timeout"] = milliseconds(statementTimeout)
	params["timezone"] = "UTC"
	params["random_page_cost"] = "1.1" // of disks without moving parts: what one question reads is few rows, found by an index
	s := &Store{}
	if s.pool, err = planning(ctx, config, planKept, max); err == nil {
		s.lists, err = planning(ctx, config, planAnew, (max+1)/2)
	}
	if err != nil {
		return nil, fmt.Errorf("database: %w", err)
	}
	return s, nil
}

// planning are connections on which statements are planned in one way.
func planning(ctx context.Context, config *pgxpool.Config, way string, max int32) (*pgxpool.Pool, error) {
	config = config.Copy()
	config.ConnConfig.RuntimeParams["plan_cache_mode"] = way
	config.MaxConns = max
	return pgxpool.NewWithConfig(ctx, config)
}

// instantsInUTC has every instant that is read be one of UTC, wherever the machine stands.
func instantsInUTC(_ context.Context, c *pgx.Conn) error {
	c.TypeMap().RegisterType(&pgtype.Type{Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC}})
	return nil
}

// orZero is where an instant is scanned into that may be null: the zero time then.
type orZero struct{ at *time.Time }

// ScanTimestamptz implements pgtype.TimestamptzScanner.
func (z orZero) ScanTimestamptz(v pgtype.Timestamptz) error {
	*z.at = v.Time // zero where it is not valid
	return nil
}

func milliseconds(d time.Duration) string { return fmt.Sprint(d.Milliseconds()) }

// Close returns every connection.
func (s *Store) Close() {
	s.pool.Close()
	s.lists.Close()
}

// Ping says whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return s.pool.Ping(ctx) }

// transact runs do in one transaction. ErrBusy and ErrUnknown tell what a caller can say to a person.
func (s *Store) transact(ctx context.Context, do func(pgx.Tx) error) error {
	tx, err := s.pool.Begin(ctx)
	if err != nil {
		return fmt.Errorf("%w: %w", record.ErrAway, err)
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }() // after a commit this does nothing
	done, err := noting(ctx, tx)
	if err == nil {
		err = do(tx)
	}
	if err != nil {
		if Passes(err) {
			return fmt.Errorf("%w: %w", record.ErrBusy, err)
		}
		return err
	}
	afterCommit := beforeCommit()
	if err := tx.Commit(ctx); err != nil {
		switch code := state(err); {
		case code == "" && !errors.Is(err, pgx.ErrTxCommitRollback), lost(code):
			return fmt.Errorf("%w: %w", record.ErrUnknown, err)
		case Passes(err):
			return fmt.Errorf("%w: %w", record.ErrBusy, err)
		}
		return fmt.Errorf("commit: %w", err)
	}
	afterCommit()
	done()
	return nil
}

// state is the SQLSTATE of an error, or "".
func state(err error) string {
	if pg := new(pgconn.PgError); errors.As(err, &pg) {
		return pg.Code
	}
	return ""
}

// lost says whether the connection, or the server behind it, went away: then nobody knows whether a commit was carried out.
func lost(code string) bool {
	return strings.HasPrefix(code, "08") || strings.HasPrefix(code, "57") || strings.HasPrefix(code, "58")
}

// Passes says whether a fault may be gone when tried again: lost connections, locks, serialisation, no room, a database that only reads.
func Passes(err error) bool {
	switch s := state(err); {
	case s == "55P03" || s == "55006" || s == "25006":
		return true
	case len(s) == 5:
		switch s[:2] {
		case "08", "40", "53", "57", "58":
			return true
		}
		return false
	}
	broken := new(net.OpError)
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) || pgconn.SafeToRetry(err) || pgconn.Timeout(err) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) || errors.As(err, &broken)
}
