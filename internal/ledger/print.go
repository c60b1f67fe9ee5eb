// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// print makes what is stored with an event: the frozen content, and the document, whose name and hash go into the event.
func (l *Ledger) print(ctx context.Context, tx *postgres.Tx, f findings, e *dossier.Event) (record.Printed, error) {
	kind, prints := sheets[e.Type]
	if !prints {
		return record.Printed{}, nil
	}
	if e.Document != nil { // an outside funder's, as it came in
		e.Document.ID = fmt.Sprintf("%s-%d", kind, e.Seq)
		return record.Printed{Bytes: f.row.Upload.Bytes, Version: f.Frozen.Version}, nil
	}
	sheet, err := l.sheet(ctx, tx, f.content, f.Frozen.Version, f.row.Hubs)
	if err != nil {
		return record.Printed{}, err
	}
	sheet.Attachments = f.Frozen.Attachments
	sheet.Kind, sheet.At, sheet.StateLabel, sheet.ContentHash = kind, e.At, e.To.Label("nl"), f.Frozen.Hash
	words(*e, f.row.Texts, &sheet)
	if objected := tx.Dossier().State.Objected; !objected.IsZero() {
		sheet.Objected = calendar.DateOf(objected).Dutch()
	}
	if kind == record.DecisionSheet {
		sheet.Outcome, sheet.Asked, sheet.Granted, sheet.Reference, sheet.DecidedBy = string(e.To), f.Frozen.Asked, e.Granted, e.Reference,
			f.row.Person.Name
		sheet.Rank, sheet.Lines, sheet.Award = e.Rank, e.Lines, e.Award
		if err := follows(ctx, tx, f.row.Decision, *e, &sheet); err != nil {
			return record.Printed{}, err
		}
	}
	if e.Objection != nil {
		sheet.Contest = calendar.Until(e.Objection.At, "nl")
	}
	if e.Consensus != nil {
		rules := tx.Dossier().State.Rules
		sheet.Consensus, sheet.Criteria, sheet.MinTotal, sheet.DecidedBy = e.Consensus, rules.Criteria, rules.MinTotal, f.row.Person.Name
	}
	raw, err := l.Press.Print(sheet)
	if err != nil {
		return record.Printed{}, err
	}
	e.Document = &dossier.Document{ID: fmt.Sprintf("%s-%d", kind, e.Seq), Kind: kind, SHA256: digest(raw), Bytes: len(raw)}
	return record.Printed{Bytes: raw, Version: f.Frozen.Version}, nil
}

// digest is the SHA-256 of a document as it stands on record, in hex.
func digest(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// follows says of a decision what it follows, and when its grant is paid.
func follows(ctx context.Context, tx *postgres.Tx, earlier *dossier.Event, e dossier.Event, sheet *record.Sheet) error {
	if earlier != nil && tx.Dossier().State.Decided() {
		outcome := earlier.To.Label("nl")
		if len(earlier.Conditions) > 0 {
			outcome += " onder voorwaarden"
		}
		sheet.Corrects = calendar.Moment(earlier.At, "nl") + " (" + outcome + ")"
	}
	rules, err := tx.Call(ctx)
	if err != nil {
		return fmt.Errorf("call: %w", err)
	}
	if e.To == dossier.Approved {
		sheet.Payments = rules.Payments(e.Granted)
	}
	return nil
}

// sheets are the events that come with a document, and its kind.
var sheets = map[string]string{
	dossier.SubmittedEvent:            record.ApplicationSheet,
	dossier.SupplementedEvent:         record.ApplicationSheet,
	dossier.ApprovedEvent:             record.DecisionSheet,
	dossier.RejectedEvent:             record.DecisionSheet,
	dossier.ReservedEvent:             record.DecisionSheet,
	dossier.DecisionCorrectedEvent:    record.DecisionSheet,
	dossier.ConsensusRecordedEvent:    record.ConsensusSheet,
	dossier.DeclaredAdmissibleEvent:   record.AdmissibleSheet,
	dossier.DeclaredInadmissibleEvent: record.InadmissibleSheet,
	dossier.SupplementRequestedEvent:  record.SupplementSheet,
}

// sheet says of a document what is the same for all kinds.
func (l *Ledger) sheet(ctx context.Context, tx *postgres.Tx, c application.Content, version int,
	hubs map[string]string) (record.Sheet, error) {
	rules, err := tx.Call(ctx)
	if err != nil {
		return record.Sheet{}, fmt.Errorf("call: %w", err)
	}
	d := tx.Dossier()
	title := c.Project.Title
	if title == "" {
		title = d.Title
	}
	return record.Sheet{Kind: record.ApplicationSheet, Number: d.Number, Title: title, Company: c.Applicant.Name, CompanyNumber: d.Company,
		Call: d.Call, CallName: rules.Name, Hub: d.Hub, HubNames: hubs, Version: version, Content: c}, nil
}

// words fills in the free texts that an event cites, and what it says by key.
func words(e dossier.Event, texts []record.Text, sheet *record.Sheet) {
	var asked []dossier.Asked
	body := map[string]string{}
	for _, t := range texts {
		body[t.ID] = t.Body
	}
	if e.Reasons != nil {
		sheet.Reasons = body[e.Reasons.ID]
	}
	for _, c := range e.Conditions {
		sheet.Conditions = append(sheet.Conditions, body[c.ID])
	}
	if e.Supplement != nil {
		asked = e.Supplement.Asked
	}
	for _, a := range asked {
		sheet.Asks = append(sheet.Asks, record.AskedWords{Pointer: a.Pointer, Text: body[a.Text.ID]})
	}
	for _, g := range e.Grounds {
		sheet.Grounds = append(sheet.Grounds, dossier.GroundLabel(g, "nl"))
	}
	for _, d := range e.Due {
		if d.Kind == dossier.CureDue || d.Kind == dossier.DecisionDue && e.Type == dossier.DeclaredAdmissibleEvent {
			sheet.Until = calendar.Until(d.At, "nl")
		}
	}
}

// Draft prints the application as the person reads it now, marked as a draft; nothing is stored.
func (l *Ledger) Draft(ctx context.Context, p access.Person, number string) ([]byte, error) {
	var raw []byte
	err := l.Store.Snapshot(ctx, number, func(tx *postgres.Tx) error {
		d := tx.Dossier()
		version := d.Shown(p, tx.Now())
		content, err := tx.Shown(ctx, version)
		if err != nil {
			return fmt.Errorf("content: %w", err)
		}
		hubs, err := tx.Hubs(ctx)
		if err != nil {
			return fmt.Errorf("hubs: %w", err)
		}
		sheet, err := l.sheet(ctx, tx, content, version, hubs)
		if err != nil {
			return err
		}
		sheet.Draft, sheet.At, sheet.StateLabel = true, tx.Now(), d.State.Status.Label("nl")
		raw, err = l.Press.Print(sheet)
		return err
	})
	return raw, err
}
