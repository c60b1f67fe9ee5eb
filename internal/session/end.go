// SPDX-License-Identifier: EUPL-1.2

package session

import (
	"context"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

// End ends one session of a person, by its id.
func (s *Sessions) End(ctx context.Context, person, id string) error {
	ended, err := s.store.EndSession(ctx, person, id)
	return s.told(ended, "ended by its person", err)
}

// EndOthers ends every session of a person but one.
func (s *Sessions) EndOthers(ctx context.Context, person, but string) error {
	ended, err := s.store.EndSessions(ctx, person, but)
	return s.told(ended, "ended by its person", err)
}

// EndAt ends what an issuer of OpenID Connect says is over. postgres.ErrSeen when it said so before.
func (s *Sessions) EndAt(ctx context.Context, l postgres.Logout) error {
	ended, err := s.store.EndSessionsOf(ctx, l)
	return s.told(ended, "ended by its issuer", err)
}

// Sweep deletes, every minute until the context ends, the sessions that are not alive any more.
func (s *Sessions) Sweep(ctx context.Context) {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	for {
		ended, err := s.store.DropSessions(ctx)
		if err = s.told(ended, "too old, idle, or its person has left", err); err != nil && ctx.Err() == nil {
			s.log.Warn("sessions stay for now", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (s *Sessions) told(ended []postgres.Session, why string, err error) error {
	for _, x := range ended {
		s.ended(x.ID, x.Person, why)
	}
	return err
}
