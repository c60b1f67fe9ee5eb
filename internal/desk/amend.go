// SPDX-License-Identifier: EUPL-1.2

package desk

import (
	"context"

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
	if _, err := d.handAll(patient, touched); err != nil {
		d.Log.Warn("amendments not known to be delivered, the sweep will see", "call", code, "error", err)
	}
	return c, touched, nil
}
