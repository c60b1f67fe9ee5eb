// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/jackc/pgx/v5"
)

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
			if _, err := pg.Exec(ctx, `insert into hub (code, name, seat) values ($1, $2, $3) on conflict do nothing`, h.Code, h.Name,
				h.Seat); err != nil {
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
		if err := addOrganisation(ctx, pg, o, access.Person{}); err != nil {
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
