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

const selectPerson = `select ` + personColumns + ` from acting p`

const personColumns = `coalesce(p.id, ''), coalesce(p.name, ''), coalesce(p.role, ''), coalesce(p.hub, ''), coalesce(p.company, ''), coalesce(p.membership, ''),
	coalesce(p.dossier, ''), coalesce(p.lender, ''), coalesce(p.duty, ''), coalesce(p.same, '{}'), coalesce(p.companies, '{}')`

func scanPerson(r pgx.Row) (p access.Person, err error) {
	err = r.Scan(&p.ID, &p.Name, &p.Role, &p.Hub, &p.Company, &p.Membership, &p.Dossier, &p.Lender, &p.Duty, &p.Same, &p.Companies)
	if errors.Is(err, pgx.ErrNoRows) {
		return p, record.ErrNoKey
	}
	return p, err
}

// Token finds who is behind the hash of a token that was not ended and has not expired, with every membership that counts now; nobody
// has none.
func (s *Store) Token(ctx context.Context, hash string) (b access.Bearer, err error) {
	b.Identity, err = s.identity(ctx, tokenColumns+`, `, tokenInto(&b.By), `join token t on t.person = h.id where t.hash = $1 and `+counts, hash)
	return b, err
}

// Identity is somebody with every membership that counts now. record.ErrNoKey when there is nobody.
func (s *Store) Identity(ctx context.Context, person string) (access.Identity, error) {
	return s.identity(ctx, "", nil, `where h.id = $1`, person)
}

// IdentityNow is Identity with the instant at which it was read, by the clock of the database.
func (s *Store) IdentityNow(ctx context.Context, person string) (i access.Identity, now time.Time, err error) {
	i, err = s.identity(ctx, `clock(), `, []any{&now}, `where h.id = $1`, person)
	return i, now, err
}

// identity reads more columns besides into what they are for.
func (s *Store) identity(ctx context.Context, more string, into []any, which, argument string) (i access.Identity, err error) {
	found, err := s.pool.Query(ctx, `select h.id, h.name, `+more+personColumns+` from person h left join acting p on p.id = h.id and p.active `+which+`
		order by p.membership`, argument)
	if err != nil {
		return i, fmt.Errorf("person: %w", err)
	}
	all, err := pgx.CollectRows(found, func(r pgx.CollectableRow) (access.Person, error) {
		return scanPerson(prefixed{r, append([]any{&i.ID, &i.Name}, into...)})
	})
	if err == nil && len(all) == 0 {
		err = record.ErrNoKey
	}
	for _, p := range all {
		if p.ID != "" {
			i.People = append(i.People, p)
		}
	}
	return i, err
}

// Names are the names of people by their id. Of nobody nothing is asked.
func (s *Store) Names(ctx context.Context, ids []string) (map[string]string, error) {
	names := map[string]string{}
	if len(ids) == 0 {
		return names, nil
	}
	var id, name string
	found, err := s.pool.Query(ctx, `select id, name from person where id = any($1)`, ids)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	_, err = pgx.ForEachRow(found, []any{&id, &name}, func() error { names[id] = name; return nil })
	return names, err
}

// AddPeople stores people with their first membership, each under the hash of a token with the usual scopes and those besides, all or
// none.
func (s *Store) AddPeople(ctx context.Context, byHash map[string]access.Person, besides ...access.Scope) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		for hash, p := range byHash {
			if err := addPerson(ctx, pg, p, Giving{What: p.First()}); err != nil {
				return err
			}
			if err := addToken(ctx, pg, p.ID, hash, besides); err != nil {
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
