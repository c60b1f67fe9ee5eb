// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/identity"
)

// Edition is a version of the nomenclature of activities.
type Edition string

// Editions are those in which an activity can be given, oldest first.
var Editions = []Edition{"2008", "2025"}

// Activity is a NACE code of what an organisation does, with the edition of the nomenclature that it comes from.
type Activity struct {
	Code    string  `json:"code"`
	Version Edition `json:"version"`
}

// activities checks codes of what an organisation does.
func (f *faults) activities(pointer string, list []Activity) {
	if len(list) > maxNamed {
		f.note(pointer, CodeTooMany)
		return
	}
	for i, n := range list {
		at := entry(pointer, i)
		if !identity.NACE(n.Code) {
			f.note(at+"/code", CodeNACE)
		}
		if !slices.Contains(Editions, n.Version) {
			f.note(at+"/version", CodeUnknownEdition)
		}
		if slices.Contains(list[:i], n) {
			f.note(at, CodeTwice)
		}
	}
}
