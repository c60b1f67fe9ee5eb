// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/jackc/pgx/v5"
)

var ctx = context.Background()

func start(t *testing.T, dir string) *postgres.Server {
	t.Helper()
	s, err := postgres.Start(ctx, postgres.Options{Dir: dir, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func query(t *testing.T, url, sql string) string {
	t.Helper()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	var value string
	if err := conn.QueryRow(ctx, sql).Scan(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

func TestItGoesOnWhereItWas(t *testing.T) {
	t.Parallel()
	dir := testkit.Folder(t)
	s := start(t, dir)
	owner := s.URL(postgres.OwnerRole, postgres.Database)
	query(t, owner, "select 'kept' from (select lo_from_bytea(4711, 'here')) kept")
	port := s.Port
	s.Stop()
	s = start(t, dir)
	defer s.Stop()
	if s.Port != port {
		t.Errorf("the port moved from %d to %d", port, s.Port)
	}
	if got := query(t, s.URL(postgres.OwnerRole, postgres.Database), "select convert_from(lo_get(4711), 'UTF8')"); got != "here" {
		t.Error(got)
	}
}

func TestItIsDurableAndAlone(t *testing.T) {
	t.Parallel()
	s := start(t, testkit.Folder(t))
	defer s.Stop()
	app := s.URL(postgres.AppRole, postgres.Database)
	for setting, want := range map[string]string{"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on",
		"listen_addresses":        "127.0.0.1",
		"unix_socket_directories": "", "password_encryption": "scram-sha-256", "data_checksums": "on"} {
		if got := query(t, s.URL("postgres", "postgres"), "select current_setting('"+setting+"')"); got != want {
			t.Errorf("%s is %q, want %q", setting, got, want)
		}
	}
	for role, database := range map[string]string{postgres.AppRole: postgres.TemporalDatabase, postgres.TemporalRole: postgres.Database} {
		if conn, err := pgx.Connect(ctx, s.URL(role, database)); err == nil {
			_ = conn.Close(ctx)
			t.Errorf("%s reaches %s", role, database)
		}
	}
	if got := query(t, app, "select count(*)::text from pg_roles where rolcanlogin and rolname <> 'postgres' and (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls)"); got != "0" {
		t.Errorf("%s roles may more than they need", got)
	}
	if _, err := pgx.Connect(ctx, strings.Replace(app, s.Password(postgres.AppRole), "wrong", 1)); err == nil {
		t.Error("a wrong password opens")
	}
}

func TestItComesBackWhenItIsKilled(t *testing.T) {
	t.Parallel()
	dir := testkit.Folder(t)
	s := start(t, dir)
	defer s.Stop()
	app := s.URL(postgres.AppRole, postgres.Database)
	raw, err := os.ReadFile(filepath.Join(dir, "postgres", "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	pid, _, _ := strings.Cut(string(raw), "\n")
	kill(t, pid)
	for end := time.Now().Add(40 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		conn, err := pgx.Connect(ctx, app)
		if err == nil {
			if err := conn.Close(ctx); err != nil {
				t.Error(err)
			}
			return
		}
		if time.Now().After(end) {
			t.Fatal(err)
		}
	}
}

func TestAFolderThatCannotBePassedIsNamed(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		// Only root runs PostgreSQL as another user: as ourselves every folder of ours can be passed.
		s := start(t, testkit.Folder(t))
		s.Stop()
		return
	}
	closed := filepath.Join(testkit.Folder(t), "closed")
	if err := os.Mkdir(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := postgres.Start(ctx, postgres.Options{Dir: filepath.Join(closed, "data"), Log: slog.New(slog.DiscardHandler)})
	if err == nil || !strings.Contains(err.Error(), closed+":") || !strings.Contains(err.Error(), "--data") {
		t.Errorf("got %v", err)
	}
}

func TestAClosedDataDirectoryIsOpenedJustEnough(t *testing.T) {
	t.Parallel()
	dir := testkit.Folder(t)
	if err := os.Chmod(dir, 0o700); err != nil { // as mktemp makes it
		t.Fatal(err)
	}
	s := start(t, dir)
	defer s.Stop()
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm()&0o066 != 0 {
		t.Errorf("others may read %v, %v", info.Mode(), err)
	}
	if info, err := os.Stat(filepath.Join(dir, "postgres")); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the cluster has mode %v, %v", info.Mode(), err)
	}
}

func TestNoSecretInTheListOfProcesses(t *testing.T) {
	t.Parallel()
	dir := testkit.Folder(t)
	s := start(t, dir)
	defer s.Stop()
	raw, err := os.ReadFile(filepath.Join(dir, "secrets.json"))
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, "secrets.json"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("secrets.json has mode %v, %v", info.Mode(), err)
	}
	if !strings.Contains(string(raw), s.Password(postgres.AppRole)) {
		t.Fatal("the secrets are not where the test looks for them")
	}
	if got := query(t, s.URL("postgres", "postgres"),
		"select count(*)::text from pg_authid where rolpassword not like 'SCRAM-SHA-256%'"+" and rolcanlogin"); got != "0" {
		t.Errorf("%s passwords are not kept as SCRAM", got)
	}
	log, err := os.ReadFile(filepath.Join(dir, "postgres.log"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(log), s.Password(postgres.AppRole)) {
		t.Error("a password stands in the log")
	}
}

// TestLostSecretsAreNotWrittenAnew over a database that exists, unless that is asked; then everything is there as before.
func TestLostSecretsAreNotWrittenAnew(t *testing.T) {
	t.Parallel()
	dir := testkit.Folder(t)
	s := start(t, dir)
	query(t, s.URL(postgres.OwnerRole, postgres.Database), "select 'kept' from (select lo_from_bytea(4711, 'here')) kept")
	s.Stop()
	path := filepath.Join(dir, "secrets.json")
	options := postgres.Options{Dir: dir, Log: slog.New(slog.DiscardHandler)}
	for name, lose := range map[string]func() error{
		"gone":   func() error { return os.Remove(path) },
		"torn":   func() error { return os.WriteFile(path, []byte(`{"postgres":"geheim`), 0o600) },
		"lacks":  func() error { return os.WriteFile(path, []byte(`{"postgres":"geheim"}`), 0o600) },
		"nobody": func() error { return os.WriteFile(path, nil, 0o600) },
	} {
		if err := lose(); err != nil {
			t.Fatal(name, err)
		}
		before, _ := os.ReadFile(path)
		_, err := postgres.Start(ctx, options)
		if err == nil || !strings.Contains(err.Error(), "--new-passwords") || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: %v", name, err)
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Errorf("%s: secrets.json was written", name)
		}
	}
	options.NewPasswords = true
	s, err := postgres.Start(ctx, options)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop()
	for _, role := range []string{postgres.OwnerRole, postgres.AppRole} {
		if got := query(t, s.URL(role, postgres.Database), "select current_user::text"); got != role {
			t.Error(got)
		}
	}
	if got := query(t, s.URL(postgres.OwnerRole, postgres.Database), "select convert_from(lo_get(4711), 'UTF8')"); got != "here" {
		t.Error(got)
	}
}

// TestADatabaseOfAnotherVersionIsNotTouched, and what to do is said.
func TestADatabaseOfAnotherVersionIsNotTouched(t *testing.T) {
	t.Parallel()
	dir := testkit.Folder(t)
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "postgres"), 0o700), os.WriteFile(filepath.Join(dir, "postgres", "PG_VERSION"), []byte("9\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	_, err := postgres.Start(ctx, postgres.Options{Dir: dir, Log: slog.New(slog.DiscardHandler)})
	if err == nil || !strings.Contains(err.Error(), "is of PostgreSQL 9") || !strings.Contains(err.Error(), "--postgres-bin") {
		t.Error(err)
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	if _, err := postgres.Find("/nowhere", 0); err == nil || !strings.Contains(err.Error(), "--postgres-bin") {
		t.Errorf("got %v", err)
	}
	if bin, err := postgres.Find("", 0); err != nil || bin == "" {
		t.Errorf("%q, %v", bin, err)
	}
}
