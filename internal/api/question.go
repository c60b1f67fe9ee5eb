// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Question is what the officer asks in a round of supplement.
type Question struct {
	Pointer string `json:"pointer"`
	Place   string `json:"place" doc:"The same in words"`
	Text    string `json:"text"`
	Changed bool   `json:"changed" doc:"Something was changed there since"`
}

// questions are what a running round asks, each with whether anything was changed there.
func (a *API) questions(ctx context.Context, d record.Dossier, content application.Content, b basis) ([]Question, error) {
	if b.submitted == nil {
		return nil, nil
	}
	texts, err := a.Store.TextBodies(ctx, d.Number)
	if err != nil {
		return nil, err
	}
	changed := application.Differences(*b.submitted, content)
	for _, x := range b.attached {
		if !x.SavedAt.Before(d.State.Since) {
			changed = append(changed, application.AttachmentAt(x.Kind))
		}
	}
	var all []Question
	for _, q := range d.State.Supplement.Asked {
		place, _ := application.Place(q.Pointer, lang(ctx))
		all = append(all, Question{q.Pointer, place, texts[q.Text.ID], slices.ContainsFunc(changed, func(p string) bool {
			return p == q.Pointer || strings.HasPrefix(p, q.Pointer+"/") || strings.HasPrefix(q.Pointer, p+"/")
		})})
	}
	return all, nil
}
