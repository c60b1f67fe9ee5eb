// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"context"
	"strings"
	"testing"

	private "github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/jackc/pgx/v5"
)

// unsound are the checks that fail on a database, with what they say, asked by a program that was just started.
func unsound(t *testing.T, db testkit.Database) map[string]string {
	t.Helper()
	store, err := postgres.Open(ctx, db.App, 2)
	ok(t, err)
	defer store.Close()
	wrong := map[string]string{}
	for _, check := range store.Checks() {
		if check.Name == "commits are durable" {
			continue // those of tests are not
		}
		if err := check.Do(ctx); err != nil {
			wrong[check.Name] = err.Error()
		}
	}
	return wrong
}

// TestAFaultOfTheDatabaseIsNamedOnceWithItsCure: what is planted is found by one check, and what that check says to do mends it.
func TestAFaultOfTheDatabaseIsNamedOnceWithItsCure(t *testing.T) {
	t.Parallel()
	const role = private.AppRole
	for name, x := range map[string]struct {
		plant, check string
		cure         func(context.Context, testkit.Database) error // nil: the statement that it says
	}{
		"a privilege too much":            {"grant delete on dossierwerkt.event to " + role, "application's role may what it must, and no more", nil},
		"a column too much":               {"grant update (number) on dossierwerkt.dossier to " + role, "application's role may what it must, and no more", nil},
		"a privilege of everybody":        {"grant truncate on dossierwerkt.document to public", "application's role may what it must, and no more", nil},
		"a privilege too little":          {"revoke insert on dossierwerkt.outbox from " + role, "application's role may what it must, and no more", migrate},
		"a column too little":             {"revoke update (delivered) on dossierwerkt.inbox from " + role, "application's role may what it must, and no more", migrate},
		"a trigger that is off":           {"alter table dossierwerkt.event disable trigger append_only", "what guards the record is there and on", nil},
		"a trigger for replicas alone":    {"alter table dossierwerkt.inbox enable replica trigger keep_receipt", "what guards the record is there and on", nil},
		"a trigger that is gone":          {"drop trigger no_truncate on dossierwerkt.content", "what guards the record is there and on", again},
		"a database that takes no writes": {"do $$begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end$$", "something can be written", writable},
		"clocks that are apart": {"create or replace function dossierwerkt.clock() returns timestamptz language sql volatile as $$select clock_timestamp() + interval '7 minutes'$$",
			"clocks of database and machine agree", set},
		"a read model of another version": {"update dossierwerkt.fold set version = 1", "read model is current", migrate},
		"a migration that is missing":     {"delete from dossierwerkt.migration where name like '%033%'", "schema is current", noted},
		"a command that nobody carries out": {"insert into dossierwerkt.inbox (key, command, received_at) values ('k_x', 'submit', now() - interval '2 minutes')",
			"commands are carried out", carried},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := testkit.NewProgramme(t, nil).Database
			if wrong := unsound(t, db); len(wrong) > 0 {
				t.Fatalf("before: %v", wrong)
			}
			super(t, db, x.plant)
			wrong := unsound(t, db)
			says, found := wrong[x.check]
			if !found || len(wrong) != 1 {
				t.Fatalf("found: %v", wrong)
			}
			if x.cure != nil {
				ok(t, x.cure(ctx, db))
			} else {
				_, statements, told := strings.Cut(says, "run: ")
				if !told {
					t.Fatalf("no cure: %s", says)
				}
				super(t, db, statements)
			}
			if wrong := unsound(t, db); len(wrong) > 0 {
				t.Errorf("after the cure: %v", wrong)
			}
		})
	}
}

// TestARoleInAnotherRoleIsFound. Roles are of all databases, so it stands alone.
func TestARoleInAnotherRoleIsFound(t *testing.T) {
	db := testkit.NewDatabase(t)
	super(t, db, "grant pg_read_all_data to "+private.AppRole)
	wrong := unsound(t, db)
	_, cure, _ := strings.Cut(wrong["application's role is in no other role"], "run: ")
	if len(wrong) != 1 || cure == "" {
		t.Errorf("%v", wrong)
	}
	super(t, db, "revoke pg_read_all_data from "+private.AppRole)
	if want := "revoke pg_read_all_data from " + private.AppRole; cure != want {
		t.Errorf("%q", cure)
	}
}

// super runs statements as the superuser, on a connection that ends.
func super(t *testing.T, db testkit.Database, statements string) {
	t.Helper()
	conn, err := pgx.Connect(ctx, db.Superuser)
	ok(t, err)
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, statements)
	ok(t, err)
}

func migrate(ctx context.Context, db testkit.Database) error {
	return postgres.Migrate(ctx, db.Owner, private.AppRole)
}

func by(statement string) func(context.Context, testkit.Database) error {
	return func(ctx context.Context, db testkit.Database) error {
		conn, err := pgx.Connect(ctx, db.Superuser)
		if err != nil {
			return err
		}
		defer conn.Close(ctx)
		if _, err = conn.Exec(ctx, "set default_transaction_read_only = off"); err == nil {
			_, err = conn.Exec(ctx, statement)
		}
		return err
	}
}

var (
	again    = by("create trigger no_truncate before truncate on dossierwerkt.content for each statement execute function dossierwerkt.refuse_change()")
	writable = by("do $$begin execute format('alter database %I reset default_transaction_read_only', current_database()); end$$")
	set      = by("create or replace function dossierwerkt.clock() returns timestamptz language sql volatile as 'select clock_timestamp()'")
	noted    = by("insert into dossierwerkt.migration (name) select 'migrations/033_answered.sql'")
	carried  = by("update dossierwerkt.inbox set delivered = true where key = 'k_x'")
)
