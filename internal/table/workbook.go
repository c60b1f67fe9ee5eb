// SPDX-License-Identifier: EUPL-1.2

package table

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/xuri/excelize/v2"
)

// widths are those of columns, in characters.
var widths = map[Kind]float64{Text: 28, Number: 12, Money: 14, Day: 12}

// formats are how a spreadsheet shows a kind, each in the way of its own country.
var formats = map[Kind]string{Money: "#,##0.00", Day: "dd/mm/yyyy", Number: "0"}

func writeWorkbook(w io.Writer, name string, columns []Column, rows iter.Seq2[[]any, error]) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	if err := book.SetSheetName("Sheet1", name); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	sheet, err := book.NewStreamWriter(name)
	if err != nil {
		return fmt.Errorf("table: %w", err)
	}
	styles := map[Kind]int{}
	for kind, format := range formats {
		if styles[kind], err = book.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
			return fmt.Errorf("table: %w", err)
		}
	}
	var titles []any
	for i, c := range columns {
		if err := sheet.SetColWidth(i+1, i+1, widths[c.Kind]); err != nil {
			return fmt.Errorf("table: %w", err)
		}
		titles = append(titles, c.Title)
	}
	if err := sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	last := 1
	if err := sheet.SetRow("A1", titles); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	line := make([]any, len(columns))
	for row, err := range rows {
		if err != nil {
			return fmt.Errorf("table: %w", err)
		}
		for i, value := range row {
			line[i] = inBook(value, styles[columns[i].Kind])
		}
		last++
		if err := sheet.SetRow(fmt.Sprintf("A%d", last), line); err != nil {
			return fmt.Errorf("table: %w", err)
		}
	}
	end, err := excelize.CoordinatesToCellName(len(columns), max(last, 2)) // a filter wants a row
	if err != nil {
		return fmt.Errorf("table: %w", err)
	}
	if err := sheet.AddTable(&excelize.Table{Range: "A1:" + end, Name: "lijst", StyleName: "TableStyleLight1"}); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	if err := sheet.Flush(); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	return nil
}

// inBook is a cell of a workbook, whose texts are texts and nothing else.
func inBook(value any, style int) any {
	switch v := value.(type) {
	case money.Cents:
		return excelize.Cell{StyleID: style, Value: float64(v) / 100}
	case calendar.Date:
		return excelize.Cell{StyleID: style, Value: time.Date(v.Year, v.Month, v.Day, 0, 0, 0, 0, time.UTC)}
	case int:
		return excelize.Cell{StyleID: style, Value: v}
	}
	return value
}
