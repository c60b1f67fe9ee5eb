// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
)

// examiner notes what is wrong with a call, by pointer.
type examiner struct {
	call   Call
	faults fault.Faults
}

// Validate says what is wrong with the rules of a call file, by pointer, in the order of the file's fields. Versions that are
// stored are not held to it: rules may have been tightened since, and amendments add what a file cannot say.
func (c Call) Validate() fault.Faults {
	x := examiner{call: c}
	x.identity()
	x.opening()
	x.route()
	x.money()
	x.instalments()
	x.content()
	x.window()
	x.terms()
	x.reminder()
	x.assessment()
	x.need(c.Extensions == nil, "/extensions", "hoort niet in een oproepbestand: een amendement verlengt voor een hub of een dossier", "does not belong in a call file: an amendment extends for a hub or a dossier")
	return x.faults
}

func (x *examiner) need(ok bool, pointer, nl, en string) {
	if !ok {
		x.faults = append(x.faults, wrong(pointer, nl, en))
	}
}

func (x *examiner) identity() {
	c := x.call
	x.need(isCode(c.Code), "/code", "moet uit hoofdletters A tot Z, cijfers en koppeltekens bestaan, hoogstens 32: eerst een letter, op het einde een letter of cijfer, nooit twee koppeltekens na elkaar",
		"must be capitals A to Z, digits and hyphens, at most 32: first a letter, at the end a letter or digit, never two hyphens in a row")
	switch {
	case !strings.ContainsFunc(c.Name, unicode.IsLetter):
		x.need(false, "/name", "is verplicht: een naam in woorden", "is required: a name in words")
	case !visible(c.Name):
		x.need(false, "/name", "bevat tekens die niemand ziet: typ de naam opnieuw", "holds characters that nobody sees: type the name again")
	case utf8.RuneCountInString(c.Name) > maxName:
		x.need(false, "/name", "is te lang: hoogstens 200 tekens", "is too long: at most 200 characters")
	}
	x.need(c.Authority == "" || strings.ContainsFunc(c.Authority, unicode.IsLetter) && visible(c.Authority) && utf8.RuneCountInString(c.Authority) <= maxName, "/authority",
		"moet een naam in woorden zijn, hoogstens 200 tekens, of weggelaten worden", "must be a name in words, at most 200 characters, or be left out")
	x.need(c.Version == 1, "/version", "moet 1 zijn in een oproepbestand: een amendement maakt de volgende versie", "must be 1 in a call file: an amendment makes the next version")
}

// opening checks when the call opens and closes.
func (x *examiner) opening() {
	c := x.call
	opens := x.instant("/opens", c.Opens)
	if x.instant("/deadline", c.Deadline) && opens {
		x.need(c.Deadline.After(c.Opens), "/deadline", "moet een tijdstip na opens zijn", "must be an instant after opens")
	}
}

// instant checks that an instant is there, and in the years of people who are to read it.
func (x *examiner) instant(pointer string, at time.Time) bool {
	if at.IsZero() {
		x.need(false, pointer, "is verplicht: een tijdstip zoals 2027-03-01T09:00:00+01:00", "is required: an instant such as 2027-03-01T09:00:00+01:00")
		return false
	}
	ok := near(calendar.DateOf(at))
	x.need(ok, pointer, "moet in de jaren 2000 tot 2100 vallen", "must fall in the years 2000 to 2100")
	return ok
}

func near(d calendar.Date) bool { return d.Year >= 2000 && d.Year <= 2100 }

// each checks a list against a closed one, and that nothing is there twice.
func (x *examiner) each(pointer string, list, closed []string, nl, en string) {
	for i, entry := range list {
		at := fmt.Sprintf("%s/%d", pointer, i)
		x.need(slices.Contains(closed, entry), at, nl, en)
		x.need(!slices.Contains(list[:i], entry), at, "staat er twee keer", "is there twice")
	}
}

// key checks a code of the call's own making, and that it is not among the earlier ones.
func (x *examiner) key(pointer, code string, earlier []string) {
	x.need(isKey(code), pointer, "moet uit kleine letters a tot z, cijfers en liggende streepjes bestaan, hoogstens 32: eerst een letter, op het einde een letter of cijfer, nooit twee streepjes na elkaar",
		"must be small letters a to z, digits and underscores, at most 32: first a letter, at the end a letter or digit, never two underscores in a row")
	x.need(!slices.Contains(earlier, code), pointer, "staat er twee keer", "is there twice")
}

// few checks how long a list is.
func (x *examiner) few(pointer string, n, most int) {
	x.need(n <= most, pointer, fmt.Sprintf("heeft te veel regels: hoogstens %d", most), fmt.Sprintf("has too many entries: at most %d", most))
}
