// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"iter"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/table"
)

const (
	formParameter = "vorm"
	machines      = "programma" // of formParameter: the CSV that programs read
	mostExported  = 20_000      // rows of a file
)

// isPlace says whether an error is that of a place in a list that no list gave.
func isPlace(err error) bool { return errors.Is(err, postgres.ErrPlace) }

func (x *Web) exportCSV(v *visit) error {
	switch v.URL.Query().Get(formParameter) {
	case "":
		return v.export(table.Excel)
	case machines:
		return v.export(table.Machines)
	}
	return v.noSuchList()
}

func (x *Web) exportWorkbook(v *visit) error { return v.export(table.Workbook) }

// export answers with the list as it is shown, all pages of it, in a file. The rows leave as they are read.
func (v *visit) export(form table.Form) error {
	l := listed(v.URL.Query(), v.Now)
	if len(l.Wrong) > 0 {
		return v.noSuchList()
	}
	l.Filter.After = ""
	choices, err := v.Sight.Choices(v.Context())
	if err != nil {
		return err
	}
	shown, m := l.shown(), making{v.Now, v.Lang, hubsOf(choices)}
	var head []table.Column
	for _, c := range shown {
		head = append(head, table.Column{Title: c.Label.In(v.Lang), Kind: c.kind})
	}
	out := &lazily{v: v, form: form}
	err = table.Write(out, form, "Dossiers", head, v.cells(l, shown, m))
	if err != nil && out.begun {
		v.x.Log.Error("export", "error", err)
		panic(http.ErrAbortHandler) // half a file is worse than none: the browser says that it broke off
	}
	return err
}

// cells are the rows of a list as values.
func (v *visit) cells(l listing, shown []column, m making) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for r, err := range v.Sight.Every(v.Context(), l.Filter, mostExported) {
			cells := make([]any, len(shown))
			for i, c := range shown {
				if err == nil {
					cells[i] = c.cell(r, m)
				}
			}
			if !yield(cells, err) {
				return
			}
		}
	}
}

// lazily says what a file is when its first bytes are there: before them, an error is a page.
type lazily struct {
	v     *visit
	form  table.Form
	begun bool
}

func (l *lazily) Write(b []byte) (int, error) {
	if !l.begun {
		l.begun = true
		h := l.v.w.Header()
		h.Set("Content-Type", l.form.Type())
		h.Set("Content-Disposition", `attachment; filename="dossiers-`+calendar.DateOf(l.v.Now).String()+l.form.Suffix()+`"`)
		h.Set("Cache-Control", "private, no-store")
	}
	return l.v.w.Write(b)
}
