// SPDX-License-Identifier: EUPL-1.2

package words

import (
	"slices"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Moment writes an instant, in Brussels.
func (l Language) Moment(at time.Time) string { return calendar.Moment(at, string(l)) }

// Day writes a day; what is no day is shown as it is.
func (l Language) Day(iso string) string { return calendar.InWords(iso, string(l)) }

// Amount writes money; what is no amount is shown as it is.
func (l Language) Amount(e *money.Euro) string {
	if e == nil {
		return ""
	}
	cents, err := e.Cents()
	if err != nil {
		return e.Amount + " " + e.Currency
	}
	return cents.In(string(l))
}

// Decimal writes a number of the server as people do.
func (l Language) Decimal(number string) string {
	if l == "en" {
		return number
	}
	return strings.ReplaceAll(number, ".", ",")
}

// Role names a role.
func (l Language) Role(r dossier.Role) string { return r.Label(string(l)) }

// Waits names who must act.
func (l Language) Waits(all []dossier.Party) string {
	var names []string
	for _, p := range all {
		if name := strings.TrimSpace(l.Role(p.Role) + " " + p.Hub); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, l.Say("and"))
}
