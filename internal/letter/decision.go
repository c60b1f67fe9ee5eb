// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
)

// setDecision sets the letter that tells the applicant what was decided and why. It names no remedies and no legal grounds:
// those belong to the call, and come with its rules.
func setDecision(s ledger.Sheet, compress bool) ([]byte, error) {
	p := newLetter(s, "Beslissing", "Beslissing over de subsidieaanvraag", compress)
	p.gap(6)
	p.verdict()
	p.heading("Motivering")
	p.paragraph(s.Reasons, body, ink)
	if len(s.Conditions) > 0 {
		p.heading("Voorwaarden")
		for i, c := range s.Conditions {
			p.paragraph(strconv.Itoa(i+1)+". "+c, body, ink)
			p.gap(1.5)
		}
	}
	p.heading("Waarover beslist is")
	p.field("Aanvrager", spaced(s.Company, "("+s.CompanyNumber+")"))
	p.field("Trekkende hub", p.hub(s.Hub))
	p.field("Oproep", spaced(s.CallName, "("+s.Call+")"))
	p.field("Aanvraag", "versie "+strconv.Itoa(s.Version)+", vastgelegd onder de controlesom onderaan elke bladzijde")
	p.field("Beslist door", s.DecidedBy)
	p.field("Beslist op", calendar.Moment(s.At, "nl"))
	return p.finish()
}

// verdict is the outcome, set apart so that nobody has to look for it.
func (p *page) verdict() {
	s := p.sheet
	sentence := "De aanvraag is geweigerd."
	if s.Outcome == dossier.Approve {
		sentence = "De aanvraag is goedgekeurd."
		if len(s.Conditions) > 0 {
			sentence = "De aanvraag is goedgekeurd onder voorwaarden."
		}
	}
	height := 22.0
	p.SetFillColor(shade.r, shade.g, shade.b)
	y := p.GetY()
	p.Rect(left, y, wide, height, "F")
	p.SetFillColor(accent.r, accent.g, accent.b)
	p.Rect(left, y, 1.4, height, "F")
	p.font("B", 13, accent)
	p.SetXY(left+6, y+3.5)
	p.CellFormat(wide-12, 7, sentence, "", 1, "L", false, 0, "")
	p.font("", body, ink)
	p.SetX(left + 6)
	amounts := "Gevraagd: " + s.Asked.Belgian()
	if s.Outcome == dossier.Approve {
		amounts += "      Toegekend: " + s.Granted.Belgian()
	}
	p.CellFormat(wide-12, 6, amounts, "", 1, "L", false, 0, "")
	p.SetY(y + height)
}
