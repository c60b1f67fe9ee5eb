// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
)

// Section is a part of the content that is filled in as one.
type Section struct {
	Name  string // in the content, as in its JSON pointers
	Label bilingual.Words
}

// Sections are those of the content, in their order.
func Sections() (all []Section) {
	for _, f := range catalogue.Fields {
		all = append(all, Section{f.Name, bilingual.Words{capital(f.Label[0]), capital(f.Label[1])}})
	}
	return all
}

// SectionOf is the name of the section that a pointer leads into, or "attachments" for a document beside the content.
func SectionOf(pointer string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	return name
}
