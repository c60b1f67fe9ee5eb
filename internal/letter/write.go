// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"strconv"
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
	return e.Amount
}

// day writes 2022-11-01 as 1 november 2022; what is no date stays as it was typed.
func day(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return calendar.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}.Dutch()
}

// decimal writes 46.5 as 46,5.
func decimal(s string) string { return strings.Replace(s, ".", ",", 1) }

// share writes a part of a whole as a percentage with one decimal, or nothing when there is no whole.
func share(part, whole money.Cents) string {
	if whole <= 0 {
		return ""
	}
	permille := (int64(part)*1000 + int64(whole)/2) / int64(whole)
	return strconv.FormatInt(permille/10, 10) + "," + strconv.FormatInt(permille%10, 10) + " %"
}

func yes(b bool) string {
	if b {
		return "ja"
	}
	return "nee"
}

// joined labels keys, with commas.
func joined(keys []string) string {
	words := make([]string, len(keys))
	for i, k := range keys {
		words[i] = label(k)
	}
	return strings.Join(words, ", ")
}

// spaced puts what is there after one another.
func spaced(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, " ")
}
