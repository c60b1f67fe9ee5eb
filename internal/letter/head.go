// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
)

// newLetter begins a letter to the applicant: call, address, date, number and subject.
func newLetter(s ledger.Sheet, title, subject string, compress bool) *page {
	p := newPage(s, title+" "+s.Number, compress)
	a := s.Content.Applicant
	p.SetFillColor(accent.r, accent.g, accent.b)
	p.Rect(0, 0, 210, 9, "F")
	p.font("B", 12, accent)
	p.SetX(left)
	p.CellFormat(wide, 6, p.text(s.CallName), "", 1, "L", false, 0, "")
	p.gap(14)
	p.font("", body, ink)
	for _, line := range []string{s.Company, spaced(a.Address.Street, a.Address.Number), spaced(a.Address.PostalCode, a.Address.Municipality)} {
		for _, part := range p.lines(p.text(line), wide/2) {
			p.SetX(left + wide/2)
			p.CellFormat(wide/2, lineHeight, part, "", 1, "L", false, 0, "")
		}
	}
	p.gap(12)
	p.field("Datum", calendar.DateOf(s.At).Dutch())
	p.field("Dossiernummer", s.Number)
	if s.Reference != "" {
		p.field("Kenmerk", s.Reference)
	}
	p.field("Onderwerp", subject+" «"+s.Title+"»")
	return p
}
