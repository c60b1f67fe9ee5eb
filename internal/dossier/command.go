// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Verb is the name of a command, as in the address of the API and as the name of the update.
type Verb string

// The commands of a person. Edit saves content and leads to no event.
const (
	Start         Verb = "start"
	Edit          Verb = "edit"
	RequestReview Verb = "request-review"
	Endorse       Verb = "endorse"
	Return        Verb = "return"
	ReopenDraft   Verb = "reopen-draft"
	Submit        Verb = "submit"

	DeclareAdmissible   Verb = "declare-admissible"
	DeclareInadmissible Verb = "declare-inadmissible"
	RequestSupplement   Verb = "request-supplement"
	HandInSupplement    Verb = "supplement"
	RetractSupplement   Verb = "retract-supplement"

	AssignAssessor  Verb = "assign-assessor"
	DeclareConflict Verb = "declare-conflict"
	LeavePanel      Verb = "leave-panel" // the seat of who gives it falls free
	Assess          Verb = "assess"
	RecordConsensus Verb = "record-consensus"

	GiveDecision   Verb = "decide"
	LodgeObjection Verb = "object"
	Correct        Verb = "correct"
	Withdraw       Verb = "withdraw"

	InviteHub  Verb = "invite-hub"  // another hub supports the dossier from then on
	DismissHub Verb = "dismiss-hub" // it does no longer

	Pause  Verb = "pause"
	Resume Verb = "resume"
	Extend Verb = "extend"

	RegisterAid Verb = "register-aid"
	StrikeLink  Verb = "strike-link"

	AmendCall Verb = "amend-call" // reaches a dossier when its call is amended; nobody gives it to one dossier
)

// Commands are what a person can ask of an existing dossier, in the order of the process.
var Commands = []Verb{Edit, RequestReview, Endorse, Return, ReopenDraft, Submit, DeclareAdmissible, DeclareInadmissible,
	RequestSupplement, HandInSupplement, RetractSupplement, AssignAssessor, DeclareConflict, LeavePanel, Assess, RecordConsensus,
	GiveDecision, LodgeObjection, Correct,
	RegisterAid, StrikeLink, InviteHub, DismissHub, Withdraw, Pause, Resume, Extend}

// Updates are the commands that run through the engine.
var Updates = append(slices.Clone(Commands[1:]), AmendCall)

// Outcomes of a decision.
const (
	Approve      = "approved"
	Reject       = "rejected"
	PutOnReserve = "reserve"
)

// outcomes are the events and states that a decision leads to.
var outcomes = map[string]struct {
	event string
	to    Status
}{Approve: {ApprovedEvent, Approved}, Reject: {RejectedEvent, Rejected}, PutOnReserve: {ReservedEvent, Reserve}}

// Command is what a person asks. Free text stays outside: the command cites it.
type Command struct {
	Name       Verb           `json:"name"`
	Outcome    string         `json:"outcome,omitempty"` // of decide and correct
	Amount     money.Cents    `json:"amount_cents,omitempty"`
	Lines      []Line         `json:"lines,omitempty"` // of an approval: what is accepted of the costs
	Reasons    *Text          `json:"reasons,omitempty"`
	Conditions []Text         `json:"conditions,omitempty"`
	Reference  string         `json:"reference,omitempty"` // opaque code of a committee or sender
	Upload     string         `json:"upload,omitempty"`    // id of the document that an outside funder sent
	Grounds    []string       `json:"grounds,omitempty"`   // of declare-inadmissible, from the list
	Asked      []Asked        `json:"asked,omitempty"`     // of request-supplement
	Assessor   string         `json:"assessor,omitempty"`  // of assign-assessor: person id
	Replaces   string         `json:"replaces,omitempty"`  // of assign-assessor: the silent one's person id
	Conflict   *bool          `json:"conflict,omitempty"`  // of declare-conflict
	Scores     map[string]int `json:"scores,omitempty"`    // by criterion: of assess, and of record-consensus where it differs from the mean
	Version    int            `json:"version,omitempty"`   // of amend-call: of the call
	Place      string         `json:"place,omitempty"`     // of strike-link: where the linked company stands in the frozen content
	Hub        string         `json:"hub,omitempty"`       // code of the hub: of invite-hub and dismiss-hub
	Due        string         `json:"due,omitempty"`       // of extend: the kind of term
	Until      *calendar.Date `json:"until,omitempty"`     // of extend the last day, of pause the day it ends by itself
}

// Line says what is accepted of one line of the budget.
type Line struct {
	Line     int         `json:"line"` // from 0, as in the content
	Accepted money.Cents `json:"accepted_cents"`
}

// Grounds are the reasons for which an application can be inadmissible.
var Grounds = []string{"applicant_not_eligible", "partnership_not_eligible", "outside_call", "incomplete", "not_supplemented",
	"signature_missing", "attachment_missing"}

// Text cites a free text by id, with a salted commitment to its words.
type Text struct {
	ID         string `json:"id"`
	Commitment string `json:"commitment"` // hex SHA-256 of salt and text
}

// Complete says what is wrong or missing in the command itself, before anybody looks at the dossier: the first of it, and in its Faults
// whatever else.
func (c Command) Complete() (wrong *Refusal) {
	refuse := func(code, pointer string) {
		r := &Refusal{Class: Invalid, Code: code, Command: c.Name, Pointer: pointer}
		if wrong == nil {
			wrong = r
			return
		}
		wrong.Faults.Note(pointer, code, bilingual.Words{r.Sentence("nl"), r.Sentence("en")})
	}
	for i, g := range c.Grounds {
		at := "/grounds/" + strconv.Itoa(i)
		switch {
		case !slices.Contains(Grounds, g):
			refuse(CodeGroundUnknown, at)
		case slices.Contains(c.Grounds[:i], g):
			refuse(CodeTwice, at)
		}
	}
	if slices.Contains(moves[c.Name].takes, outcomeField) {
		c.decides(refuse)
	}
	for _, f := range moves[c.Name].needs {
		if !given[f](c) {
			refuse(CodeRequired, "/"+string(f))
		}
	}
	return wrong
}

// decides refuses what is wrong in a decision, or missing.
func (c Command) decides(refuse func(code, pointer string)) {
	if _, known := outcomes[c.Outcome]; !known {
		refuse(CodeOutcomeUnknown, "/outcome")
		return
	}
	approves := c.Outcome == Approve
	switch {
	case approves && c.Amount <= 0:
		refuse(CodeRequired, "/amount")
	case !approves && c.Amount != 0:
		refuse(CodeAmountUnexpected, "/amount")
	}
	if !approves && len(c.Lines) > 0 {
		refuse(CodeAmountUnexpected, "/lines")
	}
}
