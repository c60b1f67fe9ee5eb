// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/pdf"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// Attach keeps a document with a draft, in place of an older one of its kind, for who may edit. Like the content it is fixed
// when the review is requested. What neither the call requires nor the officer asks for is refused. A pdf.Code says why a document
// is not taken.
func (l *Ledger) Attach(ctx context.Context, p access.Person, number, kind string, raw []byte) (a record.Attachment,
	refusal *dossier.Refusal, err error) {
	kind = text.Compact(kind)
	a = record.Attachment{Kind: kind, SHA256: digest(raw), Bytes: len(raw)}
	if a.Remarks, err = pdf.Read(ctx, raw); err != nil {
		return a, nil, err
	}
	err = l.Store.Locked(ctx, number, func(tx *postgres.Tx) error {
		d := tx.Dossier()
		if r := dossier.Allow(d.State, dossier.Command{Name: dossier.Edit}, d.Actor(p), tx.Now()); r != nil {
			return r
		}
		if _, err := quiet(ctx, tx); err != nil {
			return err
		}
		rules, err := tx.Call(ctx)
		if err != nil {
			return err
		}
		no := &dossier.Refusal{Class: dossier.Invalid, Command: dossier.Edit, Pointer: "/kind"}
		switch s := d.State; {
		case !application.IsAttachment(kind), s.Status == dossier.Drafting && !slices.Contains(rules.RequiredAttachments, kind):
			no.Code = dossier.CodeAttachmentUnknown
			return no
		case s.Status == dossier.AwaitingSupplement && !s.Supplement.Asks(application.AttachmentAt(kind)):
			no.Code = dossier.CodeNotAsked
			return no
		}
		a.SavedAt = tx.Now()
		a.Version, err = tx.Attach(ctx, p, a, raw)
		return err
	})
	refusal, err = asRefusal(err)
	return a, refusal, err
}

// Attached are attachments as an event freezes them.
func Attached(all []record.Attachment) []dossier.Attached {
	var frozen []dossier.Attached
	for _, a := range all {
		frozen = append(frozen, dossier.Attached{Kind: a.Kind, Version: a.Version, SHA256: a.SHA256})
	}
	return frozen
}
