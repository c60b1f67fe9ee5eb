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

// findings are the facts of a decision, with the content they speak about.
type findings struct {
	dossier.Facts
	content application.Content
	upload  Upload // of an outside decision
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
		err = f.freeze(ctx, tx, row)
	case dossier.Submit, dossier.DecideOn, dossier.Correct, dossier.DeclareAdmissible, dossier.DeclareInadmissible,
		dossier.RequestSupplement, dossier.RecordConsensus:
		if d.State.Frozen != nil {
			f.Frozen = *d.State.Frozen
			f.content, err = tx.Snapshot(ctx, f.Frozen.Hash)
		}
	}
	if err != nil {
		return f, fmt.Errorf("content: %w", err)
	}
	switch row.Command.Name {
	case dossier.DecideOn, dossier.Correct:
		err = f.weigh(ctx, tx, row)
	case dossier.AssignAssessor:
		f.IsAssessor, err = assesses(ctx, tx, row.Command.Assessor)
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

// freeze loads the content that a request would freeze, with what stands in its way.
func (f *findings) freeze(ctx context.Context, tx Tx, row Row) (err error) {
	if f.content, err = tx.Content(ctx, row.Content); err != nil {
		return err
	}
	there, err := tx.Attachments(ctx)
	if err != nil {
		return err
	}
	x := Examination{Dossier: tx.Dossier(), Attached: Attached(there), At: row.Received}
	if x.Rules, err = tx.Call(ctx); err != nil {
		return err
	}
	if x.Hubs, err = tx.Hubs(ctx); err != nil {
		return err
	}
	f.Frozen = dossier.Frozen{Version: row.Content, Hash: f.content.Hash(), Asked: f.content.Asked(), At: row.Received, Attachments: x.Attached}
	if before := x.Dossier.State.Frozen; row.Command.Name == dossier.SupplementIt && before != nil {
		submitted, err := tx.Snapshot(ctx, before.Hash)
		if err != nil {
			return err
		}
		x.Attached = supplemented(there, x.Dossier.State)
		f.Frozen.Attachments = x.Attached
		x.Submitted, f.Changed = &submitted, application.Differences(submitted, f.content)
		for _, a := range x.Attached {
			if !slices.ContainsFunc(before.Attachments, func(b dossier.Attached) bool { return a.Kind == b.Kind && a.SHA256 == b.SHA256 }) {
				f.Changed = append(f.Changed, application.AttachmentAt(a.Kind))
			}
		}
	}
	f.Faults = blocking(x.Problems(f.content))
	reviewers, err := tx.Reviewers(ctx)
	f.NoReviewer = !slices.ContainsFunc(reviewers, func(id string) bool { return !slices.Contains(f.Drafters, id) })
	return err
}

// supplemented are the attachments after a round: those that were submitted, replaced by what was asked and brought in this round.
func supplemented(there []Attachment, s dossier.State) []dossier.Attached {
	all := slices.Clone(s.Frozen.Attachments)
	for _, a := range there {
		if !s.Supplement.Asks(application.AttachmentAt(a.Kind)) || a.SavedAt.Before(s.Since) {
			continue
		}
		all = slices.DeleteFunc(all, func(old dossier.Attached) bool { return old.Kind == a.Kind })
		all = append(all, Attached([]Attachment{a})...)
	}
	return all
}

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
	var total dossier.Mark
	if c := tx.Dossier().State.Consensus; c != nil {
		total = c.Total
	}
	if f.Rank, err = tx.Rank(ctx, total); err != nil {
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

// assesses says whether there is an assessor with that id.
func assesses(ctx context.Context, tx Tx, id string) (bool, error) {
	p, err := tx.Person(ctx, id)
	if errors.Is(err, ErrNoKey) {
		return false, nil
	}
	return p.Role == dossier.Assessor, err
}

// amended is what a version of the call says to this dossier.
func amended(ctx context.Context, tx Tx, version int) (*dossier.Amendment, error) {
	c, err := tx.Version(ctx, version)
	if err != nil {
		return nil, fmt.Errorf("version: %w", err)
	}
	d := tx.Dossier()
	return &dossier.Amendment{Version: c.Version, Hash: c.Hash(), Deadline: c.DeadlineOf(d.Hub, d.Number)}, nil
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
