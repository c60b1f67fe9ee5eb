// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
)

// setSupplement sets the letter that says what must be supplemented, and until when exactly.
func setSupplement(s ledger.Sheet, compress bool) ([]byte, error) {
	p := newLetter(s, "Aanvulling", "Aanvulling van de subsidieaanvraag", compress)
	p.heading("Wat gevraagd wordt")
	for i, a := range s.Asks {
		p.subheading(strconv.Itoa(i+1) + ". " + a.Pointer)
		p.paragraph(a.Text, body, ink)
	}
	p.heading("Termijn")
	p.paragraph("Vul de aanvraag aan: "+s.Until+". Alleen wat hierboven gevraagd wordt kan gewijzigd worden. "+
		"Zonder aanvulling binnen de termijn wordt de aanvraag verder behandeld zoals ze is.", body, ink)
	return p.finish()
}

// setInadmissible sets the letter that says why the application is not assessed. It names no remedies: those belong to the call.
func setInadmissible(s ledger.Sheet, compress bool) ([]byte, error) {
	p := newLetter(s, "Onontvankelijk", "Onontvankelijkheid van de subsidieaanvraag", compress)
	p.heading("Besluit")
	p.paragraph("De aanvraag is onontvankelijk en wordt niet beoordeeld.", body, ink)
	p.heading("Gronden")
	for _, g := range s.Grounds {
		p.paragraph("– "+g, body, ink)
	}
	p.heading("Motivering")
	p.paragraph(s.Reasons, body, ink)
	return p.finish()
}
