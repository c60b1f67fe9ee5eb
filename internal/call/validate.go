// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/fault"
)

// examiner notes what is wrong with a call, by pointer.
type examiner struct {
	call   Call
	faults fault.Faults
}

// Validate says what is wrong with the rules of a call file, by pointer, in the order of the file's fields: what a field says by
// itself, by its tag, and what it says together with others. Versions that are stored are not held to it: rules may have been
// tightened since, and amendments add what a file cannot say.
func (c Call) Validate() fault.Faults {
	x := examiner{c, book.Faults(c)}
	x.opening()
	x.steps()
	x.money()
	x.instalments()
	x.window()
	x.terms()
	x.reminder()
	x.assessment()
	keys := Keys()
	place := func(f fault.Fault) int { return slices.Index(keys, strings.Split(f.Pointer, "/")[1]) }
	slices.SortStableFunc(x.faults, func(a, b fault.Fault) int { return place(a) - place(b) })
	return x.faults
}

func (x *examiner) need(ok bool, pointer, nl, en string) {
	if !ok {
		x.faults = append(x.faults, wrong(pointer, nl, en))
	}
}

// sound says whether nothing is wrong at places yet, or below them: only then they can be held against others.
func (x *examiner) sound(pointers ...string) bool {
	return !slices.ContainsFunc(x.faults, func(f fault.Fault) bool {
		return slices.ContainsFunc(pointers, func(p string) bool { return f.Pointer == p || strings.HasPrefix(f.Pointer, p+"/") })
	})
}

func (x *examiner) opening() {
	c := x.call
	x.need(!x.sound("/opens", "/deadline") || c.Deadline.After(c.Opens), "/deadline", "moet een tijdstip na opens zijn",
		"must be an instant after opens")
}
