// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// consensus sets the report of what the assessors came to: each score beside its threshold, and the text that they agree on.
func (p *page) consensus() {
	s := p.sheet
	p.SetTitle("Consensus "+p.text(s.Number), true)
	p.sender()
	p.gap(10)
	p.field("Datum", calendar.DateOf(s.At).Dutch())
	p.field("Dossiernummer", s.Number)
	p.field("Onderwerp", "Consensus van de beoordelaars over “"+s.Title+"”")
	p.field("Vastgelegd door", s.DecidedBy)
	p.section("Scores", []column{{"Criterium", 56, false}, {"Maximum", 24, true}, {"Drempel", 24, true}, {"Gewicht", 24, true},
		{"Score", 32, true}}, p.scores())
	verdict := "De aanvraag haalt alle drempels van de oproep."
	if len(s.Consensus.Below) > 0 {
		verdict = "De aanvraag haalt niet alle drempels van de oproep."
	}
	p.paragraph(verdict + " Een score is het gemiddelde van " + strconv.Itoa(s.Consensus.Total.Of) +
		" beoordelingen, naar beneden afgerond op twee decimalen; drempels worden met het onafgeronde gemiddelde vergeleken.")
	p.heading("Consensustekst", fewLines)
	p.paragraph(s.Reasons)
	p.note()
}

func (p *page) scores() []row {
	s := p.sheet
	var rows []row
	most := 0
	for i, c := range s.Criteria {
		mark := s.Consensus.Marks[i]
		score := mark.String() + flag(slices.Contains(s.Consensus.Below, c.Code), " (te laag)")
		if mark.Set {
			score += " (consensus)"
		}
		most += c.Max * c.Weight
		rows = append(rows, row{cells: []string{dossier.CriterionLabel(c.Code, "nl"), strconv.Itoa(c.Max), strconv.Itoa(c.Min),
			strconv.Itoa(c.Weight), score}})
	}
	total := s.Consensus.Total.String() + flag(slices.Contains(s.Consensus.Below, dossier.TotalMark), " (te laag)")
	return append(rows, row{cells: []string{"Totaal", strconv.Itoa(most), strconv.Itoa(s.MinTotal), "", total}, total: true, bold: true})
}

func flag(raised bool, sign string) string {
	if raised {
		return sign
	}
	return ""
}
