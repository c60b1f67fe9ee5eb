// SPDX-License-Identifier: EUPL-1.2

package letter

import "strings"

func (p *page) font(style string, size float64, c colour) {
	p.SetFont(family, style, size)
	p.SetTextColor(c.r, c.g, c.b)
}

// put is the one way in which a line of text reaches a page. The tags of an accessible document will go around it.
func (p *page) put(line string, x, y, width, height float64, align string) {
	p.SetXY(x, y)
	p.CellFormat(width, height, visual(line), "", 0, align, false, 0, "")
}

// flow sets a text in a column, over as many pages as it takes.
func (p *page) flow(text string, x, width, height float64) {
	for _, line := range p.lines(p.text(text), width) {
		p.room(height)
		p.put(line, x, p.GetY(), width, height, "L")
		p.gap(height)
	}
}

// room starts a new page when less than a height is left, and says whether it did.
func (p *page) room(height float64) bool {
	if p.GetY()+height <= bottom {
		return false
	}
	p.AddPage()
	return true
}

func (p *page) gap(height float64) { p.SetY(p.GetY() + height) }

// lines breaks printable text to a width with the current font; a word that is too long is broken too.
func (p *page) lines(text string, width float64) []string {
	var all []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line, used := "", 0.0
		for word := range strings.SplitAfterSeq(paragraph, " ") {
			bare := p.GetStringWidth(strings.TrimRight(word, " "))
			if used > 0 && used+bare > width {
				all, line, used = append(all, strings.TrimRight(line, " ")), "", 0
			}
			if bare <= width {
				line, used = line+word, used+p.GetStringWidth(word)
				continue
			}
			for _, r := range word {
				step := p.GetStringWidth(string(r))
				if used+step > width && line != "" {
					all, line, used = append(all, line), "", 0
				}
				line, used = line+string(r), used+step
			}
		}
		all = append(all, strings.TrimRight(line, " "))
	}
	return all
}
