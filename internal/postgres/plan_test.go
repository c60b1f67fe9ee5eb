// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/jackc/pgx/v5"
)

// copied is how many dossiers stand in the table whose plans are looked at: enough that reading all of it is dear.
const copied = 20_000

// TestAListReadsWhatItShows counts, by the database's own figures, the rows that lists and counts read from table and indexes, at the
// plans that the server really took. More is a step back: say why here. Less is written down.
func TestAListReadsWhatItShows(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	p.Start(t, "CW-KORT")
	// one in a hundred is in review, one in ten of another hub, all of other companies
	p.Database.Exec(t, `insert into dossier (number, call, call_version, hub, company, title, content, state, seq, status, since, submitted_at,
			words)
		select 'CW-JURY-' || lpad(n::text, 6, '0'), 'CW-JURY', 1, case when n % 10 = 0 then 'gent' else hub end,
			'1' || lpad((n / 1000)::text, 3, '0') || '.' || lpad((n % 1000)::text, 3, '0') || '.000',
			title, content, state, seq,
			case when n % 100 = 0 then 'in_review' else 'approved' end, since, now(),
			'cw-jury-' || lpad(n::text, 6, '0') || ' hergebruik hout' from dossier, generate_series(1, $1) n`, copied)
	p.Database.Exec(t, `analyze dossier`)
	indexed := false
	conn, err := pgx.Connect(ctx, p.Database.Owner)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if err := conn.QueryRow(ctx, `select to_regclass('dossierwerkt.dossier_words') is not null`).Scan(&indexed); err != nil {
		t.Fatal(err)
	}
	manager, company := p.People[dossier.Manager], p.People[dossier.Company]
	for _, c := range []struct {
		name     string
		who      access.Person
		filter   record.Filter
		most     int
		searches bool
	}{
		{"everything", manager, record.Filter{}, copied + 200, false},
		{"a later page", manager, record.Filter{After: "CW-JURY-010000"}, copied + 200, false},
		{"of the company", company, record.Filter{}, 50, false},
		{"of a state", manager, record.Filter{State: "in_review"}, 3 * copied / 100, false},
		{"of a hub", manager, record.Filter{Hub: "gent"}, 3 * copied / 10, false},
		{"of a call", manager, record.Filter{Call: "CW-KORT"}, 50, false},
		{"one found", manager, record.Filter{Query: "cw-jury-012345"}, 50, true},
		{"none found", manager, record.Filter{Query: "zwaartekracht"}, 50, true},
	} {
		if c.searches && !indexed {
			continue // a server without the extension reads every row, and says so in the documentation
		}
		c.filter.Limit = 50
		read, page := listed(t, p, conn, c.who, c.filter)
		if read > c.most { // what other connections did before may have been counted meanwhile: once more tells
			read, page = listed(t, p, conn, c.who, c.filter)
		}
		if read > c.most {
			t.Errorf("%s reads %d rows for %d of %d; %d are enough", c.name, read, len(page.Dossiers), page.Total, c.most)
		}
	}
}

// listed asks for a list, and gives how many rows the server read for it.
func listed(t *testing.T, p *testkit.Programme, conn *pgx.Conn, who access.Person, filter record.Filter) (int, record.Page) {
	t.Helper()
	before := rowsRead(t, conn)
	store, err := postgres.Open(ctx, p.Database.App, 1)
	if err != nil {
		t.Fatal(err)
	}
	page, err := store.List(ctx, who.Alone(), filter)
	store.Close() // the server counts what a connection did when it ends
	if err != nil {
		t.Fatal(err)
	}
	after := rowsRead(t, conn)
	for end := time.Now().Add(20 * time.Second); after.scans == before.scans; after = rowsRead(t, conn) {
		if time.Now().After(end) {
			t.Fatal("the server does not count")
		}
		time.Sleep(20 * time.Millisecond)
	}
	return after.rows - before.rows, page
}

// read is what was looked up in dossier up to now, in the table or in an index of it.
type read struct{ scans, rows int }

func rowsRead(t *testing.T, conn *pgx.Conn) (r read) {
	t.Helper()
	err := conn.QueryRow(ctx, `select min(seq_scan) + sum(i.idx_scan), min(seq_tup_read) + sum(i.idx_tup_read)
		from pg_stat_user_tables t join pg_stat_user_indexes i using (relid)
		where relid = 'dossierwerkt.dossier'::regclass`).Scan(&r.scans, &r.rows)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
