// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Documents are what can be fetched of a dossier.
func Documents(number string) func(*terminal.Terminal, contract.DocumentList) error {
	return func(t *terminal.Terminal, list contract.DocumentList) error {
		if len(list.Documents)+len(list.Attachments) == 0 {
			t.Warn("%s", t.Say("documents.none", number))
			return nil
		}
		var rows [][]string
		for _, d := range list.Documents {
			by := "–"
			if d.SupersededBy != nil {
				by = *d.SupersededBy
			}
			rows = append(rows, []string{d.ID, strconv.Itoa(d.Version), t.Moment(d.CreatedAt), strconv.Itoa(d.Bytes), by, d.SHA256})
		}
		for _, x := range list.Attachments {
			rows = append(rows, []string{x.ID, strconv.Itoa(x.Version), t.Moment(x.SavedAt), strconv.Itoa(x.Bytes), "–", x.SHA256})
		}
		if err := t.Grid(t.Say("documents.head"), rows); err != nil {
			return err
		}
		for _, d := range list.Documents {
			cautions(t, d.ID, d.Warnings)
		}
		for _, x := range list.Attachments {
			cautions(t, x.ID, x.Warnings)
		}
		return nil
	}
}

// Upload is a document that was brought in.
func Upload(t *terminal.Terminal, u contract.Upload) error {
	t.Tell("%s\n", t.Say("download.done", u.ID, u.Bytes))
	cautions(t, u.ID, u.Warnings)
	return nil
}

// cautions say what to know before opening a document.
func cautions(t *terminal.Terminal, id string, all []string) {
	for _, warning := range all {
		t.Tell("  ! %s: %s\n", id, terminal.Flat(warning))
	}
}
