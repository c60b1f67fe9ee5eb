// SPDX-License-Identifier: EUPL-1.2

// Package contract is what API and command line say to each other, as JSON. It only holds shapes: what is in them is decided elsewhere.
package contract

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// DossierList is a page of the dossiers that somebody may see.
type DossierList struct {
	Dossiers []View  `json:"dossiers"`
	Total    int     `json:"total" doc:"At most 1,001: then there are more than 1,000"`
	MoreThan bool    `json:"more_than,omitempty" doc:"There are more than 1,000: the rest was not counted"`
	Next     *string `json:"next" doc:"Cursor of the next page, none at the end"`
}

// Missing is something in the content that is wrong or not there yet.
type Missing struct {
	Pointer  string `json:"pointer"`
	Place    string `json:"place" doc:"The same in words"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Severity string `json:"severity"`
}

// Question is what the officer asks in a round of supplement.
type Question struct {
	Pointer string `json:"pointer"`
	Place   string `json:"place" doc:"The same in words"`
	Text    string `json:"text"`
	Changed bool   `json:"changed" doc:"Something was changed there since"`
}

// Stake is somebody whose interest is in a dossier. By them an assessor says whether there is a conflict of interest, before
// reading anything else.
type Stake struct {
	Part          string `json:"part" enum:"applicant,partner,hub"`
	Label         string `json:"label" doc:"The same in words"`
	Name          string `json:"name"`
	CompanyNumber string `json:"company_number,omitempty"`
}

// View is a dossier as a person sees it.
type View struct {
	Number        string          `json:"number"`
	Title         string          `json:"title"`
	Call          string          `json:"call"`
	Hub           string          `json:"hub"`
	CompanyNumber string          `json:"company_number"`
	Company       string          `json:"company" doc:"Name of the applicant, as the content that counts has it"`
	State         dossier.Status  `json:"state"`
	Label         string          `json:"label"`
	Since         time.Time       `json:"since"`
	WaitingFor    []dossier.Party `json:"waiting_for"`
	Due           *Due            `json:"due"`
	Overdue       *Due            `json:"overdue,omitempty" doc:"The term that passed longest ago and matters still"`
	Allowed       []Allowed       `json:"allowed,omitempty"`
	Missing       []Missing       `json:"missing"`
	Asked         *money.Euro     `json:"asked"`
	Granted       *money.Euro     `json:"granted"`
	Explanation   string          `json:"explanation" doc:"Why it waits, on whom, since when, until when, and what happens if nobody acts"`
	Objection     *Due            `json:"objection" doc:"Until when the decision can be objected to"`
	Planned       []Planned       `json:"planned,omitempty"`
	Next          []RoleNext      `json:"next,omitempty" doc:"What each role may do now"`
	Assessing     *Assessing      `json:"assessing,omitempty" doc:"How far assessing is, for the programme's own people"`
	Panel         []Seat          `json:"panel,omitempty" doc:"Who assesses, for the programme's own people"`
	Paused        *time.Time      `json:"paused,omitempty"`
	Saved         *Saved          `json:"saved,omitempty" doc:"Who saved the content last, for who may change it"`
	Questions     []Question      `json:"questions,omitempty" doc:"What a supplement is asked about, for who may change it"`
	Aid           []AidAccount    `json:"aid,omitempty" doc:"How the accounts of de-minimis aid stand of those who would receive it, until it is decided"`
	Place         int             `json:"place,omitempty" doc:"On the reserve list as it stands now, 1 is the first"`
	As            []string        `json:"as,omitempty" doc:"The memberships that open it, for who holds several"`
	Parties       []Stake         `json:"parties,omitempty" doc:"Who has a stake in it, for an assessor who is still to declare their interests"`
}

// Assessing is how far assessing is: how many assess, of whom so many said to have no conflict of interest, and handed in their sheet.
type Assessing struct {
	Seats    int `json:"seats"`
	Asked    int `json:"asked"`
	Declared int `json:"declared"`
	In       int `json:"in"`
}

// Seat is a place on the panel.
type Seat struct {
	Assessor string `json:"assessor"`
	Name     string `json:"name"`
	Declared bool   `json:"declared" doc:"Has said to have no conflict of interest"`
	Left     bool   `json:"left,omitempty" doc:"Has left the panel: the place is free"`
	Assessed bool   `json:"assessed"`
}

// RoleNext is what a role may do now.
type RoleNext struct {
	Role     dossier.Role   `json:"role"`
	Commands []dossier.Verb `json:"commands"`
}

// Due is what the clock will do next.
type Due struct {
	At     time.Time `json:"at"`
	Rule   string    `json:"rule"`
	Then   string    `json:"then"`
	Label  string    `json:"label"`
	Reason string    `json:"reason"`
}

// Allowed says of a command whether this person may give it now, and if not, why.
type Allowed struct {
	Command dossier.Verb `json:"command"`
	Allowed bool         `json:"allowed"`
	Code    string       `json:"code,omitempty"`
	Reason  string       `json:"reason,omitempty"`
	As      []string     `json:"as,omitempty" doc:"The memberships under which it is allowed, for who holds several: where there is more than one, say which in the header As"`
}

// Kept says which version of the content was stored, and what is wrong or missing in it.
type Kept struct {
	Version int       `json:"version"`
	Missing []Missing `json:"missing"`
}

// Saved says who made a version of the content, and when.
type Saved struct {
	Version int       `json:"version"`
	At      time.Time `json:"at"`
	By      string    `json:"by"` // name
}
