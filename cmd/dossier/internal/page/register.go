// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Register is the aid that must be registered, and until when.
func Register(t *terminal.Terminal, v contract.Register) error {
	if len(v.Lines) == 0 {
		t.Warn("%s", t.Say("register.empty"))
		return nil
	}
	var rows [][]string
	for _, l := range v.Lines {
		rows = append(rows, []string{l.Number, terminal.Flat(l.Beneficiary), l.CompanyNumber, t.Amount(&l.Amount), t.Day(l.Day),
			t.Day(l.LastDay), t.Word("registered", l.State), l.Reference})
	}
	return t.Grid(t.Say("register.head"), rows)
}

var registerHead = []string{"beneficiary", "company_number", "amount", "day", "authority", "instrument", "activity", "regulation",
	"dossier", "last_day", "state", "reference"}

// RegisterCSV is the list for whoever brings it into the register.
func RegisterCSV(t *terminal.Terminal, v contract.Register) error {
	rows := [][]string{registerHead}
	for _, l := range v.Lines {
		rows = append(rows, []string{l.Beneficiary, l.CompanyNumber, l.Amount.Amount, l.Day, l.Authority, l.Instrument, l.Activity,
			l.Regulation, l.Number, l.LastDay, l.State, l.Reference})
	}
	return t.CSV(rows)
}
