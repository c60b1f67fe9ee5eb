// SPDX-License-Identifier: EUPL-1.2

package contract

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// How a line of the register stands.
const (
	AidOpen       = "open"
	AidLate       = "late"
	AidRegistered = "registered"
)

// RegisterStates are the states that a question may name.
var RegisterStates = []string{AidOpen, AidLate, AidRegistered}

// Register is the aid that must stand in the central register.
type Register struct {
	Lines []RegisterLine `json:"lines"`
	Next  *string        `json:"next" doc:"Cursor of the next page, none at the end"`
}

// RegisterLine is what one beneficiary has of a grant that must stand in the central register of aid.
type RegisterLine struct {
	Number        string     `json:"number"`
	Beneficiary   string     `json:"beneficiary"`
	CompanyNumber string     `json:"company_number"`
	Amount        money.Euro `json:"amount"`
	Day           string     `json:"day" doc:"Of the award"`
	Authority     string     `json:"authority"`
	Instrument    string     `json:"instrument"`
	Activity      string     `json:"activity" doc:"NACE code; empty where it is not known"`
	Regulation    string     `json:"regulation"`
	LastDay       string     `json:"last_day" doc:"Twenty working days after the award"`
	State         string     `json:"state" enum:"open,late,registered"`
	RegisteredAt  *time.Time `json:"registered_at"`
	Reference     string     `json:"reference"`
}
