// SPDX-License-Identifier: EUPL-1.2

// Package call holds the rules of a call for applications as data. A version of a call never changes:
// a dossier names the version and the hash under which it was started.
package call

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Steps that a call may have between submission and decision.
const (
	Admissibility = "admissibility"
	Assessment    = "assessment"
)

// Call is one version of the rules of a call. Rates are in basis points, amounts in euro, terms in days.
type Call struct {
	Code string `json:"code" validate:"call_code"`
	Name string `json:"name" validate:"worded,seen,line"`
	// that grants, as the register of aid names it; the call's name where it is left out
	Authority            string            `json:"authority,omitempty" validate:"omitempty,authority"`
	Version              int               `json:"version" validate:"eq=1"`
	Opens                time.Time         `json:"opens" validate:"required,near"`
	Deadline             time.Time         `json:"deadline" validate:"required,near"`
	DecisionRoute        string            `json:"decision_route" validate:"oneof=committee external"`
	Steps                []string          `json:"steps" validate:"dive,oneof=admissibility assessment,once"`
	MaxSubsidy           *money.Euro       `json:"max_subsidy" validate:"omitnil,positive"`
	MaxSubsidyPerPartner *money.Euro       `json:"max_subsidy_per_partner" validate:"omitnil,positive"`
	MaxRate              money.BasisPoints `json:"max_rate_bp" validate:"share=1:10000"`
	MinOwnShare          money.BasisPoints `json:"min_own_share_bp" validate:"own_share=0:9999"`
	CostCategories       []string          `json:"cost_categories" validate:"min=1,dive,cost_category,once"`
	SummaryMaxChars      int               `json:"summary_max_chars" validate:"between=1:20000"`
	ProjectWindow        *Window           `json:"project_window"`
	RequiredAttachments  []string          `json:"required_attachments" validate:"max=20,dive,key,once"`
	RequiredDeclarations []string          `json:"required_declarations" validate:"dive,declaration,once"`
	HubReviewTerm        *calendar.Term    `json:"hub_review_term"`
	CureTerm             *calendar.Term    `json:"cure_term"`
	CureRounds           int               `json:"cure_rounds" validate:"between=0:5"`
	DecisionTerm         *calendar.Term    `json:"decision_term"`
	ObjectionTerm        *calendar.Term    `json:"objection_term"`
	Criteria             []Criterion       `json:"criteria" validate:"max=30,dive,once=code"`
	MinTotal             *int              `json:"min_total"`
	Assessors            int               `json:"assessors"`
	Budget               *money.Euro       `json:"budget" validate:"omitnil,positive"`
	Instalments          []Instalment      `json:"instalments" validate:"max=20,dive,once=at"`
	// working days before a term ends; 3 when it is left out, 0 for none
	RemindDays *int `json:"remind_days,omitempty" validate:"omitnil,between=0:60"`
	// of the deadline, for one hub or one dossier
	Extensions []Extension `json:"extensions,omitempty" validate:"isdefault"`
}

// Extension is a later deadline for one hub or for one dossier.
type Extension struct {
	Hub      string    `json:"hub,omitempty"`
	Dossier  string    `json:"dossier,omitempty"`
	Deadline time.Time `json:"deadline"`
}

// DeadlineOf is the deadline for a dossier of a hub: the call's, or the latest that an extension gives them.
// Without a number it is that of the hub, without both that of the call.
func (c Call) DeadlineOf(hub, number string) time.Time {
	deadline := c.Deadline
	for _, x := range c.Extensions {
		if x.reaches(hub, number) && x.Deadline.After(deadline) {
			deadline = x.Deadline
		}
	}
	return deadline.UTC()
}

// reaches says whether the extension is for the hub or for the dossier. What it leaves open names nobody.
func (x Extension) reaches(hub, number string) bool {
	return x.Hub != "" && x.Hub == hub || x.Dossier != "" && x.Dossier == number
}

// defaultRemind is how many working days ahead a reminder comes when the call says nothing of it.
const defaultRemind = 3

// Window is the period within which a project must fall; both days included.
type Window struct {
	From  string `json:"from" validate:"date"`
	Until string `json:"until" validate:"date"`
}

// Criterion is what assessors score.
type Criterion struct {
	Code   string `json:"code" validate:"key,ne=total"`
	Max    int    `json:"max" validate:"between=1:1000"`
	Min    int    `json:"min"`
	Weight int    `json:"weight" validate:"between=1:100"`
}

// Instalment is a part of the grant, paid at a moment.
type Instalment struct {
	At    string            `json:"at" validate:"key"`
	Share money.BasisPoints `json:"share_bp" validate:"share=1:10000"`
}

// JSON is the canonical form of the version, the one that is hashed.
func (c Call) JSON() []byte {
	raw, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings, numbers and times only
	}
	return raw
}

// Hash is the hex SHA-256 of the canonical form.
func (c Call) Hash() string {
	sum := sha256.Sum256(c.JSON())
	return hex.EncodeToString(sum[:])
}

// Rules are what a dossier takes from the call with its first event.
func (c Call) Rules() dossier.Rules {
	rules := dossier.Rules{
		Call: c.Code, Version: c.Version, Hash: c.Hash(), Deadline: c.Deadline.UTC(), Steps: c.Steps, Route: c.DecisionRoute,
		HubReview: term(c.HubReviewTerm), Cure: term(c.CureTerm), CureRounds: c.CureRounds,
		Decision: term(c.DecisionTerm), Objection: term(c.ObjectionTerm), Assessors: c.Assessors, Declarations: c.RequiredDeclarations,
		Remind: defaultRemind,
	}
	for _, criterion := range c.Criteria {
		rules.Criteria = append(rules.Criteria, dossier.Criterion(criterion))
	}
	if c.MinTotal != nil {
		rules.MinTotal = *c.MinTotal
	}
	if c.RemindDays != nil {
		rules.Remind = *c.RemindDays
	}
	return rules
}

// RulesOf are the rules for a dossier of a hub.
func (c Call) RulesOf(hub, number string) dossier.Rules {
	r := c.Rules()
	r.Deadline = c.DeadlineOf(hub, number)
	return r
}

// Requirements are what the call asks of the content of a dossier, with aid counted as granted at an instant.
func (c Call) Requirements(award time.Time) application.Requirements {
	r := application.Requirements{Declarations: c.RequiredDeclarations, CostCategories: c.CostCategories, SummaryMax: c.SummaryMaxChars,
		MaxSubsidy: cents(c.MaxSubsidy), MaxPerPartner: cents(c.MaxSubsidyPerPartner), MaxRate: c.MaxRate, MinOwnShare: c.MinOwnShare,
		Award:   award,
		Outside: c.DecisionRoute == dossier.External}
	if c.ProjectWindow != nil {
		r.From, r.Until = c.ProjectWindow.From, c.ProjectWindow.Until
	}
	return r
}

// cents is an amount of a validated call; none is 0.
func cents(e *money.Euro) money.Cents {
	if e == nil {
		return 0
	}
	amount, err := e.Cents()
	if err != nil {
		return 0
	}
	return amount
}

func term(t *calendar.Term) calendar.Term {
	if t == nil {
		return calendar.Term{}
	}
	return *t
}
