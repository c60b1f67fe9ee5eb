// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// The types of event.
const (
	StartedEvent         = "started"
	ReviewRequestedEvent = "review_requested"
	EndorsedEvent        = "endorsed"
	ReturnedEvent        = "returned"
	DraftReopenedEvent   = "draft_reopened"
	SubmittedEvent       = "submitted"
	ApprovedEvent        = "approved"
	RejectedEvent        = "rejected"
	WithdrawnEvent       = "withdrawn"

	DeclaredAdmissibleEvent   = "declared_admissible"
	DeclaredInadmissibleEvent = "declared_inadmissible"
	SupplementRequestedEvent  = "supplement_requested"
	SupplementedEvent         = "supplemented"
	SupplementRetractedEvent  = "supplement_retracted"
	CureTermPassedEvent       = "cure_term_passed"

	AssessorAssignedEvent  = "assessor_assigned"
	ConflictDeclaredEvent  = "conflict_declared"
	PanelLeftEvent         = "panel_left"
	AssessedEvent          = "assessed"
	ConsensusRecordedEvent = "consensus_recorded"
	ReservedEvent          = "reserved"
	ObjectedEvent          = "objected"
	DecisionCorrectedEvent = "decision_corrected"

	PausedEvent      = "paused"
	ResumedEvent     = "resumed"
	DueMovedEvent    = "due_moved"
	EscalatedEvent   = "escalated"
	CallAmendedEvent = "call_amended"

	AidRegisteredEvent = "aid_registered"
	LinkStruckEvent    = "link_struck"

	HubInvitedEvent   = "hub_invited"
	HubDismissedEvent = "hub_dismissed"

	ExpiredEvent        = "expired"
	RemindedEvent       = "reminded"
	CommandRefusedEvent = "command_refused"
	DueFailedEvent      = "due_failed" // the clock should have done something, and it could not be recorded: it stays due
)

// Event is a fact of the ledger, with everything that follows from it.
type Event struct {
	Seq   int64     `json:"seq"` // 1, 2, 3 … within the dossier
	Type  string    `json:"type"`
	At    time.Time `json:"at"`              // instant at which it counts: of receipt, or the due instant
	Actor string    `json:"actor,omitempty"` // opaque person id; empty when the clock acts
	Role  Role      `json:"role,omitempty"`
	Under string    `json:"under,omitempty"` // opaque id of the membership of the actor; empty in events from before there were any
	For   string    `json:"for,omitempty"`   // person id of whoever lent the membership
	Key   string    `json:"key,omitempty"`   // inbox key that asked for it

	To       Status      `json:"to,omitempty"`     // state it leads to; empty when it does not move
	Waits    []Party     `json:"waits"`            // who must act next; null leaves it as it was
	Due      []Due       `json:"due"`              // what the clock will do from here on; null leaves it as it was
	Passed   *Due        `json:"passed,omitempty"` // of escalated: the term that passed
	Over     []string    `json:"over,omitempty"`   // kinds of term that passed before and matter no longer
	Started  *Opening    `json:"started,omitempty"`
	Drafters []string    `json:"drafters,omitempty"`
	Frozen   *Frozen     `json:"frozen,omitempty"`
	Changed  []string    `json:"changed,omitempty"` // of supplemented: the places that differ from what was submitted before
	Granted  money.Cents `json:"granted_cents,omitempty"`
	Award    *Award      `json:"award,omitempty"` // of an approval: what of it is de-minimis aid

	Reasons    *Text     `json:"reasons,omitempty"`
	Conditions []Text    `json:"conditions,omitempty"`
	Reference  string    `json:"reference,omitempty"`
	Document   *Document `json:"document,omitempty"`
	Grounds    []string  `json:"grounds,omitempty"`
	Lines      []Line    `json:"lines,omitempty"`     // of an approval: what is accepted of the costs
	Rank       int       `json:"rank,omitempty"`      // on the reserve list of the call, 1 is the first
	Objection  *Due      `json:"objection,omitempty"` // of a decision: until when it can be objected to

	Supplement *Supplement `json:"supplement,omitempty"`
	Seat       *Seat       `json:"seat,omitempty"`     // of an assessor, as it is from here on
	Replaces   string      `json:"replaces,omitempty"` // person whose seat it was
	Conflict   bool        `json:"conflict,omitempty"` // of conflict_declared: the seat falls empty
	Consensus  *Consensus  `json:"consensus,omitempty"`
	Paused     *Pausing    `json:"paused,omitempty"`
	Amended    *Amendment  `json:"amended,omitempty"`
	Place      string      `json:"place,omitempty"`  // of link_struck: where the linked company stands in the frozen content
	Hub        string      `json:"hub,omitempty"`    // of hub_invited and hub_dismissed
	Notify     []Party     `json:"notify,omitempty"` // who is told besides those who must act

	Command Verb   `json:"command,omitempty"` // of command_refused
	Code    string `json:"code,omitempty"`    // of command_refused and due_failed

	Args  map[string]string `json:"args,omitempty"`     // of command_refused, for its sentence: codes, instants and cents
	Term  string            `json:"reminder,omitempty"` // of reminded, escalated, due_moved and due_failed: the kind of term
	Ahead bool              `json:"ahead,omitempty"`    // of reminded: the instant is still to come
}

// hands are the ids of everybody whose hand the event is.
func (e Event) hands() []string { return Actor{ID: e.Actor, For: e.For}.hands() }

// Supported are the hubs that support the dossier after the event, of those that did before.
func (e Event) Supported(before []string) []string {
	switch e.Type {
	case HubInvitedEvent:
		return union(before, []string{e.Hub})
	case HubDismissedEvent:
		return less(before, e.Hub)
	}
	return before
}

// Opening is what the first event lays down.
type Opening struct {
	Number string `json:"number"`
	Hub    string `json:"hub"`
	Rules  Rules  `json:"rules"`
}

// Document names the bytes that were made with an event.
type Document struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
}
