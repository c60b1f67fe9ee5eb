// SPDX-License-Identifier: EUPL-1.2

package fault

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
)

// spelled are the flags of fields that are called otherwise in what is sent.
var spelled = map[string]string{
	"company_number": "company", "asked": "ask", "outcome": "approve", "social_economy_category": "category", "number": "house-number",
	"lang": "notices",
}

// nested are the places whose fields are flags of their own.
var nested = []string{"address", "membership", "fields"}

// flagAt names the flag of a command that a place in what was sent came from, as a person typed it: "--condition (nr. 2)".
// It is "" where no flag did.
func flagAt(t *terminal.Terminal, cmd *cobra.Command, pointer string) string {
	path := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for len(path) > 1 && slices.Contains(nested, path[0]) {
		path = path[1:]
	}
	name := flagNamed(cmd, path[0])
	if name == "" {
		return ""
	}
	if len(path) == 1 {
		return "--" + name
	}
	if n, err := strconv.Atoi(path[1]); err == nil {
		return "--" + name + " (" + t.Say("nth", n+1) + ")"
	}
	return "--" + name + " " + path[1]
}

// flagNamed finds the flag of a field: under its own name, of one for many, or as it is spelled.
func flagNamed(cmd *cobra.Command, field string) string {
	dashed := strings.ReplaceAll(field, "_", "-")
	for _, name := range []string{dashed, strings.TrimSuffix(dashed, "s"), spelled[field]} {
		if name != "" && cmd != nil && cmd.LocalNonPersistentFlags().Lookup(name) != nil {
			return name
		}
	}
	return ""
}
