// SPDX-License-Identifier: EUPL-1.2

package sample

import (
	"context"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// Write puts the programme into a store and a ledger. What is there already is left out, so it may be stopped at any time and
// run again.
func (p Programme) Write(ctx context.Context, s *postgres.Store, l *ledger.Ledger) error {
	there, err := s.Examples(ctx)
	if err != nil || len(there) == len(p.Histories) {
		return err
	}
	for _, c := range p.Calls {
		if err := s.AddCall(ctx, c); err != nil {
			return fmt.Errorf("call %s: %w", c.Code, err)
		}
	}
	if err := s.AddExamplePeople(ctx, p.People); err != nil {
		return fmt.Errorf("people: %w", err)
	}
	for _, t := range p.Trajectories {
		if err := s.AddTrajectory(ctx, t, ""); err != nil && !errors.Is(err, registry.ErrTrajectoryTaken) {
			return fmt.Errorf("trajectory %s: %w", t.ID, err)
		}
	}
	for _, h := range p.Histories {
		if there[h.Founding.Company] {
			continue
		}
		if _, err := l.Tell(ctx, h); err != nil {
			return fmt.Errorf("dossier of %s: %w", h.Founding.Company, err)
		}
	}
	return nil
}
