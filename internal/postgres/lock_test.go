// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/jackc/pgx/v5"
)

// waited holds a dossier while another transaction waits for it, writes, and lets it go. It gives what the other then sees.
func waited(t *testing.T, p *testkit.Programme, number string, write func(*postgres.Tx) error) (now time.Time, d record.Dossier) {
	t.Helper()
	held, other := make(chan struct{}), make(chan error, 1)
	go func() {
		<-held
		other <- p.Store.Locked(ctx, number, func(tx *postgres.Tx) error { now, d = tx.Now(), tx.Dossier(); return nil })
	}()
	ok(t, p.Store.Locked(ctx, number, func(tx *postgres.Tx) error {
		close(held)
		p.Database.Waits(t)
		return write(tx)
	}))
	ok(t, <-other)
	return now, d
}

// TestTheClockIsReadUnderTheLock: who waited for a dossier reads the clock, and the dossier, when the wait is over.
func TestTheClockIsReadUnderTheLock(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	number := p.Start(t, "CW-KORT")
	var released time.Time
	now, d := waited(t, p, number, func(tx *postgres.Tx) (err error) {
		if err := tx.Save(ctx, p.People[dossier.HubStaff], application.Empty(application.Identity{Title: "Van naam veranderd"})); err != nil {
			return err
		}
		released, err = p.Store.Now(ctx)
		return err
	})
	if now.Before(released) {
		t.Errorf("the clock was read at %v, before %v", now, released)
	}
	if d.Title != "Van naam veranderd" || d.Content != 3 {
		t.Errorf("the dossier as it was before the wait: %+v", d)
	}
}

// TestTheClockNeverRunsBehindWhatWasReceived, also while the lock was waited for.
func TestTheClockNeverRunsBehindWhatWasReceived(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	number := p.Start(t, "CW-KORT")
	later := time.Now().Add(time.Hour).UTC().Truncate(time.Microsecond)
	now, _ := waited(t, p, number, func(tx *postgres.Tx) error {
		return tx.Insert(ctx, record.Row{Key: access.NewID("k_"), Dossier: number, Person: p.People[dossier.HubStaff], Received: later,
			Command: dossier.Command{Name: dossier.Endorse}})
	})
	if !now.Equal(later) {
		t.Errorf("%v, received before it: %v", now, later)
	}
}

// TestAStrangerTakesNoLock: who may not know of a dossier is told that it is not there, whether or not somebody works on it.
func TestAStrangerTakesNoLock(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	number := p.Start(t, "CW-KORT")
	ok(t, p.Store.Locked(ctx, number, func(*postgres.Tx) error {
		began := time.Now()
		err := p.Store.Within(ctx, func(tx *postgres.Tx) error { return tx.LockFor(ctx, testkit.NewPerson(dossier.HubStaff), number) })
		if err != record.ErrNoDossier || time.Since(began) > 2*time.Second {
			t.Errorf("after %v: %v", time.Since(began), err)
		}
		return nil
	}))
}

// TestCountersAreFilledInFromTheRecord where a program that does not keep them wrote.
func TestCountersAreFilledInFromTheRecord(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	granted, withdrawn := p.Start(t, "CW-JURY"), p.Start(t, "CW-JURY")
	p.Database.Exec(t, `update dossier set granted = 500, status = case number when $1 then 'approved' else 'withdrawn' end where number in ($1, $2)`, granted, withdrawn)
	p.Database.Exec(t, `insert into call (code, version, hash, body) select code, 2, 'x', (body::jsonb || '{"budget":{"amount":"12.50","currency":"EUR"}}')::json from call where code = 'CW-JURY'`)
	p.Database.Exec(t, `update call_counter set version = null, budget = null, granted = 0`)
	ok(t, postgres.Migrate(ctx, p.Database.Owner, "dossierwerkt_app"))
	conn, err := pgx.Connect(ctx, p.Database.Owner)
	ok(t, err)
	defer conn.Close(ctx)
	var version, budget, spent int64
	ok(t, conn.QueryRow(ctx, `select version, budget, granted from dossierwerkt.call_counter where call = 'CW-JURY'`).Scan(&version,
		&budget, &spent))
	if version != 2 || budget != 1250 || spent != 500 {
		t.Error(version, budget, spent)
	}
}
