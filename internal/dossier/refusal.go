// SPDX-License-Identifier: EUPL-1.2

package dossier

// Class groups refusals by what a person can do about them; the API maps it to a status code.
type Class string

// The classes, in the order in which refusals are found.
const (
	NotVisible Class = "not_found" // 404
	Forbidden  Class = "forbidden" // 403: role or four eyes
	Conflict   Class = "conflict"  // 409: state or clock
	Invalid    Class = "invalid"   // 422: content, reasons, amounts
)

// Refusal is "no, because". It is a result, not a fault: nothing is tried again.
type Refusal struct {
	Class   Class             `json:"class"`
	Code    string            `json:"code"` // stable, lower case
	Command Name              `json:"command"`
	Pointer string            `json:"pointer,omitempty"` // to the argument that is wrong
	Args    map[string]string `json:"args,omitempty"`    // for the sentence: states, roles, instants; never what a person typed
	Faults  []Fault           `json:"faults,omitempty"`  // what still blocks, of code content_incomplete
}

// Fault is one thing in the content that blocks review or submission, with its sentences.
type Fault struct {
	Pointer string `json:"pointer"`
	Code    string `json:"code"`
	NL      string `json:"nl"`
	EN      string `json:"en"`
}

// The codes of refusals.
const (
	CodeNotFound          = "not_found"
	CodeRole              = "role_not_allowed"
	CodeNotYourHub        = "not_your_hub"
	CodeOutOfOrder        = "out_of_order"
	CodeNotYetSupported   = "not_yet_supported"
	CodeDrafted           = "four_eyes_drafted"
	CodeEndorsed          = "four_eyes_endorsed"
	CodeDeadlinePassed    = "deadline_passed"
	CodeNotOpen           = "call_not_open"
	CodeContentIncomplete = "content_incomplete"
	CodeContentChanged    = "content_changed"
	CodeRequired          = "required"
	CodeOutcomeUnknown    = "unknown_outcome"
	CodeAmountAboveAsked  = "amount_above_asked"
	CodeAmountUnexpected  = "amount_not_expected"
	CodeTextForeign       = "text_not_yours"
	CodeSignalUnreadable  = "signal_unreadable"
	CodeStepNotInCall     = "step_not_in_call"
	CodeNoRoundLeft       = "no_round_left"
	CodeGroundUnknown     = "unknown_ground"
	CodeNotAsked          = "not_asked"
	CodeInternal          = "internal"
)
