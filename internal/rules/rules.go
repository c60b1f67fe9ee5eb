// SPDX-License-Identifier: EUPL-1.2

// Package rules holds single fields to what their validate tags say, and names each that breaks a rule. What two fields say
// together is code of the package that owns them, and so are the words.
package rules

import (
	"errors"
	"reflect"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
	"github.com/go-playground/validator/v10"
)

// Rule says whether a text is right; the parameter is what stands after the name of the rule in the tag.
type Rule func(value, parameter string) bool

// Broken is a field that breaks a rule.
type Broken struct {
	Pointer   string
	Rule      string // as the tag names it
	Parameter string
	Value     any
}

// Book is the rules of a package: those that all share, those of its own, and how it says what is wrong.
type Book struct {
	validate *validator.Validate
	say      func(Broken) fault.Fault
}

// New makes a book; it is made once and safe for use by many.
func New(own map[string]Rule, say func(Broken) fault.Fault) Book {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(strict.Name)
	v.RegisterCustomTypeFunc(typed, money.Euro{})
	register := func(name string, rule validator.Func) {
		if err := v.RegisterValidation(name, rule); err != nil {
			panic(err) // a name is misspelt: only a broken build gets here
		}
	}
	for name, rule := range shared {
		register(name, held(rule))
	}
	for name, rule := range own {
		register(name, held(rule))
	}
	register("postal_code", postalCode)
	register("near", near)
	register("once", once)
	return Book{v, say}
}

func held(rule Rule) validator.Func {
	return func(f validator.FieldLevel) bool { return rule(written(f.Field()), f.Param()) }
}

// written is a text as it is, and a whole number as it is written.
func written(v reflect.Value) string {
	if v.CanInt() {
		return strconv.FormatInt(v.Int(), 10)
	}
	return v.String()
}

// typed shows an amount to a rule as the text that was typed; another currency shows as no number.
func typed(v reflect.Value) any {
	e, ok := v.Interface().(money.Euro)
	if !ok || e.Amount == "" {
		return ""
	}
	if e.Currency != money.Currency {
		return "currency"
	}
	return e.Amount
}

// Faults says of every field of a struct which rule it breaks, the first if more, in the order of the fields.
func (b Book) Faults(of any) fault.Faults {
	var broken validator.ValidationErrors
	if err := b.validate.Struct(of); err == nil || !errors.As(err, &broken) {
		return nil
	}
	faults := make(fault.Faults, 0, len(broken))
	for _, f := range broken {
		at := pointer(f.Namespace())
		if f.Tag() == "once" && f.Param() != "" {
			at += "/" + f.Param()
		}
		faults = append(faults, b.say(Broken{at, f.Tag(), f.Param(), f.Value()}))
	}
	return faults
}

// pointer turns Content.budget[0].amount into /budget/0/amount.
func pointer(namespace string) string {
	_, path, _ := strings.Cut(namespace, ".")
	return "/" + places.Replace(path)
}

var places = strings.NewReplacer(".", "/", "[", "/", "]", "")
