// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// List lines the dossiers up; how many there are goes beside it, so that the lines can be counted.
func List(t *terminal.Terminal, found contract.DossierList) error {
	if len(found.Dossiers) == 0 {
		t.Warn("%s", t.Say("list.empty"))
		return nil
	}
	var rows [][]string
	for _, v := range found.Dossiers {
		due := ""
		if v.Due != nil {
			due = calendar.Last(v.Due.At, string(t.Language))
		}
		rows = append(rows, []string{v.Number, v.Label, v.Hub, t.Waits(v.WaitingFor), due, v.Title})
	}
	if err := t.Grid(t.Say("list.head"), rows); err != nil {
		return err
	}
	if found.MoreThan && found.Next != nil {
		t.Warn("%s", t.Say("list.many", len(found.Dossiers)))
		return nil
	}
	t.Warn("%s", t.Say("list.count", len(found.Dossiers), max(found.Total, len(found.Dossiers))))
	return nil
}

var csvHead = []string{"number", "state", "label", "since", "call", "hub", "company_number", "title", "due_at", "asked", "granted"}

// CSV is the list for a spreadsheet.
func CSV(t *terminal.Terminal, found contract.DossierList) error {
	rows := [][]string{csvHead}
	for _, v := range found.Dossiers {
		due := ""
		if v.Due != nil {
			due = v.Due.At.UTC().Format(time.RFC3339)
		}
		rows = append(rows, []string{v.Number, string(v.State), v.Label, v.Since.UTC().Format(time.RFC3339), v.Call, v.Hub, v.CompanyNumber,
			v.Title, due, number(v.Asked), number(v.Granted)})
	}
	return t.CSV(rows)
}

// number is an amount without its currency, which is always the euro.
func number(e *money.Euro) string {
	if e == nil {
		return ""
	}
	return e.Amount
}
