// SPDX-License-Identifier: EUPL-1.2

package letter

// band is the coloured strip at the head of a first page.
func (p *page) band() { p.fill(0, 0, paperWidth, 9, accent) }

func (p *page) fill(x, y, width, height float64, c colour) {
	p.SetFillColor(c.r, c.g, c.b)
	p.Rect(x, y, width, height, "F")
}

// rule is a line over the whole width of the text.
func (p *page) rule(y, thick float64, c colour) {
	p.stroke(thick, c)
	p.Line(left, y, right, y)
}

func (p *page) stroke(thick float64, c colour) {
	p.SetDrawColor(c.r, c.g, c.b)
	p.SetLineWidth(thick)
}

// tick draws a check box: the fonts have none.
func (p *page) tick(x, y float64, checked bool) {
	p.stroke(0.25, ink)
	p.Rect(x, y, 3.4, 3.4, "D")
	if checked {
		p.stroke(0.55, ink)
		p.Line(x+0.7, y+1.8, x+1.5, y+2.7)
		p.Line(x+1.5, y+2.7, x+2.9, y+0.7)
	}
}
