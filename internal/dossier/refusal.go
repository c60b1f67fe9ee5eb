// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/fault"
)

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
	Command Verb              `json:"command"`
	Pointer string            `json:"pointer,omitempty"` // to the argument that is wrong
	Args    map[string]string `json:"args,omitempty"`    // for the sentence: states, roles, instants; never what a person typed
	Faults  fault.Faults      `json:"faults,omitempty"`  // what still blocks, of code content_incomplete
}

// Error is for a refusal that travels as an error to where it is answered; it names nobody.
func (r *Refusal) Error() string { return "refused: " + r.Code }

// The codes of refusals.
const (
	CodeNotFound          = "not_found"
	CodeRole              = "role_not_allowed"
	CodeNotYourHub        = "not_your_hub"
	CodeOutOfOrder        = "out_of_order"
	CodeDrafted           = "four_eyes_drafted"
	CodeEndorsed          = "four_eyes_endorsed"
	CodeReviewed          = "four_eyes_reviewed"
	CodeInterested        = "four_eyes_company"
	CodeDeadlinePassed    = "deadline_passed"
	CodeNotOpen           = "call_not_open"
	CodeContentIncomplete = "content_incomplete"
	CodeContentChanged    = "content_changed"
	CodeRequired          = "required"
	CodeOutcomeUnknown    = "unknown_outcome"
	CodeAmountAboveAsked  = "amount_above_asked"
	CodeAmountUnexpected  = "amount_not_expected"
	CodeTextForeign       = "text_not_yours"
	CodeNotSignalled      = "not_signalled"
	CodeSignalUnreadable  = "signal_unreadable"
	CodeStepNotInCall     = "step_not_in_call"
	CodeNoRoundLeft       = "no_round_left"
	CodeGroundUnknown     = "unknown_ground"
	CodeTwice             = "named_twice"
	CodeNothingChanged    = "nothing_changed"
	CodeNoReviewer        = "no_reviewer"
	CodeNotAsked          = "not_asked"

	CodeSupplementTooLate  = "supplement_too_late"
	CodePaused             = "paused"
	CodeNotPaused          = "not_paused"
	CodeNoTerm             = "no_term_to_extend"
	CodeTermUnknown        = "unknown_term"
	CodeNotLater           = "not_later"
	CodeTooFar             = "too_far"
	CodeAfterDeadline      = "after_the_deadline"
	CodeNoConsensus        = "no_consensus_yet"
	CodeSheetsOpen         = "sheets_missing"
	CodePanelDone          = "panel_has_assessed"
	CodePanelFull          = "panel_full"
	CodeNotSilent          = "not_silent"
	CodeNotAnAssessor      = "not_an_assessor"
	CodeNotAssigned        = "not_assigned" // of events from before an assessor saw no dossier without a seat
	CodeSeated             = "assigned_already"
	CodeConflicted         = "conflict_of_interest"
	CodeOwnDossier         = "own_dossier"
	CodeDeclareFirst       = "declare_first"
	CodeDeclared           = "declared_already"
	CodeSheetIn            = "assessed_already"
	CodeScoreOutOfRange    = "score_out_of_range"
	CodeCriterionUnknown   = "unknown_criterion"
	CodeBelowThreshold     = "below_threshold"
	CodeAttachmentUnknown  = "unknown_attachment"
	CodeOnReserve          = "on_reserve_already"
	CodeOverBudget         = "over_budget"
	CodeAboveAid           = "de_minimis_ceiling"
	CodeNoRegulation       = "no_regulation"
	CodeNoAid              = "no_aid_to_register"
	CodeRegistered         = "registered_already"
	CodeLinkUnknown        = "unknown_link"
	CodePlaceUnknown       = "unknown_place"
	CodeHubUnknown         = "unknown_hub"
	CodeHubLeads           = "hub_is_lead"
	CodeHubThere           = "hub_supports_already"
	CodeHubNotThere        = "hub_does_not_support"
	CodeAmountAboveRate    = "amount_above_rate"
	CodeAmountAboveCeiling = "amount_above_ceiling"
	CodeAmountOwnShare     = "amount_own_share"
	CodeAmountAbovePartner = "amount_above_partner_ceiling"
	CodeLineUnknown        = "unknown_line"
	CodeLineTwice          = "line_twice"
	CodeLineAbove          = "line_above_cost"
	CodeDocumentUnknown    = "unknown_document"
	CodeDocumentUnexpected = "document_not_expected"
	CodeNoObjection        = "no_objection"
	CodeDecided            = "decided_already"
	CodeObjectionTooLate   = "objection_too_late"

	CodeInternal = "internal"
)

// onRecord are the refusals that law or an audit would ask about: the attempt itself is put into the timeline.
var onRecord = map[string][]Verb{
	CodeSupplementTooLate: {HandInSupplement},
	CodeObjectionTooLate:  {LodgeObjection},
	CodeDrafted:           {Assess, GiveDecision, Correct},
	CodeEndorsed:          {Assess, GiveDecision, Correct},
	CodeReviewed:          {Assess, GiveDecision, Correct},
	CodeInterested:        {Endorse, Assess, GiveDecision, Correct},
	CodeConflicted:        {AssignAssessor, GiveDecision, Correct},
	CodeOwnDossier:        {AssignAssessor},
	CodeOverBudget:        {GiveDecision, Correct},
	CodeBelowThreshold:    {GiveDecision, Correct},
}

// OnRecord says whether the attempt is put on record.
func (r Refusal) OnRecord() bool { return slices.Contains(onRecord[r.Code], r.Command) }
