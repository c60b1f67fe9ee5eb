// SPDX-License-Identifier: EUPL-1.2

package record

import "github.com/dossierwerkt/dossierwerkt/internal/access"

// Publication says who made a version of a call, and why.
type Publication struct {
	Person  access.Person
	Reasons string // of an amendment
}

// Key is a person's own key for a request, with the bytes that tell a repeat from another request.
type Key struct {
	ID     string // opaque, ours
	Own    string // the person's, or one that the desk made
	Person access.Person
	Body   []byte
}

// Founding is what a person names to start a dossier.
type Founding struct {
	Call, Hub, Company, Title string

	Example bool // invented: nobody is told about it
}
