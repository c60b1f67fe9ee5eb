// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// selectRegister is a page of the aid that stands, of the last decision on each dossier, with its registration. Invented dossiers have
// none.
const selectRegister = `with page as materialized (%s)
	select a.dossier, a.seq, a.company, a.name, a.at, a.part, a.regulation, coalesce(nullif(c.body->>'authority', ''), c.body->>'name'), d.hub,
	case when a.company = d.company then coalesce(x.body->'applicant'->'nace'->0->>'code', '')
		else coalesce((select o.nace->0->>'code' from organisation o where o.number = a.company), '') end,
	r.at, coalesce(r.reference, '')
	from page a join dossier d on d.number = a.dossier
	join call c on c.code = d.call and c.version = d.call_version
	join content x on x.dossier = d.number and x.version = (d.state->'frozen'->>'version')::int
	left join lateral (select e.at, e.body->>'reference' as reference from event e
		where e.dossier = d.number and e.type = 'aid_registered' and e.seq > a.seq order by e.seq desc limit 1) r on true
	order by a.at, a.dossier, a.company`

func scanRegistered(row pgx.Row) (r record.Registered, err error) {
	err = row.Scan(&r.Dossier, &r.Seq, &r.Company, &r.Name, &r.At, &r.Part, &r.Regulation, &r.Authority, &r.Hub, &r.Activity, orZero{&r.Since},
		&r.Reference)
	r.Day = calendar.DateOf(r.At)
	return r, err
}

// Register lists the aid that we must register, that which must be done first at the top.
func (s *Store) Register(ctx context.Context, p record.RegisterPage) ([]record.Registered, error) {
	f := filter{where: "award where register <> ''"}
	f.asked(p.Asked, "at")
	if p.Register != "" {
		f.and("register = ?", p.Register)
	}
	if p.Dossier != "" {
		f.and("dossier = ?", p.Dossier)
	}
	if p.After != nil {
		f.and("(at, dossier, company) > (?, ?, ?)", p.After.At, p.After.Dossier, p.After.Company)
	}
	page, args := fill(`select * from `+f.where+` order by at, dossier, company limit ?`, f.args, []any{p.Limit})
	all, err := rows(ctx, s.lists, scanRegistered, fmt.Sprintf(selectRegister, page), args...)
	if err != nil {
		return nil, fmt.Errorf("register: %w", err)
	}
	return all, nil
}

// unregistered are the first dossiers whose aid is still to be registered.
func (s *Store) unregistered(ctx context.Context, asked record.Asked) ([]record.Result, error) {
	now, err := s.Now(ctx)
	if err != nil {
		return nil, err
	}
	f := filter{where: "award where register <> ''"}
	f.and("register = ?", record.RegisterOpen)
	f.asked(asked, "at")
	sql, args := fill(`select distinct on (at, dossier) at, dossier, hub from `+f.where+` order by at, dossier limit ?`, f.args, []any{record.MostCounted + 1})
	return rows(ctx, s.lists, func(row pgx.Row) (r record.Result, err error) {
		var a record.Registered // open, so no since
		err = row.Scan(&a.At, &r.ID, &r.Hub)
		r.N, r.Year, r.Late = 1, calendar.DateOf(a.At).Year, a.Late(now)
		return r, err
	}, sql, args...)
}

// registerFigures counts what is still to be registered.
func (s *Store) registerFigures(ctx context.Context, f *record.Figures) error {
	open, err := s.unregistered(ctx, record.Asked{})
	if err != nil {
		return fmt.Errorf("figures: register: %w", err)
	}
	f.Register = len(open)
	for _, r := range open {
		if r.Late {
			f.Late++
		}
	}
	return nil
}
