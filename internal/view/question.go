// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// questions are what a running round asks, each with whether anything was changed there.
func (s Sight) questions(ctx context.Context, d record.Dossier, content application.Content, b basis) ([]contract.Question, error) {
	if b.submitted == nil {
		return nil, nil
	}
	texts, err := s.from.TextBodies(ctx, d.Number)
	if err != nil {
		return nil, err
	}
	changed := application.Differences(*b.submitted, content)
	for _, x := range b.attached {
		if !x.SavedAt.Before(d.State.Since) {
			changed = append(changed, application.AttachmentAt(x.Kind))
		}
	}
	var all []contract.Question
	for _, q := range d.State.Supplement.Asked {
		place, _ := application.Place(q.Pointer, s.lang)
		all = append(all, contract.Question{Pointer: q.Pointer, Place: place, Text: texts[q.Text.ID],
			Changed: slices.ContainsFunc(changed, func(p string) bool {
				return p == q.Pointer || strings.HasPrefix(p, q.Pointer+"/") || strings.HasPrefix(q.Pointer, p+"/")
			})})
	}
	return all, nil
}
