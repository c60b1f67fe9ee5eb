// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"strconv"
	"time"

	"github.com/spf13/cobra"
)

// document is a line of the list of documents.
type document struct {
	ID           string    `json:"id"`
	Kind         string    `json:"kind"`
	Version      int       `json:"version"`
	SHA256       string    `json:"sha256"`
	Bytes        int       `json:"bytes"`
	CreatedAt    time.Time `json:"created_at"`
	Seq          int64     `json:"seq"`
	SupersededBy *string   `json:"superseded_by"`
	Warnings     []string  `json:"warnings"`
}

type documentList struct {
	Documents   []document   `json:"documents"`
	Attachments []attachment `json:"attachments"`
}

// attachment is a document that goes with the application.
type attachment struct {
	ID      string    `json:"id"`
	Version int       `json:"version"`
	SHA256  string    `json:"sha256"`
	Bytes   int       `json:"bytes"`
	SavedAt time.Time `json:"saved_at"`

	Warnings []string `json:"warnings"`
}

// identified is the document or attachment of an id, with its hash where the list has it.
func (l documentList) identified(id string) document {
	d := document{ID: id, Kind: id}
	for _, x := range l.Documents {
		if x.ID == id {
			d.SHA256, d.Warnings = x.SHA256, x.Warnings
		}
	}
	for _, x := range l.Attachments {
		if x.ID == id {
			d.SHA256, d.Warnings = x.SHA256, x.Warnings
		}
	}
	return d
}

func (a *app) documentsCommand() *cobra.Command {
	return a.about("documents", groupRead, "CW-KORT-0001", func(ctx context.Context, args []string) error {
		var list documentList
		raw, err := a.getInto(ctx, dossierPath(args[0], "documents"), &list)
		switch {
		case err != nil:
			return err
		case a.json:
			return a.print(raw)
		case len(list.Documents)+len(list.Attachments) == 0:
			a.warn("%s", a.say("documents.none", args[0]))
			return nil
		}
		var rows [][]string
		for _, d := range list.Documents {
			by := "–"
			if d.SupersededBy != nil {
				by = *d.SupersededBy
			}
			rows = append(rows, []string{d.ID, strconv.Itoa(d.Version), a.moment(d.CreatedAt), strconv.Itoa(d.Bytes), by, d.SHA256})
		}
		for _, x := range list.Attachments {
			rows = append(rows, []string{x.ID, strconv.Itoa(x.Version), a.moment(x.SavedAt), strconv.Itoa(x.Bytes), "–", x.SHA256})
		}
		if err := a.grid(a.say("documents.head"), rows); err != nil {
			return err
		}
		for _, d := range list.Documents {
			a.cautions(d.ID, d.Warnings)
		}
		for _, x := range list.Attachments {
			a.cautions(x.ID, x.Warnings)
		}
		return nil
	})
}

// latest is the document of a kind that counts now.
func (l documentList) latest(kind string) (document, bool) {
	var best document
	found := false
	for _, d := range l.Documents {
		if d.Kind == kind && d.SupersededBy == nil && (!found || d.Seq > best.Seq || (d.Seq == best.Seq && d.Version >= best.Version)) {
			best, found = d, true
		}
	}
	return best, found
}

// cautions say what to know before opening a document.
func (a *app) cautions(id string, all []string) {
	for _, warning := range all {
		a.tell("  ! %s: %s\n", id, flat(warning))
	}
}
