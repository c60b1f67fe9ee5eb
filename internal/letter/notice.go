// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
)

// supplement sets the letter that says what must be supplemented, and until when exactly.
func (p *page) supplement() {
	s := p.sheet
	p.opening("Aanvulling", "Aanvulling van de subsidieaanvraag")
	p.heading("Wat gevraagd wordt", fewLines)
	for i, a := range s.Asks {
		place, _ := application.Place(a.Pointer, "nl")
		p.prose(strconv.Itoa(i+1)+". "+place, a.Text)
	}
	p.heading("Termijn", fewLines)
	p.paragraph("U kunt de aanvraag aanvullen " + s.Until + ". Alleen wat hierboven gevraagd wordt, kan gewijzigd worden; de trekkende hub dient de aanvulling in. " +
		"Zonder aanvulling binnen de termijn wordt de aanvraag verder behandeld zoals ze is.")
	p.note()
}

// admissible sets the letter that says that the application is assessed.
func (p *page) admissible() {
	s := p.sheet
	p.opening("Ontvankelijk", "Ontvankelijkheid van de subsidieaanvraag")
	p.heading("Besluit", fewLines)
	text := "De aanvraag is ontvankelijk en wordt beoordeeld. Dat zegt nog niets over de beslissing."
	if s.Objected != "" {
		text = "Na het bezwaar van " + s.Objected + " is de aanvraag toch ontvankelijk; deze verklaring vervangt de eerdere. Ze wordt beoordeeld. Dat zegt nog niets over de beslissing."
	}
	p.paragraph(text)
	if s.Until != "" {
		p.heading("Vervolg", fewLines)
		p.paragraph("De termijn voor de beslissing loopt " + s.Until + ".")
	}
	p.note()
}

// inadmissible sets the letter that says why the application is not assessed.
func (p *page) inadmissible() {
	s := p.sheet
	p.opening("Onontvankelijk", "Onontvankelijkheid van de subsidieaanvraag")
	p.heading("Besluit", fewLines)
	p.paragraph("De aanvraag is onontvankelijk en wordt niet beoordeeld.")
	p.heading("Gronden", fewLines)
	for i, g := range s.Grounds {
		p.item(8, g, func(y float64) { p.put(strconv.Itoa(i+1)+".", left, y, 8, lineHeight, "L") })
	}
	p.heading("Motivering", fewLines)
	p.paragraph(s.Reasons)
	p.remedies()
	p.note()
}
