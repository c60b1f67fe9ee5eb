// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// weigh loads what a decision is measured by: costs, rate, budget, place on the reserve list, the outside document.
func (f *findings) weigh(ctx context.Context, tx Tx, row Row) error {
	rules, err := tx.Call(ctx)
	if err != nil {
		return fmt.Errorf("call: %w", err)
	}
	if err := tx.Measure(ctx); err != nil {
		return fmt.Errorf("company: %w", err)
	}
	f.Costs = f.content.Costs()
	if rules.DecisionRoute != dossier.External && row.Command.Outcome == dossier.Approve { // another funder holds to its own limits
		if err := f.exceeds(ctx, tx, row, rules); err != nil {
			return fmt.Errorf("limits: %w", err)
		}
	}
	if f.BudgetLeft, err = tx.Budget(ctx); err != nil {
		return fmt.Errorf("budget: %w", err)
	}
	if f.Rank, err = tx.Rank(ctx); err != nil {
		return fmt.Errorf("rank: %w", err)
	}
	if row.Command.Upload == "" {
		return nil
	}
	u, err := tx.Upload(ctx, row.Command.Upload)
	if errors.Is(err, ErrNoDocument) || err == nil && (u.Person != row.Person.ID || u.Dossier != row.Dossier || u.UsedBy != "") {
		return nil // not theirs to use: Decide says so
	}
	if err != nil {
		return fmt.Errorf("upload: %w", err)
	}
	f.upload = u
	f.Upload = &dossier.Document{Kind: DecisionSheet, SHA256: u.SHA256, Bytes: len(u.Bytes)}
	return nil
}

// excessCodes are the refusals of an amount that passes a limit.
var excessCodes = map[string]string{application.AboveCeiling: dossier.CodeAmountAboveCeiling, application.AboveRate: dossier.CodeAmountAboveRate,
	application.OwnShare: dossier.CodeAmountOwnShare, application.AbovePartner: dossier.CodeAmountAbovePartner, application.AboveAid: dossier.CodeAboveAid}

// exceeds holds the amount of an approval against the limits of call and law, on the costs that are accepted.
func (f *findings) exceeds(ctx context.Context, tx Tx, row Row, rules call.Call) error {
	grant := application.Grant{Amount: row.Command.Amount, Accepted: slices.Clone(f.Costs)}
	for _, l := range row.Command.Lines {
		if l.Line >= 0 && l.Line < len(grant.Accepted) { // Decide refuses any other
			grant.Accepted[l.Line] = l.Accepted
		}
	}
	var err error
	if grant.KnownAid, err = f.known(ctx, tx); err != nil {
		return err
	}
	if code, most := f.content.Excess(grant, rules.Requirements(row.Received)); code != "" {
		f.Excess = &dossier.Excess{Code: excessCodes[code], Most: most}
	}
	return nil
}

// known is the de-minimis aid that other dossiers of the applicant were granted since its own list was
// frozen. What it was granted before that, it had to list itself.
func (f *findings) known(ctx context.Context, tx Tx) (aid money.Cents, err error) {
	if !f.content.DeMinimis() {
		return 0, nil
	}
	s := tx.Dossier().State
	since := s.Frozen.At
	if since.IsZero() { // frozen before that instant was kept
		since = s.SubmittedAt
	}
	granted, err := tx.GrantedSince(ctx, since)
	if err != nil {
		return 0, err
	}
	for _, g := range granted {
		content, err := tx.Snapshot(ctx, g.Content)
		if err != nil {
			return 0, err
		}
		if content.DeMinimis() {
			aid += content.ApplicantsPart(g.Amount)
		}
	}
	return aid, nil
}
