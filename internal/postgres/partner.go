// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/jackc/pgx/v5"
)

// SetPartner puts a period of an organisation in a hub on record, in place of its periods there that it overlaps, from its
// first day on. Setting it again changes nothing that can be seen. ErrNoHub and ErrNoOrganisation say what does not exist; by
// is the person.
func (s *Store) SetPartner(ctx context.Context, hub string, p registry.Partner, by string) error {
	return s.transact(ctx, func(pg pgx.Tx) error { return setPartner(ctx, pg, hub, p, by) })
}

func setPartner(ctx context.Context, pg pgx.Tx, hub string, p registry.Partner, by string) error {
	// One at a time per hub: two periods that overlap each other would otherwise not see each other.
	if _, err := pg.Exec(ctx, `select pg_advisory_xact_lock(hashtextextended('hub_partner ' || $1, 0))`, hub); err != nil {
		return fmt.Errorf("partner: lock: %w", err)
	}
	// What of an earlier period lies before the new one stays: a partner that counts otherwise from a day on counted until then.
	if _, err := pg.Exec(ctx, `insert into hub_partner (hub, organisation, core, from_day, until_day, set_by)
		select hub, organisation, core, from_day, nullif($3, '')::date - 1, nullif($4, '') from hub_partner
		where hub = $1 and organisation = $2 and replaced_at is null and nullif($3, '')::date > coalesce(from_day, '-infinity'::date)
		and daterange(from_day, until_day, '[]') @> nullif($3, '')::date`, hub, p.Organisation.Code, string(p.From), by); err != nil {
		return fmt.Errorf("partner: keep: %w", err)
	}
	if _, err := pg.Exec(ctx, `update hub_partner set replaced_by = nullif($5, ''), replaced_at = clock()
		where hub = $1 and organisation = $2 and replaced_at is null
		and daterange(from_day, until_day, '[]') && daterange(nullif($3, '')::date, nullif($4, '')::date, '[]')`,
		hub, p.Organisation.Code, string(p.From), string(p.Until), by); err != nil {
		return fmt.Errorf("partner: replace: %w", err)
	}
	var added int
	err := pg.QueryRow(ctx, `with hub_there as (select code from hub where code = $1), there as (select code from organisation where code = $2),
		added as (insert into hub_partner (hub, organisation, core, from_day, until_day, set_by)
			select h.code, o.code, $3, nullif($4, '')::date, nullif($5, '')::date, nullif($6, '') from hub_there h, there o returning 1)
		select case when not exists (select from hub_there) then -1 when not exists (select from there) then -2 else (select count(*) from added) end`,
		hub, p.Organisation.Code, p.Core, string(p.From), string(p.Until), by).Scan(&added)
	switch {
	case err != nil:
		return fmt.Errorf("partner: %w", err)
	case added == -1:
		return registry.ErrNoHub
	case added == -2:
		return registry.ErrNoOrganisation
	}
	return nil
}

// HubCodes are the codes of all hubs, in order.
func (s *Store) HubCodes(ctx context.Context) ([]string, error) {
	return rows(ctx, s.pool, scanCode, `select code from hub order by code`)
}

// Hubs are all hubs by name, each with the partners of a day.
func (s *Store) Hubs(ctx context.Context, day registry.Day) ([]registry.Hub, error) {
	all, err := s.hubs(ctx, "")
	for i := range all {
		all[i] = all[i].On(day)
	}
	return all, err
}

// Hub is one hub with its partners of all days. ErrNoHub when there is none.
func (s *Store) Hub(ctx context.Context, code string) (registry.Hub, error) {
	all, err := s.hubs(ctx, code)
	if err == nil && (code == "" || len(all) != 1) {
		err = registry.ErrNoHub
	}
	if err != nil {
		return registry.Hub{}, err
	}
	return all[0], nil
}

// hubs reads one hub, or all of them for "", in one snapshot.
func (s *Store) hubs(ctx context.Context, code string) (all []registry.Hub, err error) {
	err = pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(pg pgx.Tx) error {
		if all, err = rows(ctx, pg, scanHub, `select code, name, seat from hub where $1 in ('', code) order by lower(name), code`,
			code); err != nil {
			return fmt.Errorf("hubs: %w", err)
		}
		at := map[string]int{}
		for i, h := range all {
			at[h.Code] = i
		}
		partners, err := rows(ctx, pg, scanPartner, `select p.hub, `+organisationColumns+`, p.core, coalesce(to_char(p.from_day, 'YYYY-MM-DD'), ''), coalesce(to_char(p.until_day, 'YYYY-MM-DD'), '')
			from hub_partner p join organisation o on o.code = p.organisation
			where p.replaced_at is null and $1 in ('', p.hub) order by p.core desc, lower(o.name), p.from_day nulls first`, code)
		if err != nil {
			return fmt.Errorf("partners: %w", err)
		}
		for _, p := range partners {
			if i, there := at[p.hub]; there {
				all[i].Partners = append(all[i].Partners, p.Partner)
			}
		}
		return nil
	})
	return all, err
}

func scanHub(r pgx.Row) (h registry.Hub, err error) {
	err = r.Scan(&h.Code, &h.Name, &h.Seat)
	if errors.Is(err, pgx.ErrNoRows) {
		return h, registry.ErrNoHub
	}
	return h, err
}

// partnerOf is a partner with the hub that it is in.
type partnerOf struct {
	hub string
	registry.Partner
}

func scanPartner(r pgx.Row) (p partnerOf, err error) {
	err = r.Scan(slices.Concat([]any{&p.hub}, organisationInto(&p.Organisation), []any{&p.Core, &p.From, &p.Until})...)
	return p, err
}
