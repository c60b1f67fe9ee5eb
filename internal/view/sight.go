// SPDX-License-Identifier: EUPL-1.2

// Package view is the reading side: what a person may see of the record, in their language. It decides nothing and stores nothing;
// API and pages only shape what it gives.
package view

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Sight is the record as somebody sees it, in all their memberships together.
type Sight struct {
	ledger   *ledger.Ledger // for drafts, which are printed on request
	store    *postgres.Store
	from     source
	identity access.Identity
	lang     string // "nl" or "en"
}

// source is where the parts of a dossier are read: the store, part by part, or the file of that dossier, which was read as one.
type source interface {
	Dossier(ctx context.Context, number string) (record.Dossier, error)
	Content(context.Context, record.Dossier) (application.Content, error)
	Saved(context.Context, record.Dossier) (contract.Saved, error)
	Attachments(ctx context.Context, number string) ([]record.Attachment, error)
	Documents(ctx context.Context, number string) ([]record.DocumentInfo, error)
	Others(context.Context, record.Dossier) ([]record.Dossier, error)
	HubNames(context.Context) (map[string]string, error)
	Timeline(ctx context.Context, number string, after int64) ([]record.Entry, error)
	History(ctx context.Context, number string, after int64) (record.Happened, error)
	Names(ctx context.Context, ids []string) (map[string]string, error)
	Aid(context.Context, record.AidQuestion) (record.AidAnswer, error)
}

// Of is what somebody sees, in Dutch ("nl") or English ("en").
func Of(l *ledger.Ledger, i access.Identity, lang string) Sight {
	return Sight{ledger: l, store: l.Store, from: l.Store, identity: i, lang: lang}
}

// Read gives a dossier that somebody may look into; of any other it says that it is not there, with ErrNoDossier.
func (s Sight) Read(ctx context.Context, number string) (record.Dossier, error) {
	return s.find(ctx, number, dossier.State.Reads)
}

// Know is Read for who may know of the dossier, and perhaps no more: they may give commands.
func (s Sight) Know(ctx context.Context, number string) (record.Dossier, error) {
	return s.find(ctx, number, dossier.State.Knows)
}

func (s Sight) find(ctx context.Context, number string, may func(dossier.State, dossier.Actor) bool) (record.Dossier, error) {
	d, err := s.from.Dossier(ctx, number)
	if err == nil && !may(d.State, s.actor(d)) {
		return record.Dossier{}, record.ErrNoDossier
	}
	return d, err
}

// reader is as what somebody looks at a dossier: under the membership that shows most of it, and of those that show the same, under the
// one in which they can do most.
func (s Sight) reader(d record.Dossier) (best access.Person) {
	if len(s.identity.People) == 1 {
		return s.identity.People[0]
	}
	most := -1
	for _, p := range s.identity.People {
		a := d.Actor(p)
		can := 0
		switch {
		case d.State.Reads(a):
			can = 2000
		case d.State.Knows(a):
			can = 1000
		}
		for _, o := range dossier.Offers(d.State, a, d.Read) {
			if o.Refusal == nil {
				can++
			}
		}
		if can > most {
			best, most = p, can
		}
	}
	return best
}

// into is somebody under the memberships that let them look into a dossier: what those of other dossiers allow, they do not here.
func (s Sight) into(d record.Dossier) access.Identity {
	i := s.identity
	i.People = i.Which(func(p access.Person) bool { return d.State.Reads(d.Actor(p)) })
	return i
}

// actor is the reader before the dossier.
func (s Sight) actor(d record.Dossier) dossier.Actor { return d.Actor(s.reader(d)) }

// only refuses who holds none of the roles that may.
func (s Sight) only(may []dossier.Role) error { return Only(s.identity, may) }

// Only refuses, as an error, who holds none of the roles that may.
func Only(i access.Identity, may []dossier.Role) error {
	if i.Holds(may...) {
		return nil
	}
	var held dossier.Role
	if len(i.People) > 0 {
		held = i.People[0].Role
	}
	return dossier.Only(held, may)
}
