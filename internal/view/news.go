// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// News is what was recorded of all dossiers after an id, in the order of recording. What the person may not see has an id and no entry.
func (s Sight) News(ctx context.Context, since string, limit int) ([]contract.News, error) {
	found, err := s.store.News(ctx, s.identity, since, limit)
	if err != nil {
		return nil, err
	}
	var all []contract.News
	for _, n := range found {
		line := contract.News{Number: n.Number, ID: n.ID}
		if n.Entry != nil {
			if line.Entry, err = s.line(ctx, n.Number, *n.Entry); err != nil {
				return nil, err
			}
		}
		all = append(all, line)
	}
	return all, nil
}

// line is an event in words; nil where the person may not read it.
func (s Sight) line(ctx context.Context, number string, x record.Entry) (*contract.Entry, error) {
	h, err := s.store.Happened(ctx, number, []int64{x.Event.Seq})
	if err != nil || !h.Dossier.State.Reads(s.actor(h.Dossier)) || untold(x, h.Dossier, s.reader(h.Dossier)) {
		return nil, err
	}
	line := entry(x, h, s.reader(h.Dossier), s.lang)
	return &line, nil
}
