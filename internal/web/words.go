// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"html/template"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// written are how templates write what pages of dossiers show, in a language.
func written(lang string) template.FuncMap {
	return template.FuncMap{
		"upper":      upper,
		"introduced": introduced,
		"day":        func(at time.Time) string { return day(at, lang) },
		"last":       func(at time.Time) string { return calendar.Last(at, lang) },
		"until":      func(at time.Time) string { return calendar.Until(at, lang) },
		"role":       func(r dossier.Role) string { return r.Label(lang) },
		"euro":       func(e *money.Euro) string { return amount(e, lang) },
		"remains":    func(a contract.AidAccount) string { return remains(a, lang) },
		"size":       func(bytes int) string { return size(bytes, lang) },
		"told":       func(state string) bilingual.Words { return toldWords[state] },
	}
}

// introduced is a name before what is said of it: one that asks a question needs no colon.
func introduced(name string) string {
	if strings.HasSuffix(name, "?") {
		return name
	}
	return name + ":"
}

// amount is an amount in words; one that cannot be read is shown as it was typed, and none as nothing.
func amount(e *money.Euro, lang string) string {
	if e == nil {
		return ""
	}
	cents, err := e.Cents()
	if err != nil {
		return e.Amount
	}
	return cents.In(lang)
}

// remains is what is left of an account after what is asked, below nothing where it does not fit; "" where it is not told.
func remains(a contract.AidAccount, lang string) string {
	if a.Left == nil || a.Asked == nil {
		return amount(a.Left, lang)
	}
	left, err := a.Left.Cents()
	asked, wrong := a.Asked.Cents()
	if err != nil || wrong != nil {
		return ""
	}
	return (left - asked).In(lang)
}

// size is how large a file is, as people say it.
func size(bytes int, lang string) string {
	switch {
	case bytes < 1<<10:
		return fmt.Sprintf("%d\u00a0bytes", bytes)
	case bytes < 1<<20:
		return fmt.Sprintf("%d\u00a0kB", bytes>>10)
	}
	text := fmt.Sprintf("%.1f\u00a0MB", float64(bytes)/(1<<20))
	if lang == "en" {
		return text
	}
	return strings.Replace(text, ".", ",", 1)
}

// toldWords say how far a message got.
var toldWords = map[string]bilingual.Words{
	"queued":     {"wordt verstuurd", "is being sent"},
	"sent":       {"verstuurd", "sent"},
	"no_address": {"geen adres bekend", "no address known"},
	"failed":     {"kon niet afgeleverd worden", "could not be delivered"},
}
