// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Amend publishes the next version of a call and lets every dossier that it touches know, each through its inbox, all in one
// transaction. The rows still have to be delivered. A change of what is frozen comes back as a call.Fault.
func (l *Ledger) Amend(ctx context.Context, p access.Person, code string, a call.Amendment, reasons string) (c call.Call, touched []Row, err error) {
	if a.Dossier != "" {
		draft := false
		look := func(tx Tx) error {
			d := tx.Dossier()
			a.Lead, draft = d.Hub, dossier.Standing(d.State, tx.Now()).Status.BeforeSubmission()
			return nil
		}
		if err := l.Store.Locked(ctx, a.Dossier, look); err != nil {
			return c, nil, fmt.Errorf("lead hub: %w", err)
		}
		if !draft {
			return c, nil, call.Fault{Pointer: "/dossier", NL: "is al ingediend of afgelopen: de sluiting van de oproep raakt het niet meer", EN: "has been submitted or has ended: the closing of the call does not touch it any more"}
		}
	}
	next := func(newest call.Call, now time.Time) (call.Call, error) { return newest.Amended(a, now) }
	c, err = l.Store.Amended(ctx, code, Publication{p, reasons}, next, func(tx Tx, c call.Call) error {
		d := tx.Dossier()
		standing := dossier.Standing(d.State, tx.Now())
		later := standing.Status.BeforeSubmission() && !standing.Rules.Deadline.Equal(c.DeadlineOf(d.Hub, d.Number))
		if waits := standing.Status == dossier.Reserve && a.Budget != nil; !later && !waits {
			return nil
		}
		t, err := tx.Write(ctx, p.ID, reasons)
		if err != nil {
			return fmt.Errorf("reasons: %w", err)
		}
		row := Row{Key: access.NewID("k_"), Dossier: d.Number, Person: p, Content: d.Content, Received: tx.Now(),
			Command: dossier.Command{Name: dossier.AmendCall, Version: c.Version, Reasons: &t.Text}}
		touched = append(touched, row)
		return tx.Insert(ctx, row)
	})
	return c, touched, err
}
