// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// fieldError is what is wrong at a field of a page.
type fieldError struct {
	ID      string // of the field in the page; "" when it is about the whole
	Place   string // the field in words, where the page has several alike
	Message string
}

// faults are what is wrong with a form that was sent: at its fields, by pointer, and as a whole.
type faults struct {
	All []fieldError
	at  map[string]fieldError
}

// faultsOf are what a problem says of a form.
func faultsOf(p *contract.Problem) (f faults) {
	for _, e := range p.Errors {
		f.note(e.Pointer, e.Place, e.Message)
	}
	if len(p.Errors) == 0 {
		f.note("", "", p.Detail)
	}
	return f
}

// placed names the fields of faults that have no place of their own, by pointer.
func (f faults) placed(labels map[string]string) faults {
	for i, e := range f.All {
		for pointer, label := range labels {
			if e.Place == "" && e.ID == fieldID(pointer) {
				f.All[i].Place = label
			}
		}
	}
	return f
}

// note adds a fault; at one place the first is told.
func (f *faults) note(pointer, place, message string) {
	if f.at == nil {
		f.at = map[string]fieldError{}
	}
	if _, there := f.at[pointer]; there {
		return
	}
	e := fieldError{Place: place, Message: message}
	if pointer != "" {
		e.ID = fieldID(pointer)
	}
	f.at[pointer] = e
	f.All = append(f.All, e)
}

// At is what is wrong at a pointer, or nil.
func (f faults) At(pointer string) *fieldError {
	if e, there := f.at[pointer]; there {
		return &e
	}
	return nil
}

// fieldID is how the field at a JSON pointer is called in a page.
func fieldID(pointer string) string { return "v" + strings.ReplaceAll(pointer, "/", "-") }
