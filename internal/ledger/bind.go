// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// bind appends an event with the state that it leads to. A round that ends without a supplement leaves the application as it
// was submitted: what was changed meanwhile stays on record, and counts for nothing.
func bind(ctx context.Context, tx Tx, e dossier.Event, p Printed) error {
	before := tx.Dossier().State
	if err := tx.Append(ctx, e, dossier.Fold(before, e), p); err != nil {
		return err
	}
	if before.Status == dossier.AwaitingSupplement && e.To != "" && e.Type != dossier.SupplementedEvent {
		return tx.Restore(ctx, *before.Frozen)
	}
	return nil
}
