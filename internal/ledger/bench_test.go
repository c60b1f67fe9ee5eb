// SPDX-License-Identifier: EUPL-1.2

package ledger_test

import (
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/jackc/pgx/v5/pgxpool"
)

// BenchmarkCommand receives and settles one command, two transactions, against BenchmarkBare.
func BenchmarkCommand(b *testing.B) {
	p := testkit.NewProgramme(b, nil)
	number := p.Start(b, "CW-KORT")
	steps := []struct {
		role    dossier.Role
		request ledger.Request
	}{{dossier.HubStaff, simple(dossier.RequestReview)}, {dossier.Reviewer,
		ledger.Request{Command: dossier.Command{Name: dossier.Return}, Reasons: "Nog eens."}}}
	for i := 0; b.Loop(); i++ {
		step := steps[i%2]
		step.request.Number = number
		row, _, refusal, err := p.Ledger.Receive(ctx, p.Key(p.People[step.role]), step.request)
		if err != nil || refusal != nil {
			b.Fatal(refusal, err)
		}
		if _, err := p.Ledger.Act(ctx, wire.Ask{Dossier: number, Key: row.Key, Known: int64(i + 1)}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBare is two transactions of pgx alone, each with a lock, an insert and an update: the floor.
func BenchmarkBare(b *testing.B) {
	db := testkit.NewDatabase(b)
	pool, err := pgxpool.New(ctx, db.Owner)
	if err != nil {
		b.Fatal(err)
	}
	defer pool.Close()
	if _, err := pool.Exec(ctx,
		"create table floor (id int primary key, n int); create table line (n bigint generated always as identity, body text)"); err != nil {
		b.Fatal(err)
	}
	if _, err := pool.Exec(ctx, "insert into floor values (1, 0)"); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for range 2 {
			tx, err := pool.Begin(ctx)
			if err != nil {
				b.Fatal(err)
			}
			for _, sql := range []string{"select n from floor where id = 1 for update", "insert into line (body) values ('x')",
				"update floor set n = n + 1 where id = 1"} {
				if _, err := tx.Exec(ctx, sql); err != nil {
					b.Fatal(err)
				}
			}
			if err := tx.Commit(ctx); err != nil {
				b.Fatal(err)
			}
		}
	}
}
