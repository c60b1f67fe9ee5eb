// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// findings are the facts of a decision, with the content they speak about.
type findings struct {
	dossier.Facts
	content application.Content
	row     postgres.Pending
}

// asks says what of the record each command asks: what it freezes, what it is about, what it prints, what an award is measured by.
var asks = postgres.Asks{
	Content: []dossier.Verb{dossier.RequestReview, dossier.HandInSupplement},
	Frozen: []dossier.Verb{dossier.HandInSupplement, dossier.Submit, dossier.GiveDecision, dossier.Correct, dossier.DeclareAdmissible,
		dossier.DeclareInadmissible, dossier.RequestSupplement, dossier.RecordConsensus, dossier.StrikeLink},
	Prints: []dossier.Verb{dossier.RequestReview, dossier.HandInSupplement, dossier.Submit, dossier.GiveDecision, dossier.Correct,
		dossier.DeclareAdmissible, dossier.DeclareInadmissible, dossier.RequestSupplement, dossier.RecordConsensus, dossier.InviteHub},
	Weighs: []dossier.Verb{dossier.GiveDecision, dossier.Correct},
}

// gather makes the facts of one row of what it asked.
func gather(ctx context.Context, tx *postgres.Tx, row postgres.Pending, careful bool) (findings, error) {
	f := findings{row: row}
	f.Drafters = row.Drafters
	var err error
	d := tx.Dossier()
	switch name := row.Command.Name; {
	case slices.Contains(asks.Content, name):
		err = f.freeze(ctx, tx, row)
	case slices.Contains(asks.Frozen, name) && d.State.Frozen != nil:
		f.Frozen, f.content = *d.State.Frozen, row.Frozen.Content
		if err = intact(row.Frozen, f.Frozen); err != nil && name == dossier.Submit { // of which Decide says so
			f.Frozen.Hash, err = "", nil
		}
	}
	if err != nil {
		return f, fmt.Errorf("content: %w", err)
	}
	switch row.Command.Name {
	case dossier.GiveDecision, dossier.Correct:
		err = f.weigh(ctx, tx, row, careful)
	case dossier.AssignAssessor:
		if row.Assessor != nil {
			f.IsAssessor, f.Assessor = true, d.Actor(*row.Assessor)
		}
	case dossier.RegisterAid:
		f.NoAid = row.Awarded == nil || dossier.RegisterUntil(*row.Awarded) == nil
	case dossier.RequestSupplement:
		err = f.stray(ctx, tx, row.Command.Asked)
	case dossier.InviteHub, dossier.DismissHub:
		_, f.HubKnown = row.Hubs[row.Command.Hub]
		f.Supporting = d.Supporting
	case dossier.StrikeLink:
		_, _, f.PlaceKnown = f.content.LinkAt(row.Command.Place)
	case dossier.AmendCall:
		f.Amended, err = amended(ctx, tx, row.Command.Version)
	}
	return f, err
}

// intact holds what is frozen against its hash.
func intact(k postgres.Kept, f dossier.Frozen) error {
	if k.Hash != f.Hash {
		return record.ErrTampered
	}
	return nil
}

// stray finds the places that a supplement asks for and that are not there.
func (f *findings) stray(ctx context.Context, tx *postgres.Tx, asked []dossier.Asked) error {
	rules, err := tx.Call(ctx)
	if err != nil {
		return err
	}
	for _, a := range asked {
		if !f.content.Askable(a.Pointer, rules.RequiredAttachments) {
			f.Stray = append(f.Stray, a.Pointer)
		}
	}
	return nil
}

// amended is what a version of the call says to this dossier.
func amended(ctx context.Context, tx *postgres.Tx, version int) (*dossier.Amendment, error) {
	c, err := tx.Version(ctx, version)
	if err != nil {
		return nil, fmt.Errorf("version: %w", err)
	}
	d := tx.Dossier()
	return &dossier.Amendment{Version: c.Version, Hash: c.Hash(), Deadline: c.DeadlineOf(d.Hub, d.Number)}, nil
}
