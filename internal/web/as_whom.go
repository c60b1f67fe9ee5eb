// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// asWhom are the memberships under which a command may be given, where there are several to choose from.
func (v *visit) asWhom(a contract.Allowed, hubs map[string]string) (all []choice) {
	if len(a.As) < 2 {
		return nil
	}
	for _, named := range a.As {
		if found := v.Identity.As(named); len(found) > 0 {
			p := found[0]
			label := bilingual.Words{p.Role.Label("nl"), p.Role.Label("en")}
			if of := cmp.Or(p.Hub, p.Company); of != "" {
				label[0], label[1] = label[0]+", "+nameOf(hubs, of), label[1]+", "+nameOf(hubs, of)
			}
			if p.Lender != "" {
				label[0], label[1] = label[0]+" (aan u uitgeleend)", label[1]+" (lent to you)"
			}
			all = append(all, choice{named, label})
		}
	}
	return all
}
