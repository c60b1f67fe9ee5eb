// SPDX-License-Identifier: EUPL-1.2

package record

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

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

// Happened is what some events of a dossier came to, with all that telling them needs.
type Happened struct {
	Dossier Dossier
	Entries []Entry
	Texts   map[string]string // that they cite, by id
	Names   map[string]string // of the assessors that they name, by id
	Told    map[int64][]Told  // to whom each was told, by name
}

// Named are the ids of the people whom events name, beside who acted.
func Named(entries []Entry) (ids []string) {
	for _, x := range entries {
		if x.Event.Seat != nil {
			ids = append(ids, x.Event.Seat.Assessor, x.Event.Replaces)
		}
		if x.Event.For != "" {
			ids = append(ids, x.Event.For)
		}
	}
	return ids
}

// DocumentInfo says what is stored, without its bytes.
type DocumentInfo struct {
	ID           string
	Kind         string
	Version      int
	SHA256       string
	Bytes        int
	CreatedAt    time.Time
	Seq          int64
	SupersededBy *string
	Remarks      []string // of one that somebody brought: what is worth a warning, pdf.Script …
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
	Register    int            // dossiers whose aid is still to be registered; at most MostCounted + 1
	Late        int            // those of them whose last day is over
}
