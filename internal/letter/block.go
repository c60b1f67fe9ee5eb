// SPDX-License-Identifier: EUPL-1.2

package letter

// heading starts a section, with a bookmark.
func (p *page) heading(text string) {
	p.room(26)
	p.gap(5)
	p.Bookmark(text, 0, -1)
	p.font("B", 13, accent)
	p.SetX(left)
	p.CellFormat(wide, 8, text, "", 1, "L", false, 0, "")
	p.SetDrawColor(accent.r, accent.g, accent.b)
	p.SetLineWidth(0.4)
	p.Line(left, p.GetY(), right, p.GetY())
	p.gap(2.5)
}

func (p *page) subheading(text string) {
	p.room(16)
	p.gap(2.5)
	p.font("B", body, ink)
	for _, line := range p.lines(p.text(text), wide) {
		p.room(lineHeight)
		p.SetX(left)
		p.CellFormat(wide, lineHeight+0.5, line, "", 1, "L", false, 0, "")
	}
	p.gap(0.5)
}

const notFilledIn = "niet ingevuld"

// labelWidth is the column of the labels beside their values.
const labelWidth = 48.0

// field prints a label and its value beside it.
func (p *page) field(name, value string) {
	c := ink
	if value == "" {
		value, c = notFilledIn, quiet
	}
	p.font("", body, c)
	lines := p.lines(p.text(value), wide-labelWidth)
	p.room(lineHeight)
	p.font("", body, quiet)
	p.SetX(left)
	p.CellFormat(labelWidth, lineHeight+0.4, name, "", 0, "L", false, 0, "")
	p.font("", body, c)
	for _, line := range lines {
		if p.GetY()+lineHeight > bottom {
			p.AddPage()
			p.font("", body, c)
		}
		p.SetX(left + labelWidth)
		p.CellFormat(wide-labelWidth, lineHeight+0.4, line, "", 1, "L", false, 0, "")
	}
}

// prose prints a label and below it a text of several lines.
func (p *page) prose(name, value string) {
	p.subheading(name)
	if value == "" {
		p.paragraph(notFilledIn, body, quiet)
		return
	}
	p.paragraph(value, body, ink)
}

// box prints a check box, drawn, with a sentence beside it.
func (p *page) box(checked bool, text string) {
	p.room(lineHeight * 2)
	y := p.GetY() + 0.9
	p.SetDrawColor(ink.r, ink.g, ink.b)
	p.SetLineWidth(0.25)
	p.Rect(left, y, 3.4, 3.4, "D")
	if checked {
		p.SetLineWidth(0.55)
		p.Line(left+0.7, y+1.8, left+1.5, y+2.7)
		p.Line(left+1.5, y+2.7, left+2.9, y+0.7)
	}
	p.font("", body, ink)
	for _, line := range p.lines(p.text(text), wide-6) {
		p.room(lineHeight)
		p.SetX(left + 6)
		p.CellFormat(wide-6, lineHeight+0.4, line, "", 1, "L", false, 0, "")
	}
}

// column of a table; number columns are set to the right.
type column struct {
	title  string
	width  float64
	number bool
}

// table prints rows under a head that is repeated on every page. A row that is higher than a page goes on on the next.
// The last total rows are set in bold.
func (p *page) table(columns []column, rows [][]string, totals int) {
	p.room(24)
	p.head(columns)
	for i, row := range rows {
		style := ""
		if i >= len(rows)-totals {
			style = "B"
		}
		p.row(columns, row, style)
	}
	p.gap(2)
}

const (
	cellHeight = 4.4
	cellPad    = 1.2
)

func (p *page) head(columns []column) {
	p.font("B", small, accent)
	p.SetFillColor(shade.r, shade.g, shade.b)
	y := p.GetY()
	p.Rect(left, y, wide, cellHeight+2*cellPad, "F")
	x := left
	for _, c := range columns {
		p.SetXY(x+cellPad, y+cellPad)
		p.CellFormat(c.width-2*cellPad, cellHeight, c.title, "", 0, align(c), false, 0, "")
		x += c.width
	}
	p.SetXY(left, y+cellHeight+2*cellPad)
}

func align(c column) string {
	if c.number {
		return "R"
	}
	return "L"
}

func (p *page) row(columns []column, row []string, style string) {
	p.font(style, small, ink)
	cells := make([][]string, len(columns))
	height := 0
	for i, c := range columns {
		cells[i] = p.lines(p.text(row[i]), c.width-2*cellPad)
		height = max(height, len(cells[i]))
	}
	if p.GetY()+min(float64(height)*cellHeight+2*cellPad, 60) > bottom {
		p.AddPage()
		p.head(columns)
	}
	for from := 0; from < height; {
		fits := max(1, int((bottom-p.GetY()-2*cellPad)/cellHeight))
		until := min(height, from+fits)
		y := p.GetY()
		x := left
		p.font(style, small, ink)
		for i, c := range columns {
			for n := from; n < min(until, len(cells[i])); n++ {
				p.SetXY(x+cellPad, y+cellPad+float64(n-from)*cellHeight)
				p.CellFormat(c.width-2*cellPad, cellHeight, cells[i][n], "", 0, align(c), false, 0, "")
			}
			x += c.width
		}
		y += float64(until-from)*cellHeight + 2*cellPad
		p.SetDrawColor(205, 214, 213)
		p.SetLineWidth(0.15)
		p.Line(left, y, right, y)
		p.SetXY(left, y)
		if from = until; from < height {
			p.AddPage()
			p.head(columns)
		}
	}
}
