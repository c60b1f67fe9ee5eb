// SPDX-License-Identifier: EUPL-1.2

// Package fault is the one way to say what is wrong with what somebody brings: where, by a code that stays, and in words that say
// what to do. The rule that is broken puts its words in; nothing of what was typed is ever in it.
package fault

import (
	"encoding/json"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
)

// Severity of a fault.
const (
	Error   = "error"   // stops what was asked
	Warning = "warning" // worth a look, stops nothing
)

// Fault is one thing that is wrong, missing or worth a look.
type Fault struct {
	Pointer  string // JSON pointer to where it stands (RFC 6901)
	Code     string // stable, lower case
	Severity string
	Words    bilingual.Words // what is wrong, and what to do
}

// At is an error at a pointer.
func At(pointer, code string, words bilingual.Words) Fault { return Fault{pointer, code, Error, words} }

// stored is how a fault is kept in the outcome of a command. Only what stops a command is kept.
type stored struct {
	Pointer string `json:"pointer"`
	Code    string `json:"code"`
	NL      string `json:"nl"`
	EN      string `json:"en"`
}

// MarshalJSON writes the stored form.
func (f Fault) MarshalJSON() ([]byte, error) {
	return json.Marshal(stored{f.Pointer, f.Code, f.Words.In("nl"), f.Words.In("en")})
}

// UnmarshalJSON reads the stored form.
func (f *Fault) UnmarshalJSON(raw []byte) error {
	var s stored
	err := json.Unmarshal(raw, &s)
	*f = At(s.Pointer, s.Code, bilingual.Words{s.NL, s.EN})
	return err
}

// Faults are everything that is wrong with one thing. As an error they name places and codes.
type Faults []Fault

func (f Faults) Error() string {
	var at []string
	for _, x := range f {
		at = append(at, strings.TrimSpace(x.Pointer+" "+x.Code))
	}
	return strings.Join(at, ", ")
}

// Note adds an error.
func (f *Faults) Note(pointer, code string, words bilingual.Words) {
	*f = append(*f, At(pointer, code, words))
}
