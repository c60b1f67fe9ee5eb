// SPDX-License-Identifier: EUPL-1.2

package terminal

import (
	"encoding/csv"
	"strings"
)

// CSV writes rows as RFC 4180, for machines and spreadsheets.
func (t *Terminal) CSV(rows [][]string) error {
	for _, row := range rows {
		for i, cell := range row {
			row[i] = harmless(cell)
		}
	}
	return t.Unwritten(csv.NewWriter(t.paper).WriteAll(rows))
}

// harmless keeps a spreadsheet from taking a cell for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
