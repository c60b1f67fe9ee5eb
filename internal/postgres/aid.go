// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Aid is what is known of the aid of companies, and of those linked with them.
func (s *Store) Aid(ctx context.Context, companies []string) (aid.Record, error) {
	return aidOf(ctx, s.pool, companies)
}

// Aid is what is known of the aid of companies, and of those linked with them. It holds nothing.
func (t *Tx) Aid(ctx context.Context, companies []string) (aid.Record, error) {
	return aidOf(ctx, t.pg, companies)
}

// HoldAid is Aid under locks: until the end of the transaction nothing else is granted to the undertakings of these companies, nor
// declared by them. In a decision it comes before the budget. Who is linked with whom may change until the locks are held, so it is asked again under them.
func (t *Tx) HoldAid(ctx context.Context, companies []string) (aid.Record, error) {
	r, err := aidOf(ctx, t.pg, companies)
	for held := []string(nil); err == nil; {
		group := r.Group(companies)
		if slices.Equal(group, held) {
			return r, nil
		}
		if err = holdAccounts(ctx, t.pg, group); err == nil {
			held = group
			r, err = aidOf(ctx, t.pg, companies)
		}
	}
	return r, err
}

// holdAccounts locks the accounts of companies until the end of the transaction: after the dossier's row, before the call's counter,
// and among themselves in the order of their numbers.
func holdAccounts(ctx context.Context, pg pgx.Tx, companies []string) error {
	slices.Sort(companies)
	_, err := pg.Exec(ctx, `select pg_advisory_xact_lock(hashtextextended('aid ' || company, 0)) from unnest($1::text[]) company`, slices.Compact(companies))
	if err != nil {
		return fmt.Errorf("accounts: %w", err)
	}
	return nil
}

// aidOf reads the record of companies and of whoever is linked with them, step by step.
func aidOf(ctx context.Context, q querier, companies []string) (r aid.Record, err error) {
	companies = slices.Compact(slices.Sorted(slices.Values(companies)))
	for seeds := companies; ; {
		if r.Lists, err = rows(ctx, q, scanList, `select dossier, company, at, linked, entries from aid_list
			where company = any($1) or company in (select company from aid_list where linked && $1)`, companies); err != nil {
			return r, fmt.Errorf("lists: %w", err)
		}
		if r.Struck, err = rows(ctx, q, scanStrike, `select company, linked, at from struck where company = any($1) or linked = any($1)`, companies); err != nil {
			return r, fmt.Errorf("struck: %w", err)
		}
		group := r.Group(seeds)
		if slices.Equal(group, companies) {
			break
		}
		companies = group
	}
	r.Awards, err = rows(ctx, q, scanAward, selectAward+` where a.company = any($1)
		union all select reference, 0, company, granted_on, cents, cents, regulation, false, authority, true from imported_grant where company = any($1) and regulation <> ''`, companies)
	if err != nil {
		return r, fmt.Errorf("awards: %w", err)
	}
	return r, nil
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
const selectAward = `select a.dossier, a.seq, a.company, (a.at at time zone 'Europe/Brussels')::date, a.part, a.whole, a.regulation, a.outside, coalesce(nullif(c.body->>'authority', ''), c.body->>'name'), false
	from award a join dossier d on d.number = a.dossier join call c on c.code = d.call and c.version = d.call_version`

func scanAward(row pgx.Row) (a aid.Award, err error) {
	var day time.Time
	err = row.Scan(&a.Dossier, &a.Seq, &a.Company, &day, &a.Part, &a.Whole, &a.Regulation, &a.Outside, &a.Authority, &a.Earlier)
	a.Day = calendar.Date{Year: day.Year(), Month: day.Month(), Day: day.Day()}
	return a, err
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

// account writes what an event changes in the accounts of aid.
func (t *Tx) account(ctx context.Context, seq int64, c record.AidChange) error {
	changes := &pgx.Batch{}
	if c.Declared {
		changes.Queue(`delete from aid_list where dossier = $1`, t.dossier.Number)
	}
	for _, l := range c.Lists {
		entries, err := json.Marshal(append([]aid.Declared{}, l.Entries...))
		if err != nil {
			return fmt.Errorf("entries: %w", err)
		}
		changes.Queue(`insert into aid_list (dossier, company, at, linked, entries) values ($1, $2, $3, $4, $5)`,
			t.dossier.Number, l.Company, l.At, l.Linked, entries)
	}
	if len(c.Awards) > 0 {
		var companies, names, regulations []string
		var parts []money.Cents
		for _, a := range c.Awards {
			companies, names, regulations, parts = append(companies, a.Company), append(names, a.Name), append(regulations, string(a.Regulation)), append(parts, a.Part)
		}
		first := c.Awards[0] // of one decision: what is the same in all
		changes.Queue(`insert into award (dossier, seq, company, name, at, part, whole, regulation, outside)
			select $1, $2, company, name, $3, part, $4, regulation, $5 from unnest($6::text[], $7::text[], $8::bigint[], $9::text[]) as a (company, name, part, regulation)`,
			t.dossier.Number, seq, first.At, first.Whole, first.Outside, companies, names, parts, regulations)
	}
	if c.Decided {
		changes.Queue(`insert into award (dossier, seq, company, name, at, part, whole, regulation, outside)
			select distinct on (company) dossier, $2, company, name, (select at from event where dossier = $1 and seq = $2), 0, 0, '', outside
			from award where dossier = $1 and seq < $2 and company not in (select company from award where dossier = $1 and seq = $2) order by company, seq desc`,
			t.dossier.Number, seq)
	}
	for _, s := range c.Struck {
		changes.Queue(`insert into struck (dossier, seq, company, linked, at) values ($1, $2, $3, $4, $5)`, t.dossier.Number, seq, s.Company, s.Linked, s.At)
	}
	if changes.Len() == 0 {
		return nil
	}
	if err := t.pg.SendBatch(ctx, changes).Close(); err != nil {
		return fmt.Errorf("account of aid: %w", err)
	}
	return nil
}

// Awarded says whether aid stands that we must register.
func (t *Tx) Awarded(ctx context.Context) (there bool, err error) {
	last := t.dossier.State.DecisionSeq
	var at *time.Time
	err = t.pg.QueryRow(ctx, `select max(at) from award where dossier = $1 and seq = $2 and part > 0 and not outside`, t.dossier.Number, last).Scan(&at)
	return at != nil && dossier.RegisterUntil(*at) != nil, err
}

// Represented says whether somebody of a company may log in.
func (t *Tx) Represented(ctx context.Context, company string) (bool, error) {
	return represented(ctx, t.pg, company)
}

// Represented says whether somebody of a company may log in.
func (s *Store) Represented(ctx context.Context, company string) (bool, error) {
	return represented(ctx, s.pool, company)
}

func represented(ctx context.Context, q querier, company string) (there bool, err error) {
	err = q.QueryRow(ctx, `select exists (select from person where active and role = 'company' and company = $1)`, company).Scan(&there)
	return there, err
}

// MayOpen says which dossiers a person may open. A grant from before this system is the programme's to see, and that of its hub.
func (s *Store) MayOpen(ctx context.Context, p access.Person, numbers []string) (map[string]bool, error) {
	return mayOpen(ctx, s.pool, p, numbers)
}

// MayOpen says which dossiers a person may open.
func (t *Tx) MayOpen(ctx context.Context, p access.Person, numbers []string) (map[string]bool, error) {
	return mayOpen(ctx, t.pg, p, numbers)
}

func mayOpen(ctx context.Context, q querier, p access.Person, numbers []string) (map[string]bool, error) {
	found, err := q.Query(ctx, `select number from dossier where number = any($5) and `+visible+`
		union select reference from imported_grant where reference = any($5) and ($1 in ('manager', 'auditor', 'programme_officer', 'decider')
			or $1 in ('hub_staff', 'reviewer') and hub = $2 or $1 = 'company' and company = $3)`, append(eyes(p), numbers)...)
	if err != nil {
		return nil, fmt.Errorf("visible: %w", err)
	}
	opens := map[string]bool{}
	var number string
	_, err = pgx.ForEachRow(found, []any{&number}, func() error { opens[number] = true; return nil })
	return opens, err
}

// accountsOf reads what the accounts say of a dossier, and what they must follow from.
func accountsOf(ctx context.Context, q querier, r *record.Record) (err error) {
	number := r.Dossier.Number
	if r.Aid.Awards, err = rows(ctx, q, func(row pgx.Row) (a record.Awarded, err error) {
		err = row.Scan(&a.Seq, &a.Company, &a.Name, &a.At, &a.Part, &a.Whole, &a.Regulation, &a.Outside)
		return a, err
	}, `select seq, company, name, at, part, whole, regulation, outside from award where dossier = $1`, number); err != nil {
		return fmt.Errorf("awards: %w", err)
	}
	if r.Aid.Lists, err = rows(ctx, q, scanList, `select dossier, company, at, linked, entries from aid_list where dossier = $1`, number); err != nil {
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
