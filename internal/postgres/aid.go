// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// HoldAid is what is known of the aid of companies under locks: until the end of the transaction nothing else is granted to their
// undertakings, nor declared by them. In a decision it comes before the budget. Who is linked with whom may change until the locks are
// held, so it is asked again under them. In a snapshot nothing is held.
func (t *Tx) HoldAid(ctx context.Context, companies []string) (r aid.Record, err error) {
	if t.reading {
		asked, err := aidOf(ctx, t.pg, record.AidQuestion{Companies: companies})
		return asked.Record, err
	}
	for held := companies[:0]; ; {
		found, err := t.pg.Query(ctx, `select company, pg_advisory_xact_lock(hashtextextended('aid ' || company, 0))::text
			from (select linked_companies($1) as company union select unnest($2::text[]) order by 1) every`, companies, held)
		if err != nil {
			return r, fmt.Errorf("accounts: %w", err)
		}
		held = held[:0:0]
		var company, locked string
		if _, err = pgx.ForEachRow(found, []any{&company, &locked}, func() error { held = append(held, company); return nil }); err != nil {
			return r, fmt.Errorf("accounts: %w", err)
		}
		asked, err := aidOf(ctx, t.pg, record.AidQuestion{Companies: companies})
		if err != nil {
			return r, err
		}
		if !slices.ContainsFunc(asked.Record.Group(companies), func(company string) bool { return !slices.Contains(held, company) }) {
			return asked.Record, nil
		}
	}
}

// holdAccounts locks the accounts of companies until the end of the transaction: after the dossier's row, before the call's counter,
// and among themselves in the order of their numbers.
func holdAccounts(ctx context.Context, pg pgx.Tx, companies []string) error {
	slices.Sort(companies)
	_, err := pg.Exec(ctx, `select pg_advisory_xact_lock(hashtextextended('aid ' || company, 0)) from unnest($1::text[]) company`,
		slices.Compact(companies))
	if err != nil {
		return fmt.Errorf("accounts: %w", err)
	}
	return nil
}

// Aid answers a question about aid. It holds nothing.
func (s *Store) Aid(ctx context.Context, q record.AidQuestion) (record.AidAnswer, error) {
	return aidOf(ctx, s.pool, q)
}

// Aid answers a question about aid. It holds nothing.
func (t *Tx) Aid(ctx context.Context, q record.AidQuestion) (record.AidAnswer, error) {
	return aidOf(ctx, t.pg, q)
}

// theirs are the companies of a question about aid, with those linked with them.
const theirs = `(select companies from asked)::text[]`

// aidOf reads in one statement what is known of companies and of whoever is linked with them, and what the reader may be told.
func aidOf(ctx context.Context, from querier, q record.AidQuestion) (a record.AidAnswer, err error) {
	var all aid.Record
	var lists, struck, awards []byte
	var opens []string
	err = from.QueryRow(ctx, `with asked as materialized (select array(select linked_companies($1)) as companies) select
		(select json_agg(json_build_object('Dossier', dossier, 'Company', company, 'At', at, 'Linked', linked, 'Entries', entries)) from aid_list where company = any(`+theirs+`)),
		(select json_agg(json_build_object('Company', company, 'Linked', linked, 'At', at)) from struck where company = any(`+theirs+`) or linked = any(`+theirs+`)),
		(select json_agg(a) from (`+selectAward+` where a.company = any(`+theirs+`)
			union all select reference, 0, company, granted_on, cents, cents, regulation, false, authority, true from imported_grant where company = any(`+theirs+`) and regulation <> '') a),
		exists (select from acting where active and role = 'company' and company = $2 and dossier = ''),
		array(`+mayOpen(3)+`)`,
		append([]any{q.Companies, q.Represented}, append(eyes(q.Reader),
			append([]string{}, q.Numbers...))...)...).Scan(&lists, &struck, &awards, &a.Represented, &opens)
	if err != nil {
		return a, fmt.Errorf("aid: %w", err)
	}
	a.Opens = map[string]bool{}
	for _, number := range opens {
		a.Opens[number] = true
	}
	var granted []awarded
	if err := errors.Join(read(lists, &all.Lists), read(struck, &all.Struck), read(awards, &granted)); err != nil {
		return a, fmt.Errorf("aid: %w", err)
	}
	for _, g := range granted {
		all.Awards = append(all.Awards, g.award())
	}
	a.Record = all.Around(q.Companies)
	return a, nil
}

// read reads JSON of the database; none is nothing.
func read(raw []byte, into any) error {
	if raw == nil {
		return nil
	}
	return json.Unmarshal(raw, into)
}

func scanStrike(row pgx.Row) (s aid.Strike, err error) {
	err = row.Scan(&s.Company, &s.Linked, &s.At)
	return s, err
}

func scanList(row pgx.Row) (l aid.List, err error) {
	err = row.Scan(&l.Dossier, &l.Company, &l.At, &l.Linked, &l.Entries)
	return l, err
}

// selectAward has the day in Brussels, and the authority that the call names; a call that names none stands for it itself.
const selectAward = `select a.dossier, a.seq, a.company, (a.at at time zone 'Europe/Brussels')::date as day, a.part, a.whole, a.regulation, a.outside,
	coalesce(nullif(c.body->>'authority', ''), c.body->>'name') as authority, false as earlier
	from award a join dossier d on d.number = a.dossier join call c on c.code = d.call and c.version = d.call_version`

// awarded is an award as selectAward finds it.
type awarded struct {
	aid.Award
	Day string
}

func (a awarded) award() aid.Award {
	a.Award.Day, _ = calendar.ReadDate(a.Day) // a date of the database
	return a.Award
}

// declare holds the accounts of the companies that an event declares something of: it waits for decisions about them, and they for it.
func (t *Tx) declare(ctx context.Context, c record.AidChange) error {
	var named []string
	for _, l := range c.Lists {
		named = append(append(named, l.Company), l.Linked...)
	}
	if len(named) == 0 {
		return nil
	}
	return holdAccounts(ctx, t.pg, named)
}

// account writes what an event changes in the accounts of aid, and in the list of what must be registered.
func (t *Tx) account(w *writing, e dossier.Event, c record.AidChange) error {
	if c.Declared {
		listed := []string{}
		for _, l := range c.Lists {
			listed = append(listed, l.Company)
		}
		w.add(`delete from aid_list where dossier = ? and company <> all(?)`, t.dossier.Number, listed)
	}
	for _, l := range c.Lists {
		entries, err := json.Marshal(append([]aid.Declared{}, l.Entries...))
		if err != nil {
			return fmt.Errorf("entries: %w", err)
		}
		w.add(`insert into aid_list (dossier, company, at, linked, entries) values (?, ?, ?, ?, ?)
			on conflict (dossier, company) do update set at = excluded.at, linked = excluded.linked, entries = excluded.entries`,
			t.dossier.Number, l.Company, l.At, l.Linked, entries)
	}
	companies, names, regulations, register := []string{}, []string{}, []string{}, []string{}
	var parts []money.Cents
	for _, a := range c.Awards {
		companies, names, regulations = append(companies, a.Company), append(names, a.Name), append(regulations, string(a.Regulation))
		parts, register = append(parts, a.Part), append(register, a.Register)
	}
	if len(c.Awards) > 0 {
		first := c.Awards[0] // of one decision: what is the same in all
		w.add(`insert into award (dossier, seq, hub, company, name, at, part, whole, regulation, outside, register)
			select ?, ?::bigint, ?, company, name, ?::timestamptz, part, ?::bigint, regulation, ?::bool, case when ?::bool then '' else register end
			from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[]) as a (company, name, part, regulation, register)`,
			t.dossier.Number, e.Seq, t.dossier.Hub, first.At, first.Whole, first.Outside, t.dossier.Example, companies, names, parts,
			regulations, register)
	}
	if c.Decided {
		w.add(`update award set register = '' where dossier = ? and seq < ? and register <> ''`, t.dossier.Number, e.Seq)
		w.add(`insert into award (dossier, seq, company, name, at, part, whole, regulation, outside)
			select distinct on (company) dossier, ?::bigint, company, name, ?::timestamptz, 0, 0, '', outside
			from award where dossier = ? and seq < ? and company <> all(?) order by company, seq desc`, e.Seq, e.At, t.dossier.Number, e.Seq, companies)
	}
	if c.Registered {
		w.add(`update award set register = ? where dossier = ? and register = ?`, record.RegisterDone, t.dossier.Number, record.RegisterOpen)
	}
	for _, s := range c.Struck {
		w.add(`insert into struck (dossier, seq, company, linked, at) values (?, ?, ?, ?, ?)`, t.dossier.Number, e.Seq, s.Company, s.Linked, s.At)
	}
	return nil
}

// MayOpen says which dossiers somebody may open. A grant from before this system is the programme's to see, and that of its hub.
func (s *Store) MayOpen(ctx context.Context, i access.Identity, numbers []string) (map[string]bool, error) {
	found, err := s.pool.Query(ctx, mayOpen(1), append(eyes(i), numbers)...)
	if err != nil {
		return nil, fmt.Errorf("visible: %w", err)
	}
	opens := map[string]bool{}
	var number string
	_, err = pgx.ForEachRow(found, []any{&number}, func() error { opens[number] = true; return nil })
	return opens, err
}

// mayOpen finds those of some numbers that somebody may open; their eyes are the arguments from the first on, then come the numbers.
func mayOpen(first int) string {
	var names []string
	for i := range 6 {
		names = append(names, fmt.Sprintf("$%d", i+1), fmt.Sprintf("$%d", i+first))
	}
	return strings.NewReplacer(names...).Replace(`select number from dossier where number = any($6) and ` + visible + `
		union select reference from imported_grant where reference = any($6) and exists (
			select from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as eye (as_role, of_hub, of_company, alone) where alone = ''
			and (as_role in ('manager', 'auditor', 'programme_officer', 'decider')
				or as_role in ('hub_staff', 'reviewer') and hub = of_hub or as_role = 'company' and company = of_company))`)
}

// accountsOf reads what the accounts say of a dossier, and what they must follow from.
func accountsOf(ctx context.Context, q querier, r *record.Record) (err error) {
	number := r.Dossier.Number
	if r.Aid.Awards, err = rows(ctx, q, func(row pgx.Row) (a record.Awarded, err error) {
		err = row.Scan(&a.Seq, &a.Company, &a.Name, &a.At, &a.Part, &a.Whole, &a.Regulation, &a.Outside, &a.Register)
		return a, err
	}, `select seq, company, name, at, part, whole, regulation, outside, register from award where dossier = $1`, number); err != nil {
		return fmt.Errorf("awards: %w", err)
	}
	if r.Aid.Lists, err = rows(ctx, q, scanList, `select dossier, company, at, linked, entries from aid_list where dossier = $1`,
		number); err != nil {
		return fmt.Errorf("lists: %w", err)
	}
	if r.Aid.Struck, err = rows(ctx, q, scanStrike, `select company, linked, at from struck where dossier = $1`, number); err != nil {
		return fmt.Errorf("struck: %w", err)
	}
	r.Contents = map[string]application.Content{}
	for hash := range r.Snapshots {
		c, _, err := frozen(ctx, q, r.Dossier.Number, hash)
		if state(err) != "" || errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		r.Contents[hash] = c // what cannot be read was tampered with: the check of the documents names it
	}
	return nil
}
