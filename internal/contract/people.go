// SPDX-License-Identifier: EUPL-1.2

package contract

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Person is somebody with the memberships that the reader is shown.
type Person struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Memberships []Membership `json:"memberships"`
}

// PersonList are the people whom the reader is shown.
type PersonList struct {
	People []Person `json:"people"`
}

// MembershipBody is a membership that is to be given.
type MembershipBody struct {
	Role    dossier.Role   `json:"role" validate:"required"`
	Hub     string         `json:"hub" doc:"Of hub_staff and reviewer"`
	Company string         `json:"company_number" doc:"Of company"`
	Dossier string         `json:"dossier" doc:"The only dossier that it opens, for a contact whom nobody but the hub knows"`
	Duty    string         `json:"duty" doc:"coordinator of the hub, or signatory of the company"`
	Since   *calendar.Date `json:"since" doc:"First day; today when left out"`
	Until   *calendar.Date `json:"until" doc:"Last day; no end when left out"`
	Reason  string         `json:"reason" doc:"Why; the auditor reads it"`
}

// PersonBody is somebody who is to be on record, with a first membership.
type PersonBody struct {
	Name  string `json:"name" validate:"required"`
	Email string `json:"email" validate:"required" doc:"Where the invitation goes, and the notices"`
	Lang  string `json:"lang" doc:"Of the notices: nl or en"`

	Membership MembershipBody `json:"membership" validate:"required" doc:"The first one"`
}

// LendBody lends a membership of one's own.
type LendBody struct {
	To     string         `json:"to" validate:"required" doc:"Id of the person"`
	Since  *calendar.Date `json:"since" doc:"First day; today when left out"`
	Until  *calendar.Date `json:"until" validate:"required" doc:"Last day"`
	Reason string         `json:"reason"`
}

// ReasonBody says why.
type ReasonBody struct {
	Reason string `json:"reason" validate:"line,visible" doc:"Why; the auditor reads it"`
}

// Engaged says who was put on record, or given a membership.
type Engaged struct {
	Person     string `json:"person"`
	Membership string `json:"membership"`
}

// Ended says that a membership counts no more.
type Ended struct {
	Membership string   `json:"membership"`
	Freed      []string `json:"freed" doc:"Dossiers on whose panel a place falls free"`
}

// PersonChange is something that was done with what people may do.
type PersonChange struct {
	ID         int64        `json:"id"`
	At         time.Time    `json:"at"`
	By         string       `json:"by,omitempty" doc:"Id of who did it; left out for an operator"`
	ByName     string       `json:"by_name,omitempty"`
	What       string       `json:"what"`
	Person     string       `json:"person,omitempty"`
	Name       string       `json:"name,omitempty"`
	Membership string       `json:"membership,omitempty"`
	Role       dossier.Role `json:"role,omitempty"`
	Hub        string       `json:"hub,omitempty"`
	Company    string       `json:"company_number,omitempty"`
	Dossier    string       `json:"dossier,omitempty"`
	Reason     string       `json:"reason,omitempty"`
}

// PersonChanges is a page of them, newest first.
type PersonChanges struct {
	Changes []PersonChange `json:"changes"`
	Next    *string        `json:"next" doc:"Cursor of the next page"`
}
