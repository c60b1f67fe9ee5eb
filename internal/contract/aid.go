// SPDX-License-Identifier: EUPL-1.2

package contract

import "github.com/dossierwerkt/dossierwerkt/internal/money"

// AidAccounts is how the accounts of de-minimis aid stand of those who would receive it.
type AidAccounts struct {
	Regime        string       `json:"regime"`
	Regulation    string       `json:"regulation" doc:"In force on the day; empty when we know none: then nothing can be granted under it"`
	Day           string       `json:"day" doc:"On which aid counts as granted: until there is an award, today"`
	Beneficiaries []AidAccount `json:"beneficiaries"`
	Remarks       []Missing    `json:"remarks" doc:"What of the state aid is worth a look"`
}

// AidAccount is the account of a single undertaking, as one beneficiary stands to it. The amounts and what is behind them are left
// out for who is told only whether the subsidy fits.
type AidAccount struct {
	Partner       int         `json:"partner" doc:"0 is the applicant, 1 the first partner"`
	Name          string      `json:"name"`
	CompanyNumber string      `json:"company_number"`
	Fits          bool        `json:"fits" doc:"What is asked fits under the ceiling"`
	Ceiling       *money.Euro `json:"ceiling"`
	Used          *money.Euro `json:"used" doc:"Counts already"`
	Asked         *money.Euro `json:"asked" doc:"This beneficiary's part: of what is asked, or of what was granted"`
	Left          *money.Euro `json:"left" doc:"Of the ceiling, before what is asked"`
	Since         string      `json:"since,omitempty" doc:"First day that counts"`
	Links         []AidLink   `json:"links,omitempty"`
	LinkedMore    int         `json:"linked_more,omitempty" doc:"How many other companies named it or each other, where the reader is not told which"`
	Entries       []AidEntry  `json:"entries,omitempty"`
}

// AidLink is a company that the beneficiary is linked with.
type AidLink struct {
	Place         string `json:"place" doc:"By which strike-link names it; empty where other companies named it"`
	CompanyNumber string `json:"company_number"`
	Counts        bool   `json:"counts" doc:"False when it was struck, or a later list leaves it out"`
}

// AidEntry is aid that the undertaking received. Of a dossier that the reader may not open, neither number, nor title, nor hub is told.
type AidEntry struct {
	Day        string     `json:"day" doc:"Empty when what was typed cannot be the day; then it counts"`
	Authority  string     `json:"authority"`
	Regulation string     `json:"regulation"`
	Amount     money.Euro `json:"amount"`
	Counts     bool       `json:"counts"`
	Own        bool       `json:"own" doc:"Stands on our own record"`
	Dossier    string     `json:"dossier,omitempty" doc:"That granted it, or in which it was declared"`
}
