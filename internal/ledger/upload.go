// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/pdf"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// MaxUpload is the size of a document that a person may bring in, in bytes.
const MaxUpload = 10 << 20

// BringIn keeps a document, such as an outside funder's decision, until a command of the same person uses it. A pdf.Code says why it
// is not taken.
func (l *Ledger) BringIn(ctx context.Context, p access.Person, number string, raw []byte) (u record.Upload,
	refusal *dossier.Refusal, err error) {
	remarks, err := pdf.Read(ctx, raw)
	if err != nil {
		return u, nil, err
	}
	err = l.Store.Locked(ctx, number, func(tx *postgres.Tx) error {
		if r := mayDecide(tx.Dossier(), p, tx.Now()); r != nil {
			return r
		}
		u = record.Upload{ID: access.NewID("u_"), Dossier: number, Person: p.ID, SHA256: digest(raw), Bytes: raw, Remarks: remarks}
		return tx.Keep(ctx, u)
	})
	refusal, err = asRefusal(err)
	return u, refusal, err
}

// mayDecide says why a person can neither decide nor correct now, or nil.
func mayDecide(d record.Dossier, p access.Person, at time.Time) *dossier.Refusal {
	r := dossier.Allow(d.State, dossier.Command{Name: dossier.GiveDecision}, d.Actor(p), at)
	if r == nil || dossier.Allow(d.State, dossier.Command{Name: dossier.Correct}, d.Actor(p), at) == nil {
		return nil
	}
	return r
}
