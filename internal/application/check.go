// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"reflect"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// checker gathers the problems of one content, at most one per place.
type checker struct {
	content  Content
	id       Identity
	need     Requirements
	problems fault.Faults
}

// add keeps the first problem of a place; an error takes the place of a warning.
func (k *checker) add(p fault.Fault) {
	switch i := slices.IndexFunc(k.problems, func(q fault.Fault) bool { return q.Pointer == p.Pointer }); {
	case i < 0:
		k.problems = append(k.problems, p)
	case p.Severity == fault.Error && k.problems[i].Severity == fault.Warning:
		k.problems[i] = p
	}
}

func (k *checker) error(pointer, code string, limit ...bilingual.Words) {
	k.add(Error(pointer, code, limit...))
}

func (k *checker) warn(pointer, code string, limit ...bilingual.Words) {
	k.add(Warning(pointer, code, limit...))
}

// Check lists everything that is wrong or still missing, in the order of the sections: first field by field, by the validate
// tags of Content, then across fields and against the call. A problem sits on the dependent or later field.
func Check(c Content, id Identity, need Requirements) fault.Faults {
	k := &checker{content: c, id: id, need: need, problems: book.Faults(c)}
	if c.Applicant.CompanyNumber != id.CompanyNumber {
		k.error("/applicant/company_number", "company_differs")
	}
	if c.Hubs.Lead != id.Hub {
		k.error("/hubs/lead", "hub_differs")
	}
	for _, check := range []func(){k.checkSize, k.checkCategories, k.checkPartners, k.checkSummary, k.checkPeriod, k.checkOver, k.checkSets,
		k.checkResults, k.checkHubs, k.checkSums, k.checkAid, k.checkDeclarations} {
		check()
	}
	slices.SortStableFunc(k.problems, func(a, b fault.Fault) int { return section(a.Pointer) - section(b.Pointer) })
	return k.problems
}

// DeclarationKeys are the declarations that a call can ask for.
func DeclarationKeys() []string {
	var keys []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Declarations]()) {
		keys = append(keys, strict.Name(f))
	}
	return keys
}

// checkDeclarations wants what the call asks the applicant to declare.
func (k *checker) checkDeclarations() {
	given := reflect.ValueOf(k.content.Declarations)
	for i := range given.NumField() {
		key := strict.Name(given.Type().Field(i))
		if slices.Contains(k.need.Declarations, key) && !given.Field(i).Bool() {
			k.error("/declarations/"+key, "declaration_required")
		}
	}
}

// section is the place of a pointer's section in the content.
func section(pointer string) int {
	name, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	t := reflect.TypeFor[Content]()
	for i := range t.NumField() {
		if strict.Name(t.Field(i)) == name {
			return i
		}
	}
	return t.NumField()
}
