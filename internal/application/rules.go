// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/rules"
)

// book is every rule that a tag of Content names.
var book = rules.New(map[string]rules.Rule{
	"key": func(s, list string) bool { return slices.Contains(lists[list], s) },
}, said)

// said says which rule a field of the content breaks.
func said(b rules.Broken) fault.Fault {
	switch b.Rule {
	case "line":
		return Error(b.Pointer, "line_too_long", count(rules.MaxLine))
	case "lines":
		return Error(b.Pointer, "text_too_long", count(rules.MaxLines))
	case "key":
		return Error(b.Pointer, "unknown_key")
	}
	return Error(b.Pointer, b.Code(), bilingual.Plain(b.Parameter))
}
