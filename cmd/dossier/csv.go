// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/csv"
	"fmt"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

var csvHead = []string{"number", "state", "label", "since", "call", "hub", "company_number", "title", "due_at", "asked", "granted"}

// csv writes the list as RFC 4180, for machines and spreadsheets.
func (a *app) csv(all []contract.View) error {
	rows := [][]string{csvHead}
	for _, v := range all {
		due := ""
		if v.Due != nil {
			due = v.Due.At.UTC().Format(time.RFC3339)
		}
		rows = append(rows, []string{v.Number, string(v.State), v.Label, v.Since.UTC().Format(time.RFC3339), v.Call, v.Hub, v.CompanyNumber, v.Title,
			due, number(v.Asked), number(v.Granted)})
	}
	return a.sheet(rows)
}

// sheet writes rows as CSV, for a spreadsheet.
func (a *app) sheet(rows [][]string) error {
	for _, row := range rows {
		for i, cell := range row {
			row[i] = harmless(cell)
		}
	}
	if err := csv.NewWriter(a.out).WriteAll(rows); err != nil {
		return fmt.Errorf("%s: %w", a.say("cannot_write"), err)
	}
	return nil
}

// number is an amount without its currency, which is always the euro.
func number(e *money.Euro) string {
	if e == nil {
		return ""
	}
	return e.Amount
}

// harmless keeps a spreadsheet from taking a cell for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
