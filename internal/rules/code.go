// SPDX-License-Identifier: EUPL-1.2

package rules

import (
	"errors"
	"reflect"

	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Code is the usual code of what is broken: the name of the rule, or what exactly is wrong where that can be several things.
func (b Broken) Code() string {
	text, _ := b.Value.(string)
	switch b.Rule {
	case "required", "filled", "min":
		return "required"
	case "line", "lines":
		return "too_long"
	case "max":
		if reflect.ValueOf(b.Value).Kind() == reflect.Slice {
			return "too_many"
		}
		return "too_long"
	case "visible":
		return "control_character"
	case "once":
		return "named_twice"
	case "mailbox":
		return "email"
	case "iban_checked":
		return "iban"
	case "date", "day":
		if exists(text) {
			return "date_far"
		}
		return "date"
	case "company_number":
		if _, err := identity.NormaliseCompanyNumber(text); errors.Is(err, identity.ErrEstablishment) {
			return "establishment_number"
		}
	case "money":
		return amount(text)
	}
	return b.Rule
}

func amount(text string) string {
	switch _, err := money.Parse(text); {
	case errors.Is(err, money.ErrNegative):
		return "amount_negative"
	case errors.Is(err, money.ErrDecimals):
		return "amount_decimals"
	}
	return "amount"
}
