// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/go-playground/validator/v10"
)

// Requirements are what the call asks of the content.
type Requirements struct {
	Declarations []string // that must be given, by key
}

// Check lists everything that is wrong or still missing, in the order of the sections. The rules of single fields
// are the validate tags of Content.
func Check(c Content, id Identity, need Requirements) []Problem {
	problems := fields(c)
	add := func(pointer, code string) {
		if !slices.ContainsFunc(problems, func(p Problem) bool { return p.Pointer == pointer }) {
			problems = append(problems, Problem{Pointer: pointer, Code: code, Severity: Error})
		}
	}
	if c.Applicant.CompanyNumber != id.CompanyNumber {
		add("/applicant/company_number", "company_differs")
	}
	if c.Hubs.Lead != id.Hub {
		add("/hubs/lead", "hub_differs")
	}
	given := reflect.ValueOf(c.Declarations)
	for i := range given.NumField() {
		key := given.Type().Field(i).Tag.Get("json")
		if slices.Contains(need.Declarations, key) && !given.Field(i).Bool() {
			add("/declarations/"+key, "declaration_required")
		}
	}
	slices.SortStableFunc(problems, func(a, b Problem) int { return section(a.Pointer) - section(b.Pointer) })
	return problems
}

// section is the place of a pointer's section in the content.
func section(pointer string) int {
	name, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	t := reflect.TypeFor[Content]()
	for i := range t.NumField() {
		if t.Field(i).Tag.Get("json") == name {
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
