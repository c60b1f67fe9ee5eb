// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// fieldError is what is wrong at a field of a page.
type fieldError struct {
	ID      string // of the field in the page; "" when it is about the whole
	Place   string // the field in words, where the page has several alike
	Message string

	pointer string
}

// faults are what is wrong with a form that was sent: at its fields, by pointer, and as a whole.
type faults struct{ All []fieldError }

// faultsOf are what a problem says of a form.
func faultsOf(p *contract.Problem) faults {
	return faultsAt(p, func(pointer string) string { return pointer })
}

// faultsAt are what a problem says, each at the field of the form that stands for what was sent.
func faultsAt(p *contract.Problem, field func(pointer string) string) (f faults) {
	for _, e := range p.Errors {
		f.note(field(e.Pointer), e.Place, e.Message)
	}
	if len(p.Errors) == 0 {
		f.note("", "", p.Detail)
	}
	return f
}

// placed names the fields of faults that have no place of their own, by pointer.
func (f faults) placed(labels map[string]bilingual.Words, lang string) faults {
	for i, e := range f.All {
		f.All[i].Place = cmp.Or(e.Place, labels[e.pointer].In(lang))
	}
	return f
}

// within leaves of faults only the links to fields that the form has: at pointers, or below those that end in a slash.
func (f faults) within(pointers ...string) faults {
	for i, e := range f.All {
		if !slices.ContainsFunc(pointers, func(p string) bool {
			return e.pointer == p || strings.HasSuffix(p, "/") && strings.HasPrefix(e.pointer, p)
		}) {
			f.All[i].ID = ""
		}
	}
	return f
}

// note adds a fault; at one place the first is told.
func (f *faults) note(pointer, place, message string) {
	if f.At(pointer) != nil {
		return
	}
	e := fieldError{Place: place, Message: message, pointer: pointer}
	if pointer != "" {
		e.ID = fieldID(pointer)
	}
	f.All = append(f.All, e)
}

// join adds what others say of fields of which nothing is said yet.
func (f *faults) join(others faults) {
	for _, e := range others.All {
		if e.pointer != "" && f.At(e.pointer) == nil {
			f.All = append(f.All, e)
		}
	}
}

// At is what is wrong at a pointer, or nil.
func (f faults) At(pointer string) *fieldError {
	for i, e := range f.All {
		if e.pointer == pointer {
			return &f.All[i]
		}
	}
	return nil
}

// fieldID is how the field at a JSON pointer is called in a page.
func fieldID(pointer string) string { return "v" + strings.ReplaceAll(pointer, "/", "-") }
