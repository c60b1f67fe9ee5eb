// SPDX-License-Identifier: EUPL-1.2

// Package ledger keeps the record of what happened. Act is its heart: one transaction that settles what people asked
// and what the clock did, in one order of time, and binds event, state, document and notice together.
package ledger

import (
	"errors"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Ledger decides on the record of a store and prints on a press.
type Ledger struct {
	Store Store
	Press Press
}

// Dossier is the row of a dossier: who it belongs to and where it stands.
type Dossier struct {
	Number     string
	Call       string
	Version    int // of the call
	Hub        string
	Supporting []string
	Company    string // number of the applicant
	Title      string
	Content    int // version of the content that counts
	State      dossier.State
	Created    time.Time
}

// Actor is how a person stands before this dossier.
func (d Dossier) Actor(p access.Person) dossier.Actor {
	return p.Before(d.Hub, d.Supporting, d.Company)
}

// Edits says whether a person may change content and attachments now.
func (d Dossier) Edits(p access.Person, at time.Time) bool {
	return dossier.Allow(d.State, dossier.Command{Name: dossier.Edit}, d.Actor(p), at) == nil
}

// Shown is the version of the content that a person reads: the newest for who may change it, else what was frozen, once it was.
func (d Dossier) Shown(p access.Person, at time.Time) int {
	if d.State.Frozen == nil || d.Edits(p, at) {
		return d.Content
	}
	return d.State.Frozen.Version
}

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

// What callers of the ledger must be able to tell apart.
var (
	ErrNoDossier  = errors.New("no such dossier")
	ErrNoCall     = errors.New("no such call")
	ErrCallExists = errors.New("the call was published before")
	ErrNoHub      = errors.New("no such hub")
	ErrNoKey      = errors.New("no such key")
	ErrNoDocument = errors.New("no such document")
	ErrKeyReused  = errors.New("the key was used for another request")
	ErrBusy       = errors.New("the dossier's row stayed locked")     // nothing was stored
	ErrUnknown    = errors.New("the fate of the commit is not known") // repeat with the same key
	ErrAway       = errors.New("the database does not answer")        // nothing was stored
	ErrStale      = errors.New("the content has a newer version")     // fetch it first
)
