// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Signal is news from outside where nobody waits for an answer. Its actor is proven by the text it cites:
// stored before by that person, through the API, on this dossier. All fields are opaque codes.
type Signal struct {
	Name       dossier.Name `json:"name"`    // the command it stands for
	Outcome    string       `json:"outcome"` // of a decision
	Amount     money.Cents  `json:"amount_cents"`
	Actor      string       `json:"actor"`
	Text       string       `json:"text"`
	Reference  string       `json:"reference"`            // the sender's key: a repeat is one
	Unreadable string       `json:"unreadable,omitempty"` // digest of what could not be read; then nothing else counts
}

// key is the inbox key of a signal: dossier, signal, actor and the sender's reference make one.
func (s Signal) key(number string) string {
	sum := sha256.Sum256([]byte(number + "\n" + string(s.Name) + "\n" + s.Actor + "\n" + s.Reference + "\n" + s.Unreadable))
	return "s_" + base64.RawURLEncoding.EncodeToString(sum[:18])
}

// receiveSignal puts a signal into the inbox, once.
func (l *Ledger) receiveSignal(ctx context.Context, tx Tx, s Signal) (string, error) {
	key := s.key(tx.Dossier().Number)
	if _, err := tx.Row(ctx, key); err == nil || !errors.Is(err, ErrNoKey) {
		return key, err
	}
	row := Row{Key: key, Dossier: tx.Dossier().Number, Received: tx.Now(), Content: tx.Dossier().Content, Signal: true, Delivered: true, // the run that receives it knows the outcome
		Command: dossier.Command{Name: s.Name, Outcome: s.Outcome, Amount: s.Amount, Reference: s.Reference}}
	person, err := tx.Person(ctx, s.Actor)
	if err != nil && !errors.Is(err, ErrNoKey) {
		return "", fmt.Errorf("person: %w", err)
	}
	row.Person = person // nobody, when the id is unknown: then nothing is visible and all is refused
	if s.Text != "" {
		row.Command.Reasons = &dossier.Text{ID: s.Text}
		texts, err := tx.Texts(ctx, []string{s.Text})
		if err != nil {
			return "", fmt.Errorf("texts: %w", err)
		}
		for _, t := range texts {
			row.Command.Reasons.Commitment = t.Commitment
		}
	}
	if err := tx.Insert(ctx, row); err != nil {
		return "", fmt.Errorf("queue: %w", err)
	}
	return key, nil
}

// unproven is the refusal of a signal whose actor nobody knows, or that could not be read at all.
func (r Row) unproven() *dossier.Refusal {
	if !r.Signal || r.Person.ID != "" {
		return nil
	}
	code := dossier.CodeTextForeign
	if r.Command.Outcome == "" {
		code = dossier.CodeSignalUnreadable
	}
	return &dossier.Refusal{Class: dossier.Invalid, Code: code, Command: r.Command.Name}
}
