// SPDX-License-Identifier: EUPL-1.2

package rules

import (
	"errors"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
	"github.com/go-playground/validator/v10"
)

// Longest texts, in characters.
const (
	MaxLine  = 200
	MaxLines = 10_000
)

// shared are the rules that all books have.
var shared = map[string]Rule{
	"filled":         func(s, _ string) bool { return !text.Blank(s) },
	"line":           func(s, _ string) bool { return utf8.RuneCountInString(s) <= MaxLine },
	"lines":          func(s, _ string) bool { return utf8.RuneCountInString(s) <= MaxLines },
	"visible":        func(s, _ string) bool { _, ok := text.Line(s); return ok },
	"company_number": func(s, _ string) bool { _, err := identity.NormaliseCompanyNumber(s); return err == nil },
	"iban_checked":   func(s, _ string) bool { _, err := identity.NormaliseIBAN(s); return err == nil },
	"mailbox":        func(s, _ string) bool { return identity.Email(s) },
	"website":        func(s, _ string) bool { return identity.Website(s) },
	"phone":          func(s, _ string) bool { _, err := identity.NormalisePhone(s); return err == nil },
	"nace_code":      func(s, _ string) bool { return identity.NACE(s) },
	"refnis":         func(s, _ string) bool { return refnis.MatchString(s) },
	"country":        func(s, _ string) bool { return identity.Country(s) },
	"date":           func(s, _ string) bool { return Near(s) },
	"day":            func(s, _ string) bool { return exists(s) },
	"money":          func(s, _ string) bool { _, err := money.Parse(s); return err == nil },
	"decimals":       decimals,
	"between":        Between,
}

// The years in which the days of an application or a call lie.
const firstYear, lastYear = 2000, 2100

// Near says whether a day exists, in years that people plan in.
func Near(s string) bool {
	t, err := time.Parse(time.DateOnly, s)
	return err == nil && t.Year() >= firstYear && t.Year() <= lastYear
}

func exists(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

var refnis = regexp.MustCompile(`^[0-9]{5}$`)

var number = regexp.MustCompile(`^[0-9]{1,12}(\.([0-9]+))?$`)

// decimals says whether a text is a number with at most so many decimals.
func decimals(s, most string) bool {
	n, err := strconv.Atoi(most)
	parts := number.FindStringSubmatch(s)
	return err == nil && parts != nil && len(parts[2]) <= n
}

// Between says whether a whole number lies between two bounds such as 1:100, both included.
func Between(s, bounds string) bool {
	from, until, _ := strings.Cut(bounds, ":")
	n, err := strconv.ParseInt(s, 10, 64)
	least, noLeast := strconv.ParseInt(from, 10, 64)
	most, noMost := strconv.ParseInt(until, 10, 64)
	return errors.Join(err, noLeast, noMost) == nil && least <= n && n <= most
}

// near says whether an instant falls in years that people plan in.
func near(f validator.FieldLevel) bool {
	at, is := f.Field().Interface().(time.Time)
	return is && Near(calendar.DateOf(at).String())
}

// postalCode is right for the country that stands beside it.
func postalCode(f validator.FieldLevel) bool {
	return identity.PostalCode(f.Field().String(), f.Parent().FieldByName("Country").String())
}

// once says of an entry of a list that none before it is the same; with a parameter, that none has the same field of that name.
// What is empty is no double: other rules ask for it.
func once(f validator.FieldLevel) bool {
	list, index, _ := strings.Cut(strings.TrimSuffix(f.StructFieldName(), "]"), "[")
	n, err := strconv.Atoi(index)
	all := f.Parent().FieldByName(list)
	if err != nil || f.Param() == "" && f.Field().IsZero() {
		return err == nil
	}
	same := func(entry reflect.Value) any {
		if f.Param() == "" {
			return entry.Interface()
		}
		return named(entry, f.Param())
	}
	mine := same(all.Index(n))
	for i := range n {
		if mine != "" && same(all.Index(i)) == mine {
			return false
		}
	}
	return true
}

// named is the text of the field that JSON gives a name.
func named(entry reflect.Value, name string) string {
	for i := range entry.NumField() {
		if strict.Name(entry.Type().Field(i)) == name {
			return entry.Field(i).String()
		}
	}
	panic("no field " + name) // a tag is misspelt: only a broken build gets here
}
