// SPDX-License-Identifier: EUPL-1.2

package aid

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// Earlier is what one beneficiary received in a grant from before this system.
type Earlier struct {
	Row        int    // line of the file, the first is 1
	Reference  string // of the grant, in the administration that it comes from
	Company    string
	Name       string
	Hub        string // that led it
	Day        calendar.Date
	Amount     money.Cents
	Regulation Regulation // None when it was no de-minimis aid
	Authority  string
}

// RowFault is what is wrong in a row of a file, in English: operators read it.
type RowFault struct {
	Row    int
	Column string // "" for the row as a whole
	Text   string
}

func (f RowFault) Error() string {
	if f.Column == "" {
		return fmt.Sprintf("row %d: %s", f.Row, f.Text)
	}
	return fmt.Sprintf("row %d, %s: %s", f.Row, f.Column, f.Text)
}

// Columns are those of a file of earlier grants, in any order.
var Columns = []string{"reference", "company_number", "beneficiary", "hub", "granted_on", "amount", "regulation", "authority"}

// notAid are the words in the column regulation for a grant that is no de-minimis aid.
var notAid = []string{"none", "gber"}

// mostRows is how many grants one file may have.
const mostRows = 5000

// longest is how many characters a cell may have.
const longest = 200

// ReadGrants reads a file of earlier grants: CSV with comma or semicolon, its first row the names of the columns. Nothing of it is
// good for use unless there are no faults.
func ReadGrants(raw []byte, today calendar.Date) ([]Earlier, []RowFault) {
	raw, encoding := text.File(raw)
	if encoding != text.UTF8 {
		return nil, []RowFault{{1, "", "the file is in " + string(encoding) + ": save it as CSV UTF-8"}}
	}
	in := csv.NewReader(bytes.NewReader(raw))
	if head, _, _ := bytes.Cut(raw, []byte("\n")); bytes.Count(head, []byte(";")) > bytes.Count(head, []byte(",")) {
		in.Comma = ';'
	}
	in.FieldsPerRecord, in.TrimLeadingSpace = -1, true
	head, err := in.Read()
	if err != nil {
		return nil, []RowFault{{1, "", "there are no columns: the first row names " + strings.Join(Columns, ", ")}}
	}
	g := &grants{today: today}
	if g.columns(head); len(g.faults) > 0 {
		return nil, g.faults // no row can be read by them
	}
	for {
		cells, err := in.Read()
		if err == io.EOF {
			break
		}
		if bad := new(csv.ParseError); errors.As(err, &bad) {
			g.note(bad.StartLine, "", "this is no CSV: check the quotation marks")
			break
		}
		row, _ := in.FieldPos(0)
		if g.read >= mostRows {
			g.note(row, "", fmt.Sprintf("there are more than %d rows: split the file", mostRows))
			break
		}
		g.read++
		g.take(row, cells, len(head))
	}
	if g.read == 0 && len(g.faults) == 0 {
		g.note(1, "", "there are no rows")
	}
	return g.all, g.faults
}

// grants gathers the rows of a file, and what is wrong with them.
type grants struct {
	today  calendar.Date
	at     map[string]int // place of each column
	all    []Earlier
	faults []RowFault
	read   int
}

func (g *grants) note(row int, column, text string) {
	g.faults = append(g.faults, RowFault{row, column, text})
}

func (g *grants) columns(head []string) {
	g.at = map[string]int{}
	for i, name := range head {
		name = strings.ToLower(strings.TrimSpace(name))
		switch _, twice := g.at[name]; {
		case !slices.Contains(Columns, name):
			g.note(1, "", fmt.Sprintf("column %d has a name that is not known: there are %s", i+1, strings.Join(Columns, ", ")))
		case twice:
			g.note(1, name, "this column is there twice")
		}
		g.at[name] = i
	}
	for _, name := range Columns {
		if _, there := g.at[name]; !there {
			g.note(1, name, "this column is missing")
		}
	}
}

func (g *grants) take(row int, cells []string, wide int) {
	if len(cells) != wide {
		g.note(row, "", fmt.Sprintf("there are %d cells where there are %d columns", len(cells), wide))
		return
	}
	cell := func(column string) string {
		kept, ok := text.Line(cells[g.at[column]])
		switch {
		case !ok:
			g.note(row, column, "there is a character in it that cannot be shown")
		case kept == "":
			g.note(row, column, "this is required")
		case utf8.RuneCountInString(kept) > longest:
			g.note(row, column, "this is too long")
		}
		return kept
	}
	e := Earlier{Row: row, Reference: strings.ToUpper(cell("reference")), Name: cell("beneficiary"), Hub: cell("hub"),
		Authority: cell("authority")}
	var err error
	if number := cell("company_number"); number != "" {
		if e.Company, err = identity.NormaliseCompanyNumber(number); err != nil {
			g.note(row, "company_number", "this company number does not exist: ten digits, such as 0999.010.126")
		}
	}
	if day := cell("granted_on"); day != "" {
		if e.Day, err = calendar.ReadDate(day); err != nil || e.Day.Before(First) || g.today.Before(e.Day) {
			g.note(row, "granted_on", "give a day such as 2022-06-15, from 2000-01-01 up to and including today")
		}
	}
	if amount := cell("amount"); amount != "" {
		if e.Amount, err = money.Parse(point(amount)); err != nil || e.Amount == 0 {
			g.note(row, "amount", "give an amount in euro above zero, such as 12500.00 or 12500,00")
		}
	}
	switch regulation := strings.ToLower(cell("regulation")); {
	case regulation == "" || slices.Contains(notAid, regulation):
	case !slices.Contains(Regulations, Regulation(regulation)):
		g.note(row, "regulation", fmt.Sprintf("give one of %v, or none or gber for what is no de-minimis aid", Regulations))
	case e.Day != (calendar.Date{}) && !Regulation(regulation).HeldOn(e.Day):
		g.note(row, "regulation", "this regulation did not hold on that day")
	default:
		e.Regulation = Regulation(regulation)
	}
	for _, other := range g.all {
		switch {
		case other.Reference != e.Reference || e.Reference == "":
		case other.Company == e.Company:
			g.note(row, "company_number", fmt.Sprintf("row %d has the same reference and company: put the amounts together", other.Row))
		case other.Hub != e.Hub || other.Day != e.Day:
			g.note(row, "reference", fmt.Sprintf("row %d has the same reference with another hub or day", other.Row))
		}
	}
	g.all = append(g.all, e)
}

// point writes a decimal comma as a point; thousands are not parted.
func point(amount string) string {
	if strings.Count(amount, ",") == 1 && !strings.Contains(amount, ".") {
		return strings.Replace(amount, ",", ".", 1)
	}
	return amount
}
