// SPDX-License-Identifier: EUPL-1.2

package desk

import (
	"context"
	"sync"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Amend publishes the next version of a call and brings it to every dossier that it touches. What cannot be brought now,
// the sweep brings later: the amendment holds from the moment at which it was received.
func (d *Desk) Amend(ctx context.Context, p access.Person, code string, a call.Amendment, reasons string) (call.Call, []record.Row, error) {
	c, touched, err := d.Ledger.Amend(ctx, p, code, a, reasons)
	if err != nil {
		return c, nil, err
	}
	patient, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	places := make(chan struct{}, together)
	var hands sync.WaitGroup
	for _, row := range touched {
		places <- struct{}{}
		hands.Go(func() {
			defer func() { <-places }()
			if err := d.deliver(patient, row); err != nil {
				d.Log.Warn("amendment not delivered, the sweep will", "dossier", row.Dossier, "error", err)
			}
		})
	}
	hands.Wait()
	return c, touched, nil
}
