// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// bind appends an event with the state that it leads to. What is changed in a round of supplement counts once it is handed in.
// A round that ends without that leaves the application as it was submitted: what was changed stays on record, for nothing.
func bind(ctx context.Context, tx *postgres.Tx, e dossier.Event, p record.Printed) error {
	before := tx.Dossier().State
	if err := tx.Append(ctx, e, dossier.Fold(before, e), p); err != nil {
		return err
	}
	if before.Status != dossier.AwaitingSupplement || e.To == "" {
		return nil
	}
	return tx.Count(ctx, *tx.Dossier().State.Frozen)
}
