// SPDX-License-Identifier: EUPL-1.2

package typed

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Amount reads an amount of euro: "12.500,00", "12500", "€ 12.500", "12 500,5" and "12500.00" are "12500.00" and the like. It is read alike
// in every language: "12,500" could be a thousand times more in one than in another, and is none. When it is none, ok is false and the text
// stays as it was typed; of a negative amount only the notation changes, so that the rules can name it.
func Amount(s string) (plainly string, ok bool) {
	typed := bare(plain(s))
	negative := strings.HasPrefix(typed, "-") || strings.HasPrefix(typed, "−")
	n, is := number(strings.TrimSpace(strings.TrimLeft(typed, "-−")), '.')
	cents, err := money.Parse(n)
	switch {
	case !is || err != nil:
		return s, false
	case negative && cents > 0:
		return "-" + cents.String(), false
	}
	return cents.String(), true
}

// Euro is Amount as the contracts write it; of an empty text, no amount.
func Euro(s string) money.Euro {
	if plain(s) == "" {
		return money.Euro{}
	}
	amount, _ := Amount(s)
	return money.Euro{Amount: strings.TrimSpace(amount), Currency: money.Currency}
}

// bare is an amount without its currency, and without the dash for no cents.
func bare(s string) string {
	for _, sign := range []string{"€", "euro", "eur"} {
		if len(s) >= len(sign) && strings.EqualFold(s[:len(sign)], sign) {
			s = s[len(sign):]
			break
		}
		if n := len(s) - len(sign); n >= 0 && strings.EqualFold(s[n:], sign) {
			s = s[:n]
			break
		}
	}
	s = strings.TrimSpace(s)
	for _, dash := range []string{",--", ",-", ",–", ",—"} {
		if whole, cut := strings.CutSuffix(s, dash); cut {
			return whole
		}
	}
	return s
}

// ShowAmount writes a stored amount for a field: "12.500,00", or "12,500.00" in English. What is none is shown as it is.
func ShowAmount(stored, lang string) string {
	cents, err := money.Parse(stored)
	if err != nil {
		return stored
	}
	if lang == "en" {
		return strings.TrimPrefix(cents.English(), "€")
	}
	return strings.TrimPrefix(cents.Belgian(), "€\u00a0")
}
