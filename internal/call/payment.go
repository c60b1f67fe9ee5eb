// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Payment is a part of a grant in cents.
type Payment struct {
	Instalment
	Amount money.Cents
}

// Payments divide a grant by the instalments of the call, each rounded down to the cent; the last takes the rest, so that they
// add up to the grant. None where the call does not say.
func (c Call) Payments(granted money.Cents) []Payment {
	var all []Payment
	rest := granted
	for i, p := range c.Instalments {
		amount := money.Part(granted, money.Cents(p.Share), money.Cents(money.Whole))
		if i == len(c.Instalments)-1 {
			amount = rest
		}
		rest -= amount
		all = append(all, Payment{p, amount})
	}
	return all
}

var moments = map[string][2]string{"award": {"bij de toekenning", "at the award"}, "interim_report": {"na het tussentijds verslag",
	"after the interim report"},
	"final_report": {"na het eindverslag", "after the final report"}}

// Moment says when a part of the grant is paid; a call may name other moments, which are shown as they are.
func (i Instalment) Moment(lang string) string {
	words, known := moments[i.At]
	switch {
	case !known:
		return "(" + strings.ReplaceAll(i.At, "_", " ") + ")"
	case lang == "en":
		return words[1]
	}
	return words[0]
}
