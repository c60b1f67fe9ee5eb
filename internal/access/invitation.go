// SPDX-License-Identifier: EUPL-1.2

package access

import (
	"errors"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Invitation is how far somebody is with the personal link by which they come in for the first time.
type Invitation string

// The stages of an invitation.
const (
	Underway    Invitation = "underway"    // the message is still to be sent
	Undelivered Invitation = "undelivered" // the message could not be sent
	Open        Invitation = "open"        // it was sent, and nobody used it yet
	Expired     Invitation = "expired"     // nobody used it in time
	Accepted    Invitation = "accepted"    // they have a way to come in
	Uninvited   Invitation = "uninvited"   // none was sent
)

var invitationWords = map[Invitation]bilingual.Words{
	Underway:    {"wordt verstuurd", "being sent"},
	Undelivered: {"mail niet aangekomen", "mail not delivered"},
	Open:        {"verstuurd, nog niet gebruikt", "sent, not used yet"},
	Expired:     {"verlopen", "expired"},
	Accepted:    {"aanvaard", "accepted"},
	Uninvited:   {"niet uitgenodigd", "not invited"},
}

// Label is the stage in words, in Dutch ("nl") or English ("en").
func (i Invitation) Label(lang string) string { return invitationWords[i].In(lang) }

// Pending says whether the person has no way to come in yet, so that a link helps.
func (i Invitation) Pending() bool { return i != Accepted && i != Underway }

// Why an invitation is not sent again.
var (
	ErrComesIn   = errors.New("this person comes in already")
	ErrLately    = errors.New("an invitation was sent shortly before")
	ErrNoMailbox = errors.New("no mailbox is known of this person")
)

// Meets says whether somebody works with a contact of a company: in the hub that leads a dossier which the contact opens.
func (i Identity) Meets(held Person, about *Case) bool {
	return about.opened(held) && slices.ContainsFunc(i.People, func(p Person) bool { return ofHub(p.Role) && p.Hub == about.Hub })
}

// Invites says whether somebody has the invitation of another sent again: who ends the membership, and staff of the lead hub for a contact
// of that dossier alone.
func (i Identity) Invites(held Person, about *Case) bool {
	return held.ID != i.ID && (i.Ends(held, about) || held.Dossier != "" &&
		slices.ContainsFunc(i.People, func(p Person) bool { return p.leads(held, about) }))
}

// opened says whether a contact of its company opens the dossier.
func (c *Case) opened(held Person) bool {
	return c != nil && held.Role == dossier.Company && held.Company == c.Company && (held.Dossier == "" || held.Dossier == c.Number)
}
