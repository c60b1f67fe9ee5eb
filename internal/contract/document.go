// SPDX-License-Identifier: EUPL-1.2

package contract

import "time"

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

// TextBody is a free text that a signal will cite.
type TextBody struct {
	Text string `json:"text" text:"lines" validate:"required,lines"`
}

// Text is where a free text was stored.
type Text struct {
	ID     string `json:"id"`
	SHA256 string `json:"sha256" doc:"The salted commitment that the ledger keeps"`
}
