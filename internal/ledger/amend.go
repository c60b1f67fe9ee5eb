// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Amend publishes the next version of a call and lets every dossier that it touches know, each through its inbox, all in one
// transaction. The rows still have to be delivered. A change of what is frozen comes back as fault.Faults.
func (l *Ledger) Amend(ctx context.Context, p access.Person, code string, a call.Amendment, reasons string) (c call.Call,
	touched []record.Row, err error) {
	if a.Dossier != "" {
		draft := false
		err := l.Store.Locked(ctx, a.Dossier, func(tx *postgres.Tx) error {
			d := tx.Dossier()
			a.Lead, draft = d.Hub, dossier.Standing(d.State, tx.Now()).Status.BeforeSubmission()
			return nil
		})
		if err != nil {
			return c, nil, fmt.Errorf("lead hub: %w", err)
		}
		if !draft {
			return c, nil, call.Refused("/dossier", "is al ingediend of afgelopen: de sluiting van de oproep raakt het niet meer",
				"has been submitted or has ended: the closing of the call does not touch it any more")
		}
	}
	err = l.Store.Within(ctx, func(tx *postgres.Tx) error {
		numbers, err := tx.Amendable(ctx, code, nil) // before the call's counter, as a decision does
		if err != nil {
			return err
		}
		newest, now, err := tx.Newest(ctx, code)
		if err != nil {
			return err
		}
		if c, err = newest.Amended(a, now); err != nil {
			return err
		}
		if err := tx.Publish(ctx, c, record.Publication{Person: p, Reasons: reasons}); err != nil {
			return err
		}
		founded, err := tx.Amendable(ctx, code, numbers) // while we waited for the counter
		if err != nil {
			return err
		}
		for _, number := range append(numbers, founded...) {
			row, touches, err := amends(ctx, tx, number, p, c, a, reasons)
			if err != nil {
				return fmt.Errorf("%s: %w", number, err)
			}
			if touches {
				touched = append(touched, row)
			}
		}
		return nil
	})
	return c, touched, err
}

// amends lets one dossier know, when the new version touches it: its deadline moves, or it waits for the budget that grew.
func amends(ctx context.Context, tx *postgres.Tx, number string, p access.Person, c call.Call, a call.Amendment,
	reasons string) (row record.Row, touches bool, err error) {
	if err := tx.Lock(ctx, number); err != nil {
		return row, false, err
	}
	d := tx.Dossier()
	standing := dossier.Standing(d.State, tx.Now())
	later := standing.Status.BeforeSubmission() && !standing.Rules.Deadline.Equal(c.DeadlineOf(d.Hub, d.Number))
	if waits := standing.Status == dossier.Reserve && a.Budget != nil; !later && !waits {
		return row, false, nil
	}
	t := tx.Text(p, reasons)
	row = record.Row{Key: access.NewID("k_"), Dossier: d.Number, Person: p, Content: d.Content, Received: tx.Now(),
		Command: dossier.Command{Name: dossier.AmendCall, Version: c.Version, Reasons: &t.Text.Text}}
	return row, true, tx.Insert(ctx, row, t)
}
