// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/rules"
)

// book is every rule that a tag of a record names.
var book = rules.New(map[string]rules.Rule{
	"slug":       func(s, _ string) bool { return Slug(s) },
	"kind":       func(s, _ string) bool { return slices.Contains(Kinds, Kind(s)) },
	"category":   func(s, _ string) bool { return slices.Contains(Categories, Category(s)) },
	"edition":    func(s, _ string) bool { return slices.Contains(Editions, Edition(s)) },
	"state":      func(s, _ string) bool { return slices.Contains(States, State(s)) },
	"record_day": func(s, _ string) bool { return Day(s).Real() },
}, said)

// codes are those of the rules of our own.
var codes = map[string]string{"slug": CodeSlug, "kind": CodeUnknownKind, "category": CodeUnknownCategory, "edition": CodeUnknownEdition,
	"state": CodeUnknownState, "record_day": CodeDay}

// said says which rule a field of a record breaks.
func said(b rules.Broken) fault.Fault {
	if code, own := codes[b.Rule]; own {
		return Fault(b.Pointer, code)
	}
	return Fault(b.Pointer, b.Code())
}
