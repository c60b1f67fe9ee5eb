// SPDX-License-Identifier: EUPL-1.2

package record

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Attachment is a document that a call requires with an application.
type Attachment struct {
	Kind    string
	Version int
	SHA256  string
	Bytes   int
	SavedAt time.Time `json:"saved_at"` // as the database names it, where it gives rows as JSON
	Remarks []string  // what in it is worth a warning: pdf.Script …
}

// Text is a free text with the commitment that the ledger keeps when its words are forgotten.
type Text struct {
	dossier.Text
	Dossier    string
	Person     string
	Membership string // under which they wrote it
	Body       string
	For        dossier.Command // that a signal which cites it stands for; nothing for one that came with its command
	CitedBy    string          // inbox key, empty while it is not cited
}

// Upload is a document that a person brought in, until a command uses it.
type Upload struct {
	ID      string
	Dossier string
	Person  string
	SHA256  string
	Bytes   []byte
	Remarks []string // what in it is worth a warning: pdf.Script …
	UsedBy  string   // inbox key
}

// Printed is what an event brings along to be stored with it.
type Printed struct {
	Bytes   []byte    // of the document that the event names
	Version int       // of the content it shows
	Aid     AidChange // what the event changes in the accounts of aid
	Counts  *Counted  // what counts from the event on, where that changes
}

// Counted is content that counts, as it was frozen.
type Counted struct {
	dossier.Frozen
	Content application.Content
}

// Settled is how a row ends: in one with the event that it led to, where there is one.
type Settled struct {
	Row      Row // with its outcome
	Cites    []string
	Received bool // the row itself is written too: it ends where it is received
}

// Record is the whole record of a dossier.
type Record struct {
	Dossier    Dossier
	Events     []Recorded
	Rows       []Row
	Documents  []Stored
	Snapshots  map[string]string              // hash it is stored under to the hash of its bytes
	Attached   map[string]bool                // hashes of the bytes of all attachments
	Rules      map[int]string                 // version of the call to the hash of its bytes
	Contents   map[string]application.Content // what was frozen, by hash
	Aid        AidChange                      // as it stands in the accounts of aid, of all decisions and declarations
	NotHeld    []int64                        // events by somebody who did not hold the membership under which they acted
	Invited    []string                       // hubs that support it by what was done
	Supporting []string                       // hubs that support it by its row
	Judged     []Judged                       // who judged it, against who had a hand in it
}

// Judged is an event by which somebody judged the dossier.
type Judged struct {
	Seq int64
	Own string // what they did with it before: drafted, company, reviewed or conflict; "" is nothing
}

// Recorded is an event as it stands in the ledger.
type Recorded struct {
	Event    dossier.Event
	Body     []byte // exact bytes
	Recorded time.Time
	PrevHash []byte
	Hash     []byte
}

// Stored is a document as it stands in the store.
type Stored struct {
	ID, Kind, SHA256 string
	Actual           string // hex SHA-256 of its bytes
	Seq              int64
}
