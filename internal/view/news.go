// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
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

// cites says whether an event cites a free text.
func cites(e dossier.Event) bool {
	return e.Reasons != nil || len(e.Conditions) > 0 || e.Supplement != nil || e.Seat != nil
}

// line is an event in words; nil where the person may not read it.
func (s Sight) line(ctx context.Context, number string, x record.Entry) (*contract.Entry, error) {
	d, err := s.store.Dossier(ctx, number)
	if err != nil || !d.State.Reads(s.actor(d)) || untold(x, d, s.reader(d)) {
		return nil, err
	}
	h := record.Happened{Dossier: d}
	if cites(x.Event) {
		if h.Texts, err = s.store.TextBodies(ctx, number); err != nil {
			return nil, err
		}
	}
	if h.Names, err = s.store.Names(ctx, record.Named([]record.Entry{x})); err != nil {
		return nil, err
	}
	line := entry(x, h, s.reader(h.Dossier), s.lang)
	return &line, nil
}
