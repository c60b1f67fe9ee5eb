// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Verification says of everything that was looked at whether it agrees.
func Verification(t *terminal.Terminal, v contract.Verification) error {
	for _, c := range v.Checks {
		mark := "✓"
		if !c.OK {
			mark = "✗"
		}
		t.Tell("%s %-12s %s\n", mark, t.Word("check", c.Name), terminal.Flat(c.Detail))
	}
	return nil
}
