// SPDX-License-Identifier: EUPL-1.2

package contract

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// DraftID names the application as it stands now, printed on request and stored nowhere.
const DraftID = "draft"

// DocumentList is what can be fetched of a dossier.
type DocumentList struct {
	Documents   []Document   `json:"documents"`
	Attachments []Attachment `json:"attachments"`
}

// Document is one that was made for a dossier, or that an outside funder sent.
type Document struct {
	ID           string    `json:"id"`
	Kind         string    `json:"kind"`
	Version      int       `json:"version"`
	SHA256       string    `json:"sha256"`
	Bytes        int       `json:"bytes"`
	CreatedAt    time.Time `json:"created_at"`
	Seq          int64     `json:"seq"`
	SupersededBy *string   `json:"superseded_by"`
	Remarks      []string  `json:"remarks,omitempty" doc:"Codes of what is worth a warning, of one that somebody brought"`
	Warnings     []string  `json:"warnings,omitempty" doc:"What to know before opening it: the remarks in words"`
}

// Attachment is a document that goes with the application.
type Attachment struct {
	ID       string    `json:"id"`
	Kind     string    `json:"kind"`
	Version  int       `json:"version"`
	SHA256   string    `json:"sha256"`
	Bytes    int       `json:"bytes"`
	SavedAt  time.Time `json:"saved_at"`
	Remarks  []string  `json:"remarks,omitempty" doc:"Codes of what is worth a warning"`
	Warnings []string  `json:"warnings,omitempty" doc:"What to know before opening it: the remarks in words"`
}

// Upload is a document that was brought in.
type Upload struct {
	ID       string   `json:"id" doc:"To name in the command that uses it; of an attachment, to fetch it"`
	SHA256   string   `json:"sha256"`
	Bytes    int      `json:"bytes"`
	Warnings []string `json:"warnings,omitempty" doc:"What whoever reads it is told before opening it"`
}

// TextBody is a free text that a signal will cite, and what that signal will say: with this text it can say nothing else.
type TextBody struct {
	Text string     `json:"text" text:"lines" validate:"required,lines"`
	For  SignalBody `json:"for"`
}

// SignalBody is what a signal says.
type SignalBody struct {
	Command dossier.Verb `json:"command" text:"code" doc:"endorse, return or decide"`
	Outcome string       `json:"outcome,omitempty" text:"code" doc:"Of decide: approved, rejected or reserve"`
	Amount  *money.Euro  `json:"amount,omitempty" validate:"omitnil,money" doc:"Of an approval"`
}

// Text is where a free text was stored, and the one signal that can cite it.
type Text struct {
	ID     string `json:"id"`
	SHA256 string `json:"sha256" doc:"The salted commitment that the ledger keeps: to the words, and to what the signal says"`
	Signal Signal `json:"signal" doc:"To be sent with Temporal's own tools"`
}

// Signal is a signal of Temporal.
type Signal struct {
	WorkflowID string      `json:"workflow_id"`
	Name       string      `json:"name"`
	Input      SignalInput `json:"input"`
}

// SignalInput is the argument of a signal: codes only.
type SignalInput struct {
	Outcome     string `json:"outcome"`
	AmountCents int64  `json:"amount_cents,omitempty"`
	Actor       string `json:"actor" doc:"Id of the person"`
	Text        string `json:"text" doc:"Id of the text"`
	Reference   string `json:"reference" doc:"The sender's own key: a repeat is one"`
}
