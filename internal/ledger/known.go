// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

// described fills in what the registry knows of the organisations that content names and does not describe yet: of the applicant
// when a dossier is started, of a partner when it is saved. It is a copy: what the registry learns later changes no dossier.
// What was submitted once is left to its drafters.
func described(ctx context.Context, tx *postgres.Tx, c application.Content) (application.Content, error) {
	numbers := c.Undescribed()
	if s := tx.Dossier().State.Status; len(numbers) == 0 || (s != dossier.Unborn && s != dossier.Drafting) {
		return c, nil
	}
	known, err := tx.Organisations(ctx, numbers)
	if err != nil {
		return c, fmt.Errorf("organisations: %w", err)
	}
	return c.Described(known), nil
}
