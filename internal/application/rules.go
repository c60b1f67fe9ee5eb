// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
	"github.com/go-playground/validator/v10"
)

// Longest texts, in characters.
const (
	maxLine = 200
	maxText = 10_000
)

// rules is the validator with every tag of Content; it is built once and safe for use by many.
var rules = func() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(strict.Name)
	v.RegisterCustomTypeFunc(typed, money.Euro{})
	for tag, rule := range map[string]validator.Func{
		"line":           func(f validator.FieldLevel) bool { return utf8.RuneCountInString(f.Field().String()) <= maxLine },
		"lines":          func(f validator.FieldLevel) bool { return utf8.RuneCountInString(f.Field().String()) <= maxText },
		"key":            func(f validator.FieldLevel) bool { return slices.Contains(lists[f.Param()], f.Field().String()) },
		"company_number": holds(func(s string) bool { _, err := identity.NormaliseCompanyNumber(s); return err == nil }),
		"iban_checked":   holds(func(s string) bool { _, err := identity.NormaliseIBAN(s); return err == nil }),
		"mailbox":        holds(identity.Email),
		"website":        holds(identity.Website),
		"phone":          holds(func(s string) bool { _, err := identity.NormalisePhone(s); return err == nil }),
		"nace_code":      holds(identity.NACE),
		"refnis":         holds(refnis.MatchString),
		"country":        holds(identity.Country),
		"date":           holds(near),
		"day":            holds(date),
		"money":          holds(func(s string) bool { _, err := money.Parse(s); return err == nil }),
		"decimals":       decimals,
		"postal_code":    postalCode,
	} {
		if err := v.RegisterValidation(tag, rule); err != nil {
			panic(err) // a tag is misspelt: only a broken build gets here
		}
	}
	return v
}()

// typed shows an amount to the validator as the text that was typed; another currency shows as no number.
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

func holds(ok func(string) bool) validator.Func {
	return func(f validator.FieldLevel) bool { return ok(f.Field().String()) }
}

func date(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// The years in which the days of an application lie.
const firstYear, lastYear = 2000, 2100

// near says whether a day exists, in years that people plan in.
func near(s string) bool {
	t, err := time.Parse(time.DateOnly, s)
	return err == nil && t.Year() >= firstYear && t.Year() <= lastYear
}

var number = regexp.MustCompile(`^[0-9]{1,12}(\.([0-9]+))?$`)

func decimals(f validator.FieldLevel) bool {
	most, err := strconv.Atoi(f.Param())
	parts := number.FindStringSubmatch(f.Field().String())
	return err == nil && parts != nil && len(parts[2]) <= most
}

var refnis = regexp.MustCompile(`^[0-9]{5}$`)

func postalCode(f validator.FieldLevel) bool {
	a, _ := f.Parent().Interface().(Address)
	return identity.PostalCode(f.Field().String(), a.Country)
}

// explain turns a broken tag into a code and what its sentence needs.
func explain(f validator.FieldError) (code string, limit bilingual.Words) {
	value, _ := f.Value().(string)
	switch tag := f.Tag(); tag {
	case "required", "min":
		return "required", bilingual.Words{}
	case "line":
		return "line_too_long", count(maxLine)
	case "lines":
		return "text_too_long", count(maxText)
	case "key":
		return "unknown_key", bilingual.Words{}
	case "iban_checked":
		return "iban", bilingual.Words{}
	case "date", "day":
		if date(value) {
			return "date_far", bilingual.Words{}
		}
		return "date", bilingual.Words{}
	case "mailbox":
		return "email", bilingual.Words{}
	case "decimals":
		return "decimals", bilingual.Plain(f.Param())
	case "company_number":
		if _, err := identity.NormaliseCompanyNumber(value); errors.Is(err, identity.ErrEstablishment) {
			return "establishment_number", bilingual.Words{}
		}
		return "company_number", bilingual.Words{}
	case "money":
		return amount(f.Value()), bilingual.Words{}
	default:
		return tag, bilingual.Words{}
	}
}

func amount(value any) string {
	s, ok := value.(string)
	if e, isEuro := value.(money.Euro); isEuro {
		s, ok = e.Amount, e.Currency == money.Currency
	}
	if !ok {
		return "amount"
	}
	switch _, err := money.Parse(s); {
	case errors.Is(err, money.ErrNegative):
		return "amount_negative"
	case errors.Is(err, money.ErrDecimals):
		return "amount_decimals"
	}
	return "amount"
}
