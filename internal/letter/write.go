// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"math/big"
	"regexp"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// euro writes an amount as people do; what is no amount stays as it was typed.
func euro(e money.Euro) string {
	if cents, err := e.Cents(); err == nil {
		return cents.Belgian()
	}
	if e.Currency == money.Currency {
		return e.Amount
	}
	return spaced(e.Amount, e.Currency)
}

// day writes 2022-11-01 as 1 november 2022; what is no date stays as it was typed.
func day(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return calendar.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}.Dutch()
}

var plainDecimal = regexp.MustCompile(`^[0-9]+\.[0-9]+$`)

// decimal writes 46.5 as 46,5; what is no number stays as it was typed.
func decimal(s string) string {
	if plainDecimal.MatchString(s) {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}

// share writes a part of a whole as a percentage with one decimal, or nothing when there is no whole.
func share(part, whole money.Cents) string {
	if whole <= 0 {
		return ""
	}
	percent := new(big.Rat).Mul(big.NewRat(int64(part), int64(whole)), big.NewRat(100, 1))
	return decimal(percent.FloatString(1)) + "\u00a0%"
}

func yes(b bool) string {
	if b {
		return "ja"
	}
	return "nee"
}

// given is a value, or the remark that there is none.
func given(value string) string {
	if value == "" {
		return notFilledIn
	}
	return value
}

// unit puts a unit behind a value that is there.
func unit(value, name string) string {
	if value == "" {
		return ""
	}
	return value + "\u00a0" + name
}

// named puts a code in brackets behind a name; either may be missing.
func named(name, code string) string {
	if name == "" || code == "" {
		return name + code
	}
	return name + " (" + code + ")"
}

// joined labels keys of a list, with commas.
func joined(list string, keys []string) string {
	words := make([]string, len(keys))
	for i, k := range keys {
		words[i] = given(label(list, k))
	}
	return strings.Join(words, ", ")
}

// spaced puts what is there after one another, lined below one another.
func spaced(parts ...string) string { return there(" ", parts) }
func lined(parts ...string) string  { return there("\n", parts) }

func there(between string, parts []string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, between)
}
