// SPDX-License-Identifier: EUPL-1.2

// Package application is the content of a subsidy dossier: its sections, what makes a value right,
// and what is still missing before the hub can review it.
package application

import "github.com/dossierwerkt/dossierwerkt/internal/money"

// Content is everything an applicant and its hub fill in. Values are kept as typed:
// a draft may hold faults, and Check names them. The validate tags say what is right;
// the tag text:"lines" marks what may hold several lines.
type Content struct {
	Applicant    Applicant    `json:"applicant"`
	Partners     []Partner    `json:"partners" validate:"min=1,dive"`
	Hubs         Hubs         `json:"hubs"`
	Project      Project      `json:"project"`
	Plan         []WorkItem   `json:"plan" validate:"min=1,dive"`
	Results      []Result     `json:"results" validate:"min=1,dive"`
	Budget       []Cost       `json:"budget" validate:"min=1,dive"`
	Funding      []Funding    `json:"funding" validate:"min=1,dive"`
	StateAid     StateAid     `json:"state_aid"`
	Declarations Declarations `json:"declarations"`
}

// Applicant is the organisation that asks for the subsidy.
type Applicant struct {
	Name                  string    `json:"name" validate:"required,line"`
	CompanyNumber         string    `json:"company_number" validate:"required,company_number"`
	Kind                  string    `json:"kind" validate:"required,key=organisation_kinds"`
	LegalForm             string    `json:"legal_form" validate:"required,line"`
	SocialEconomyCategory string    `json:"social_economy_category" validate:"omitempty,key=social_economy_categories"`
	Address               Address   `json:"address"`
	Size                  Size      `json:"size"`
	NACE                  []NACE    `json:"nace" validate:"min=1,dive"`
	IBAN                  string    `json:"iban" validate:"required,iban_checked"`
	Website               string    `json:"website" validate:"omitempty,website"`
	Contact               Contact   `json:"contact"`
	Signatory             Signatory `json:"signatory"`
}

// Address is a registered seat.
type Address struct {
	Street       string `json:"street" validate:"required,line"`
	Number       string `json:"number" validate:"required,line"`
	PostalCode   string `json:"postal_code" validate:"required,postal_code"`
	Municipality string `json:"municipality" validate:"required,line"`
	Country      string `json:"country" validate:"required,country"`
}

// Size holds the figures behind the SME class (Recommendation 2003/361/EC).
// HeadcountFTE is a decimal string of full-time equivalents with at most two decimals.
type Size struct {
	HeadcountFTE string     `json:"headcount_fte" validate:"required,decimals=2"`
	Turnover     money.Euro `json:"turnover" validate:"omitempty,money"`
	BalanceTotal money.Euro `json:"balance_total" validate:"omitempty,money"`
	Class        string     `json:"class" validate:"required,key=size_classes"`
}

// NACE is an activity code with the edition of the nomenclature it comes from.
type NACE struct {
	Code    string `json:"code" validate:"required,nace_code"`
	Version string `json:"version" validate:"required,key=nace_versions"`
}

// Contact is the person to write to about the dossier.
type Contact struct {
	Name  string `json:"name" validate:"required,line"`
	Email string `json:"email" validate:"required,mailbox"`
	Phone string `json:"phone" validate:"omitempty,phone"`
}

// Signatory is the person who may bind the applicant.
type Signatory struct {
	Name     string `json:"name" validate:"required,line"`
	Function string `json:"function" validate:"required,line"`
	Email    string `json:"email" validate:"omitempty,mailbox"`
}

// Partner takes part in the project beside the applicant.
type Partner struct {
	Organisation     Organisation `json:"organisation"`
	Role             string       `json:"role" validate:"required,key=partner_roles"`
	Tasks            string       `json:"tasks" validate:"omitempty,lines" text:"lines"`
	EconomicActivity bool         `json:"economic_activity"`
}

// Organisation identifies a partner.
type Organisation struct {
	Name          string `json:"name" validate:"required,line"`
	CompanyNumber string `json:"company_number" validate:"required,company_number"`
	Kind          string `json:"kind" validate:"required,key=organisation_kinds"`
	LegalForm     string `json:"legal_form" validate:"omitempty,line"`
}

// Hubs names the lead hub, the hubs that support it, and the test trajectory the dossier grew out of.
type Hubs struct {
	Lead       string   `json:"lead" validate:"required,line"`
	Supporting []string `json:"supporting" validate:"dive,required,line"`
	Trajectory string   `json:"trajectory" validate:"omitempty,line"`
}

// Project is what the money is for.
type Project struct {
	Title              string     `json:"title" validate:"required,line"`
	Summary            string     `json:"summary" validate:"required,lines" text:"lines"`
	Problem            string     `json:"problem" validate:"required,lines" text:"lines"`
	Approach           string     `json:"approach" validate:"required,lines" text:"lines"`
	Innovation         string     `json:"innovation" validate:"omitempty,lines" text:"lines"`
	CircularStrategies Strategies `json:"circular_strategies"`
	MaterialStreams    []string   `json:"material_streams" validate:"dive,required,key=material_streams"`
	Municipalities     []string   `json:"municipalities" validate:"min=1,dive,refnis"`
	Start              string     `json:"start" validate:"required,date"`
	End                string     `json:"end" validate:"required,date"`
}

// Strategies are keys of the R-ladder: one main, any others.
type Strategies struct {
	Main   string   `json:"main" validate:"required,key=circular_strategies"`
	Others []string `json:"others" validate:"dive,required,key=circular_strategies"`
}

// WorkItem is a work package with its deliverable.
type WorkItem struct {
	Title       string `json:"title" validate:"required,line"`
	Deliverable string `json:"deliverable" validate:"required,line"`
	Start       string `json:"start" validate:"required,date"`
	End         string `json:"end" validate:"required,date"`
}

// Result is an indicator with its value, unit and the method that measures it.
type Result struct {
	Indicator string `json:"indicator" validate:"required,key=indicators"`
	Value     string `json:"value" validate:"required,decimals=3"`
	Unit      string `json:"unit" validate:"required,line"`
	Method    string `json:"method" validate:"required,line"`
	Status    string `json:"status" validate:"required,key=result_statuses"`
}

// Cost is one line of the budget, borne by the applicant or a partner (by company number).
type Cost struct {
	Partner     string     `json:"partner" validate:"required,company_number"`
	Category    string     `json:"category" validate:"required,key=cost_categories"`
	Description string     `json:"description" validate:"required,line"`
	Amount      money.Euro `json:"amount" validate:"required,money"`
	VATIncluded bool       `json:"vat_included"`
}

// Funding is one source of money.
type Funding struct {
	Source    string     `json:"source" validate:"required,key=funding_sources"`
	Name      string     `json:"name" validate:"required,line"`
	Amount    money.Euro `json:"amount" validate:"required,money"`
	Confirmed bool       `json:"confirmed"`
}

// StateAid is what the applicant says under the state aid rules.
type StateAid struct {
	Regime                  string `json:"regime" validate:"required,key=aid_regimes"`
	DeMinimis               []Aid  `json:"de_minimis" validate:"dive"`
	UndertakingInDifficulty bool   `json:"undertaking_in_difficulty"`
	DoubleFunding           bool   `json:"double_funding"`
}

// Aid is de-minimis aid received before.
type Aid struct {
	GrantedOn string     `json:"granted_on" validate:"required,date"`
	Authority string     `json:"authority" validate:"required,line"`
	Amount    money.Euro `json:"amount" validate:"required,money"`
}

// Declarations are given on honour.
type Declarations struct {
	Truthful          bool `json:"truthful"`
	Controls          bool `json:"controls"`
	Publication       bool `json:"publication"`
	NoSignificantHarm bool `json:"no_significant_harm"`
}
