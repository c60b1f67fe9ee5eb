// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jung-kurt/gofpdf"
)

// Measures in millimetres on A4, and sizes in points.
const (
	paperWidth, paperHeight  = 210.0, 297.0
	left, right, top, bottom = 25.0, 185.0, 28.0, 270.0
	wide                     = right - left
	body, small, tiny        = 10.0, 8.5, 6.5
	lineHeight               = 5.2
	family                   = "Liberation Sans"
)

type colour struct{ r, g, b int }

var (
	ink    = colour{30, 30, 30}
	quiet  = colour{105, 105, 105}
	accent = colour{0, 84, 80}
	shade  = colour{232, 240, 239}
	hair   = colour{205, 214, 213}
	ghost  = colour{238, 238, 238}
)

// page lays out one document from top to bottom.
type page struct {
	*gofpdf.Fpdf
	traits
	sheet record.Sheet
	face  face
}

func newPage(s record.Sheet, f face) *page {
	p := &page{Fpdf: gofpdf.New("P", "mm", "A4", ""), sheet: s, face: f}
	p.SetCompression(false) // see squeeze
	p.SetCatalogSort(true)
	p.SetCreationDate(s.At.UTC())
	p.SetModificationDate(s.At.UTC())
	p.SetAuthor("Dossierwerkt", true)
	p.SetCreator("Dossierwerkt", true)
	p.SetProducer("gofpdf", true)
	p.SetSubject(p.text(s.Number), true)
	// The library writes into the slices that it is given: every document gets its own.
	p.AddUTF8FontFromBytes(family, "", slices.Clone(f.regular))
	p.AddUTF8FontFromBytes(family, "B", slices.Clone(f.bold))
	p.SetMargins(left, top, paperWidth-right)
	p.SetAutoPageBreak(false, 0) // breaks are ours: a table repeats its head
	p.SetCellMargin(0)
	p.SetHeaderFunc(p.underlay)
	p.AddPage()
	return p
}

// underlay is what lies under the text of every page: the mark of a draft.
func (p *page) underlay() {
	if p.sheet.Draft {
		const mark, size = "ONTWERP", 100.0
		p.font("B", size, ghost)
		p.TransformBegin()
		p.TransformRotate(54, paperWidth/2, paperHeight/2)
		p.Text((paperWidth-p.GetStringWidth(mark))/2, paperHeight/2+p.PointConvert(size)*0.36, mark)
		p.TransformEnd()
	}
	p.SetXY(left, top)
}

// finish writes number and page of pages on every page and gives the bytes.
func (p *page) finish() ([]byte, error) {
	count := p.PageCount()
	number := p.text(p.sheet.Number)
	last := "Ontwerp, niet ingediend"
	if p.sheet.ContentHash != "" {
		last = "Inhoud, SHA-256: " + p.text(p.sheet.ContentHash)
	}
	for n := 1; n <= count; n++ {
		p.SetPage(n)
		p.rule(279, 0.2, hair)
		p.font("", small, quiet) // says its font again on every page
		p.put(number, left, 281, wide/2, 4, "L")
		p.put(fmt.Sprintf("Pagina %d van %d", n, count), left+wide/2, 281, wide/2, 4, "R")
		p.font("", tiny, quiet)
		if p.sheet.Draft || p.sheet.ContentHash != "" {
			p.put(last, left, 285.5, wide, 3.5, "L")
		}
	}
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, fmt.Errorf("letter: %w", err)
	}
	return out.Bytes(), nil
}

// text makes a value printable as one line.
func (p *page) text(s string) string { return unmarked.Replace(p.soft(s)) }

// soft makes a value printable, with the places where its writer lets it be broken, and remembers what became of it.
func (p *page) soft(s string) string {
	out, seen := p.face.printable(s)
	p.replaced, p.reversed, p.beyond = p.replaced || seen.replaced, p.reversed || seen.reversed, p.beyond || seen.beyond
	return out
}

// note ends a document: it says what the fonts could not do.
func (p *page) note() {
	if !p.replaced && !p.reversed {
		return
	}
	p.gap(4)
	p.font("", small, quiet)
	if p.replaced {
		p.flow("Sommige tekens konden niet worden afgedrukt. In hun plaats staat hun nummer, zoals [U+1F600], of een gewone letter.",
			left, wide, 4.4)
	}
	if p.reversed {
		p.flow("Tekst van rechts naar links is afgedrukt zonder de verbonden lettervormen en de woordvolgorde van dat schrift.", left, wide, 4.4)
	}
	p.flow("De volledige tekst staat in het elektronische dossier.", left, wide, 4.4)
}
