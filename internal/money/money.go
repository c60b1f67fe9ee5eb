// SPDX-License-Identifier: EUPL-1.2

// Package money counts euros in whole cents and rates in basis points, so that no sum ever depends on rounding.
package money

import (
	"errors"
	"strconv"
	"strings"
)

// Cents is an amount in euro cents.
type Cents int64

// BasisPoints is a rate in hundredths of a percent: 8000 is 80 %.
type BasisPoints int64

// Currency is the only currency the programme pays in.
const Currency = "EUR"

// Max is the largest amount the product accepts: ten billion euro, far above any call and far below overflow.
const Max Cents = 10_000_000_000_00

// Why Parse refuses an amount; the texts are codes for callers to match, not sentences for people.
var (
	ErrSyntax   = errors.New("amount: not a decimal number")
	ErrDecimals = errors.New("amount: more than two decimals")
	ErrNegative = errors.New("amount: negative")
	ErrTooLarge = errors.New("amount: too large")
)

// Parse reads a decimal string with a point and at most two decimals, such as "50000.00" or "12.5".
func Parse(s string) (Cents, error) {
	negative := strings.HasPrefix(s, "-")
	whole, fraction, hasPoint := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if !digits(whole) || (hasPoint && !digits(fraction)) {
		return 0, ErrSyntax
	}
	if len(fraction) > 2 {
		return 0, ErrDecimals
	}
	if negative {
		return 0, ErrNegative
	}
	whole = strings.TrimLeft(whole, "0")
	if len(whole) > 13 {
		return 0, ErrTooLarge
	}
	for len(fraction) < 2 {
		fraction += "0"
	}
	n, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		return 0, ErrSyntax
	}
	if Cents(n) > Max {
		return 0, ErrTooLarge
	}
	return Cents(n), nil
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

// String is the plain form for machines: "50000.00".
func (c Cents) String() string {
	return c.sign() + c.euros() + "." + c.fraction()
}

// Belgian is the form for people in Flanders: "€ 50.000,00" with a no-break space.
func (c Cents) Belgian() string {
	return "€\u00a0" + c.sign() + c.grouped(".") + "," + c.fraction()
}

// English is the form for people who read English: "€50,000.00".
func (c Cents) English() string {
	return c.sign() + "€" + c.grouped(",") + "." + c.fraction()
}

// In is the form for people who read English ("en"), or that for people in Flanders.
func (c Cents) In(lang string) string {
	if lang == "en" {
		return c.English()
	}
	return c.Belgian()
}

func (c Cents) sign() string {
	if c < 0 {
		return "-"
	}
	return ""
}

func (c Cents) absolute() uint64 {
	if c < 0 {
		return uint64(-c)
	}
	return uint64(c)
}

func (c Cents) euros() string { return strconv.FormatUint(c.absolute()/100, 10) }

func (c Cents) fraction() string {
	f := strconv.FormatUint(c.absolute()%100, 10)
	if len(f) == 1 {
		f = "0" + f
	}
	return f
}

func (c Cents) grouped(separator string) string {
	s := c.euros()
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + separator + s[i:]
	}
	return s
}

// Euro is an amount as the JSON contracts write it: {"amount":"50000.00","currency":"EUR"}.
// Amount stays text, so that a draft keeps what a person typed.
type Euro struct {
	Amount   string `json:"amount"`
	Currency string `json:"currency"`
}

// Euro gives the contract form of c.
func (c Cents) Euro() Euro { return Euro{Amount: c.String(), Currency: Currency} }

// Cents reads the amount; the currency must be EUR.
func (e Euro) Cents() (Cents, error) {
	if e.Currency != Currency {
		return 0, ErrCurrency
	}
	return Parse(e.Amount)
}

// ErrCurrency says that an amount is not in euro.
var ErrCurrency = errors.New("amount: currency is not EUR")
