// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// weigh loads what a decision is measured by: costs, rate, budget, place on the reserve list, the outside document.
func (f *findings) weigh(ctx context.Context, tx *postgres.Tx, row record.Row) error {
	rules, err := tx.Call(ctx)
	if err != nil {
		return fmt.Errorf("call: %w", err)
	}
	f.Costs = f.content.Costs()
	if err := f.measure(ctx, tx, row, rules); err != nil {
		return fmt.Errorf("limits: %w", err)
	}
	if f.BudgetLeft, err = tx.Budget(ctx); err != nil {
		return fmt.Errorf("budget: %w", err)
	}
	if row.Command.Outcome == dossier.PutOnReserve {
		if f.Rank, err = tx.Rank(ctx); err != nil {
			return fmt.Errorf("rank: %w", err)
		}
	}
	if row.Command.Upload == "" {
		return nil
	}
	u, err := tx.Upload(ctx, row.Command.Upload)
	if errors.Is(err, record.ErrNoDocument) || err == nil && (u.Person != row.Person.ID || u.Dossier != row.Dossier || u.UsedBy != "") {
		return nil // not theirs to use: Decide says so
	}
	if err != nil {
		return fmt.Errorf("upload: %w", err)
	}
	f.upload = u
	f.Upload = &dossier.Document{Kind: record.DecisionSheet, SHA256: u.SHA256, Bytes: len(u.Bytes)}
	return nil
}
