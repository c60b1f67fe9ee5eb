// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// Store is where the record is kept. Each method is one transaction.
type Store interface {
	// Locked runs do with the dossier's row locked and the clock read under that lock.
	// ErrNoDossier, ErrBusy or ErrUnknown say what else can happen; an error of do rolls everything back.
	Locked(ctx context.Context, number string, do func(Tx) error) error

	// Keyed is Locked for a request with a key: the key is inserted first. Where the person used it before, do is not run
	// and the row of then is returned with repeated true, or ErrKeyReused when it was another request.
	Keyed(ctx context.Context, k Key, number string, do func(Tx, *Row) error) (row Row, repeated bool, err error)

	// Founded is Keyed for a dossier that does not exist yet: under the call's counter it takes the next number,
	// makes the row with the content that the founding gives, Described, and runs do. ErrNoCall and ErrNoHub refuse what the founding names.
	Founded(ctx context.Context, k Key, f Founding, do func(Tx, call.Call, *Row) error) (row Row, repeated bool, err error)

	// Amended publishes the next version of a call, which next makes of the newest, and runs each for every dossier of the call
	// that is not submitted yet or is on the reserve list, locked. It all stands or falls as one. ErrNoCall says that there is no such call.
	Amended(ctx context.Context, code string, by Publication, next func(call.Call, time.Time) (call.Call, error), each func(Tx, call.Call) error) (call.Call, error)

	// Record is everything that Verify looks at, read in one snapshot.
	Record(ctx context.Context, number string) (Record, error)
}

// Publication says who made a version of a call, and why.
type Publication struct {
	Person  access.Person
	Reasons string // of an amendment
}

// Key is a person's own key for a request, with the bytes that tell a repeat from another request.
type Key struct {
	ID     string // opaque, ours
	Own    string // the person's, or one that the desk made
	Person access.Person
	Body   []byte
}

// Founding is what a person names to start a dossier.
type Founding struct {
	Call, Hub, Company, Title string

	Example bool // invented: nobody is told about it
}

// Tx is a transaction with one dossier locked.
type Tx interface {
	Now() time.Time   // the database's clock, read under the lock
	Dossier() Dossier // as it stands in this transaction

	Open(ctx context.Context) ([]Row, error)          // rows without an outcome, in order of receipt
	Row(ctx context.Context, key string) (Row, error) // ErrNoKey
	Reviewers(ctx context.Context) ([]string, error)  // ids of those of the lead hub
	Person(ctx context.Context, id string) (access.Person, error)
	Call(ctx context.Context) (call.Call, error)         // the version that the dossier was started under
	Hubs(ctx context.Context) (map[string]string, error) // code to name
	Events(ctx context.Context, after int64) ([]dossier.Event, error)
	Drafters(ctx context.Context) ([]string, error)
	Content(ctx context.Context, version int) (application.Content, error)
	Snapshot(ctx context.Context, hash string) (application.Content, error)
	Texts(ctx context.Context, ids []string) ([]Text, error)                                       // those that exist, of any person and dossier
	Organisations(ctx context.Context, numbers []string) (map[string]registry.Organisation, error) // those that the registry knows, by company number

	Save(ctx context.Context, person string, c application.Content) (version int, err error) // the next version
	Write(ctx context.Context, person, text string) (Text, error)
	Cite(ctx context.Context, key string, ids []string) error // a text is cited once
	Queue(ctx context.Context, r Row) error                   // completes the row that Keyed inserted
	Insert(ctx context.Context, r Row) error                  // a row that no key was sent for
	Append(ctx context.Context, e dossier.Event, after dossier.State, p Printed) error
	Settle(ctx context.Context, key string, o Outcome) error
	Promise(ctx context.Context, key string) error

	Version(ctx context.Context, version int) (call.Call, error) // of the dossier's call
	Budget(ctx context.Context) (*money.Cents, error)            // what the call can still grant to others than this dossier; locks the call's counter; nil: no limit
	// HoldAid comes before the budget in a decision: until the end of the transaction nothing else is granted to the undertakings
	// of these companies, nor declared by them. It gives what is known of their aid. Accounts say the same, and hold nothing.
	HoldAid(ctx context.Context, companies []string) (aid.Record, error)
	Accounts
	Awarded(ctx context.Context) (bool, error)             // aid stands that we must register
	Rank(ctx context.Context) (int, error)                 // place that the dossier takes on the call's reserve list
	Upload(ctx context.Context, id string) (Upload, error) // ErrNoDocument
	Attachments(ctx context.Context) ([]Attachment, error) // the newest of each kind
	Attach(ctx context.Context, person string, a Attachment, raw []byte) (version int, err error)
	Keep(ctx context.Context, u Upload) error        // stores an upload
	Spend(ctx context.Context, id, key string) error // an upload is used once

	// Count makes content and attachments count as they were frozen. What else was saved stays on record.
	Count(ctx context.Context, f dossier.Frozen) error

	// Savepoint runs do so that its error undoes no more than do.
	// passes says of an error whether it may pass: lost connections, locks, serialisation, no room.
	Savepoint(ctx context.Context, do func() error) (passes bool, err error)
}

// Text is a free text with the commitment that the ledger keeps when its words are forgotten.
type Text struct {
	dossier.Text
	Dossier string
	Person  string
	Body    string
	CitedBy string // inbox key, empty while it is not cited
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
	Snapshot *application.Content // frozen with the event
	Bytes    []byte               // of the document that the event names
	Version  int                  // of the content it shows
	Aid      AidChange            // what the event changes in the accounts of aid
}

// Record is the whole record of a dossier.
type Record struct {
	Dossier   Dossier
	Events    []Recorded
	Rows      []Row
	Documents []Stored
	Snapshots map[string]string              // hash it is stored under to the hash of its bytes
	Attached  map[string]bool                // hashes of the bytes of all attachments
	Rules     map[int]string                 // version of the call to the hash of its bytes
	Contents  map[string]application.Content // what was frozen, by hash
	Aid       AidChange                      // as it stands in the accounts of aid, of all decisions and declarations
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
