// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/jackc/pgx/v5"
)

func TestMain(m *testing.M) { testkit.Main(m) }

var ctx = context.Background()

// as runs a statement on a database and gives its SQLSTATE, "" when it succeeds.
func as(t *testing.T, url, sql string) string {
	t.Helper()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, "set search_path = dossierwerkt"); err != nil {
		t.Fatal(err)
	}
	_, err = conn.Exec(ctx, sql)
	if err == nil {
		return ""
	}
	if s, ok := err.(interface{ SQLState() string }); ok {
		return s.SQLState()
	}
	t.Fatal(err)
	return ""
}

func TestWhatIsRecordedStays(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	p.Start(t, "CW-KORT")
	const denied = "42501"
	for _, sql := range []string{
		"update event set type = 'approved'", "delete from event", "truncate event cascade",
		"update content set person = person", "delete from content", "update content set body = '{}'", "update content set hash = ''",
		"update document set bytes = ''", "delete from document", "update call set version = 2", "delete from inbox",
		"update inbox set received_at = received_at - interval '1 day'", "update inbox set outcome = '{}'", "delete from dossier", "delete from text",
	} {
		if got := as(t, p.Database.App, sql); got != denied {
			t.Errorf("the application may %q: %s", sql, got)
		}
	}
	for _, sql := range []string{"update event set type = 'approved'", "delete from event", "truncate event cascade", "delete from content",
		"update inbox set received_at = received_at - interval '1 day'", "update inbox set outcome = '{}'"} {
		if got := as(t, p.Database.Owner, sql); got != denied {
			t.Errorf("the owner may %q: %s", sql, got)
		}
	}
	for _, sql := range []string{"create table x ()", "drop table event", "create role x"} {
		if got := as(t, p.Database.App, sql); got != denied {
			t.Errorf("the application may %q: %s", sql, got)
		}
	}
}

func TestMigratingAgainChangesNothing(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	number := p.Start(t, "CW-KORT")
	if err := postgres.Migrate(ctx, p.Database.Owner, "dossierwerkt_app"); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Store.Dossier(ctx, number); err != nil {
		t.Error(err)
	}
	if err := p.Store.Current(ctx); err != nil {
		t.Error(err)
	}
}

func TestTheApplicationIsConfined(t *testing.T) {
	t.Parallel()
	store, db := testkit.NewStore(t)
	if err := store.Confined(ctx); err != nil {
		t.Error(err)
	}
	owner, err := postgres.Open(ctx, db.Owner, 2)
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close()
	if err := owner.Confined(ctx); err == nil || !strings.Contains(err.Error(), "owner") {
		t.Errorf("the owner passes for the application: %v", err)
	}
	// the server of the tests does not sync, which is exactly what must be found
	if err := store.Durable(ctx); err == nil || !strings.Contains(err.Error(), "fsync") {
		t.Errorf("a server without fsync passes for durable: %v", err)
	}
}

func TestNumbersAreCountedPerCall(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	for i, call := range []string{"CW-KORT", "CW-JURY", "CW-KORT"} {
		want := []string{"CW-KORT-0001", "CW-JURY-0001", "CW-KORT-0002"}[i]
		if got := p.Start(t, call); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestTheListIsWhatPeopleSee holds the SQL of the list to the rule of the process, for every role, hub and state.
func TestTheListIsWhatPeopleSee(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	draft, submitted, assessed := p.Start(t, "CW-KORT"), p.Start(t, "CW-KORT"), p.Start(t, "CW-JURY")
	for _, number := range []string{submitted, assessed} {
		p.Database.Exec(t, "update dossier set submitted_at = now(), status = 'submitted', state = (state::jsonb || '{\"submitted_at\":\"2026-11-24T12:00:00Z\",\"status\":\"submitted\"}')::json where number = $1", number)
	}
	p.Database.Exec(t, "update dossier set panel = '{p_x}', state = (state::jsonb || '{\"panel\":[{\"assessor\":\"p_x\"},{\"assessor\":\"p_y\",\"left\":true}]}')::json where number = $1", assessed)
	for _, role := range dossier.Roles {
		for _, hub := range []string{"", "kempen", "gent", "leuven"} {
			for _, company := range []string{"", "0999.010.126", "0999.010.225"} {
				person := access.Person{ID: map[bool]string{true: "p_x", false: "p_y"}[company == ""], Role: role, Hub: hub, Company: company}
				page, err := p.Store.List(ctx, person.Alone(), record.Filter{Limit: 10})
				if err != nil {
					t.Fatal(err)
				}
				listed := map[string]bool{}
				for _, d := range page.Dossiers {
					listed[d.Number] = true
				}
				for _, number := range []string{draft, submitted, assessed} {
					d, err := p.Store.Dossier(ctx, number)
					if err != nil {
						t.Fatal(err)
					}
					if sees := d.State.Knows(d.Actor(person)); sees != listed[number] {
						t.Errorf("%s of hub %q, company %q: sees %s %v, listed %v", role, hub, company, d.State.Status, sees, listed[number])
					}
				}
			}
		}
	}
}

func TestListsHavePagesAndFilters(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	for range 5 {
		p.Start(t, "CW-KORT")
	}
	manager := p.People[dossier.Manager]
	var seen []string
	f := record.Filter{Limit: 2}
	for {
		page, err := p.Store.List(ctx, manager.Alone(), f)
		if err != nil {
			t.Fatal(err)
		}
		if page.Total != 5 {
			t.Errorf("total %d", page.Total)
		}
		for _, d := range page.Dossiers {
			seen = append(seen, d.Number)
		}
		if page.Next == "" {
			break
		}
		f.After = page.Next
	}
	if fmt.Sprint(seen) != "[CW-KORT-0001 CW-KORT-0002 CW-KORT-0003 CW-KORT-0004 CW-KORT-0005]" {
		t.Error(seen)
	}
	for query, want := range map[string]int{"sloophout": 5, "0003": 1, "%": 0, "_": 0, "niets": 0, "0999.010.126": 5, "0999010126": 5,
		"BE 0999 010 126": 5, "btw be0999.010.126": 5,
		"0999-010": 5, "999010126": 5, "CW-KORT-0001 ": 1, "cw–kort–0001": 1, "cw kort 0004": 1, " SLOOP\u00adHOUT\u00a0 nieuw ": 5, "materialenbank hergebruik": 5, "0999.010.225": 5,
		"maatwerkateli\u00e8r": 5, "sloophout niets": 0, "0999.010.999": 0} {
		page, err := p.Store.List(ctx, manager.Alone(), record.Filter{Limit: 10, Query: query})
		if err != nil || page.Total != want {
			t.Errorf("%q finds %d, %v; want %d", query, page.Total, err, want)
		}
	}
	p.Database.Exec(t, `update dossier set words = words || ' cw-kort-0001' where number = 'CW-KORT-0003'`) // as a title that names another
	for query, want := range map[string]string{"cw-kort-0001": "CW-KORT-0001", "kort-0001": "CW-KORT-0001 CW-KORT-0003"} {
		page, err := p.Store.List(ctx, manager.Alone(), record.Filter{Limit: 10, Query: query, Hub: "kempen"})
		var found []string
		for _, d := range page.Dossiers {
			found = append(found, d.Number)
		}
		if got := strings.Join(found, " "); err != nil || got != want || page.Total != len(found) {
			t.Errorf("%q finds %s, %v; want %s", query, got, err, want)
		}
	}
	page, err := p.Store.List(ctx, p.People[dossier.Decider].Alone(), record.Filter{Limit: 10, Query: "CW-KORT-0001"})
	if err != nil || page.Total != 0 {
		t.Errorf("who may not know of a dossier finds it: %+v, %v", page, err)
	}
}

func TestABusyDossierIsSaidToBeBusy(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	number := p.Start(t, "CW-KORT")
	held, release := make(chan struct{}), make(chan struct{})
	done := make(chan error, 1)
	go func() {
		done <- p.Store.Locked(ctx, number, func(*postgres.Tx) error { close(held); <-release; return nil })
	}()
	<-held
	began := time.Now()
	err := p.Store.Locked(ctx, number, func(*postgres.Tx) error { return nil })
	if err == nil || !strings.Contains(err.Error(), record.ErrBusy.Error()) || time.Since(began) < 2*time.Second {
		t.Errorf("after %v: %v", time.Since(began), err)
	}
	close(release)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestAConnectionThatIsTakenAwayLeavesNothing, and says so: before the commit it is known that nothing was stored.
func TestAConnectionThatIsTakenAwayLeavesNothing(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	number := p.Start(t, "CW-KORT")
	err := p.Store.Locked(ctx, number, func(tx *postgres.Tx) error {
		all := p.Database
		all.Owner = all.Superuser
		all.Exec(t, `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`)
		_, err := tx.Events(ctx, 0)
		return err
	})
	if !errors.Is(err, record.ErrBusy) {
		t.Errorf("%v", err)
	}
	if err := p.Store.Locked(ctx, number, func(*postgres.Tx) error { return nil }); err != nil {
		t.Errorf("the next is served: %v", err)
	}
}

func TestOnlyOneSweepsAtATime(t *testing.T) {
	t.Parallel()
	store, _ := testkit.NewStore(t)
	ran, err := store.Alone(ctx, 7, func(ctx context.Context) error {
		again, err := store.Alone(ctx, 7, func(context.Context) error { return nil })
		if again {
			t.Error("two at once")
		}
		return err
	})
	if !ran || err != nil {
		t.Error(ran, err)
	}
	if ran, err = store.Alone(ctx, 7, func(context.Context) error { return nil }); !ran || err != nil {
		t.Error("the lock was kept", err)
	}
}

func TestNewsSkipsNothingAndShowsNobodyElse(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	manager, stranger := p.People[dossier.Manager], access.Person{ID: "p_y", Role: dossier.HubStaff, Hub: "leuven"}
	news, err := p.Store.News(ctx, manager.Alone(), "", 10)
	if err != nil || len(news) != 1 || news[0].Entry != nil {
		t.Fatalf("%v, %v", news, err)
	}
	since := news[0].ID
	number := p.Start(t, "CW-KORT")
	var found []record.News
	for range 600 { // other tests' transactions may hold the horizon back for a moment
		if found, err = p.Store.News(ctx, manager.Alone(), since, 10); err != nil {
			t.Fatal(err)
		}
		if len(found) > 0 {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if len(found) != 1 || found[0].Number != number || found[0].Entry.Event.Type != dossier.StartedEvent {
		t.Errorf("%+v", found)
	}
	if found, err = p.Store.News(ctx, stranger.Alone(), since, 10); err != nil || len(found) != 0 {
		t.Errorf("a stranger reads %+v, %v", found, err)
	}
}

func TestExpiredTokensAreNone(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	hash := access.HashToken(p.Tokens[dossier.Manager])
	if person, err := p.Store.Token(ctx, hash); err != nil || !person.Holds(dossier.Manager) {
		t.Fatal(person, err)
	}
	p.Database.SetClock(t, time.Now().AddDate(2, 0, 0))
	if _, err := p.Store.Token(ctx, hash); err == nil {
		t.Error("a token of two years ago still opens")
	}
}

// TestWhatIsSearchedIsMadeWhereItIsMissing: by the first start of this program, with an index where the server has what it needs.
func TestWhatIsSearchedIsMadeWhereItIsMissing(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	number := p.Start(t, "CW-KORT")
	p.Database.Exec(t, "update dossier set words = '', applicant = null")
	if err := postgres.Migrate(ctx, p.Database.Owner, "dossierwerkt_app"); err != nil {
		t.Fatal(err)
	}
	page, err := p.Store.List(ctx, p.People[dossier.Manager].Alone(), record.Filter{Limit: 10, Query: "materialenbank 0999010126"})
	if err != nil || page.Total != 1 || page.Dossiers[0].Number != number {
		t.Errorf("%+v, %v", page, err)
	}
	conn, err := pgx.Connect(ctx, p.Database.Owner)
	ok(t, err)
	defer conn.Close(ctx)
	var there, indexed bool
	ok(t, conn.QueryRow(ctx, `select exists (select from pg_available_extensions where name = 'pg_trgm'), to_regclass('dossierwerkt.dossier_words') is not null`).Scan(&there, &indexed))
	if there != indexed {
		t.Errorf("the extension is there %v, the index %v", there, indexed)
	}
}

func TestWhatIsCompressedInItselfIsNotCompressedAgain(t *testing.T) {
	t.Parallel()
	_, database := testkit.NewStore(t)
	conn, err := pgx.Connect(ctx, database.App)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	var twice []string
	if err := conn.QueryRow(ctx, `select coalesce(array_agg(attrelid::regclass::text), '{}') from pg_attribute
		where attname = 'bytes' and attrelid in (select oid from pg_class where relnamespace = 'dossierwerkt'::regnamespace and relkind = 'r')
		and attstorage <> 'e'`).Scan(&twice); err != nil {
		t.Fatal(err)
	}
	if len(twice) > 0 {
		t.Errorf("compressed twice: %v", twice)
	}
}
