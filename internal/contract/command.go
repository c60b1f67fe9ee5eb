// SPDX-License-Identifier: EUPL-1.2

package contract

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// StartBody is what is named to start a dossier.
type StartBody struct {
	Call          string `json:"call" text:"code" validate:"required"`
	Hub           string `json:"hub" text:"code" validate:"required"`
	CompanyNumber string `json:"company_number" validate:"required,company_number"`
	Title         string `json:"title" validate:"required,line"`
}

// CommandBody is every argument that a command can have; each command takes its own.
type CommandBody struct {
	Amount     *money.Euro    `json:"amount,omitempty" validate:"omitnil,money"`
	Asked      []Asked        `json:"asked,omitempty" validate:"dive"`
	Assessor   string         `json:"assessor,omitempty" text:"code" validate:"max=64"`
	Conditions []string       `json:"conditions,omitempty" text:"lines" validate:"max=50,dive,required,lines"`
	Conflict   *bool          `json:"conflict,omitempty"`
	Document   string         `json:"document,omitempty" text:"code" validate:"max=64"`
	Due        string         `json:"due,omitempty" text:"code"`
	Hub        string         `json:"hub,omitempty" text:"code" validate:"max=64"`
	Grounds    []string       `json:"grounds,omitempty"`
	Lines      []LineBody     `json:"lines,omitempty" validate:"dive"`
	Outcome    string         `json:"outcome,omitempty" text:"code"`
	Place      string         `json:"place,omitempty" text:"code" validate:"max=64"`
	Reasons    *string        `json:"reasons,omitempty" text:"lines" validate:"omitnil,lines"`
	Reference  string         `json:"reference,omitempty" validate:"line"`
	Replaces   string         `json:"replaces,omitempty" text:"code" validate:"max=64"`
	Scores     map[string]int `json:"scores,omitempty"`
	Until      *calendar.Date `json:"until,omitempty"`
}

// LineBody is what is accepted of a line of the budget.
type LineBody struct {
	Line     int        `json:"line"`
	Accepted money.Euro `json:"accepted" validate:"money"`
}

// Asked is a place in the content and what is asked about it.
type Asked struct {
	Pointer string `json:"pointer" text:"code"`
	Text    string `json:"text" text:"lines" validate:"required,lines"`
}

// Done is the answer to a command: what came of it, or that it was received.
type Done struct {
	Number     string         `json:"number,omitempty"`
	State      dossier.Status `json:"state,omitempty"`
	Label      string         `json:"label,omitempty"`
	Events     []Entry        `json:"events,omitempty"`
	ReceivedAt *time.Time     `json:"received_at,omitempty"`
	Location   string         `json:"location,omitempty"`
}

// Outcome is how a command ended, or that it has not yet.
type Outcome struct {
	Key        string       `json:"key"`
	Command    dossier.Verb `json:"command"`
	Number     string       `json:"number"`
	ReceivedAt time.Time    `json:"received_at"`
	State      string       `json:"state" enum:"pending,done,refused,failed"`
	Status     int          `json:"status" doc:"The status that the command would have answered"`
	Result     *Done        `json:"result"`
	Problem    *Problem     `json:"problem"`
}
