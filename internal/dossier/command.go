// SPDX-License-Identifier: EUPL-1.2

package dossier

import "github.com/dossierwerkt/dossierwerkt/internal/money"

// Name is the name of a command, as in the address of the API and as the name of the update.
type Name string

// The commands of a person. Edit saves content and leads to no event.
const (
	Start         Name = "start"
	Edit          Name = "edit"
	RequestReview Name = "request-review"
	Endorse       Name = "endorse"
	Return        Name = "return"
	ReopenDraft   Name = "reopen-draft"
	Submit        Name = "submit"
	DecideOn      Name = "decide"

	DeclareAdmissible   Name = "declare-admissible"
	DeclareInadmissible Name = "declare-inadmissible"
	RequestSupplement   Name = "request-supplement"
	SupplementIt        Name = "supplement"
	Withdraw            Name = "withdraw"
)

// Commands are what a person can ask of an existing dossier, in the order of the process.
var Commands = []Name{Edit, RequestReview, Endorse, Return, ReopenDraft, Submit, DeclareAdmissible, DeclareInadmissible,
	RequestSupplement, SupplementIt, DecideOn, Withdraw}

// Updates are the commands that run through the engine.
var Updates = Commands[1:]

// Outcomes of a decision.
const (
	Approve     = "approved"
	Reject      = "rejected"
	PutOnHold   = "reserve"
	MaxTexts    = 50     // conditions of one decision
	MaxTextSize = 10_000 // characters of one free text
)

// Command is what a person asks. Free text stays outside: the command cites it.
type Command struct {
	Name       Name        `json:"name"`
	Outcome    string      `json:"outcome,omitempty"` // of decide
	Amount     money.Cents `json:"amount_cents,omitempty"`
	Reasons    *Text       `json:"reasons,omitempty"`
	Conditions []Text      `json:"conditions,omitempty"`
	Reference  string      `json:"reference,omitempty"` // opaque code of a committee or sender
	Grounds    []string    `json:"grounds,omitempty"`   // of declare-inadmissible, from the list
	Asked      []Asked     `json:"asked,omitempty"`     // of request-supplement
}

// Grounds are the reasons for which an application can be inadmissible.
var Grounds = []string{"applicant_not_eligible", "partnership_not_eligible", "outside_call", "incomplete", "not_supplemented", "signature_missing", "attachment_missing"}

// Text cites a free text by id, with a salted commitment to its words.
type Text struct {
	ID         string `json:"id"`
	Commitment string `json:"commitment"` // hex SHA-256 of salt and text
}
