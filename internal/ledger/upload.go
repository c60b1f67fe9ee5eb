// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// MaxUpload is the size of a document that a person may bring in, in bytes.
const MaxUpload = 10 << 20

// ErrNotPDF says that a document is not a whole PDF, whatever its name.
var ErrNotPDF = errors.New("not a whole PDF document")

// BringIn keeps a document, such as an outside funder's decision, until a command of the same person uses it.
func (l *Ledger) BringIn(ctx context.Context, p access.Person, number string, raw []byte) (u Upload, refusal *dossier.Refusal, err error) {
	if !wholePDF(raw) {
		return u, nil, ErrNotPDF
	}
	err = l.Store.Locked(ctx, number, func(tx Tx) error {
		if r := mayDecide(tx.Dossier(), p, tx.Now()); r != nil {
			return &refused{*r}
		}
		u = Upload{ID: access.NewID("u_"), Dossier: number, Person: p.ID, SHA256: digest(raw), Bytes: raw}
		return tx.Keep(ctx, u)
	})
	refusal, err = asRefusal(err)
	return u, refusal, err
}

// mayDecide says why a person can neither decide nor correct now, or nil.
func mayDecide(d Dossier, p access.Person, at time.Time) *dossier.Refusal {
	r := dossier.Allow(d.State, dossier.Command{Name: dossier.DecideOn}, d.Actor(p), at)
	if r == nil || dossier.Allow(d.State, dossier.Command{Name: dossier.Correct}, d.Actor(p), at) == nil {
		return nil
	}
	return r
}

// wholePDF judges by the content: a PDF from its first byte to its last line.
func wholePDF(raw []byte) bool {
	const lastLine = 1024 // readers look for the end of the file within so many bytes
	return http.DetectContentType(raw) == "application/pdf" && bytes.Contains(raw[max(0, len(raw)-lastLine):], []byte("%%EOF"))
}
