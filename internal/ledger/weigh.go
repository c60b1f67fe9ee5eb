// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// weigh loads what a decision is measured by: costs, rate, budget, place on the reserve list, the outside document. Nobody waits for the
// counter while a decision is made and printed: binding it holds grant and place against what is there by then. Careful holds it from
// here on.
func (f *findings) weigh(ctx context.Context, tx *postgres.Tx, row postgres.Pending, careful bool) error {
	rules, err := tx.Call(ctx)
	if err != nil {
		return fmt.Errorf("call: %w", err)
	}
	f.Costs = f.content.Costs()
	if err := f.measure(ctx, tx, row, rules); err != nil {
		return fmt.Errorf("limits: %w", err)
	}
	if f.BudgetLeft = row.Left; careful && row.Left != nil {
		if f.BudgetLeft, err = tx.Budget(ctx); err != nil {
			return fmt.Errorf("budget: %w", err)
		}
	}
	if row.Command.Outcome == dossier.PutOnReserve {
		if f.Rank, err = tx.Rank(ctx, careful); err != nil {
			return fmt.Errorf("rank: %w", err)
		}
	}
	u := row.Upload
	if u == nil || u.Person != row.Person.ID || u.Dossier != row.Dossier || u.UsedBy != "" {
		return nil // none, or not theirs to use: Decide says so
	}
	f.Upload = &dossier.Document{Kind: record.DecisionSheet, SHA256: u.SHA256, Bytes: len(u.Bytes)}
	return nil
}
