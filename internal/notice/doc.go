// SPDX-License-Identifier: EUPL-1.2

// Package notice tells people what happened to a dossier and what is asked of them: it composes the message of an event for
// one recipient, and brings what the outbox holds to a mailer until every notice has left or is known not to.
package notice

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Notice is a row of the outbox with everything that its message says.
type Notice struct {
	Key
	Created  time.Time
	Attempts int // this one included

	Name  string // of the recipient
	Email string // empty when there is none
	Lang  string
	Role  dossier.Role
	Along bool // the reader's hub supports the dossier and does not lead it

	Title  string        // of the dossier
	Before dossier.State // where the dossier stood before the event
	Event  dossier.Event // what happened
	State  dossier.State // where the dossier stands by now, which may be further
	Wrong  error         // why event or state cannot be read; nil where they can
}

// Key names a notice: there is one per event and recipient.
type Key struct {
	Dossier string
	Seq     int64
	Person  string // opaque id
}

// Message is a plain text for one recipient. It depends on the notice alone, so composing it again gives the same.
type Message struct {
	ID      string // Message-ID without its brackets
	Date    time.Time
	To      string // address
	Name    string
	Lang    string
	Subject string
	Body    string
}

// The states of a notice.
const (
	Queued    = "queued"
	Sent      = "sent"
	NoAddress = "no_address" // the recipient has no address of mail
	Failed    = "failed"     // refused for good
)

// Result is how an attempt ended.
type Result struct {
	State     string
	MessageID string
	Error     string        // step and code; empty when sent
	Again     time.Duration // of Queued: when to try again
}

// Untried is the result of a notice that was taken and not tried: it is due again, as if nobody had taken it.
var Untried = Result{State: Queued}
