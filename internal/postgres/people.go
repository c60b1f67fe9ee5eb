// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

const selectPerson = `select p.id, p.name, p.role, p.hub, p.company, p.same, p.companies from person p`

func scanPerson(r pgx.Row) (p access.Person, err error) {
	err = r.Scan(&p.ID, &p.Name, &p.Role, &p.Hub, &p.Company, &p.Same, &p.Companies)
	if errors.Is(err, pgx.ErrNoRows) {
		return p, record.ErrNoKey
	}
	return p, err
}

// Token finds the person behind the hash of a token that has not expired.
func (s *Store) Token(ctx context.Context, hash string) (access.Person, error) {
	return scanPerson(s.pool.QueryRow(ctx,
		selectPerson+` join token t on t.person = p.id where t.hash = $1 and p.active and t.expires_at > clock()`, hash))
}

// Names are the names of people by their id.
func (s *Store) Names(ctx context.Context, ids []string) (map[string]string, error) {
	names := map[string]string{}
	var id, name string
	found, err := s.pool.Query(ctx, `select id, name from person where id = any($1)`, ids)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	_, err = pgx.ForEachRow(found, []any{&id, &name}, func() error { names[id] = name; return nil })
	return names, err
}

// tokenLife is how long a token is good for, at most.
const tokenLife = 365 * 24 * time.Hour

// AddPeople stores people, each under the hash of a token, all or none.
func (s *Store) AddPeople(ctx context.Context, byHash map[string]access.Person) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		for hash, p := range byHash {
			if _, err := pg.Exec(ctx, `insert into person (id, name, role, hub, company, email, lang) values ($1, $2, $3, $4, $5, $6, coalesce(nullif($7, ''), 'nl'))`,
				p.ID, p.Name, p.Role, p.Hub, p.Company, p.Email, p.Lang); err != nil {
				return fmt.Errorf("person: %w", err)
			}
			if err := addToken(ctx, pg, p.ID, hash); err != nil {
				return err
			}
		}
		return nil
	})
}

// Hub is a partnership that drafts dossiers.
type Hub struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Seat string `json:"seat"`
}

// AddHub stores a hub; one that is there stays as it is.
func (s *Store) AddHub(ctx context.Context, h Hub) error {
	_, err := s.pool.Exec(ctx, `insert into hub (code, name, seat) values ($1, $2, $3) on conflict do nothing`, h.Code, h.Name, h.Seat)
	return err
}

// AddCall publishes a version of a call; a version that is there stays as it is.
func (s *Store) AddCall(ctx context.Context, c call.Call) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		if _, err := pg.Exec(ctx, `insert into call (code, version, hash, body) values ($1, $2, $3, $4) on conflict do nothing`, c.Code,
			c.Version, c.Hash(), c.JSON()); err != nil {
			return fmt.Errorf("call: %w", err)
		}
		budget, err := limit(c)
		if err != nil {
			return err
		}
		_, err = pg.Exec(ctx, `insert into call_counter as n (call, version, budget) values ($1, $2, $3) on conflict (call) do update
			set version = excluded.version, budget = excluded.budget where n.version < excluded.version`, c.Code, c.Version, budget)
		return err
	})
}

// Peopled says whether anybody is known: a demonstration is set up once.
func (s *Store) Peopled(ctx context.Context) (known bool, err error) {
	err = s.pool.QueryRow(ctx, `select exists (select from person)`).Scan(&known)
	return known, err
}
