// SPDX-License-Identifier: EUPL-1.2

package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// mark says to Excel that the file is UTF-8.
const mark = "\ufeff"

func writeCSV(w io.Writer, f Form, columns []Column, rows iter.Seq2[[]any, error]) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	cell := forMachines
	if f == Excel {
		if _, err := io.WriteString(w, mark); err != nil {
			return fmt.Errorf("table: %w", err)
		}
		out.Comma, cell = ';', forExcel
	}
	line := make([]string, len(columns))
	for i, c := range columns {
		line[i] = cell(c.Title)
	}
	if err := out.Write(line); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	for row, err := range rows {
		if err == nil {
			for i, value := range row {
				line[i] = cell(value)
			}
			err = out.Write(line)
		}
		if err != nil {
			out.Flush()
			return fmt.Errorf("table: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	return nil
}

// forMachines is a cell as programs read it.
func forMachines(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case money.Cents:
		return v.String()
	case calendar.Date:
		return v.String()
	}
	return ""
}

// forExcel is a cell as Excel reads it in Belgium. A text that Excel would work out is kept a text.
func forExcel(value any) string {
	switch v := value.(type) {
	case string:
		return harmless(v)
	case money.Cents:
		return strings.Replace(v.String(), ".", ",", 1)
	case calendar.Date:
		return fmt.Sprintf("%02d/%02d/%04d", v.Day, v.Month, v.Year)
	}
	return forMachines(value)
}

// harmless puts an apostrophe before a text that a spreadsheet would take for a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(s)[0]) {
		return "'" + s
	}
	return s
}
