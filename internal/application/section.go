// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"reflect"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// Section is a part of the content that is filled in as one.
type Section struct {
	Name  string // in the content, as in its JSON pointers
	Label bilingual.Words
}

// Sections are those of the content, in their order.
func Sections() (all []Section) {
	t := reflect.TypeFor[Content]()
	for i := range t.NumField() {
		f := t.Field(i)
		all = append(all, Section{strict.Name(f), bilingual.Words{capital(f.Tag.Get("nl")), capital(f.Tag.Get("en"))}})
	}
	return all
}

// SectionOf is the name of the section that a pointer leads into, or "attachments" for a document beside the content.
func SectionOf(pointer string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	return name
}
