// SPDX-License-Identifier: EUPL-1.2

// Package application is the content of a subsidy dossier: its sections, what makes a value right,
// and what is still missing before the hub can review it.
package application

import "github.com/dossierwerkt/dossierwerkt/internal/money"

// Content is everything an applicant and its hub fill in. Values are kept as typed:
// a draft may hold faults, and Check names them.
type Content struct {
	Applicant    Applicant    `json:"applicant"`
	Partners     []Partner    `json:"partners"`
	Hubs         Hubs         `json:"hubs"`
	Project      Project      `json:"project"`
	Plan         []WorkItem   `json:"plan"`
	Results      []Result     `json:"results"`
	Budget       []Cost       `json:"budget"`
	Funding      []Funding    `json:"funding"`
	StateAid     StateAid     `json:"state_aid"`
	Declarations Declarations `json:"declarations"`
}

// Applicant is the organisation that asks for the subsidy.
type Applicant struct {
	Name                  string    `json:"name"`
	CompanyNumber         string    `json:"company_number"`
	Kind                  string    `json:"kind"`
	LegalForm             string    `json:"legal_form"`
	SocialEconomyCategory string    `json:"social_economy_category"`
	Address               Address   `json:"address"`
	Size                  Size      `json:"size"`
	NACE                  []NACE    `json:"nace"`
	IBAN                  string    `json:"iban"`
	Website               string    `json:"website"`
	Contact               Contact   `json:"contact"`
	Signatory             Signatory `json:"signatory"`
}

// Address is a registered seat.
type Address struct {
	Street       string `json:"street"`
	Number       string `json:"number"`
	PostalCode   string `json:"postal_code"`
	Municipality string `json:"municipality"`
	Country      string `json:"country"`
}

// Size holds the figures behind the SME class (Recommendation 2003/361/EC).
// HeadcountFTE is a decimal string of full-time equivalents with at most two decimals.
type Size struct {
	HeadcountFTE string     `json:"headcount_fte"`
	Turnover     money.Euro `json:"turnover"`
	BalanceTotal money.Euro `json:"balance_total"`
	Class        string     `json:"class"`
}

// NACE is an activity code with the edition of the nomenclature it comes from.
type NACE struct {
	Code    string `json:"code"`
	Version string `json:"version"`
}

// Contact is the person to write to about the dossier.
type Contact struct {
	Name  string `json:"name"`
	Email string `json:"email"`
	Phone string `json:"phone"`
}

// Signatory is the person who may bind the applicant.
type Signatory struct {
	Name     string `json:"name"`
	Function string `json:"function"`
	Email    string `json:"email"`
}

// Partner takes part in the project beside the applicant.
type Partner struct {
	Organisation     Organisation `json:"organisation"`
	Role             string       `json:"role"`
	Tasks            string       `json:"tasks"`
	EconomicActivity bool         `json:"economic_activity"`
}

// Organisation identifies a partner.
type Organisation struct {
	Name          string `json:"name"`
	CompanyNumber string `json:"company_number"`
	Kind          string `json:"kind"`
	LegalForm     string `json:"legal_form"`
}

// Hubs names the lead hub, the hubs that support it, and the test trajectory the dossier grew out of.
type Hubs struct {
	Lead       string   `json:"lead"`
	Supporting []string `json:"supporting"`
	Trajectory string   `json:"trajectory"`
}

// Project is what the money is for.
type Project struct {
	Title              string     `json:"title"`
	Summary            string     `json:"summary"`
	Problem            string     `json:"problem"`
	Approach           string     `json:"approach"`
	Innovation         string     `json:"innovation"`
	CircularStrategies Strategies `json:"circular_strategies"`
	MaterialStreams    []string   `json:"material_streams"`
	Municipalities     []string   `json:"municipalities"`
	Start              string     `json:"start"`
	End                string     `json:"end"`
}

// Strategies are keys of the R-ladder: one main, any others.
type Strategies struct {
	Main   string   `json:"main"`
	Others []string `json:"others"`
}

// WorkItem is a work package with its deliverable.
type WorkItem struct {
	Title       string `json:"title"`
	Deliverable string `json:"deliverable"`
	Start       string `json:"start"`
	End         string `json:"end"`
}

// Result is an indicator with its value, unit and the method that measures it.
type Result struct {
	Indicator string `json:"indicator"`
	Value     string `json:"value"`
	Unit      string `json:"unit"`
	Method    string `json:"method"`
	Status    string `json:"status"`
}

// Cost is one line of the budget, borne by the applicant or a partner (by company number).
type Cost struct {
	Partner     string     `json:"partner"`
	Category    string     `json:"category"`
	Description string     `json:"description"`
	Amount      money.Euro `json:"amount"`
	VATIncluded bool       `json:"vat_included"`
}

// Funding is one source of money.
type Funding struct {
	Source    string     `json:"source"`
	Name      string     `json:"name"`
	Amount    money.Euro `json:"amount"`
	Confirmed bool       `json:"confirmed"`
}

// StateAid is what the applicant says under the state aid rules.
type StateAid struct {
	Regime                  string `json:"regime"`
	DeMinimis               []Aid  `json:"de_minimis"`
	UndertakingInDifficulty bool   `json:"undertaking_in_difficulty"`
	DoubleFunding           bool   `json:"double_funding"`
}

// Aid is de-minimis aid received before.
type Aid struct {
	GrantedOn string     `json:"granted_on"`
	Authority string     `json:"authority"`
	Amount    money.Euro `json:"amount"`
}

// Declarations are given on honour.
type Declarations struct {
	Truthful          bool `json:"truthful"`
	Controls          bool `json:"controls"`
	Publication       bool `json:"publication"`
	NoSignificantHarm bool `json:"no_significant_harm"`
}
