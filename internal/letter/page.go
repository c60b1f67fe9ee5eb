// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"
)

// Measures in millimetres on A4, and sizes in points.
const (
	left, right, top, bottom = 25.0, 185.0, 28.0, 270.0
	wide                     = right - left
	body, small              = 10.0, 8.5
	lineHeight               = 5.0
	family                   = "Liberation Sans"
)

type colour struct{ r, g, b int }

var (
	ink    = colour{30, 30, 30}
	quiet  = colour{110, 110, 110}
	accent = colour{0, 84, 80}
	shade  = colour{232, 240, 239}
	ghost  = colour{232, 232, 232}
)

// page lays out one document from top to bottom.
type page struct {
	*gofpdf.Fpdf
	sheet   ledger.Sheet
	changed bool // some characters could not be printed as they are
}

func newPage(s ledger.Sheet, title string, compress bool) *page {
	p := &page{Fpdf: gofpdf.New("P", "mm", "A4", ""), sheet: s}
	p.SetCompression(compress)
	p.SetCatalogSort(true)
	p.SetCreationDate(s.At.UTC())
	p.SetModificationDate(s.At.UTC())
	p.SetTitle(title, true)
	p.SetAuthor("Dossierwerkt", true)
	p.SetCreator("Dossierwerkt", true)
	p.SetSubject(s.Number, true)
	// The library writes into the slices that it is given: every document gets its own.
	p.AddUTF8FontFromBytes(family, "", slices.Clone(liberationsansregular.TTF))
	p.AddUTF8FontFromBytes(family, "B", slices.Clone(liberationsansbold.TTF))
	p.SetMargins(left, top, 210-right)
	p.SetAutoPageBreak(false, 0) // breaks are ours: a table repeats its head
	p.SetCellMargin(0)
	p.SetHeaderFunc(p.underlay)
	p.AddPage()
	return p
}

// underlay is what lies under the text of every page: the mark of a draft.
func (p *page) underlay() {
	if p.sheet.Draft {
		p.font("B", 92, ghost)
		p.TransformBegin()
		p.TransformRotate(52, 105, 148)
		p.Text(28, 165, "ONTWERP")
		p.TransformEnd()
	}
	p.SetXY(left, top)
}

func (p *page) font(style string, size float64, c colour) {
	p.SetFont(family, style, size)
	p.SetTextColor(c.r, c.g, c.b)
}

// finish writes number and page of pages on every page and gives the bytes.
func (p *page) finish() ([]byte, error) {
	if p.changed {
		p.gap(4)
		p.paragraph("Sommige tekens konden niet of niet in hun gewone vorm worden afgedrukt. De volledige tekst staat in het elektronische dossier.", small, quiet)
	}
	count := p.PageCount()
	for n := 1; n <= count; n++ {
		p.SetPage(n)
		p.font("B", small, quiet) // both styles are set so that each page states its own font
		p.font("", small, quiet)
		p.SetDrawColor(200, 200, 200)
		p.SetLineWidth(0.2)
		p.Line(left, 279, right, 279)
		p.SetXY(left, 281)
		p.CellFormat(wide/2, 4, p.sheet.Number, "", 0, "L", false, 0, "")
		p.CellFormat(wide/2, 4, fmt.Sprintf("Pagina %d van %d", n, count), "", 0, "R", false, 0, "")
		if p.sheet.ContentHash != "" {
			p.SetXY(left, 285)
			p.font("", 6.5, quiet)
			p.CellFormat(wide, 3.5, "inhoud sha256 "+p.sheet.ContentHash, "", 0, "L", false, 0, "")
		}
	}
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, fmt.Errorf("letter: %w", err)
	}
	return out.Bytes(), nil
}

// text makes a value printable and remembers whether it had to change.
func (p *page) text(s string) string {
	out, changed := printable(s)
	p.changed = p.changed || changed
	return out
}

// room starts a new page when less than a height is left.
func (p *page) room(height float64) {
	if p.GetY()+height > bottom {
		p.AddPage()
	}
}

func (p *page) gap(height float64) { p.SetY(p.GetY() + height) }

// lines breaks text to a width with the current font; words that are too long are broken too.
func (p *page) lines(text string, width float64) []string {
	var all []string
	for _, paragraph := range strings.Split(text, "\n") {
		line, used := "", 0.0
		for _, word := range strings.SplitAfter(paragraph, " ") {
			size := p.GetStringWidth(word)
			if used > 0 && used+p.GetStringWidth(strings.TrimRight(word, " ")) > width {
				all, line, used = append(all, strings.TrimRight(line, " ")), "", 0
			}
			if size <= width {
				line, used = line+word, used+size
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

// paragraph prints text over the whole width, over as many pages as it takes.
func (p *page) paragraph(text string, size float64, c colour) {
	p.font("", size, c)
	height := lineHeight * size / body
	for _, line := range p.lines(p.text(text), wide) {
		if p.GetY()+height > bottom {
			p.AddPage()
			p.font("", size, c)
		}
		p.SetX(left)
		p.CellFormat(wide, height, line, "", 1, "L", false, 0, "")
	}
}
