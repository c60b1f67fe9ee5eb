// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

// Own are the memberships of the reader, and those that they lent to others.
func (s Sight) Own(ctx context.Context) ([]postgres.Held, error) {
	return s.store.HeldBy(ctx, s.identity.ID)
}

// Tokens are those of the reader that open, newest first.
func (s Sight) Tokens(ctx context.Context) ([]access.Token, error) {
	return s.store.Tokens(ctx, s.identity.ID)
}
