// SPDX-License-Identifier: EUPL-1.2

package notice

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// paper says what there is to read: the document that came with the event, or the reasons of somebody else.
func (n Notice) paper(lang string) (string, error) {
	e := n.Event
	name := "paper reasons"
	switch {
	case e.Document != nil && decides(e) && n.outside():
		name = "paper decision outside"
	case e.Document != nil:
		name = "paper " + e.Document.Kind
	case e.Reasons == nil || e.Actor == n.Person:
		return "", nil
	case slices.Contains([]string{dossier.ReturnedEvent, dossier.AssessedEvent}, e.Type):
		name = "paper remarks"
	}
	return write(lang, name, map[string]any{"Conditions": len(e.Conditions) > 0, "Supplemented": e.Type == dossier.SupplementedEvent})
}

// outside says whether another funder decides.
func (n Notice) outside() bool { return n.Before.Rules.Route == dossier.External }
