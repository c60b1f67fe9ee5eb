// SPDX-License-Identifier: EUPL-1.2

// Package view is the reading side: what a person may see of the record, in their language. It decides nothing and stores nothing;
// API and pages only shape what it gives.
package view

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Sight is the record as one person sees it.
type Sight struct {
	ledger *ledger.Ledger // for drafts, which are printed on request
	store  *postgres.Store
	person access.Person
	lang   string // "nl" or "en"
}

// Of is what a person sees, in Dutch ("nl") or English ("en").
func Of(l *ledger.Ledger, p access.Person, lang string) Sight {
	return Sight{ledger: l, store: l.Store, person: p, lang: lang}
}

// Read gives a dossier that the person may look into; of any other it says that it is not there, with ErrNoDossier.
func (s Sight) Read(ctx context.Context, number string) (record.Dossier, error) {
	return s.find(ctx, number, dossier.State.Reads)
}

// Know is Read for who may know of the dossier, and perhaps no more: they may give commands.
func (s Sight) Know(ctx context.Context, number string) (record.Dossier, error) {
	return s.find(ctx, number, dossier.State.Knows)
}

func (s Sight) find(ctx context.Context, number string, may func(dossier.State, dossier.Actor) bool) (record.Dossier, error) {
	d, err := s.store.Dossier(ctx, number)
	if err == nil && !may(d.State, d.Actor(s.person)) {
		return record.Dossier{}, record.ErrNoDossier
	}
	return d, err
}
