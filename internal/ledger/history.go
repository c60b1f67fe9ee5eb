// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// History is how a dossier went that is written into the ledger afterwards, at the instants at which it happened.
type History struct {
	Founding record.Founding
	Person   access.Person // who started it
	Began    time.Time
	Content  application.Content
	Attached map[string][]byte // PDF documents by kind
	Steps    []Step
}

// Step is what one person did.
type Step struct {
	At      time.Time
	Person  access.Person
	Request Request
	Content *application.Content // saved before it, where that is part of the step
}

// Tell writes a history into the ledger through the same rules as everything else, in one transaction: the dossier stands
// there whole, or not at all. Every step must be accepted and the last one must end the dossier, so that it needs no run.
func (l *Ledger) Tell(ctx context.Context, h History) (number string, err error) {
	key := record.Key{ID: access.NewID("k_"), Own: access.NewID("r_"), Person: h.Person}
	err = l.Store.Within(ctx, func(tx *postgres.Tx) error {
		row, _, err := tx.Reserve(ctx, key)
		if err != nil {
			return err
		}
		rules, err := found(ctx, tx, h.Person, h.Founding)
		if err != nil {
			return err
		}
		number = tx.Dossier().Number
		row.Received, row.Delivered = h.Began, true
		if err := begin(ctx, tx, h.Person, rules, &row); err != nil {
			return fmt.Errorf("start: %w", err)
		}
		if err := tx.Save(ctx, h.Person, h.Content); err != nil {
			return err
		}
		for kind, raw := range h.Attached {
			if _, err := tx.Attach(ctx, h.Person, record.Attachment{Kind: kind, SHA256: digest(raw)}, raw); err != nil {
				return err
			}
		}
		for _, step := range h.Steps {
			if step.Content != nil {
				if err := tx.Save(ctx, step.Person, *step.Content); err != nil {
					return err
				}
			}
			if err := l.ask(ctx, tx, step); err != nil {
				return fmt.Errorf("%s: %w", step.Request.Command.Name, err)
			}
		}
		if _, err := l.settle(ctx, tx, lessons{}); err != nil {
			return err
		}
		if s := tx.Dossier().State; !s.Status.Final() || s.Seq < int64(len(h.Steps)) {
			return fmt.Errorf("it stands at event %d in state %s: a step was refused", s.Seq, s.Status)
		}
		return nil
	})
	return number, err
}

// ask puts a step into the inbox as received when it was done; nothing of it has to be delivered.
func (l *Ledger) ask(ctx context.Context, tx *postgres.Tx, s Step) error {
	d := tx.Dossier()
	row := record.Row{Key: access.NewID("k_"), Dossier: d.Number, Command: s.Request.Command, Person: s.Person, Content: d.Content,
		Received: s.At, Delivered: true}
	return tx.Insert(ctx, row, texts(tx, s.Person, s.Request, &row.Command)...)
}
