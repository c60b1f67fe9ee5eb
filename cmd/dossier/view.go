// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// view is a dossier as the API shows it.
type view struct {
	Number        string      `json:"number"`
	Title         string      `json:"title"`
	Call          string      `json:"call"`
	Hub           string      `json:"hub"`
	CompanyNumber string      `json:"company_number"`
	State         string      `json:"state"`
	Label         string      `json:"label"`
	Since         time.Time   `json:"since"`
	WaitingFor    []party     `json:"waiting_for"`
	Due           *due        `json:"due"`
	Allowed       []offer     `json:"allowed"`
	Missing       []missing   `json:"missing"`
	Asked         *money.Euro `json:"asked"`
	Granted       *money.Euro `json:"granted"`
	Explanation   string      `json:"explanation"`
	Objection     *due        `json:"objection"`
	Planned       []planned   `json:"planned"`
	Panel         []seat      `json:"panel"`
	Aid           []account   `json:"aid"`
	Place         int         `json:"place"`
	Saved         *struct {
		Version int       `json:"version"`
		At      time.Time `json:"at"`
		By      string    `json:"by"`
	} `json:"saved"`
	Parties   []stake `json:"parties"`
	Questions []struct {
		Pointer string `json:"pointer"`
		Place   string `json:"place"`
		Text    string `json:"text"`
		Changed bool   `json:"changed"`
	} `json:"questions"`
	Next []struct {
		Role     string   `json:"role"`
		Commands []string `json:"commands"`
	} `json:"next"`
}

// planned is what the clock will do.
type planned struct {
	At     time.Time `json:"at"`
	Label  string    `json:"label"`
	Reason string    `json:"reason"`
	Effect string    `json:"effect"`

	Postpones string `json:"postpones"`
}

// seat is a place on the panel that assesses.
type seat struct {
	Assessor string `json:"assessor"`
	Name     string `json:"name"`
	Declared bool   `json:"declared"`
	Left     bool   `json:"left"`
	Assessed bool   `json:"assessed"`
}

// stake is somebody whose interest is in a dossier.
type stake struct {
	Label         string `json:"label"`
	Name          string `json:"name"`
	CompanyNumber string `json:"company_number"`
}

type party struct {
	Role string `json:"role"`
	Hub  string `json:"hub"`
}

// due is what the clock will do next; label and reason say in words what and rule say in codes.
type due struct {
	At     time.Time `json:"at"`
	Rule   string    `json:"rule"`
	Then   string    `json:"then"`
	Label  string    `json:"label"`
	Reason string    `json:"reason"`
}

type offer struct {
	Command string `json:"command"`
	Allowed bool   `json:"allowed"`
	Code    string `json:"code"`
	Reason  string `json:"reason"`
}

type missing struct {
	Pointer  string `json:"pointer"`
	Place    string `json:"place"`
	Message  string `json:"message"`
	Severity string `json:"severity"`
}

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
func (a *app) waits(all []party) string {
	var names []string
	for _, p := range all {
		if name := strings.TrimSpace(a.word("role", p.Role) + " " + p.Hub); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, a.say("and"))
}

// term says what falls due, when, and how that instant was reached.
func (a *app) term(d *due) string {
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
