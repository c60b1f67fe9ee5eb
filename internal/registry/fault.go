// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// Longest texts, in characters.
const (
	maxLine   = 200
	maxResult = 10_000
	maxNamed  = 50 // hubs or partners of one trajectory
)

// faults gathers what is wrong with a record.
type faults fault.Faults

func (f *faults) note(pointer, code string) { *f = append(*f, Fault(pointer, code)) }

func (f *faults) slug(pointer, s string) {
	switch {
	case s == "":
		f.note(pointer, CodeRequired)
	case !Slug(s):
		f.note(pointer, CodeSlug)
	}
}

// line checks a text of one line.
func (f *faults) line(pointer, s string, required bool) {
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
func (f *faults) day(pointer string, d Day) {
	if d != "" && !d.Real() {
		f.note(pointer, CodeDay)
	}
}

// named checks codes that are named once each.
func (f *faults) named(pointer string, codes []string) {
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
