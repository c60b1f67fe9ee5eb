// SPDX-License-Identifier: EUPL-1.2

package table_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/table"
	"github.com/xuri/excelize/v2"
)

var columns = []table.Column{{"Titel", table.Text}, {"Dagen", table.Number}, {"Gevraagd", table.Money}, {"Termijn", table.Day}}

var rows = [][]any{
	{"Hout; \"hergebruik\"", 3, money.Cents(1250000), calendar.Date{Year: 2026, Month: 11, Day: 3}},
	{"=1+1", 0, nil, nil},
	{"-2", -1, money.Cents(-5), nil}, {"+3", 1, nil, nil}, {"@x", 1, nil, nil}, {"\tx", 1, nil, nil}, {"\rx", 1, nil, nil},
	{"gewoon = gewoon", 1, nil, nil},
}

func each(rows [][]any, err error) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

func written(t *testing.T, f table.Form, rows [][]any) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := table.Write(&out, f, "Dossiers", columns, each(rows, nil)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestExcelInBelgiumReadsDaysAndAmounts(t *testing.T) {
	t.Parallel()
	got := string(written(t, table.Excel, rows[:1]))
	want := "\ufeffTitel;Dagen;Gevraagd;Termijn\r\n\"Hout; \"\"hergebruik\"\"\";3;12500,00;03/11/2026\r\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestATextIsNeverAFormula: in the CSV that people open. Numbers of ours stay numbers, and programs get what was written, but for the half
// of a line's end.
func TestATextIsNeverAFormula(t *testing.T) {
	t.Parallel()
	for form, wants := range map[table.Form][]string{table.Excel: {"'=1+1", "'-2", "'+3", "'@x", "'\tx", "'x", "gewoon = gewoon"},
		table.Machines: {"=1+1", "-2", "+3", "@x", "\tx", "x", "gewoon = gewoon"}} {
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(written(t, form, rows)), "\ufeff")))
		if form == table.Excel {
			r.Comma = ';'
		}
		all, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range wants {
			if got := all[i+2][0]; got != want {
				t.Errorf("%s: %q, want %q", form, got, want)
			}
		}
		if sum := strings.ReplaceAll(all[3][2], ",", "."); sum != "-0.05" || all[3][1] != "-1" {
			t.Errorf("%s: %q", form, all[3])
		}
	}
}

func TestMachinesReadIsoDaysAndPoints(t *testing.T) {
	t.Parallel()
	got := string(written(t, table.Machines, rows[:1]))
	if want := "Titel,Dagen,Gevraagd,Termijn\r\n\"Hout; \"\"hergebruik\"\"\",3,12500.00,2026-11-03\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAWorkbookHasRealDaysAndAmounts(t *testing.T) {
	t.Parallel()
	for _, some := range [][][]any{rows, nil} {
		book, err := excelize.OpenReader(bytes.NewReader(written(t, table.Workbook, some)))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		panes, err := book.GetPanes("Dossiers")
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%+v, %v", panes, err)
		}
		if tables, err := book.GetTables("Dossiers"); err != nil || len(tables) != 1 {
			t.Errorf("%v, %v", tables, err)
		}
		if some == nil {
			continue
		}
		raw := map[string]string{}
		for _, cell := range []string{"A2", "B2", "C2", "D2", "A3", "C4"} {
			value, err := book.GetCellValue("Dossiers", cell, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			raw[cell] = value
		}
		if raw["C2"] != "12500" || raw["D2"] != "46329" || raw["B2"] != "3" || raw["A3"] != "=1+1" || raw["C4"] != "-0.05" {
			t.Errorf("%q", raw)
		}
		if formula, err := book.GetCellFormula("Dossiers", "A3"); err != nil || formula != "" {
			t.Errorf("a text became the formula %q, %v", formula, err)
		}
		if day, _ := book.GetCellValue("Dossiers", "D2"); day != "03/11/2026" {
			t.Errorf("the day is shown as %q", day)
		}
	}
}

func TestWhatRowsFailWithIsTold(t *testing.T) {
	t.Parallel()
	away := errors.New("away")
	for _, f := range []table.Form{table.Excel, table.Machines, table.Workbook} {
		var out bytes.Buffer
		if err := table.Write(&out, f, "Dossiers", columns, each(rows[:1], away)); !errors.Is(err, away) {
			t.Errorf("%s: %v", f, err)
		}
		if f == table.Workbook && out.Len() > 0 {
			t.Error("half a workbook was written")
		}
	}
	if err := table.Write(&bytes.Buffer{}, "ods", "", columns, each(slices.Clone(rows), nil)); err == nil {
		t.Error("a form that is not there is written")
	}
}
