// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// Longest texts, in characters.
const (
	maxLine   = 200
	maxResult = 10_000
	maxNamed  = 50 // hubs or partners of one trajectory
)

// Fault is one thing that is wrong with a record, at a JSON pointer, without the value that a person typed.
type Fault struct {
	Pointer string
	Code    string
}

// Message says in Dutch ("nl") or English ("en") what is wrong and what to do.
func (f Fault) Message(lang string) string { return Sentence(f.Code, lang) }

// Faults is everything that is wrong with a record; as an error it says that nothing was stored.
type Faults []Fault

func (f Faults) Error() string {
	var at []string
	for _, x := range f {
		at = append(at, x.Pointer+" "+x.Code)
	}
	return "registry: " + strings.Join(at, ", ")
}

func (f *Faults) note(pointer, code string) { *f = append(*f, Fault{pointer, code}) }

func (f *Faults) slug(pointer, s string) {
	switch {
	case s == "":
		f.note(pointer, CodeRequired)
	case !Slug(s):
		f.note(pointer, CodeSlug)
	}
}

// line checks a text of one line.
func (f *Faults) line(pointer, s string, required bool) {
	switch {
	case text.Blank(s) && required:
		f.note(pointer, CodeRequired)
	case utf8.RuneCountInString(s) > maxLine:
		f.note(pointer, CodeTooLong)
	case !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl):
		f.note(pointer, CodeControl)
	}
}

// day checks a day that may be left open.
func (f *Faults) day(pointer string, d Day) {
	if d != "" && !d.Real() {
		f.note(pointer, CodeDay)
	}
}

// named checks codes that are named once each.
func (f *Faults) named(pointer string, codes []string) {
	if len(codes) > maxNamed {
		f.note(pointer, CodeTooMany)
		return
	}
	seen := map[string]bool{}
	for i, code := range codes {
		at := entry(pointer, i)
		f.slug(at, code)
		if seen[code] && code != "" {
			f.note(at, CodeTwice)
		}
		seen[code] = true
	}
}
