// SPDX-License-Identifier: EUPL-1.2

package record

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Row is a line of the inbox: what a person asked, and when it was received.
type Row struct {
	Key       string // opaque, also the update id
	Dossier   string
	Command   dossier.Command
	Person    access.Person
	Content   int       // version of the content when it was received
	Received  time.Time // by the database's clock, under the dossier's lock
	Signal    bool      // came as a signal: nobody waits for the answer
	Promised  bool      // the sender was told that it will be carried out
	Delivered bool      // the run knows the outcome
	Outcome   *Outcome  // nil while it is open

	At       *dossier.State // of the dossier when the row was received, where that is at hand
	Happened *Happened      // what its outcome came to, where that is at hand
}

// Outcome is how a command ended.
type Outcome struct {
	Status  string           `json:"status"` // Done, Refused or Failed
	Refusal *dossier.Refusal `json:"refusal,omitempty"`
	Step    string           `json:"step,omitempty"` // that failed
	State   dossier.Status   `json:"state"`          // of the dossier afterwards
	Seqs    []int64          `json:"seqs"`           // events that it led to
	At      time.Time        `json:"at"`             // when it was settled
}

// How a command can end. A failed one met a fault that will not pass: the dossier is as it was.
const (
	Done    = "done"
	Refused = "refused"
	Failed  = "failed"
)
