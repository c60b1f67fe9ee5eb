// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// view is a dossier as the API shows it.
type view struct {
	Number        string    `json:"number"`
	Title         string    `json:"title"`
	Call          string    `json:"call"`
	Hub           string    `json:"hub"`
	CompanyNumber string    `json:"company_number"`
	State         string    `json:"state"`
	Label         string    `json:"label"`
	Since         time.Time `json:"since"`
	WaitingFor    []struct {
		Role string `json:"role"`
		Hub  string `json:"hub"`
	} `json:"waiting_for"`
	Due *struct {
		At     time.Time `json:"at"`
		Label  string    `json:"label"`
		Reason string    `json:"reason"`
	} `json:"due"`
	Allowed []struct {
		Command string `json:"command"`
		Allowed bool   `json:"allowed"`
		Reason  string `json:"reason"`
	} `json:"allowed"`
	Missing []missing   `json:"missing"`
	Asked   *money.Euro `json:"asked"`
	Granted *money.Euro `json:"granted"`
}

type missing struct {
	Pointer  string `json:"pointer"`
	Message  string `json:"message"`
	Severity string `json:"severity"`
}

// event is a line of the timeline.
type event struct {
	Seq   int64     `json:"seq"`
	At    time.Time `json:"at"`
	Type  string    `json:"type"`
	Actor struct {
		Name string `json:"name"`
		Role string `json:"role"`
	} `json:"actor"`
	Summary string   `json:"summary"`
	Details []string `json:"details"`
}

// moment writes an instant for people, in Brussels.
func (a *app) moment(at time.Time) string { return calendar.Moment(at, a.lang) }

// amount writes money for people; what is no amount is shown as it is.
func (a *app) amount(e *money.Euro) string {
	if e == nil {
		return ""
	}
	cents, err := e.Cents()
	if err != nil {
		return e.Amount
	}
	if a.lang == "en" {
		return cents.English()
	}
	return cents.Belgian()
}

var roleWords = map[string][2]string{
	"company": {"onderneming", "company"}, "hub_staff": {"hubmedewerker", "hub staff"}, "reviewer": {"nalezer van de hub", "hub reviewer"},
	"programme_officer": {"dossierbeheerder", "programme officer"}, "assessor": {"beoordelaar", "assessor"}, "decider": {"beslisser", "decider"},
	"manager": {"programmamanager", "manager"}, "auditor": {"auditor", "auditor"}, "admin": {"beheerder", "administrator"},
}

func (a *app) role(key string) string {
	words, known := roleWords[key]
	switch {
	case !known:
		return key
	case a.lang == "en":
		return words[1]
	}
	return words[0]
}

// say picks the language.
func (a *app) say(nl, en string) string {
	if a.lang == "en" {
		return en
	}
	return nl
}
