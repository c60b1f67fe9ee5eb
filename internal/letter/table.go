// SPDX-License-Identifier: EUPL-1.2

package letter

import "strings"

// column of a table; number columns are set to the right.
type column struct {
	title  string
	width  float64
	number bool
}

// row of a table. The first cell may span several columns. Totals are kept together with the row before them.
type row struct {
	cells []string
	span  int
	total bool
	bold  bool

	lines  [][]string // the cells, broken to their widths
	height float64
}

const (
	cellHeight = 4.4
	cellPad    = 1.3
	headLine   = cellHeight + 2*cellPad
)

// table is laid out before it is drawn, so that its heading knows how much room to ask for.
type table struct {
	columns []column
	rows    []row
}

func (p *page) lay(columns []column, rows []row) table {
	t := table{columns, rows}
	for i := range rows {
		r := &rows[i]
		p.font(weight(*r), small, ink)
		most := 1
		for n, text := range r.cells {
			_, width, number := t.place(*r, n)
			text = p.soft(text)
			lines := []string{shown(text, false)}
			// an amount is rather set smaller than broken
			if !number || strings.Contains(text, "\n") || p.GetStringWidth(text) > 1.6*width {
				lines = p.lines(text, width)
			}
			r.lines, most = append(r.lines, lines), max(most, len(lines))
		}
		r.height = float64(most)*cellHeight + 2*cellPad
	}
	return t
}

func weight(r row) string {
	if r.bold {
		return "B"
	}
	return ""
}

// place is where a cell stands, how wide its text may be, and whether it is a number.
func (t table) place(r row, cell int) (x, width float64, number bool) {
	from, until := cell, cell+1
	if r.span > 1 {
		from, until = cell+r.span-1, cell+r.span
		if cell == 0 {
			from = 0
		}
	}
	x = left
	for _, c := range t.columns[:from] {
		x += c.width
	}
	for _, c := range t.columns[from:until] {
		width += c.width
	}
	return x + cellPad, width - 2*cellPad, until-from == 1 && t.columns[from].number
}

// need is the room below a heading: the whole table when it is low, else its head and some rows.
func (t table) need() float64 {
	if all := t.sum(0, len(t.rows)); all < keepable {
		return headLine + all
	}
	return headLine + t.sum(0, min(3, len(t.rows)))
}

func (t table) sum(from, until int) (height float64) {
	for _, r := range t.rows[from:until] {
		height += r.height
	}
	return height
}

// tail is the room that a row asks for: totals stay with one another and with the row before them.
func (t table) tail(i int) float64 {
	last := i + 1
	for last < len(t.rows) && t.rows[last].total {
		last++
	}
	if all := t.sum(i, last); last > i+1 && last == len(t.rows) && all < keepable {
		return all
	}
	if i+2 == len(t.rows) && t.rows[i+1].total {
		return t.sum(i, i+2)
	}
	return t.rows[i].height
}

// table draws the rows under a head that is repeated on every page.
func (p *page) table(t table) {
	p.room(t.need())
	p.head(t)
	for i, r := range t.rows {
		need := t.tail(i)
		if highest := bottom - top - headLine; need > highest {
			need = min(r.height, 3*cellHeight+2*cellPad) // higher than a page: it starts here and goes on
		}
		if p.room(need) {
			p.head(t)
		}
		p.row(t, r)
	}
	p.gap(2)
}

func (p *page) head(t table) {
	y := p.GetY()
	p.fill(left, y, wide, headLine, shade)
	p.font("B", small, accent)
	for i, c := range t.columns {
		x, width, number := t.place(row{}, i)
		p.put(c.title, x, y+cellPad, width, cellHeight, align(number))
	}
	p.SetY(y + headLine)
}

func align(number bool) string {
	if number {
		return "R"
	}
	return "L"
}
