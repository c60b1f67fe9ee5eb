// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Tokens are those of who asks; a star marks the one that was used to ask.
func Tokens(t *terminal.Terminal, list contract.TokenList) error {
	var rows [][]string
	for _, k := range list.Tokens {
		used, mark := "-", ""
		if k.UsedAt != nil {
			used = t.Moment(*k.UsedAt)
		}
		if k.Current {
			mark = " *"
		}
		rows = append(rows, []string{k.ID + mark, k.Prefix, strings.Join(k.Scopes, ","), t.Moment(k.ExpiresAt), used,
			terminal.Flat(k.Name)})
	}
	return t.Grid(t.Say("token.head"), rows)
}
