// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/form"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// readTable is a list whose entries are rows.
type readTable struct {
	Of      string // what the rows are, in words
	Caption string // where the section has several; else ""
	Heads   []readHead
	Rows    []readRow
	Sums    []readSum
}

type readHead struct {
	Label string
	Num   bool
}

type readRow struct {
	Number int    // from 1; 0 of a row that went
	Mark   string // "ins" or "del": it came or went as a whole
	Cells  []readCell
}

type readCell struct {
	Text passage
	Num  bool
}

// readSum is a line under a table.
type readSum struct {
	Label  string
	Amount passage
}

// Long says whether a table is folded away at first.
func (t readTable) Long() bool { return len(t.Rows) > 12 }

// table is a list of rows, each compared with what it was.
func (r reader) table(list application.Field, caption string, before, now any) (t readTable) {
	if t.Of, t.Caption = upper(list.Label.In(r.lang)), caption; caption != "" {
		t.Of = caption
	}
	order := shownColumns(list.Fields)
	for _, i := range order {
		f := list.Fields[i]
		t.Heads = append(t.Heads, readHead{upper(f.Label.In(r.lang)), numeric(f)})
	}
	n := 0
	for _, p := range pairs(form.List(before), form.List(now)) {
		row := readRow{Mark: p.mark()}
		if p.now != nil {
			n++
			row.Number = n
		}
		a, b := p.both()
		for _, i := range order {
			f := list.Fields[i]
			cell := readCell{passage{{"", r.value(f, form.In(b, f.Name))}}, numeric(f)}
			if row.Mark == "" {
				cell.Text = r.compared(r.value(f, form.In(a, f.Name)), r.value(f, form.In(b, f.Name)), false)
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// shownColumns are the fields of a row as they are read: the amount is the last, so that sums stand under it.
func shownColumns(fields []application.Field) (order []int) {
	for i, f := range fields {
		if f.Kind != application.Amount {
			order = append(order, i)
		}
	}
	for i, f := range fields {
		if f.Kind == application.Amount {
			order = append(order, i)
		}
	}
	return order
}

// numeric says whether the values of a field stand to the right.
func numeric(f application.Field) bool {
	return f.Kind == application.Amount || f.Kind == application.Decimal
}

// sums are the lines under budget and funding.
func (r reader) sums(section string, before, now application.Content) (all []readSum) {
	line := func(label string, a, b money.Cents) {
		all = append(all, readSum{label, r.compared(a.In(r.lang), b.In(r.lang), false)})
	}
	was, is := before.Sums(), now.Sums()
	switch section {
	case "budget":
		for _, t := range is.Organisations {
			if len(is.Organisations) > 1 {
				line(nameOf(r.names, t.Of), was.Organisations.Of(t.Of), t.Sum)
			}
		}
		line(bilingual.Words{"Totaal begroting", "Total budget"}.In(r.lang), was.Costs, is.Costs)
	case "funding":
		line(bilingual.Words{"Gevraagde subsidie", "Subsidy asked"}.In(r.lang), was.Subsidy, is.Subsidy)
		line(bilingual.Words{"Totaal financiering", "Total funding"}.In(r.lang), was.Sources, is.Sources)
	}
	return all
}
