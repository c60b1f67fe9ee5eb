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
	said, err := cites(ctx, tx, s, row)
	if err != nil {
		return "", err
	}
	if said != nil { // else nobody sent it, nothing is visible and all is refused; whose text it names keeps it
		row.Command.Reasons = &said.Text
		if row.Person, err = tx.Person(ctx, said.Membership); err != nil {
			return "", fmt.Errorf("person: %w", err)
		}
	}
	if err := tx.Insert(ctx, row); err != nil {
		return "", fmt.Errorf("queue: %w", err)
	}
	return key, nil
}

// cites finds the text that proves who sent a signal: of that person, on this dossier, not cited before, and stored for what the signal
// says. Nil when there is none.
func cites(ctx context.Context, tx *postgres.Tx, s wire.Signal, row record.Row) (*record.Text, error) {
	if s.Text == "" {
		return nil, nil
	}
	texts, err := tx.Texts(ctx, []string{s.Text})
	if err != nil {
		return nil, fmt.Errorf("texts: %w", err)
	}
	for _, t := range texts {
		if t.Person == s.Actor && t.Dossier == row.Dossier && t.CitedBy == "" && t.For.Stands(row.Command) {
			return &t, nil
		}
	}
	return nil, nil
}

// unproven is the refusal of a signal of which nobody knows who sent it, or that could not be read at all.
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
