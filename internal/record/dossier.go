// SPDX-License-Identifier: EUPL-1.2

// Package record is what stands in the record, row by row, and what follows from it without a question to anybody: the types that
// store and ledger share.
package record

import (
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Dossier is the row of a dossier: who it belongs to and where it stands.
type Dossier struct {
	Number     string
	Call       string
	Version    int // of the call
	Hub        string
	Supporting []string
	Company    string   // number of the applicant
	Partners   []string // numbers of the partners, as the content that counts has them
	Applicant  string   // name, as the content that counts has it
	Title      string
	Content    int // version of the content that counts
	State      dossier.State
	Created    time.Time
	Example    bool      // invented: nobody is told about it
	Read       time.Time // by the database's clock; of a locked one under its lock
}

// Actor is how a person stands before this dossier.
func (d Dossier) Actor(p access.Person) dossier.Actor {
	a := p.Before(d.Number, d.Hub, d.Supporting, d.Company)
	a.Interested = slices.ContainsFunc(p.Companies, func(c string) bool { return c == d.Company || slices.Contains(d.Partners, c) })
	return a
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
