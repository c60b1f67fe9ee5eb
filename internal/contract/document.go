// SPDX-License-Identifier: EUPL-1.2

package contract

import "time"

// Documents are what a person may read of the documents of a dossier.
type Documents struct {
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
	Seq          int64     `json:"seq" doc:"Of the event that it came with"`
	SupersededBy *string   `json:"superseded_by"`
	Remarks      []string  `json:"remarks,omitempty" doc:"Of one that somebody brought: codes of what is worth a warning"`
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
