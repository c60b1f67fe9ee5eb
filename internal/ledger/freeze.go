// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// freeze looks at the content that a request would freeze, and at what stands in its way.
func (f *findings) freeze(ctx context.Context, tx *postgres.Tx, row postgres.Pending) error {
	f.content = row.Draft.Content
	there := row.Attachments
	x, err := examination(ctx, tx, row.Person, f.content, row.Hubs, row.Received)
	if err != nil {
		return err
	}
	x.Attached = Attached(there)
	f.Frozen = dossier.Frozen{Version: row.Content, Hash: row.Draft.Hash, Asked: f.content.Asked(), At: row.Received,
		Attachments: x.Attached}
	switch before := x.Dossier.State.Frozen; {
	case row.Command.Name == dossier.RequestReview:
		f.NoReviewer = !slices.ContainsFunc(row.Reviewers, func(p access.Person) bool { return x.Dossier.Actor(p).MayReview(f.Drafters) })
	case before != nil: // a supplement to it
		if err := intact(row.Frozen, *before); err != nil {
			return err
		}
		submitted := row.Frozen.Content
		f.Frozen.Attachments = supplemented(there, x.Dossier.State)
		x.Submitted, f.Changed = &submitted, application.Differences(submitted, f.content)
		f.Unasked = x.unasked(f.content)
		for _, a := range f.Frozen.Attachments {
			if !slices.ContainsFunc(before.Attachments, func(b dossier.Attached) bool { return a.Kind == b.Kind && a.SHA256 == b.SHA256 }) {
				f.Changed = append(f.Changed, application.AttachmentAt(a.Kind))
			}
		}
	}
	f.Faults = blocking(x.Problems(f.content))
	return nil
}

// examination is what content is held against at an instant.
func examination(ctx context.Context, tx *postgres.Tx, p access.Person, c application.Content, hubs map[string]string,
	at time.Time) (x Examination, err error) {
	x.Dossier, x.Hubs, x.At = tx.Dossier(), hubs, at
	if x.Rules, err = tx.Call(ctx); err != nil {
		return x, err
	}
	x.Aid, err = KnownAid(ctx, tx, p, x.Dossier, c)
	return x, err
}

// supplemented are the attachments after a round: those that were submitted, replaced by what was asked and brought in this round.
func supplemented(there []record.Attachment, s dossier.State) []dossier.Attached {
	all := slices.Clone(s.Frozen.Attachments)
	for _, a := range there {
		if !s.Supplement.Asks(application.AttachmentAt(a.Kind)) || a.SavedAt.Before(s.Since) {
			continue
		}
		all = slices.DeleteFunc(all, func(old dossier.Attached) bool { return old.Kind == a.Kind })
		all = append(all, Attached([]record.Attachment{a})...)
	}
	return all
}
