// SPDX-License-Identifier: EUPL-1.2

package access

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Givers are who gives somebody access to more, nearest first: by what they do, and no names. Gives says the same of each membership.
func (i Identity) Givers() (all []bilingual.Words) {
	for _, p := range i.People {
		w := bilingual.Words{}
		switch {
		case ofHub(p.Role):
			w = bilingual.Words{"de coördinator van hub " + p.Hub, "the coordinator of hub " + p.Hub}
		case p.Role == dossier.Company:
			w = bilingual.Words{"een collega die wel toegang heeft, of de hub die het dossier trekt", "a colleague who has access, or the hub that leads the dossier"}
		}
		if w != (bilingual.Words{}) && !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return append(all, bilingual.Words{"de " + dossier.Admin.Label("nl") + " van deze installatie", "the " + dossier.Admin.Label("en") +
		" of this installation"})
}
