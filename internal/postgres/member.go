// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/jackc/pgx/v5"
)

// Member is a person under one of their memberships as whoever manages people sees them: not where notices go, but whether they go
// anywhere.
type Member struct {
	access.Person
	Mail   bool
	Active bool      // the membership counts
	Until  time.Time // until when the newest token is good; zero: there is none
	Begins time.Time // from when the membership counts
	Ends   time.Time // from when it counts no more; zero: no end is known
}

// Members are all memberships of all people, those that are over last.
func (s *Store) Members(ctx context.Context) ([]Member, error) {
	all, err := rows(ctx, s.pool, func(r pgx.Row) (m Member, err error) {
		var lang string
		m.Person, err = scanPerson(followed{r, []any{&lang, &m.Mail, &m.Active, orZero{&m.Until}, &m.Begins, orZero{&m.Ends}}})
		m.Lang = lang
		return m, err
	}, `select `+personColumns+`, p.lang, p.email <> '', p.active,
		(select max(t.expires_at) from token t where t.person = p.id and p.active and `+counts+`), p.since, p.until
		from acting p order by not p.active, p.role, p.hub, p.company, lower(p.name), p.id, p.membership`)
	if err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	return all, nil
}

// AddToken gives a person one more token, with the usual scopes and those besides. access.ErrNoPerson, and access.ErrLeft for who is no
// longer active.
func (s *Store) AddToken(ctx context.Context, person, hash string, besides ...access.Scope) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		if err := active(ctx, pg, person); err != nil {
			return err
		}
		return addToken(ctx, pg, person, hash, besides)
	})
}

// there says that somebody is not on record, with access.ErrNoPerson.
func there(ctx context.Context, pg pgx.Tx, person string) error {
	var is bool
	if err := pg.QueryRow(ctx, `select exists (select from person where id = $1)`, person).Scan(&is); err != nil {
		return fmt.Errorf("person: %w", err)
	}
	if !is {
		return access.ErrNoPerson
	}
	return nil
}

// active says of a person who holds no membership why they may not come in.
func active(ctx context.Context, pg pgx.Tx, person string) error {
	if err := there(ctx, pg, person); err != nil {
		return err
	}
	var is bool
	if err := pg.QueryRow(ctx, `select exists (select from acting where id = $1 and active)`, person).Scan(&is); err != nil {
		return fmt.Errorf("person: %w", err)
	}
	if !is {
		return access.ErrLeft
	}
	return nil
}
