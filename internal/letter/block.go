// SPDX-License-Identifier: EUPL-1.2

package letter

const (
	notFilledIn = "niet ingevuld"
	labelWidth  = 48.0           // the column of the labels beside their values
	fewLines    = 3 * lineHeight // what a heading wants to have below it
	keepable    = 110.0          // what is lower than this is not broken over two pages
	headHeight  = 8 + 2.5        // a heading with its rule
	subHeight   = lineHeight + 3
)

// heading starts a section, with a bookmark, on a page that has room for what comes right after it.
func (p *page) heading(text string, need float64) {
	if p.GetY() > top && !p.room(6+headHeight+need) {
		p.gap(6)
	}
	p.Bookmark(text, 0, -1)
	p.font("B", 13, accent)
	p.put(text, left, p.GetY(), wide, 8, "L")
	p.gap(8)
	p.rule(p.GetY(), 0.4, accent)
	p.gap(2.5)
}

func (p *page) subheading(text string, need float64) {
	if !p.room(subHeight + need) {
		p.gap(2.5)
	}
	p.font("B", body, ink)
	p.flow(text, left, wide, lineHeight)
	p.gap(0.5)
}

// field prints a label and its value beside it.
func (p *page) field(name, value string) { p.sized(name, value, body) }

// sized is a field with a value in another size.
func (p *page) sized(name, value string, size float64) {
	p.room(lineHeight)
	p.font("", body, quiet)
	p.put(name, left, p.GetY(), labelWidth, lineHeight, "L")
	if value == "" {
		value = notFilledIn
	} else {
		p.font("", size, ink)
	}
	p.flow(value, left+labelWidth, wide-labelWidth, lineHeight)
}

// maybe is a field that is left out when there is nothing to say.
func (p *page) maybe(name, value string) {
	if value != "" {
		p.field(name, value)
	}
}

// prose prints a label and below it a text of several lines.
func (p *page) prose(name, value string) {
	p.subheading(name, lineHeight)
	p.paragraph(value)
}

func (p *page) paragraph(text string) {
	p.font("", body, ink)
	if text == "" {
		text = notFilledIn
		p.font("", body, quiet)
	}
	p.flow(text, left, wide, lineHeight)
}

// item is a paragraph with something in front of it: a number, or a check box.
func (p *page) item(indent float64, text string, mark func(y float64)) {
	p.room(lineHeight)
	p.font("", body, ink)
	mark(p.GetY())
	p.flow(text, left+indent, wide-indent, lineHeight)
	p.gap(1)
}

// box prints a check box with a sentence beside it.
func (p *page) box(checked bool, text string) {
	p.item(6, text, func(y float64) { p.tick(left, y+0.9, checked) })
}

// remark is a line in small print.
func (p *page) remark(text string) {
	p.font("", small, quiet)
	p.flow(text, left, wide, cellHeight)
}
