// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/jackc/pgx/v5"
)

// grownTo is how many dossiers a grown record has. What reads a part of them that grows reads more than mostRead rows.
const (
	grownTo  = 20000
	mostRead = 6000
)

// grown is a record with many dossiers: one that was started, copied with other numbers, hubs, companies and states.
func grown(t *testing.T, to int) *testkit.Programme {
	t.Helper()
	p := testkit.NewProgramme(t, nil)
	p.Start(t, "CW-KORT")
	p.Database.Exec(t, `insert into hub (code, name, seat) select 'hub-' || n, 'Hub ' || n, '' from generate_series(0, 49) n`)
	p.Database.Exec(t, `insert into dossier (number, call, call_version, hub, supporting, company, title, content, state, seq, status, since, due_at, submitted_at, granted, score_sum, score_of, panel, words, applicant, by_title, by_company, waits, term_at, asked)
		select 'CW-GROEI-' || to_char(n, 'FM000000'), case when n % 40 = 0 then 'CW-JURY' else 'CW-KORT' end, 1, 'hub-' || n % 50, array['hub-' || (n + 7) % 50], '0999.' || n % 5000,
			'Dossier ' || n, 1, (state::jsonb || '{"decision_seq": 1, "frozen": {"version": 1}}')::json, seq, s.status, clock() - n % 1200 * interval '1 hour', case when s.status = 'submitted' then clock() + interval '9 days' end,
			case when s.status in ('submitted', 'approved') then clock() - n % 900 * interval '1 day' end, case when s.status = 'approved' then 100 else 0 end, n % 90, n % 50 / 49,
			case when n % 400 = 0 then array['p_x'] else '{}'::text[] end, 'dossier ' || n || ' hout ' || md5(n::text),
			'Voorbeeld ' || n % 5000, md5(n::text), 'voorbeeld ' || n % 5000, case when s.status = 'drafting' then array['hub_staff', 'company'] when n % 8 = 4 then array['decider'] when s.status = 'submitted' then array['programme_officer'] else '{}'::text[] end,
			case when n % 4 > 1 then 'infinity' else clock() + n % 700 * interval '1 day' - interval '20 days' end, n % 997 * 100
		from dossier, generate_series(1, $1) n,
			lateral (select case when n % 1000 = 1 then 'drafting' when n % 4 = 0 then 'submitted' else 'approved' end as status) s where number = 'CW-KORT-0001'`, to)
	p.Database.Exec(t, `insert into event (dossier, seq, type, at, recorded_at, actor, body, prev_hash, hash)
		select 'CW-GROEI-' || to_char(n, 'FM000000'), 1, type, at, recorded_at, actor, body, null, sha256(n::text::bytea) from event, generate_series(1, $1) n where dossier = 'CW-KORT-0001' and seq = 1`, to)
	p.Database.Exec(t, `insert into content (dossier, version, body, person, saved_at, hash)
		select 'CW-GROEI-' || to_char(n, 'FM000000'), version, body, person, saved_at, hash from content, generate_series(1, $1) n where dossier = 'CW-KORT-0001' and version = 1`, to)
	p.Database.Exec(t, `insert into award (dossier, seq, hub, company, name, at, part, whole, regulation, outside, register)
		select number, 1, hub, company, 'Voorbeeld', '2026-01-05T09:00Z'::timestamptz + line * interval '1 minute', 100, 100, '2023/2831', false, 'open'
		from (select *, row_number() over () as line from dossier where status = 'approved') d`)
	p.Database.Exec(t, `insert into inbox (key, dossier, command, arguments, content, received_at, delivered, outcome)
		select 'k_' || n, 'CW-GROEI-' || to_char(n, 'FM000000'), command, arguments, content, received_at, true, outcome
		from (select * from inbox where dossier = 'CW-KORT-0001' limit 1) i, generate_series(1, $1) n`, to)
	p.Database.Exec(t, `insert into outbox (dossier, seq, person, created_at, state)
		select 'CW-GROEI-' || to_char(n, 'FM000000'), 1, $2, clock(), 'sent' from generate_series(1, $1) n`, to, p.People[dossier.Manager].ID)
	p.Database.Exec(t, "vacuum analyze")
	return p
}

// meter counts what a store reads that has one connection for each way of planning.
type meter struct {
	*testing.T
	store *postgres.Store
	conn  *pgx.Conn
}

func newMeter(t *testing.T, db testkit.Database) meter {
	t.Helper()
	store, err := postgres.Open(ctx, db.App, 1)
	ok(t, err)
	t.Cleanup(store.Close)
	conn, err := pgx.Connect(ctx, db.Owner)
	ok(t, err)
	t.Cleanup(func() { _ = conn.Close(ctx) })
	return meter{t, store, conn}
}

// read is how often a table of dossiers was read as it lies, and how many rows and entries of their indexes in all.
func (m meter) read() (asItLies, rows int64) {
	m.Helper()
	ok(m.T, m.store.Tell(ctx))
	const tables = `relname in ('dossier', 'event', 'inbox', 'outbox', 'hub_dossier', 'content', 'award', 'text')`
	ok(m.T, m.conn.QueryRow(ctx, `select sum(seq_scan)::bigint, (sum(seq_tup_read) + (select sum(idx_tup_read) from pg_stat_user_indexes where `+tables+`))::bigint
		from pg_stat_user_tables where `+tables).Scan(&asItLies, &rows))
	return asItLies, rows
}

// bounded holds a question to a number of rows, and to no table as it lies.
func (m meter) bounded(name string, ask func(*postgres.Store) error) {
	m.Helper()
	m.within(mostRead, name, ask)
}

// within is bounded to another number of rows.
func (m meter) within(most int64, name string, ask func(*postgres.Store) error) {
	m.Helper()
	if asItLies := m.searched(most, name, ask); asItLies > 0 {
		m.Errorf("%s reads %d times a table as it lies", name, asItLies)
	}
}

// searched holds a question to a number of rows only, and says how often it read a table as it lies: from end to end is too many rows.
func (m meter) searched(most int64, name string, ask func(*postgres.Store) error) int64 {
	m.Helper()
	liesBefore, before := m.read()
	if err := ask(m.store); err != nil {
		m.Errorf("%s: %v", name, err)
	}
	lies, rows := m.read()
	if rows -= before; rows > most {
		m.Errorf("%s reads %d rows", name, rows)
	}
	return lies - liesBefore
}

// TestAQuestionReadsWhatItGives: however many dossiers there are.
func TestAQuestionReadsWhatItGives(t *testing.T) {
	t.Parallel()
	p := grown(t, grownTo)
	m := newMeter(t, p.Database)
	m.lists()
	m.counts()
	m.figures()
	m.results()
	m.news()
	m.sweeps(p.Database)
	m.starts(p.Database)
	m.outcomes(p)
	m.others(p)
}

// outcomes are what commands came to, with the texts that they cite: found by keys among a middling number, of which a statement that is
// planned once may expect to need them all.
func (m meter) outcomes(p *testkit.Programme) {
	const texts = 1500
	p.Database.Exec(m.T, `insert into text (id, dossier, person, salt, body, commitment, cited_by, created_at)
		select 't_' || n, 'CW-GROEI-' || to_char(n, 'FM000000'), person, ''::bytea, 'Zo is het.', '', 'k_' || n, received_at
		from (select * from inbox where dossier = 'CW-KORT-0001' limit 1) i, generate_series(1, $1) n`, texts)
	p.Database.Exec(m.T, "vacuum analyze text")
	var key string
	for _, step := range []struct {
		role dossier.Role
		ledger.Request
	}{{dossier.HubStaff, ledger.Request{Command: dossier.Command{Name: dossier.RequestReview}}},
		{dossier.Reviewer, ledger.Request{Command: dossier.Command{Name: dossier.Return}, Reasons: "Zeg voor wie."}}} {
		step.Number = "CW-KORT-0001"
		row, _, refusal, err := p.Ledger.Receive(ctx, p.Key(p.People[step.role]), step.Request)
		if refusal != nil {
			m.Fatal(refusal)
		}
		ok(m.T, err)
		_, err = p.Ledger.Act(ctx, wire.Ask{Dossier: step.Number, Key: row.Key})
		ok(m.T, err)
		key = row.Key
	}
	m.within(100, "what a command came to", func(s *postgres.Store) error {
		row, err := s.Settled(ctx, key)
		if err == nil && (row.Happened == nil || len(row.Happened.Texts) != 1) {
			err = fmt.Errorf("%+v", row)
		}
		return err
	})
}

// others are the dossiers of a company that has five thousand: the newest are told, and one that is funded, however old.
func (m meter) others(p *testkit.Programme) {
	p.Database.Exec(m.T, `update dossier set company = '0999.veel', status = case when number = 'CW-GROEI-000003' then 'approved' else 'rejected' end,
		created_at = clock() - (20001 - substr(number, 10)::int) * interval '1 minute' where number like 'CW-GROEI-%' and substr(number, 10)::int % 4 = 3`)
	p.Database.Exec(m.T, "vacuum analyze dossier")
	const one = "CW-GROEI-019999"
	var d record.Dossier
	m.bounded("a dossier", func(s *postgres.Store) (err error) { d, err = s.Dossier(ctx, one); return err })
	told := func(ask func(*postgres.Store) ([]record.Dossier, error)) func(*postgres.Store) error {
		return func(s *postgres.Store) error {
			all, err := ask(s)
			if err == nil && (len(all) != 21 || all[0].Number != "CW-GROEI-000003" || all[20].Number != "CW-GROEI-019995") {
				err = fmt.Errorf("%d: %+v", len(all), all)
			}
			return err
		}
	}
	m.bounded("the others of a company", told(func(s *postgres.Store) ([]record.Dossier, error) { return s.Others(ctx, d) }))
	m.bounded("its file", told(func(s *postgres.Store) ([]record.Dossier, error) {
		f, err := s.File(ctx, one)
		if err != nil {
			return nil, err
		}
		return f.Others(ctx, d)
	}))
}

// lists are asked in every role, narrowed by whatever can be.
func (m meter) lists() {
	for _, person := range []access.Person{{Role: dossier.Manager}, {Role: dossier.Decider}, {Role: dossier.HubStaff, Hub: "hub-3"},
		{Role: dossier.Company, Company: "0999.77"}, {Role: dossier.Assessor, ID: "p_x"}, {Role: dossier.Reviewer, Hub: "hub-3", ID: "p_x", Companies: []string{"0999.77"}}} {
		for _, f := range []record.Filter{{}, {After: "CW-GROEI-015000"}, {State: "drafting"}, {State: "approved"}, {State: "withdrawn"},
			{Hub: "hub-3"}, {Call: "CW-KORT"}, {Call: "CW-JURY"},
			{Hub: "hub-3", State: "drafting"}, {Call: "CW-KORT", State: "submitted"}, {Hub: "hub-4", Call: "CW-JURY",
				State: "approved"}, {Query: "hout"}, {Query: "ho"}, {Query: "19998"}, {Query: "niets"},
			{Sort: record.SortTerm}, {Sort: record.SortStage}, {Sort: record.SortTitle}, {Sort: record.SortCompany}, {Sort: record.SortAsked},
			{Sort: record.SortTitle, After: "8 CW-GROEI-015000"}, {Sort: record.SortAsked, After: "5000 CW-GROEI-015000"},
			{Waits: record.WaitsForMe}, {Waits: record.WaitsForMe, Sort: record.SortTerm}, {Waits: record.WaitsForOthers, Sort: record.SortTerm},
			{Waits: record.WaitsForOthers, Sort: record.SortStage}, {Waits: "company"}, {Waits: "decider", Sort: record.SortTitle}, {Waits: "reviewer"},
			{Within: new(0)}, {Within: new(14), Sort: record.SortTerm}, {Beyond: new(14)}, {Stayed: 45}, {Stayed: 40, Sort: record.SortStage}, {Mine: true}, {Assessor: "p_x"},
			{Waits: record.WaitsForOthers, Within: new(14), Sort: record.SortTerm}, {State: "approved", Sort: record.SortTitle}, {State: "drafting", Sort: record.SortAsked}} {
			f.Limit, f.Now = 50, time.Now()
			name, list := fmt.Sprintf("the list of %s with %+v", person.Role, f), func(s *postgres.Store) error {
				page, err := s.List(ctx, person.Alone(), f)
				if err == nil && page.Total > record.MostCounted+1 {
					err = fmt.Errorf("a total of %d", page.Total)
				}
				return err
			}
			if f.Query != "" {
				m.searched(mostRead, name, list)
			} else {
				m.bounded(name, list)
			}
		}
	}
}

// counts are those beside the filters of a list, each up to a thousand, and the place of a dossier in one.
func (m meter) counts() {
	for _, person := range []access.Person{{Role: dossier.Manager}, {Role: dossier.Decider, ID: "p_d"}, {Role: dossier.HubStaff, ID: "p_h", Hub: "hub-3"},
		{Role: dossier.Company, Company: "0999.77"}, {Role: dossier.Assessor, ID: "p_x"}} {
		now := time.Now()
		states := record.Facet{Of: record.ByState, Values: []string{"drafting", "submitted", "approved", "withdrawn"}, Filter: record.Filter{Now: now}}
		facets := []record.Facet{states, {Of: record.ByCall, Values: []string{"CW-KORT", "CW-JURY", "CW-NIETS"}}, {Of: record.ByAssessor, Values: []string{"p_x", "p_y"}},
			{Filter: record.Filter{Within: new(0), Now: now}}, {Filter: record.Filter{Beyond: new(14), Now: now}}, {Filter: record.Filter{Stayed: 30, Now: now}},
			{Filter: record.Filter{Waits: record.WaitsForMe}}, {Filter: record.Filter{Waits: record.WaitsForOthers}}, {Filter: record.Filter{Waits: "decider"}},
			{Filter: record.Filter{Mine: true}}}
		m.within(16*(record.MostCounted+1)*2, "the counts of "+string(person.Role), func(s *postgres.Store) error {
			counts, err := s.Counts(ctx, person.Alone(), facets)
			if err == nil && person.Role == dossier.Manager && (counts[0][0] != grownTo/1000+1 || counts[0][2] != record.MostCounted+1 || counts[0][3] != 0 || counts[2][0] != grownTo/400) {
				err = fmt.Errorf("%v", counts)
			}
			return err
		})
		for _, sort := range record.Sorts {
			m.bounded("the place of a dossier by "+sort+" of "+string(person.Role), func(s *postgres.Store) error {
				n, err := s.Neighbours(ctx, person.Alone(), record.Filter{Sort: sort}, "CW-GROEI-019600", "")
				if err == nil && person.Role == dossier.Manager && (n.Next.Number == "" || n.Previous.Number == "" || !n.In) {
					err = fmt.Errorf("%+v", n)
				}
				return err
			})
		}
	}
}

// starts is what every start of the program waits for.
func (m meter) starts(db testkit.Database) {
	m.bounded("a start", func(*postgres.Store) error {
		err := postgres.Prepare(ctx, db.Owner, "dossierwerkt_app")
		for others := 1; others > 0 && err == nil; { // a connection tells what it read when it ends
			err = m.conn.QueryRow(ctx,
				`select count(*) from pg_stat_activity where datname = current_database() and usename = user and application_name <> 'testkit' and pid <> pg_backend_pid()`).Scan(&others)
		}
		return err
	})
}

// figures are those of monitors: kept, and the same as what there is when they are put together.
func (m meter) figures() {
	for range 2 {
		m.bounded("the figures", func(s *postgres.Store) error {
			f, err := s.Figures(ctx)
			if f.Dossiers["drafting"] != grownTo/1000+1 || f.Dossiers["submitted"] != grownTo/4 || f.Notices["sent"] != grownTo {
				m.Errorf("%+v", f)
			}
			return err
		})
		var changes int
		ok(m.T, m.store.PutTogether(ctx))
		ok(m.T, m.conn.QueryRow(ctx, `select count(*) from dossierwerkt.tally`).Scan(&changes))
		if changes > 500 {
			m.Errorf("%d changes are left", changes)
		}
	}
}

// results are those of the programme, and of a part of it, with what is behind a figure.
func (m meter) results() {
	year := time.Now().Year()
	for name, asked := range map[string]record.Asked{"all": {}, "a hub": {Hub: "hub-7"}, "a year": {Year: &year}} {
		m.bounded("the results of "+name, func(s *postgres.Store) error {
			r, err := s.Results(ctx, asked)
			if asked == (record.Asked{}) && (r.Dossiers[0].ID != "" || len(r.Unregistered) != record.MostCounted+1) {
				m.Errorf("%+v", r)
			}
			return err
		})
		m.bounded("the records of "+name, func(s *postgres.Store) error {
			ids, err := s.ResultIDs(ctx, contract.Approved, asked, "CW-GROEI-010000", 50)
			if len(ids) != 50 || ids[0] <= "CW-GROEI-010000" {
				m.Errorf("%q", ids)
			}
			return err
		})
		for _, page := range []record.RegisterPage{{}, {Register: record.RegisterOpen}} {
			page.Asked, page.Limit = asked, 50
			m.bounded("the register of "+name, func(s *postgres.Store) error {
				lines, err := s.Register(ctx, page)
				if err != nil || len(lines) != 50 {
					return fmt.Errorf("%d lines, %w", len(lines), err)
				}
				last := lines[49].Awarded
				page.After = &last
				next, err := s.Register(ctx, page)
				if err != nil || len(next) != 50 || !next[0].At.After(last.At) {
					return fmt.Errorf("%d lines, %w", len(next), err)
				}
				return nil
			})
		}
	}
}

// sweeps find nothing to do, among many dossiers.
func (m meter) sweeps(db testkit.Database) {
	const engine = "here"
	for { // as a first sweep does it
		numbers, err := m.store.Unopened(ctx, engine, 5000)
		ok(m.T, err)
		if len(numbers) == 0 {
			break
		}
		_, err = m.store.Opened(ctx, engine, numbers)
		ok(m.T, err)
	}
	db.Exec(m.T, "vacuum analyze dossier")
	m.bounded("a sweep", func(s *postgres.Store) error {
		numbers, err := s.Unopened(ctx, engine, 500)
		if err != nil || len(numbers) > 0 {
			return fmt.Errorf("%v, %w", numbers, err)
		}
		_, err = s.Waiting(ctx, "", 500)
		return err
	})
}

// news are read on from wherever somebody was, also by who may see little of them.
func (m meter) news() {
	for _, person := range []access.Person{{Role: dossier.Manager}, {Role: dossier.HubStaff, Hub: "hub-3"}, {Role: dossier.Company, Company: "0999.77"}} {
		m.bounded("the news of "+string(person.Role), func(s *postgres.Store) error {
			since, shown := "0/x/0", 0
			for range 3 {
				news, err := s.News(ctx, person.Alone(), since, 500)
				if err != nil || len(news) == 0 {
					return fmt.Errorf("after %s: %d, %w", since, len(news), err)
				}
				for _, n := range news {
					if since = n.ID; n.Entry != nil {
						shown++
					}
				}
			}
			if want := map[dossier.Role]int{dossier.Manager: 1500}[person.Role]; want > shown {
				return fmt.Errorf("%d events are shown", shown)
			}
			return nil
		})
	}
}
