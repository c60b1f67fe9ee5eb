// SPDX-License-Identifier: EUPL-1.2

// Package testkit gives every test a database of its own on a real PostgreSQL, and stories that read as text.
package testkit

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	private "github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/jackc/pgx/v5"
)

// shared is the server of one test program.
var shared struct {
	once   sync.Once
	server *private.Server
	err    error
	made   atomic.Int64
}

const template = "template_dossierwerkt"

// Main runs the tests of a package and stops its PostgreSQL afterwards. Without PostgreSQL the tests fail; they are never skipped.
func Main(m *testing.M) { os.Exit(Run(m)) }

// Run is Main for a package with more to clean up: it gives the exit code.
func Run(m *testing.M) int {
	code := m.Run()
	if shared.server == nil {
		return code
	}
	shared.server.Stop()
	if err := os.RemoveAll(shared.server.Dir()); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	return code
}

// Database is a fresh, migrated database.
type Database struct {
	Owner, App string // URLs of the two roles
	Superuser  string // URL of who may do anything, as no program of ours may
}

// NewDatabase makes a database from the migrated template; it goes with the test.
func NewDatabase(t testing.TB) Database {
	t.Helper()
	shared.once.Do(func() { shared.server, shared.err = startShared() })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	name := fmt.Sprintf("test_%d", shared.made.Add(1))
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := administer(ctx, "create database "+name+" template "+template+" owner "+private.OwnerRole+" strategy file_copy"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := administer(context.Background(), "drop database "+name+" with (force)"); err != nil {
			t.Error(err)
		}
	})
	return Database{Owner: shared.server.URL(private.OwnerRole, name), App: shared.server.URL(private.AppRole, name),
		Superuser: shared.server.URL("postgres", name)}
}

func startShared() (*private.Server, error) {
	parent := os.TempDir()
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		parent = "/dev/shm"
	}
	dir, err := os.MkdirTemp(parent, "dossierwerkt-test-")
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(dir, 0o711); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	s, err := private.Start(ctx, private.Options{Dir: dir, Ephemeral: true, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, err
	}
	shared.server = s
	if err := administer(ctx, "create database "+template+" owner "+private.OwnerRole); err != nil {
		return nil, err
	}
	return s, postgres.Migrate(ctx, s.URL(private.OwnerRole, template), private.AppRole)
}

// administer runs a statement as the superuser; the names in it are ours.
func administer(ctx context.Context, statement string) error {
	conn, err := pgx.Connect(ctx, shared.server.URL("postgres", "postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, statement)
	return err
}

// NewStore opens a store on a fresh database, as the application's role.
func NewStore(t testing.TB) (*postgres.Store, Database) {
	t.Helper()
	db := NewDatabase(t)
	s, err := postgres.Open(context.Background(), db.App, 20)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s, db
}

// SetClock makes the database's clock stand at an instant, or run again when the instant is zero.
func (d Database) SetClock(t testing.TB, at time.Time) {
	t.Helper()
	body := "select clock_timestamp()"
	if !at.IsZero() {
		body = "select timestamptz '" + at.UTC().Format(time.RFC3339Nano) + "'"
	}
	d.Exec(t, "create or replace function dossierwerkt.clock() returns timestamptz language sql volatile as '"+strings.ReplaceAll(body,
		"'", "''")+"'")
}

// Waits returns when somebody waits for a lock in the database.
func (d Database) Waits(t testing.TB) {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), d.Owner)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	for range 300 {
		var waiting bool
		err := conn.QueryRow(context.Background(),
			`select exists (select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database())`).Scan(&waiting)
		if err != nil {
			t.Fatal(err)
		}
		if waiting {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("nobody waits")
}

// Scan reads the one row that a query of the owner finds.
func (d Database) Scan(t testing.TB, into any, sql string, args ...any) {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), d.Owner)
	if err == nil {
		defer conn.Close(context.Background())
		if _, err = conn.Exec(context.Background(), "set search_path = dossierwerkt"); err == nil {
			err = conn.QueryRow(context.Background(), sql, args...).Scan(into)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Exec runs a statement as the owner of the schema.
func (d Database) Exec(t testing.TB, sql string, args ...any) {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), d.Owner)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(context.Background(), "set search_path = dossierwerkt"); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(context.Background(), sql, args...); err != nil {
		t.Fatal(err)
	}
}

// AsApp runs a statement as the application's role, and gives what came of it.
func (d Database) AsApp(t testing.TB, sql string) error {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), d.App)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	_, err = conn.Exec(context.Background(), "set search_path = dossierwerkt; "+sql)
	return err
}
