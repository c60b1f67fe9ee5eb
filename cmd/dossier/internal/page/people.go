// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"cmp"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Me is who the token stands for.
func Me(t *terminal.Terminal, me contract.Me) error {
	of := ""
	if place := cmp.Or(me.Hub, me.Company); place != "" {
		of = " (" + place + ")"
	}
	t.Tell("%s\n", terminal.Flat(me.Name)+", "+me.Label+of)
	return nil
}

// Assessors are those who can be asked to assess.
func Assessors(t *terminal.Terminal, list contract.AssessorList) error {
	var rows [][]string
	for _, p := range list.Assessors {
		rows = append(rows, []string{p.ID, p.Name})
	}
	return t.Grid("", rows)
}
