// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// selectRegister is the aid that stands, of the last decision on each dossier, with its registration. Invented dossiers have none.
const selectRegister = `select a.dossier, a.seq, a.company, a.name, a.at, a.part, a.regulation, coalesce(nullif(c.body->>'authority', ''), c.body->>'name'), d.hub,
	case when a.company = d.company then coalesce(x.body->'applicant'->'nace'->0->>'code', '')
		else coalesce((select o.nace->0->>'code' from organisation o where o.number = a.company), '') end,
	r.at, coalesce(r.reference, '')
	from dossier d join award a on a.dossier = d.number and a.seq = (d.state->>'decision_seq')::bigint
	join call c on c.code = d.call and c.version = d.call_version
	join content x on x.dossier = d.number and x.version = (d.state->'frozen'->>'version')::int
	left join lateral (select e.at, e.body->>'reference' as reference from event e
		where e.dossier = d.number and e.type = 'aid_registered' and e.seq > a.seq order by e.seq desc limit 1) r on true
	where d.granted > 0 and a.part > 0 and not a.outside and not d.example`

func scanRegistered(row pgx.Row) (r record.Registered, err error) {
	var since *time.Time
	err = row.Scan(&r.Dossier, &r.Seq, &r.Company, &r.Name, &r.At, &r.Part, &r.Regulation, &r.Authority, &r.Hub, &r.Activity, &since,
		&r.Reference)
	if since != nil {
		r.Since = since.UTC()
	}
	r.At = r.At.UTC()
	r.Day = calendar.DateOf(r.At)
	return r, err
}

// Register lists the aid that we must register, that which must be done first at the top; with open only what is not done yet.
func (s *Store) Register(ctx context.Context, open bool) ([]record.Registered, error) {
	where := ""
	if open {
		where = ` and d.to_register`
	}
	all, err := rows(ctx, s.pool, scanRegistered, selectRegister+where+` order by a.at, a.dossier, a.company`)
	if err != nil {
		return nil, fmt.Errorf("register: %w", err)
	}
	var due []record.Registered
	for _, r := range all {
		if dossier.RegisterUntil(r.At) != nil {
			due = append(due, r)
		}
	}
	return due, nil
}
