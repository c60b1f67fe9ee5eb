// SPDX-License-Identifier: EUPL-1.2

// Package wire holds every name that travels between the desk, the engine and the worker.
// A dossier may stay open for years: a name here never changes, it only gets company.
package wire

import (
	"regexp"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"go.temporal.io/sdk/temporal"
)

// Namespace and task queue when nothing else is configured.
const (
	Namespace = "dossierwerkt"
	TaskQueue = "dossier"
)

// Names that Temporal knows.
const (
	WorkflowType = "Dossier"
	ActActivity  = "Act"

	StatusQuery   = "status"
	TimelineQuery = "timeline"
	AllowedQuery  = "allowed"

	ReviewDecisionSignal = "review-decision"
	DecisionSignal       = "decision"

	InvalidInput = "InvalidInput" // error type: never worth a retry
	StepFailed   = "StepFailed"   // error type: may be gone when tried again
)

// Signals are the names of all signals that a run hears.
var Signals = []string{ReviewDecisionSignal, DecisionSignal}

// WorkflowID is the id of a dossier's run.
func WorkflowID(number string) string { return "dossier/" + number }

// UpdateName is the update that carries a command.
func UpdateName(c dossier.Verb) string { return string(c) }

// Search attributes by which operators find runs. They are plain text in Temporal: codes and instants only.
var (
	DossierState = temporal.NewSearchAttributeKeyKeyword("DossierState")
	HubCode      = temporal.NewSearchAttributeKeyKeyword("HubCode")
	CallCode     = temporal.NewSearchAttributeKeyKeyword("CallCode")
	DueAt        = temporal.NewSearchAttributeKeyTime("DueAt")
)

// KeyArgument is the argument of every update: the inbox key, which is the update id too.
type KeyArgument struct {
	Key string `json:"key"`
}

// Applied is the answer to an update: the last event that the run has folded. The outcome itself stands in Postgres.
type Applied struct {
	Seq int64 `json:"seq"`
}

// ReviewDecision is the argument of the signal of that name. Outcome is endorse or return.
type ReviewDecision struct {
	Outcome   string `json:"outcome"`
	Actor     string `json:"actor"`     // person id
	Text      string `json:"text"`      // id of a text that the actor stored on this dossier
	Reference string `json:"reference"` // the sender's own key: a repeat is one
}

// Decision is the argument of the signal of that name. Outcome is approved, rejected or reserve.
type Decision struct {
	Outcome     string `json:"outcome"`
	AmountCents int64  `json:"amount_cents"`
	Actor       string `json:"actor"`
	Text        string `json:"text"`
	Reference   string `json:"reference"`
}

// Status is the answer to the status query.
type Status struct {
	dossier.State
	Run         string `json:"run"`
	Explanation string `json:"explanation"` // why it waits, in Dutch
}

// TimelineEntry is a line of the answer to the timeline query. The first is of type Earlier: up to its number a run only knows what came of
// the events, and the note says where they are read.
type TimelineEntry struct {
	Seq   int64  `json:"seq"`
	At    string `json:"at,omitempty"`
	Type  string `json:"type"`
	Actor string `json:"actor,omitempty"` // person id
	Note  string `json:"note,omitempty"`
}

// Earlier is the type of the entry that stands for all events from before a run began.
const Earlier = "earlier"

// AllowedArgument asks what a role of a hub may do now.
type AllowedArgument struct {
	Role dossier.Role `json:"role"`
	Hub  string       `json:"hub"`
}

// Offer is a line of the answer to the allowed query.
type Offer struct {
	Command dossier.Verb `json:"command"`
	Allowed bool         `json:"allowed"`
	Code    string       `json:"code,omitempty"`
}

var code = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// Code says whether s may travel through the engine: opaque, short, no free text.
func Code(s string) bool { return code.MatchString(s) }

var number = regexp.MustCompile(`^[A-Z0-9-]{1,32}-[0-9]{4,9}$`)

// Number says whether s has the form of a dossier number.
func Number(s string) bool { return number.MatchString(s) }
