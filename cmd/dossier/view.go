// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// moment writes an instant for people, in Brussels.
func (a *app) moment(at time.Time) string { return calendar.Moment(at, a.lang) }

// day writes a day for people; what is no day is shown as it is.
func (a *app) day(iso string) string {
	d, err := calendar.ReadDate(iso)
	switch {
	case err != nil:
		return iso
	case a.lang == "en":
		return d.English()
	}
	return d.Dutch()
}

// amount writes money for people; what is no amount is shown as it is.
func (a *app) amount(e *money.Euro) string {
	if e == nil {
		return ""
	}
	cents, err := e.Cents()
	switch {
	case err != nil:
		return e.Amount + " " + e.Currency
	case a.lang == "en":
		return cents.English()
	}
	return cents.Belgian()
}

// waits names who must act.
func (a *app) waits(all []dossier.Party) string {
	var names []string
	for _, p := range all {
		if name := strings.TrimSpace(p.Role.Label(a.lang) + " " + p.Hub); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, a.say("and"))
}

// term says what falls due, when, and how that instant was reached.
func (a *app) term(d *contract.Due) string {
	text := calendar.Until(d.At, a.lang) + " (" + cmp.Or(d.Reason, d.Rule) + ")"
	if d.Label != "" {
		text = d.Label + ": " + text
	}
	return text
}

// decimal writes a number of the server as people do in their language.
func (a *app) decimal(number string) string {
	if a.lang == "en" {
		return number
	}
	return strings.ReplaceAll(number, ".", ",")
}
