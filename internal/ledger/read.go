// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Reader answers pages and API from the read model and the record; it locks nothing.
type Reader interface {
	Now(ctx context.Context) (time.Time, error) // the database's clock
	Dossier(ctx context.Context, number string) (Dossier, error)
	CallOf(ctx context.Context, d Dossier) (call.Call, error)
	Content(ctx context.Context, d Dossier) (application.Content, error) // the newest version
	Saved(ctx context.Context, d Dossier) (Saved, error)                 // that version of the content
	Accounts
	Others(ctx context.Context, d Dossier) ([]Dossier, error) // other dossiers of the same company that are not drafts that ended
	List(ctx context.Context, p access.Person, f Filter) (Page, error)
	Timeline(ctx context.Context, number string, after int64) ([]Entry, error)
	Told(ctx context.Context, number string) (map[int64][]Told, error) // by event: who was told
	Documents(ctx context.Context, number string) ([]DocumentInfo, error)
	Document(ctx context.Context, number, id string) (DocumentInfo, []byte, error)
	RowOf(ctx context.Context, person, ownKey string) (Row, error) // ErrNoKey
	TextBodies(ctx context.Context, number string) (map[string]string, error)
	HubNames(ctx context.Context) (map[string]string, error) // code to name
	News(ctx context.Context, p access.Person, since string, limit int) ([]News, error)
	Calls(ctx context.Context) ([]call.Call, error)                   // newest versions
	Versions(ctx context.Context, code string) ([]call.Call, error)   // newest first
	Published(ctx context.Context, code string) ([]Published, error)  // the same versions: who made them, and why
	Publish(ctx context.Context, c call.Call, by access.Person) error // ErrCallExists
	Granted(ctx context.Context, code string) (money.Cents, error)    // in a call, so far
	Ranking(ctx context.Context, code string) ([]Dossier, error)      // assessed dossiers of a call, best first
	Place(ctx context.Context, d Dossier) (int, error)                // on the reserve list of its call as it stands now, 1 is the first
	Names(ctx context.Context, ids []string) (map[string]string, error)
	Assessors(ctx context.Context) ([]access.Person, error) // who can be assigned
	Results(ctx context.Context) (Results, error)
	Register(ctx context.Context, open bool) ([]Registered, error)        // aid that we must register; with open what is still to be done
	Attachments(ctx context.Context, number string) ([]Attachment, error) // all versions, the newest of each kind first
	AttachmentBytes(ctx context.Context, number, kind string, version int) ([]byte, error)
	Token(ctx context.Context, hash string) (access.Person, error) // ErrNoKey when unknown or expired
}

// Saved says who made a version of the content, and when.
type Saved struct {
	Version int       `json:"version"`
	At      time.Time `json:"at"`
	By      string    `json:"by"` // name
}

// Published is how a version of a call came about.
type Published struct {
	Version int       `json:"version"`
	At      time.Time `json:"at"`
	By      string    `json:"by"`                // name; empty where it is not known
	Reasons string    `json:"reasons,omitempty"` // of an amendment
	Touched []string  `json:"touched,omitempty"` // dossiers that the amendment reached
}

// Filter narrows a list. After is the last number of the page before.
type Filter struct {
	State, Hub, Call, Query, After string
	Limit                          int
}

// Page is a part of a list with the size of the whole.
type Page struct {
	Dossiers []Dossier
	Total    int
	Next     string // After of the next page, empty at the end
}

// Entry is a line of the timeline.
type Entry struct {
	Recorded
	Name string // of the actor
}

// Told is somebody to whom an event was told, and how far the notice got.
type Told struct {
	Name  string
	Role  dossier.Role
	State string // queued, sent, no_address or failed
}

// DocumentInfo says what is stored, without its bytes.
type DocumentInfo struct {
	ID           string    `json:"id"`
	Kind         string    `json:"kind"`
	Version      int       `json:"version"`
	SHA256       string    `json:"sha256"`
	Bytes        int       `json:"bytes"`
	CreatedAt    time.Time `json:"created_at"`
	Seq          int64     `json:"seq"`
	SupersededBy *string   `json:"superseded_by"`
	Remarks      []string  `json:"remarks,omitempty"` // of one that somebody brought: what is worth a warning, pdf.Script …
}

// News is an event of any dossier in the order of recording. Entry is nil where the person may not see it.
type News struct {
	ID     string // to go on from
	Number string
	Entry  *Entry
}

// Figures are the few numbers that say whether work flows.
type Figures struct {
	Dossiers    map[string]int // by state
	Undelivered int            // inbox rows that the engine has not answered
	OldestWait  time.Duration  // of those
	Notices     map[string]int // by state of delivery
	OldestQueue time.Duration  // of the notices that are still to be sent
	Register    int            // dossiers whose aid is still to be registered
	Late        int            // those of them whose last day is over
}
