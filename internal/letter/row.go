// SPDX-License-Identifier: EUPL-1.2

package letter

// row draws one row; one that is higher than a page goes on on the next.
func (p *page) row(t table, r row) {
	most := 0
	for _, lines := range r.lines {
		most = max(most, len(lines))
	}
	for from := 0; from < most; {
		fits := max(1, int((bottom-p.GetY()-2*cellPad)/cellHeight+1e-6))
		until := min(most, from+fits)
		y := p.GetY()
		height := float64(until-from)*cellHeight + 2*cellPad
		if r.bold {
			p.fill(left, y, wide, height, shade)
		}
		for i, lines := range r.lines {
			x, width, number := t.place(r, i)
			for n := from; n < min(until, len(lines)); n++ {
				p.cell(lines[n], r, x, y+cellPad+float64(n-from)*cellHeight, width, number)
			}
		}
		p.rule(y+height, 0.15, hair)
		p.SetY(y + height)
		if from = until; from < most {
			p.AddPage()
			p.head(t)
		}
	}
}

// cell sets one line of a cell; what is too wide for its column is set smaller.
func (p *page) cell(line string, r row, x, y, width float64, number bool) {
	c := ink
	if line == notFilledIn {
		c = quiet
	}
	p.font(weight(r), small, c)
	if asked := p.GetStringWidth(line); number && asked > width {
		p.font(weight(r), small*width/asked, c)
	}
	p.put(line, x, y, width, cellHeight, align(number))
}
