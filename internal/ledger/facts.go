// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// findings are the facts of a decision, with the content they speak about.
type findings struct {
	dossier.Facts
	content application.Content
	upload  record.Upload // of an outside decision
}

// gather loads what the process asks of the record for one row.
func gather(ctx context.Context, tx *postgres.Tx, row record.Row) (findings, error) {
	var f findings
	var err error
	d := tx.Dossier()
	if f.Drafters, err = tx.Drafters(ctx); err != nil {
		return f, fmt.Errorf("drafters: %w", err)
	}
	switch row.Command.Name {
	case dossier.RequestReview, dossier.HandInSupplement:
		err = f.freeze(ctx, tx, row)
	case dossier.Submit, dossier.GiveDecision, dossier.Correct, dossier.DeclareAdmissible, dossier.DeclareInadmissible,
		dossier.RequestSupplement, dossier.RecordConsensus, dossier.StrikeLink:
		if d.State.Frozen != nil {
			f.Frozen = *d.State.Frozen
			f.content, err = tx.Frozen(ctx, f.Frozen)
			if errors.Is(err, record.ErrTampered) && row.Command.Name == dossier.Submit { // of which Decide says so
				f.Frozen.Hash, err = "", nil
			}
		}
	}
	if err != nil {
		return f, fmt.Errorf("content: %w", err)
	}
	switch row.Command.Name {
	case dossier.GiveDecision, dossier.Correct:
		err = f.weigh(ctx, tx, row)
	case dossier.AssignAssessor:
		f.IsAssessor, err = assesses(ctx, tx, row.Command.Assessor)
	case dossier.RegisterAid:
		var there bool
		there, err = tx.Awarded(ctx)
		f.NoAid = !there
	case dossier.RequestSupplement:
		err = f.stray(ctx, tx, row.Command.Asked)
	case dossier.StrikeLink:
		_, _, f.PlaceKnown = f.content.LinkAt(row.Command.Place)
	case dossier.AmendCall:
		f.Amended, err = amended(ctx, tx, row.Command.Version)
	}
	if err != nil {
		return f, err
	}
	if row.Signal {
		if f.ForeignText, err = foreign(ctx, tx, row); err != nil {
			return f, fmt.Errorf("texts: %w", err)
		}
	}
	return f, nil
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

// assesses says whether there is an assessor with that id.
func assesses(ctx context.Context, tx *postgres.Tx, id string) (bool, error) {
	p, err := tx.Person(ctx, id)
	if errors.Is(err, record.ErrNoKey) {
		return false, nil
	}
	return p.Role == dossier.Assessor, err
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

// foreign says whether a signal cites a text that its actor did not store on this dossier, or that was cited before.
func foreign(ctx context.Context, tx *postgres.Tx, row record.Row) (bool, error) {
	ids := cited(row.Command)
	texts, err := tx.Texts(ctx, ids)
	if err != nil {
		return false, err
	}
	for _, t := range texts {
		if t.Person != row.Person.ID || t.Dossier != row.Dossier || (t.CitedBy != "" && t.CitedBy != row.Key) {
			return true, nil
		}
	}
	return len(texts) != len(ids), nil
}
