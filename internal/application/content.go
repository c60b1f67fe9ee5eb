// SPDX-License-Identifier: EUPL-1.2

// Package application is the content of a subsidy dossier: its sections, what makes a value right,
// and what is still missing before the hub can review it.
package application

import "github.com/dossierwerkt/dossierwerkt/internal/money"

// Content is everything an applicant and its hub fill in. Values are kept as typed:
// a draft may hold faults, and Check names them. The validate tags say what is right;
// the tag text marks what may hold several lines (lines) and what identifies something (code); nl and en name the field for people.
type Content struct {
	Applicant    Applicant    `json:"applicant" nl:"aanvrager" en:"applicant"`
	Partners     []Partner    `json:"partners" validate:"min=1,dive" nl:"partners" en:"partners"`
	Hubs         Hubs         `json:"hubs" nl:"hubs" en:"hubs"`
	Project      Project      `json:"project" nl:"project" en:"project"`
	Plan         []WorkItem   `json:"plan" validate:"min=1,dive" nl:"planning" en:"plan"`
	Results      []Result     `json:"results" validate:"min=1,dive" nl:"resultaten" en:"results"`
	Budget       []Cost       `json:"budget" validate:"min=1,dive" nl:"begroting" en:"budget"`
	Funding      []Funding    `json:"funding" validate:"min=1,dive" nl:"financiering" en:"funding"`
	StateAid     StateAid     `json:"state_aid" nl:"staatssteun" en:"state aid"`
	Declarations Declarations `json:"declarations" nl:"verklaringen" en:"declarations"`
}

// Applicant is the organisation that asks for the subsidy.
type Applicant struct {
	Name                  string    `json:"name" validate:"required,line" nl:"naam" en:"name"`
	CompanyNumber         string    `json:"company_number" validate:"required,company_number" nl:"ondernemingsnummer" en:"company number"`
	Kind                  string    `json:"kind" validate:"required,key=organisation_kinds" text:"code" nl:"soort organisatie" en:"kind of organisation"`
	LegalForm             string    `json:"legal_form" validate:"required,line" nl:"rechtsvorm" en:"legal form"`
	SocialEconomyCategory string    `json:"social_economy_category" validate:"omitempty,key=social_economy_categories" text:"code" nl:"categorie sociale economie" en:"social economy category"`
	Address               Address   `json:"address" nl:"adres" en:"address"`
	Size                  Size      `json:"size" nl:"grootte" en:"size"`
	NACE                  []NACE    `json:"nace" validate:"min=1,dive" nl:"NACE-activiteiten" en:"NACE activities"`
	IBAN                  string    `json:"iban" validate:"required,iban_checked" nl:"rekeningnummer" en:"account number"`
	Website               string    `json:"website" validate:"omitempty,website" text:"code" nl:"website" en:"website"`
	Contact               Contact   `json:"contact" nl:"contactpersoon" en:"contact"`
	Signatory             Signatory `json:"signatory" nl:"ondertekenaar" en:"signatory"`
}

// Address is a registered seat.
type Address struct {
	Street       string `json:"street" validate:"required,line" nl:"straat" en:"street"`
	Number       string `json:"number" validate:"required,line" nl:"huisnummer" en:"number"`
	PostalCode   string `json:"postal_code" validate:"required,postal_code" nl:"postcode" en:"postal code"`
	Municipality string `json:"municipality" validate:"required,line" nl:"gemeente" en:"municipality"`
	Country      string `json:"country" validate:"required,country" text:"code" nl:"land" en:"country"`
}

// Size holds the figures behind the SME class (Recommendation 2003/361/EC).
// HeadcountFTE is a decimal string of full-time equivalents with at most two decimals.
type Size struct {
	HeadcountFTE string     `json:"headcount_fte" validate:"required,decimals=2" text:"code" nl:"personeel in vte" en:"headcount in FTE"`
	Turnover     money.Euro `json:"turnover" validate:"omitempty,money" nl:"omzet" en:"turnover"`
	BalanceTotal money.Euro `json:"balance_total" validate:"omitempty,money" nl:"balanstotaal" en:"balance total"`
	Class        string     `json:"class" validate:"required,key=size_classes" text:"code" nl:"grootteklasse" en:"size class"`
}

// NACE is an activity code with the edition of the nomenclature it comes from.
type NACE struct {
	Code    string `json:"code" validate:"required,nace_code" text:"code" nl:"code" en:"code"`
	Version string `json:"version" validate:"required,key=nace_versions" text:"code" nl:"uitgave" en:"edition"`
}

// Contact is the person to write to about the dossier.
type Contact struct {
	Name  string `json:"name" validate:"required,line" nl:"naam" en:"name"`
	Email string `json:"email" validate:"required,mailbox" text:"code" nl:"e-mailadres" en:"e-mail address"`
	Phone string `json:"phone" validate:"omitempty,phone" nl:"telefoon" en:"phone"`
}

// Signatory is the person who may bind the applicant.
type Signatory struct {
	Name     string `json:"name" validate:"required,line" nl:"naam" en:"name"`
	Function string `json:"function" validate:"required,line" nl:"functie" en:"function"`
	Email    string `json:"email" validate:"omitempty,mailbox" text:"code" nl:"e-mailadres" en:"e-mail address"`
}

// Partner takes part in the project beside the applicant.
type Partner struct {
	Organisation     Organisation `json:"organisation" nl:"organisatie" en:"organisation"`
	Role             string       `json:"role" validate:"required,key=partner_roles" text:"code" nl:"rol" en:"role"`
	Tasks            string       `json:"tasks" validate:"omitempty,lines" text:"lines" nl:"taken" en:"tasks"`
	EconomicActivity bool         `json:"economic_activity" nl:"economische activiteit" en:"economic activity"`
	// What a partner with an economic activity declares, as the applicant does under state aid.
	DeMinimis         []Aid    `json:"de_minimis,omitzero" validate:"dive" nl:"eerdere de-minimissteun" en:"earlier de-minimis aid"`
	SingleUndertaking []string `json:"single_undertaking,omitzero" validate:"dive,required,company_number" nl:"verbonden ondernemingen" en:"linked companies"`
	DeMinimisDeclared bool     `json:"de_minimis_declared,omitzero" nl:"verklaring over de-minimissteun" en:"declaration of de-minimis aid"`
}

// Organisation identifies a partner.
type Organisation struct {
	Name          string `json:"name" validate:"required,line" nl:"naam" en:"name"`
	CompanyNumber string `json:"company_number" validate:"required,company_number" nl:"ondernemingsnummer" en:"company number"`
	Kind          string `json:"kind" validate:"required,key=organisation_kinds" text:"code" nl:"soort organisatie" en:"kind of organisation"`
	LegalForm     string `json:"legal_form" validate:"omitempty,line" nl:"rechtsvorm" en:"legal form"`

	SocialEconomyCategory string `json:"social_economy_category,omitempty" validate:"omitempty,key=social_economy_categories" text:"code" nl:"categorie sociale economie" en:"social economy category"`
}

// Hubs names the lead hub, the hubs that support it, and the test trajectory the dossier grew out of.
type Hubs struct {
	Lead       string   `json:"lead" validate:"required,line" text:"code" nl:"trekkende hub" en:"lead hub"`
	Supporting []string `json:"supporting" validate:"dive,required,line" text:"code" nl:"ondersteunende hubs" en:"supporting hubs"`
	Trajectory string   `json:"trajectory" validate:"omitempty,line" text:"code" nl:"testtraject" en:"test trajectory"`
}

// Project is what the money is for.
type Project struct {
	Title              string     `json:"title" validate:"required,line" nl:"titel" en:"title"`
	Summary            string     `json:"summary" validate:"required,lines" text:"lines" nl:"samenvatting" en:"summary"`
	Problem            string     `json:"problem" validate:"required,lines" text:"lines" nl:"probleem" en:"problem"`
	Approach           string     `json:"approach" validate:"required,lines" text:"lines" nl:"aanpak" en:"approach"`
	Innovation         string     `json:"innovation" validate:"omitempty,lines" text:"lines" nl:"vernieuwing" en:"innovation"`
	CircularStrategies Strategies `json:"circular_strategies" nl:"circulaire strategieën" en:"circular strategies"`
	MaterialStreams    []string   `json:"material_streams" validate:"dive,required,key=material_streams" text:"code" nl:"materiaalstromen" en:"material streams"`
	Municipalities     []string   `json:"municipalities" validate:"min=1,dive,refnis" text:"code" nl:"gemeenten" en:"municipalities"`
	Start              string     `json:"start" validate:"required,date" text:"day" nl:"begin" en:"start"`
	End                string     `json:"end" validate:"required,date" text:"day" nl:"einde" en:"end"`
}

// Strategies are keys of the R-ladder: one main, any others.
type Strategies struct {
	Main   string   `json:"main" validate:"required,key=circular_strategies" text:"code" nl:"belangrijkste" en:"main"`
	Others []string `json:"others" validate:"dive,required,key=circular_strategies" text:"code" nl:"andere" en:"others"`
}

// WorkItem is a work package with its deliverable.
type WorkItem struct {
	Title       string `json:"title" validate:"required,line" nl:"werkpakket" en:"work package"`
	Deliverable string `json:"deliverable" validate:"required,line" nl:"oplevering" en:"deliverable"`
	Start       string `json:"start" validate:"required,date" text:"day" nl:"begin" en:"start"`
	End         string `json:"end" validate:"required,date" text:"day" nl:"einde" en:"end"`
}

// Result is an indicator with its value, unit and the method that measures it.
type Result struct {
	Indicator string `json:"indicator" validate:"required,key=indicators" text:"code" nl:"indicator" en:"indicator"`
	Value     string `json:"value" validate:"required,decimals=3" text:"code" nl:"waarde" en:"value"`
	Unit      string `json:"unit" validate:"required,line" nl:"eenheid" en:"unit"`
	Method    string `json:"method" validate:"required,line" nl:"meetmethode" en:"method"`
	Status    string `json:"status" validate:"required,key=result_statuses" text:"code" nl:"stand" en:"status"`
}

// Cost is one line of the budget, borne by the applicant or a partner (by company number).
type Cost struct {
	Partner     string     `json:"partner" validate:"required,company_number" nl:"organisatie" en:"organisation"`
	Category    string     `json:"category" validate:"required,key=cost_categories" text:"code" nl:"kostensoort" en:"cost category"`
	Description string     `json:"description" validate:"required,line" nl:"omschrijving" en:"description"`
	Amount      money.Euro `json:"amount" validate:"required,money" nl:"bedrag" en:"amount"`
	VATIncluded bool       `json:"vat_included" nl:"btw inbegrepen" en:"VAT included"`
}

// Funding is one source of money.
type Funding struct {
	Source    string     `json:"source" validate:"required,key=funding_sources" text:"code" nl:"soort bron" en:"kind of source"`
	Name      string     `json:"name" validate:"required,line" nl:"naam" en:"name"`
	Amount    money.Euro `json:"amount" validate:"required,money" nl:"bedrag" en:"amount"`
	Confirmed bool       `json:"confirmed" nl:"bevestigd" en:"confirmed"`
}

// StateAid is what the applicant says under the state aid rules. SingleUndertaking are the numbers of the companies that it forms
// a single undertaking with (Regulation (EU) 2023/2831, article 2(2)), itself left out; nil in what was saved before it was asked.
type StateAid struct {
	Regime                  string   `json:"regime" validate:"required,key=aid_regimes" text:"code" nl:"regime" en:"regime"`
	DeMinimis               []Aid    `json:"de_minimis" validate:"dive" nl:"eerdere de-minimissteun" en:"earlier de-minimis aid"`
	SingleUndertaking       []string `json:"single_undertaking,omitzero" validate:"dive,required,company_number" nl:"verbonden ondernemingen" en:"linked companies"`
	UndertakingInDifficulty bool     `json:"undertaking_in_difficulty" nl:"onderneming in moeilijkheden" en:"undertaking in difficulty"`
	DoubleFunding           bool     `json:"double_funding" nl:"dubbele financiering" en:"double funding"`
}

// Aid is de-minimis aid received before, by who declares it or by a company that it is linked with. Without a regulation it is
// taken for general de-minimis aid. Dossier is our number, where the aid is ours.
type Aid struct {
	GrantedOn     string     `json:"granted_on" validate:"required,day" text:"day" nl:"toegekend op" en:"granted on"`
	Authority     string     `json:"authority" validate:"required,line" nl:"overheid" en:"authority"`
	Amount        money.Euro `json:"amount" validate:"required,money" nl:"bedrag" en:"amount"`
	Regulation    string     `json:"regulation,omitempty" validate:"omitempty,key=aid_regulations" text:"code" nl:"verordening" en:"regulation"`
	CompanyNumber string     `json:"company_number,omitempty" validate:"omitempty,company_number" nl:"ondernemingsnummer" en:"company number"`
	Dossier       string     `json:"dossier,omitempty" validate:"omitempty,line" text:"code" nl:"ons dossiernummer" en:"our dossier number"`
}

// Declarations are given on honour.
type Declarations struct {
	Truthful          bool `json:"truthful" nl:"juist en volledig" en:"truthful"`
	Controls          bool `json:"controls" nl:"controles" en:"controls"`
	Publication       bool `json:"publication" nl:"openbaarmaking" en:"publication"`
	NoSignificantHarm bool `json:"no_significant_harm" nl:"geen ernstige afbreuk aan het milieu" en:"no significant harm"`
}
