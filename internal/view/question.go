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

// questions are what a running round asks, in the words that are given by id, each with whether anything was changed there.
func (s Sight) questions(d record.Dossier, content application.Content, b basis, texts map[string]string) []contract.Question {
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
	return all
}

// asking is questions, with their words read; none where nothing is asked.
func (s Sight) asking(ctx context.Context, d record.Dossier, content application.Content, b basis) ([]contract.Question, error) {
	if b.submitted == nil {
		return nil, nil
	}
	h, err := s.from.History(ctx, d.Number, 0)
	return s.questions(d, content, b, h.Texts), err
}
