// SPDX-License-Identifier: EUPL-1.2

package wire

import (
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Ask is what a run asks of the ledger.
type Ask struct {
	Dossier string  `json:"dossier" validate:"number"`
	Key     string  `json:"key,omitempty" validate:"omitempty,code"` // of the inbox row it carries; empty for a due instant or to catch up
	Known   int64   `json:"known" validate:"min=0"`                  // last event that the run has folded
	Signal  *Signal `json:"signal,omitempty"`                        // news from outside, to be received first
}

// Answer is every event that the run does not know.
type Answer struct {
	Events []dossier.Event `json:"events"`
}

// Signal is news from outside where nobody waits for an answer. Its actor is proven by the text it cites:
// stored before by that person, through the API, on this dossier. All fields are opaque codes.
type Signal struct {
	Name      dossier.Verb `json:"name" validate:"news"`    // the command it stands for
	Outcome   string       `json:"outcome" validate:"code"` // of a decision
	Amount    money.Cents  `json:"amount_cents"`
	Actor     string       `json:"actor" validate:"code"`
	Text      string       `json:"text" validate:"code"`
	Reference string       `json:"reference" validate:"code"` // the sender's key: a repeat is one
	// digest of what could not be read; then nothing else counts
	Unreadable string `json:"unreadable,omitempty" validate:"omitempty,code"`
}
