// SPDX-License-Identifier: EUPL-1.2

// Package table writes rows for other programs: as CSV for Excel as it is set up in Belgium, as CSV for machines, and as a workbook (XLSX).
// It knows nothing of what stands in them.
package table

import (
	"fmt"
	"io"
	"iter"
)

// Form is how a table is written.
type Form string

// The forms.
const (
	Excel    Form = "excel"    // CSV: semicolons, comma before the cents, dd/mm/yyyy, UTF-8 with a mark that says so
	Machines Form = "machines" // CSV by RFC 4180: commas, point before the cents, yyyy-mm-dd
	Workbook Form = "workbook" // XLSX: real days and amounts, a header that stays in sight, a filter
)

// Kind is what stands in a column.
type Kind int

// The kinds, and what the cells of such a column are. Any cell can be nil: nothing.
const (
	Text   Kind = iota // string
	Number             // int
	Money              // money.Cents
	Day                // calendar.Date
)

// Column is a column with its heading, which no other has.
type Column struct {
	Title string
	Kind  Kind
}

// Type is the media type of a form.
func (f Form) Type() string {
	if f == Workbook {
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "text/csv; charset=utf-8; header=present"
}

// Suffix is how the name of a file in the form ends.
func (f Form) Suffix() string {
	if f == Workbook {
		return ".xlsx"
	}
	return ".csv"
}

// Write writes a table; name is that of the sheet of a workbook. What was written before an error of the rows stays written in a CSV; of a
// workbook nothing is.
func Write(w io.Writer, f Form, name string, columns []Column, rows iter.Seq2[[]any, error]) error {
	switch f {
	case Excel, Machines:
		return writeCSV(w, f, columns, rows)
	case Workbook:
		return writeWorkbook(w, name, columns, rows)
	}
	return fmt.Errorf("table: no form %q", f)
}
