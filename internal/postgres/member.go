// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/jackc/pgx/v5"
)

// Member is a person as an operator sees them: not where notices go, but whether they go anywhere.
type Member struct {
	access.Person
	Mail   bool
	Active bool
	Until  time.Time // until when the newest token is good; zero: there is none
}

// Members are all people, those who left last.
func (s *Store) Members(ctx context.Context) ([]Member, error) {
	all, err := rows(ctx, s.pool, func(r pgx.Row) (m Member, err error) {
		var until *time.Time
		if err = r.Scan(&m.ID, &m.Name, &m.Role, &m.Hub, &m.Company, &m.Lang, &m.Mail, &m.Active, &until, &m.Same); until != nil {
			m.Until = *until
		}
		return m, err
	}, `select p.id, p.name, p.role, p.hub, p.company, p.lang, p.email <> '', p.active,
		(select max(t.expires_at) from token t where t.person = p.id and p.active and t.expires_at > clock()),
		p.same
		from person p order by not p.active, p.role, p.hub, p.company, lower(p.name), p.id`)
	if err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	return all, nil
}

// AddToken gives a person one more token. access.ErrNoPerson, and access.ErrLeft for who is no longer active.
func (s *Store) AddToken(ctx context.Context, person, hash string) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		if err := active(ctx, pg, person); err != nil {
			return err
		}
		return addToken(ctx, pg, person, hash)
	})
}

func addToken(ctx context.Context, pg pgx.Tx, person, hash string) error {
	if _, err := pg.Exec(ctx, `insert into token (hash, person, expires_at) values ($1, $2, clock() + $3)`, hash, person,
		tokenLife); err != nil {
		return fmt.Errorf("token: %w", err)
	}
	return nil
}

// active says of a person who is not why not.
func active(ctx context.Context, pg pgx.Tx, person string) error {
	var is bool
	err := pg.QueryRow(ctx, `select active from person where id = $1`, person).Scan(&is)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return access.ErrNoPerson
	case err != nil:
		return fmt.Errorf("person: %w", err)
	case !is:
		return access.ErrLeft
	}
	return nil
}
