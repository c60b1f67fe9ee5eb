// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/go-playground/validator/v10"
)

// checker gathers the problems of one content, at most one per place.
type checker struct {
	content  Content
	id       Identity
	need     Requirements
	problems []Problem
}

// add keeps the first problem of a place; an error takes the place of a warning.
func (k *checker) add(p Problem) {
	switch i := slices.IndexFunc(k.problems, func(q Problem) bool { return q.Pointer == p.Pointer }); {
	case i < 0:
		k.problems = append(k.problems, p)
	case p.Severity == Error && k.problems[i].Severity == Warning:
		k.problems[i] = p
	}
}

func (k *checker) error(pointer, code string, limit bilingual.Words) {
	k.add(Problem{Pointer: pointer, Code: code, Severity: Error, Limit: limit})
}

func (k *checker) warn(pointer, code string, limit bilingual.Words) {
	k.add(Problem{Pointer: pointer, Code: code, Severity: Warning, Limit: limit})
}

// Check lists everything that is wrong or still missing, in the order of the sections: first field by field, by the validate
// tags of Content, then across fields and against the call. A problem sits on the dependent or later field.
func Check(c Content, id Identity, need Requirements) []Problem {
	k := &checker{content: c, id: id, need: need, problems: fields(c)}
	if c.Applicant.CompanyNumber != id.CompanyNumber {
		k.error("/applicant/company_number", "company_differs", bilingual.Words{})
	}
	if c.Hubs.Lead != id.Hub {
		k.error("/hubs/lead", "hub_differs", bilingual.Words{})
	}
	for _, check := range []func(){k.checkSize, k.checkCategories, k.checkPartners, k.checkSummary, k.checkPeriod, k.checkOver, k.checkSets, k.checkResults,
		k.checkHubs, k.checkSums, k.checkAid, k.checkDeclarations} {
		check()
	}
	slices.SortStableFunc(k.problems, func(a, b Problem) int { return section(a.Pointer) - section(b.Pointer) })
	return k.problems
}

// DeclarationKeys are the declarations that a call can ask for.
func DeclarationKeys() []string {
	var keys []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Declarations]()) {
		keys = append(keys, fieldName(f))
	}
	return keys
}

// checkDeclarations wants what the call asks the applicant to declare.
func (k *checker) checkDeclarations() {
	given := reflect.ValueOf(k.content.Declarations)
	for i := range given.NumField() {
		key := fieldName(given.Type().Field(i))
		if slices.Contains(k.need.Declarations, key) && !given.Field(i).Bool() {
			k.error("/declarations/"+key, "declaration_required", bilingual.Words{})
		}
	}
}

// section is the place of a pointer's section in the content.
func section(pointer string) int {
	name, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	t := reflect.TypeFor[Content]()
	for i := range t.NumField() {
		if fieldName(t.Field(i)) == name {
			return i
		}
	}
	return t.NumField()
}

// fields runs the validate tags and gives one problem per wrong field.
func fields(c Content) []Problem {
	var faults validator.ValidationErrors
	if err := rules.Struct(c); err == nil || !errors.As(err, &faults) {
		return nil
	}
	problems := make([]Problem, 0, len(faults))
	for _, f := range faults {
		code, limit := explain(f)
		problems = append(problems, Problem{Pointer: pointer(f.Namespace()), Code: code, Severity: Error, Limit: limit})
	}
	return problems
}

// pointer turns Content.budget[0].amount into /budget/0/amount.
func pointer(namespace string) string {
	_, path, _ := strings.Cut(namespace, ".")
	return "/" + strings.NewReplacer(".", "/", "[", "/", "]", "").Replace(path)
}
