// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// basis is what content under change is compared with.
type basis struct {
	submitted *application.Content // in a round of supplement: as it was submitted
	attached  []record.Attachment
}

func (s Sight) basis(ctx context.Context, d record.Dossier) (b basis, err error) {
	if b.attached, err = s.from.Attachments(ctx, d.Number); err != nil {
		return b, err
	}
	if d.State.Status == dossier.AwaitingSupplement {
		submitted, err := s.submitted(ctx, d)
		if err != nil {
			return b, err
		}
		b.submitted = &submitted
	}
	return b, nil
}
