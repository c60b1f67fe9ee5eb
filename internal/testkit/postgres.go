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
	"github.com/jackc/pgx/v5/pgxpool"
)

// shared is the server of one test program, and what is open to its databases: making a connection costs more than most of what tests ask.
var shared struct {
	once   sync.Once
	server *private.Server
	err    error
	made   atomic.Int64
	pools  sync.Map // of URLs
}

// The databases from which others are made: one that was migrated, and one with the demonstration's people and hubs in it.
const (
	template    = "template_dossierwerkt"
	peopled     = "template_peopled"
	whileMaking = time.Minute
)

// Main runs the tests of a package and stops its PostgreSQL afterwards. Without PostgreSQL the tests fail; they are never skipped.
func Main(m *testing.M) { os.Exit(Run(m)) }

// Run is Main for a package with more to clean up: it gives the exit code.
func Run(m *testing.M) int {
	code := m.Run()
	if shared.server == nil {
		return code
	}
	shared.pools.Range(func(_, pool any) bool {
		pool.(*pgxpool.Pool).Close()
		return true
	})
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
	serve(t)
	return copyOf(t, template)
}

// serve starts the server, where it does not run yet.
func serve(t testing.TB) {
	t.Helper()
	shared.once.Do(func() { shared.server, shared.err = startShared() })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
}

// copyOf is a database made from another, which goes with the test.
func copyOf(t testing.TB, template string) Database {
	t.Helper()
	name := fmt.Sprintf("test_%d", shared.made.Add(1))
	ctx, cancel := context.WithTimeout(context.Background(), whileMaking)
	defer cancel()
	if err := administer(ctx, "create database "+name+" template "+template+" owner "+private.OwnerRole+" strategy file_copy"); err != nil {
		t.Fatal(err)
	}
	d := database(name)
	t.Cleanup(func() {
		for _, url := range []string{d.Owner, d.App, d.Superuser} {
			if pool, open := shared.pools.LoadAndDelete(url); open {
				pool.(*pgxpool.Pool).Close()
			}
		}
		if err := administer(context.Background(), "drop database "+name+" with (force)"); err != nil {
			t.Error(err)
		}
	})
	return d
}

func database(name string) Database {
	return Database{Owner: shared.server.URL(private.OwnerRole, name), App: shared.server.URL(private.AppRole, name),
		Superuser: shared.server.URL("postgres", name)}
}

// open is what is open to a database, in our schema.
func open(url string) (*pgxpool.Pool, error) {
	if pool, there := shared.pools.Load(url); there {
		return pool.(*pgxpool.Pool), nil
	}
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	config.ConnConfig.RuntimeParams["search_path"] = "dossierwerkt"
	config.ConnConfig.RuntimeParams["application_name"] = "testkit"
	config.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeDescribeExec // tests change what a statement that was prepared would go by
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		return nil, err
	}
	kept, other := shared.pools.LoadOrStore(url, pool)
	if other {
		pool.Close()
	}
	return kept.(*pgxpool.Pool), nil
}

// connection is one that nobody else uses until it is given back.
func connection(t testing.TB, url string) (*pgx.Conn, func()) {
	t.Helper()
	pool, err := open(url)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pool.Acquire(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return conn.Conn(), conn.Release
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
	ctx, cancel := context.WithTimeout(context.Background(), whileMaking)
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
	pool, err := open(shared.server.URL("postgres", "postgres"))
	if err == nil {
		_, err = pool.Exec(ctx, statement)
	}
	return err
}

// NewStore opens a store on a fresh database, as the application's role.
func NewStore(t testing.TB) (*postgres.Store, Database) {
	t.Helper()
	db := NewDatabase(t)
	return db.store(t), db
}

func (d Database) store(t testing.TB) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(context.Background(), d.App, 20)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
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
	for range 300 {
		var waiting bool
		d.Scan(t, &waiting,
			`select exists (select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database())`)
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
	conn, release := connection(t, d.Owner)
	defer release()
	if err := conn.QueryRow(context.Background(), sql, args...).Scan(into); err != nil {
		t.Fatal(err)
	}
}

// Exec runs a statement as the owner of the schema.
func (d Database) Exec(t testing.TB, sql string, args ...any) {
	t.Helper()
	conn, release := connection(t, d.Owner)
	defer release()
	if _, err := conn.Exec(context.Background(), sql, args...); err != nil {
		t.Fatal(err)
	}
}

// AsApp runs a statement as the application's role, and gives what came of it.
func (d Database) AsApp(t testing.TB, sql string) error {
	t.Helper()
	conn, release := connection(t, d.App)
	defer release()
	_, err := conn.Exec(context.Background(), sql)
	return err
}
