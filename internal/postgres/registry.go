// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const organisationColumns = `o.code, coalesce(o.number, ''), o.name, o.kind, o.seat`

func scanOrganisation(r pgx.Row) (o registry.Organisation, err error) {
	err = r.Scan(&o.Code, &o.Number, &o.Name, &o.Kind, &o.Seat)
	if errors.Is(err, pgx.ErrNoRows) {
		return o, registry.ErrNoOrganisation
	}
	return o, err
}

// AddOrganisation stores an organisation that is in its normal form; by is the person, "" for what came with the program.
// ErrCodeTaken and ErrNumberTaken say that it is there.
func (s *Store) AddOrganisation(ctx context.Context, o registry.Organisation, by string) error {
	return s.transact(ctx, func(pg pgx.Tx) error { return addOrganisation(ctx, pg, o, by) })
}

func addOrganisation(ctx context.Context, pg pgx.Tx, o registry.Organisation, by string) error {
	_, err := pg.Exec(ctx, `insert into organisation (code, number, name, kind, seat, created_by) values ($1, nullif($2, ''), $3, $4, $5, nullif($6, ''))`,
		o.Code, o.Number, o.Name, o.Kind, o.Seat, by)
	if e := new(pgconn.PgError); errors.As(err, &e) && e.Code == "23505" {
		if strings.Contains(e.ConstraintName, "number") {
			return registry.ErrNumberTaken
		}
		return registry.ErrCodeTaken
	}
	if err != nil {
		return fmt.Errorf("organisation: %w", err)
	}
	return nil
}

// Organisation finds an organisation by its company number, in any form that people write. ErrNoOrganisation when there is none.
func (s *Store) Organisation(ctx context.Context, number string) (registry.Organisation, error) {
	normal, err := identity.NormaliseCompanyNumber(number)
	if err != nil {
		return registry.Organisation{}, registry.ErrNoOrganisation
	}
	return scanOrganisation(s.pool.QueryRow(ctx, `select `+organisationColumns+` from organisation o where o.number = $1`, normal))
}

// mostOrganisations is how many one search gives; who needs another narrows the search.
const mostOrganisations = 200

// Organisations finds organisations by a part of their code, name or number, by name; "" finds all. total counts what there is.
func (s *Store) Organisations(ctx context.Context, query string) (found []registry.Organisation, total int, err error) {
	number := query
	if normal, err := identity.NormaliseCompanyNumber(query); err == nil {
		number = normal
	}
	const where = ` from organisation o where $1 = '' or o.name ilike $2 or o.code ilike $2 or o.number ilike $3`
	args := []any{query, containing(query), containing(number)}
	if err := s.pool.QueryRow(ctx, `select count(*)`+where, args...).Scan(&total); err != nil {
		return nil, 0, fmt.Errorf("count: %w", err)
	}
	found, err = rows(ctx, s.pool, scanOrganisation, `select `+organisationColumns+where+` order by lower(o.name), o.code limit $4`, append(args, mostOrganisations)...)
	return found, total, err
}

// containing is the pattern of texts that hold s as it is.
func containing(s string) string {
	return "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s) + "%"
}

// AddProgramme stores a whole registry. Hubs that are there stay as they are; the rest is stored once: where any organisation is
// known, people keep the registry themselves, and it is left alone. Where both are there, nothing is written.
func (s *Store) AddProgramme(ctx context.Context, p registry.Programme) error {
	whole := false
	const there = `select exists (select from hub) and exists (select from organisation)`
	if err := s.pool.QueryRow(ctx, there).Scan(&whole); err != nil || whole {
		return err
	}
	return s.transact(ctx, func(pg pgx.Tx) error {
		for _, h := range p.Hubs {
			if _, err := pg.Exec(ctx, `insert into hub (code, name, seat) values ($1, $2, $3) on conflict do nothing`, h.Code, h.Name, h.Seat); err != nil {
				return fmt.Errorf("hub %s: %w", h.Code, err)
			}
		}
		known := false
		if err := pg.QueryRow(ctx, `select exists (select from organisation)`).Scan(&known); err != nil || known {
			return err
		}
		return addRegistry(ctx, pg, p)
	})
}

func addRegistry(ctx context.Context, pg pgx.Tx, p registry.Programme) error {
	for _, o := range p.Organisations {
		if err := addOrganisation(ctx, pg, o, ""); err != nil {
			return fmt.Errorf("%s: %w", o.Code, err)
		}
	}
	for _, h := range p.Hubs {
		for _, partner := range h.Partners {
			if err := setPartner(ctx, pg, h.Code, partner, ""); err != nil {
				return fmt.Errorf("hub %s: %w", h.Code, err)
			}
		}
	}
	for _, t := range p.Trajectories {
		if err := addTrajectory(ctx, pg, t, ""); err != nil {
			return fmt.Errorf("trajectory %s: %w", t.ID, err)
		}
	}
	return nil
}
