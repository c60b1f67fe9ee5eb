// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// findings are the facts of a decision, with the content they speak about.
type findings struct {
	dossier.Facts
	content application.Content
}

// gather loads what the process asks of the record for one row.
func gather(ctx context.Context, tx Tx, row Row) (findings, error) {
	var f findings
	var err error
	d := tx.Dossier()
	if f.Drafters, err = tx.Drafters(ctx); err != nil {
		return f, fmt.Errorf("drafters: %w", err)
	}
	switch row.Command.Name {
	case dossier.RequestReview, dossier.SupplementIt:
		f.content, err = tx.Content(ctx, row.Content)
		f.Frozen = dossier.Frozen{Version: row.Content, Hash: f.content.Hash(), Asked: f.content.Asked()}
	case dossier.Submit, dossier.DecideOn, dossier.DeclareInadmissible, dossier.RequestSupplement:
		if d.State.Frozen != nil {
			f.Frozen = *d.State.Frozen
			f.content, err = tx.Snapshot(ctx, f.Frozen.Hash)
		}
	}
	if err != nil {
		return f, fmt.Errorf("content: %w", err)
	}
	switch row.Command.Name {
	case dossier.RequestReview, dossier.Submit, dossier.SupplementIt:
		c, err := tx.Call(ctx)
		if err != nil {
			return f, fmt.Errorf("call: %w", err)
		}
		f.Faults = Blocking(f.content, d, c, row.Received)
	}
	if row.Signal {
		if f.ForeignText, err = foreign(ctx, tx, row); err != nil {
			return f, fmt.Errorf("texts: %w", err)
		}
	}
	return f, nil
}

// Check lists what is wrong or missing in the content of a dossier under its call. Aid counts as granted at the given instant.
func Check(c application.Content, d Dossier, rules call.Call, at time.Time) []application.Problem {
	return application.Check(c, application.Identity{CompanyNumber: d.Company, Hub: d.Hub}, rules.Requirements(at))
}

// Blocking are the problems that keep the content from review and submission.
func Blocking(c application.Content, d Dossier, rules call.Call, at time.Time) []dossier.Fault {
	var faults []dossier.Fault
	for _, p := range Check(c, d, rules, at) {
		if p.Severity == application.Error {
			faults = append(faults, dossier.Fault{Pointer: p.Pointer, Code: p.Code, NL: p.Message("nl"), EN: p.Message("en")})
		}
	}
	return faults
}

// foreign says whether a signal cites a text that its actor did not store on this dossier, or that was cited before.
func foreign(ctx context.Context, tx Tx, row Row) (bool, error) {
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
