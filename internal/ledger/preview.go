// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Preview is the document that a command would make were it received now, to the byte, or why there would be none: the path of Receive and
// Act in a snapshot, of which nothing is kept. What is decided later differs only where the record does by then: the instant, a place on
// the reserve list. Who may not know of the dossier is told record.ErrNoDossier.
func (l *Ledger) Preview(ctx context.Context, p access.Person, r Request) (raw []byte, refusal *dossier.Refusal, err error) {
	err = l.Store.Snapshot(ctx, r.Number, func(tx *postgres.Tx) error {
		d := tx.Dossier()
		if !d.State.Knows(d.Actor(p)) {
			return record.ErrNoDossier
		}
		row := record.Row{Person: p, Command: r.Command, Received: tx.Now(), Content: d.Content}
		said := texts(tx, p, r, &row.Command)
		state := dossier.Standing(d.State, tx.Now())
		if barred := dossier.Allow(state, row.Command, d.Actor(p), tx.Now()); barred != nil {
			return barred
		}
		if refusal := row.Command.Complete(); refusal != nil { // before anything is read for it
			return refusal
		}
		asked, err := tx.Imagined(ctx, asks, row, said...)
		if err != nil {
			return err
		}
		facts, err := gather(ctx, tx, *asked, false)
		if err != nil {
			return fmt.Errorf("facts: %w", err)
		}
		events, refusal := dossier.Decide(state, row.Command, d.Actor(p), facts.Facts, tx.Now())
		if refusal != nil {
			return refusal
		}
		printed, err := l.print(ctx, tx, facts, &events[0])
		raw = printed.Bytes
		return err
	})
	refusal, err = asRefusal(err)
	return raw, refusal, err
}
