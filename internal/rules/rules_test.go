// SPDX-License-Identifier: EUPL-1.2

package rules_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/rules"
)

type item struct {
	Code string `json:"code" validate:"loud"`
}

type body struct {
	Name   string      `json:"name" validate:"filled,line,visible"`
	Number string      `json:"company_number" validate:"omitempty,company_number"`
	Count  int         `json:"count" validate:"between=1:10"`
	Sum    *money.Euro `json:"sum" validate:"omitnil,money"`
	Codes  []string    `json:"codes" validate:"max=3,dive,loud,once"`
	Items  []item      `json:"items" validate:"dive,once=code"`
	At     time.Time   `json:"at" validate:"omitempty,near"`
}

var book = rules.New(map[string]rules.Rule{"loud": func(s, _ string) bool { return s == strings.ToUpper(s) }},
	func(b rules.Broken) fault.Fault { return fault.At(b.Pointer, b.Code(), bilingual.Words{}) })

func TestAFieldThatBreaksItsRuleIsNamedWhereItStands(t *testing.T) {
	t.Parallel()
	euro := func(amount, currency string) *money.Euro { return &money.Euro{Amount: amount, Currency: currency} }
	for want, bend := range map[string]func(*body){
		"":                                     func(*body) {},
		"/name required":                       func(b *body) { b.Name = " \u200b" },
		"/name too_long":                       func(b *body) { b.Name = strings.Repeat("é", rules.MaxLine+1) },
		"/name control_character":              func(b *body) { b.Name = "a\u0007b" },
		"/company_number company_number":       func(b *body) { b.Number = "0999.010.127" },
		"/company_number establishment_number": func(b *body) { b.Number = "2147.812.701" },
		"/count between":                       func(b *body) { b.Count = 11 },
		"/sum amount":                          func(b *body) { b.Sum = euro("1.00", "USD") },
		"/sum amount_decimals":                 func(b *body) { b.Sum = euro("1.001", "EUR") },
		"/sum amount_negative":                 func(b *body) { b.Sum = euro("-1", "EUR") },
		"/codes too_many":                      func(b *body) { b.Codes = []string{"A", "B", "C", "D"} },
		"/codes/0 loud, /codes/2 named_twice":  func(b *body) { b.Codes = []string{"a", "B", "B"} },
		"/items/2/code named_twice":            func(b *body) { b.Items = []item{{"A"}, {"B"}, {"A"}} },
		"/items/1/code loud":                   func(b *body) { b.Items = []item{{"A"}, {"b"}, {""}, {""}} },
		"/at near":                             func(b *body) { b.At = time.Date(1999, 12, 31, 9, 0, 0, 0, time.UTC) },
	} {
		b := body{Name: "Kempen", Count: 1, Sum: euro("1.00", "EUR")}
		bend(&b)
		if got := book.Faults(b).Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
