// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

func (x *Web) listRoutes() []route {
	return []route{
		{"GET /dossiers", x.page("/dossiers", x.dossiersPage)},
		{"GET /dossiers/uitvoer.csv", x.page("/dossiers", x.exportCSV)},
		{"GET /dossiers/uitvoer.xlsx", x.page("/dossiers", x.exportWorkbook)},
	}
}

// rowsAtOnce is how many rows a page of the list has.
const rowsAtOnce = 40

// dossiersView is the list of dossiers.
type dossiersView struct {
	Wrong   bool // the address asks something that there is not
	Filters []filterGroup
	Chosen  []chosen // what the list is narrowed by
	Total   bilingual.Words
	Sorts   []link
	Columns []columnChoice
	Head    []heading
	Rows    []listRow
	Next    string // address of the next page; ""
	Start   string // address of the first page; "" where this is it
	Clear   string // address of the list without filters
	Query   string
	Kept    []parkedField // what the search keeps of the list
	Sorted  []parkedField // what the choice of columns keeps of it
	Exports []link
	Starts  bool // whoever looks may start a dossier
}

// link is a way to another list.
type link struct {
	Label bilingual.Words
	Path  string
	Now   bool // it is the list that is shown
}

// heading is the head of a column.
type heading struct {
	Label bilingual.Words
	Way   string // ascending, descending or ""
	Right bool
}

// listRow is a row of the list. The first cell is the number, the second the title.
type listRow struct {
	Path  string
	Cells []listCell
}

type listCell struct {
	Text, Small string
	Right, Late bool
}

type columnChoice struct {
	Code   string
	Label  bilingual.Words
	Chosen bool
}

func (x *Web) dossiersPage(v *visit) error {
	l := listed(v.URL.Query(), v.Now)
	if len(l.Wrong) > 0 {
		return v.noSuchList()
	}
	l.Filter.Limit = rowsAtOnce
	rows, total, next, err := v.Sight.Listed(v.Context(), l.Filter)
	if err != nil {
		return madeUp(v, err)
	}
	if only := v.URL.Query(); len(only) == 1 && total == 1 &&
		strings.EqualFold(strings.TrimSpace(only.Get(queryParameter)), rows[0].Number) {
		return v.goTo(dossierPath(rows[0].Number)) // its number was asked for
	}
	choices, err := v.Sight.Choices(v.Context())
	if err != nil {
		return err
	}
	page := dossiersView{Total: dossiersIn(total), Clear: l.cleared(), Query: l.Filter.Query, Starts: v.mayStart()}
	if page.Filters, page.Chosen, err = v.filters(l, choices); err != nil {
		return err
	}
	page.Sorts, page.Head, page.Columns = l.sorts(), l.heads(), l.choice()
	page.Kept, page.Sorted = l.kept(queryParameter), l.kept(columnsParameter)
	page.Exports = l.exports()
	make := making{v.Now, v.Lang, hubsOf(choices)}
	for _, r := range rows {
		page.Rows = append(page.Rows, l.listRow(r, make))
	}
	if next != "" {
		page.Next = "/dossiers?" + l.from(next)
	}
	if l.Filter.After != "" {
		page.Start = l.with("/dossiers", afterParameter, "")
	}
	return v.show("dossiers", &page)
}

// dossiersIn writes the size of a list.
func dossiersIn(total int) bilingual.Words {
	if total == 1 {
		return bilingual.Words{"1 dossier", "1 dossier"}
	}
	n := atMost(total)
	return bilingual.Words{n[0] + " dossiers", n[1] + " dossiers"}
}

// cleared is the address of the list without what narrows it.
func (l listing) cleared() string {
	kept := listing{asked: map[string][]string{}}
	for _, name := range []string{sortParameter, columnsParameter} {
		if l.asked.Has(name) {
			kept.asked.Set(name, l.asked.Get(name))
		}
	}
	return at("/dossiers", kept.asked)
}

// kept are the fields of a form that changes one parameter of the list.
func (l listing) kept(but string) (all []parkedField) {
	for _, name := range []string{stateParameter, hubParameter, callParameter, waitsParameter, lateParameter, daysParameter, mineParameter,
		assessorParameter, queryParameter, sortParameter, columnsParameter} {
		if name != but && l.asked.Has(name) {
			all = append(all, parkedField{Name: name, Value: l.asked.Get(name)})
		}
	}
	return all
}

func hubsOf(choices []record.Choice) map[string]string {
	names := map[string]string{}
	for _, c := range choices {
		if c.Of == record.ByHub {
			names[c.Value] = c.Name
		}
	}
	return names
}

// listRow is a row as the page shows it.
func (l listing) listRow(r view.Row, m making) listRow {
	row := listRow{Path: l.row(r.Number, r.Key)}
	for _, c := range l.shown() {
		row.Cells = append(row.Cells, onPage(c, r, m))
	}
	return row
}
