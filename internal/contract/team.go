// SPDX-License-Identifier: EUPL-1.2

package contract

import "time"

// Team are those who take part in a dossier, as far as the reader may know of them.
type Team struct {
	Number   string        `json:"number"`
	Title    string        `json:"title"`
	Company  string        `json:"company_number"`
	Contacts []Participant `json:"contacts" doc:"Of the company"`
	Hubs     []TeamHub     `json:"hubs" doc:"The lead hub first, then those that support it"`
	Invite   bool          `json:"invite" doc:"You may invite a contact of the company to this dossier now"`
	All      bool          `json:"invite_to_all" doc:"And to all dossiers of the company"`
	Allowed  []Allowed     `json:"allowed" doc:"Of inviting a supporting hub and letting one go, whether you may now"`
}

// TeamHub is a hub that takes part.
type TeamHub struct {
	Code   string        `json:"code"`
	Name   string        `json:"name"`
	Lead   bool          `json:"lead"`
	People []Participant `json:"people"`
}

// Participant is somebody who takes part under a membership.
type Participant struct {
	Person     string            `json:"person"`
	Name       string            `json:"name"`
	Membership Membership        `json:"membership"`
	You        bool              `json:"you,omitempty"`
	Ends       bool              `json:"ends,omitempty" doc:"The membership is yours to end"`
	Invitation *InvitationOfThem `json:"invitation,omitempty" doc:"How far they are with coming in, for who may have it sent again"`
}

// InvitationOfThem is how far somebody is with the personal link by which they come in for the first time.
type InvitationOfThem struct {
	State   string     `json:"state" enum:"underway,undelivered,open,expired,accepted,uninvited"`
	Label   string     `json:"label" doc:"The same in words"`
	At      *time.Time `json:"at,omitempty" doc:"When the newest message was asked for"`
	Until   *time.Time `json:"until,omitempty" doc:"Until when its link is good, or was"`
	Pending bool       `json:"pending" doc:"Sending it again helps"`
}

// Invited says to whom an invitation is sent again.
type Invited struct {
	Person string `json:"person"`
}
