// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
)

// Unanswerable says which part of a question nobody can answer.
type Unanswerable struct{ fault.Fault }

func (u *Unanswerable) Error() string { return u.Code + " at " + u.Pointer }

// Invalid is a part of a question that has no value that it can have.
func Invalid(pointer string) error {
	return &Unanswerable{fault.At(pointer, "argument", bilingual.Words{"Dit is geen geldige waarde.", "This is not a valid value."})}
}
