// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const organisationColumns = `o.code, coalesce(o.number, ''), o.name, o.kind, o.legal_form, o.category,
	o.street, o.house_number, o.postal_code, o.municipality, o.country, o.website, o.nace, coalesce(o.hub, '')`

// organisationInto is where the columns of an organisation go, or come from.
func organisationInto(o *registry.Organisation) []any {
	a := &o.Address
	return []any{&o.Code, &o.Number, &o.Name, &o.Kind, &o.LegalForm, &o.Category, &a.Street, &a.Number, &a.PostalCode, &a.Municipality,
		&a.Country, &o.Website, &o.NACE, &o.Hub}
}

func scanOrganisation(r pgx.Row) (o registry.Organisation, err error) {
	err = r.Scan(organisationInto(&o)...)
	if errors.Is(err, pgx.ErrNoRows) {
		return o, registry.ErrNoOrganisation
	}
	return o, err
}

// AddOrganisation stores an organisation that is in its normal form, with its first version; by is nobody for what came with the
// program. ErrCodeTaken and ErrNumberTaken say that it is there.
func (s *Store) AddOrganisation(ctx context.Context, o registry.Organisation, by access.Person) error {
	return s.transact(ctx, func(pg pgx.Tx) error { return addOrganisation(ctx, pg, o, by) })
}

const insertOrganisation = `insert into organisation (code, number, name, kind, legal_form, category, street, house_number, postal_code, municipality, country, website, nace, hub, created_by)
	values ($1, nullif($2, ''), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, nullif($14, ''), nullif($15, ''))`

func addOrganisation(ctx context.Context, pg pgx.Tx, o registry.Organisation, by access.Person) error {
	if _, err := pg.Exec(ctx, insertOrganisation, append(organisationInto(&o), by.ID)...); err != nil {
		return taken(err)
	}
	return keepVersion(ctx, pg, o.Code, by, 0)
}

// taken tells by the constraint what is another organisation's.
func taken(err error) error {
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

// AddExampleOrganisations stores invented organisations of which neither code nor number is known yet, one by one: where it is
// cut short, the next call adds the rest. Where all are known, nothing is written.
func (s *Store) AddExampleOrganisations(ctx context.Context, list []registry.Organisation) error {
	for _, o := range list {
		var known bool
		err := s.pool.QueryRow(ctx, `select exists (select from organisation where code = $1 or number = nullif($2, ''))`, o.Code, o.Number).Scan(&known)
		if err != nil {
			return fmt.Errorf("organisation %s: %w", o.Code, err)
		}
		if known {
			continue
		}
		err = s.transact(ctx, func(pg pgx.Tx) error {
			tag, err := pg.Exec(ctx, insertOrganisation+` on conflict do nothing`, append(organisationInto(&o), "")...)
			if err != nil || tag.RowsAffected() == 0 {
				return err
			}
			return keepVersion(ctx, pg, o.Code, access.Person{}, 0)
		})
		if err != nil {
			return fmt.Errorf("organisation %s: %w", o.Code, err)
		}
	}
	return nil
}

// Organisation is one organisation. ErrNoOrganisation when there is none.
func (s *Store) Organisation(ctx context.Context, code string) (registry.Organisation, error) {
	return scanOrganisation(s.pool.QueryRow(ctx, `select `+organisationColumns+` from organisation o where o.code = $1`, code))
}

// ChangeOrganisation puts what change makes of an organisation, in its normal form, in its place, with its row locked, so that
// of two changes neither is lost, and keeps the version. Where nothing changes there is none. ErrNoOrganisation, ErrNumberTaken, or the
// error of change; nothing is stored then.
func (s *Store) ChangeOrganisation(ctx context.Context, code string, by access.Person,
	change func(registry.Organisation) (registry.Organisation, error)) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		before, err := lockOrganisation(ctx, pg, code)
		if err != nil {
			return err
		}
		after, err := change(before)
		if err != nil || len(before.Changes(after)) == 0 {
			return err
		}
		after.Code = code
		return putOrganisation(ctx, pg, after, by, 0)
	})
}

// lockOrganisation reads an organisation that is to change. Who refers to it does not wait.
func lockOrganisation(ctx context.Context, pg pgx.Tx, code string) (registry.Organisation, error) {
	return scanOrganisation(pg.QueryRow(ctx, `select `+organisationColumns+` from organisation o where o.code = $1 for no key update`, code))
}

// putOrganisation changes an organisation that is locked, because of a proposal or, with 0, of none.
func putOrganisation(ctx context.Context, pg pgx.Tx, o registry.Organisation, by access.Person, proposal int64) error {
	into := organisationInto(&o)
	if _, err := pg.Exec(ctx, `update organisation set number = nullif($2, ''), name = $3, kind = $4, legal_form = $5, category = $6, street = $7, house_number = $8,
		postal_code = $9, municipality = $10, country = $11, website = $12, nace = $13 where code = $1`, into[:len(into)-1]...); err != nil { // who keeps it does not change
		return taken(err)
	}
	return keepVersion(ctx, pg, o.Code, by, proposal)
}

// Organisations are those that the registry knows of some company numbers.
func (t *Tx) Organisations(ctx context.Context, numbers []string) (map[string]registry.Organisation, error) {
	found, err := rows(ctx, t.pg, scanOrganisation, `select `+organisationColumns+` from organisation o where o.number = any($1)`, numbers)
	known := make(map[string]registry.Organisation, len(found))
	for _, o := range found {
		known[o.Number] = o
	}
	return known, err
}

// mostOrganisations is how many one search gives; who needs another narrows the search.
const mostOrganisations = 200

// Organisations finds organisations by a part of their code, name or number, by name; "" finds all, and companies leaves those of
// these numbers, unless it is nil. total counts what there is.
func (s *Store) Organisations(ctx context.Context, query string, companies []string) (found []registry.Organisation, total int, err error) {
	found, err = rows(ctx, s.pool, scanOrganisation, `select `+organisationColumns+` from organisation o
		where $1::text[] is null or o.number = any($1) order by lower(o.name), o.code`, companies)
	if err != nil {
		return nil, 0, err
	}
	asked := terms(query)
	found = slices.DeleteFunc(found, func(o registry.Organisation) bool { return !hit(words(o.Code, o.Name, o.Number), asked) })
	total = len(found)
	return found[:min(total, mostOrganisations)], total, nil
}
