// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// key is the inbox key of a signal: dossier, signal, actor and the sender's reference make one.
func signalKey(s wire.Signal, number string) string {
	sum := sha256.Sum256([]byte(number + "\n" + string(s.Name) + "\n" + s.Actor + "\n" + s.Reference + "\n" + s.Unreadable))
	return "s_" + base64.RawURLEncoding.EncodeToString(sum[:18])
}

// receiveSignal puts a signal into the inbox, once.
func (l *Ledger) receiveSignal(ctx context.Context, tx *postgres.Tx, s wire.Signal) (string, error) {
	key := signalKey(s, tx.Dossier().Number)
	if _, err := tx.Row(ctx, key); err == nil || !errors.Is(err, record.ErrNoKey) {
		return key, err
	}
	row := record.Row{Key: key, Dossier: tx.Dossier().Number, Received: tx.Now(), Content: tx.Dossier().Content, Signal: true,
		Delivered: true, // the run that receives it knows the outcome
		Command:   dossier.Command{Name: s.Name, Outcome: s.Outcome, Amount: s.Amount, Reference: s.Reference}}
	under := s.Actor
	if s.Text != "" {
		row.Command.Reasons = &dossier.Text{ID: s.Text}
		texts, err := tx.Texts(ctx, []string{s.Text})
		if err != nil {
			return "", fmt.Errorf("texts: %w", err)
		}
		for _, t := range texts {
			if row.Command.Reasons.Commitment = t.Commitment; t.Person == s.Actor {
				under = t.Membership
			}
		}
	}
	person, err := tx.Person(ctx, under)
	if err != nil && !errors.Is(err, record.ErrNoKey) {
		return "", fmt.Errorf("person: %w", err)
	}
	row.Person = person // nobody, when the id is unknown: then nothing is visible and all is refused
	if err := tx.Insert(ctx, row); err != nil {
		return "", fmt.Errorf("queue: %w", err)
	}
	return key, nil
}

// unproven is the refusal of a signal whose actor nobody knows, or that could not be read at all.
func unproven(r record.Row) *dossier.Refusal {
	if !r.Signal || r.Person.ID != "" {
		return nil
	}
	code := dossier.CodeTextForeign
	if r.Command.Outcome == "" {
		code = dossier.CodeSignalUnreadable
	}
	return &dossier.Refusal{Class: dossier.Invalid, Code: code, Command: r.Command.Name}
}
