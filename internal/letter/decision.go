// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"fmt"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// decision sets the letter that tells the applicant what was decided and why.
func (p *page) decision() error {
	s := p.sheet
	verdict, err := outcome(s)
	if err != nil {
		return err
	}
	subject := "Beslissing over de subsidieaanvraag"
	if s.Corrects != "" {
		subject = "Nieuwe beslissing over de subsidieaanvraag"
	}
	p.opening("Beslissing", subject)
	if s.Corrects != "" {
		text := "Deze beslissing vervangt de beslissing van " + s.Corrects
		if s.Objected != "" {
			text += ", na het bezwaar van " + s.Objected
		}
		p.gap(2)
		p.paragraph(text + ".")
	}
	p.gap(6)
	p.verdict(verdict)
	if s.Outcome == dossier.PutOnReserve {
		p.gap(4)
		p.paragraph("Een plaats op de reservelijst is nog geen toekenning en geen weigering. U krijgt een nieuwe brief zodra over de aanvraag beslist is.")
	}
	p.heading("Motivering", fewLines)
	p.paragraph(s.Reasons)
	if len(s.Conditions) > 0 {
		p.heading("Voorwaarden", fewLines)
		for i, c := range s.Conditions {
			p.item(8, given(c), func(y float64) { p.put(strconv.Itoa(i+1)+".", left, y, 8, lineHeight, "L") })
		}
	}
	p.accepted()
	p.aid()
	p.payments()
	p.remedies()
	p.object()
	p.note()
	return nil
}

// opening begins a letter to the applicant: call, address, date, number and subject.
func (p *page) opening(title, subject string) {
	s := p.sheet
	p.SetTitle(title+" "+p.text(s.Number), true)
	p.sender()
	p.addressee()
	p.gap(7)
	p.field("Datum", calendar.DateOf(s.At).Dutch())
	p.field("Dossiernummer", s.Number)
	p.maybe("Kenmerk", s.Reference)
	p.field("Onderwerp", subject+" “"+s.Title+"”")
}

// accepted lists what is accepted of the costs, where the decision says so line by line.
func (p *page) accepted() {
	s := p.sheet
	if len(s.Lines) == 0 {
		return
	}
	taken := map[int]money.Cents{}
	for _, l := range s.Lines {
		taken[l.Line] = l.Accepted
	}
	var budgeted, accepted money.Cents
	var rows []row
	for i, cost := range s.Content.Costs() {
		part, named := taken[i]
		if !named {
			part = cost
		}
		budgeted, accepted = budgeted+cost, accepted+part
		rows = append(rows, row{cells: []string{strconv.Itoa(i + 1), given(s.Content.Budget[i].Description), cost.Belgian(),
			part.Belgian(), (cost - part).Belgian()}})
	}
	rows = append(rows, row{cells: []string{"Totaal", budgeted.Belgian(), accepted.Belgian(), (budgeted - accepted).Belgian()},
		span: 2, total: true, bold: true})
	p.section("Aanvaarde kosten", []column{{"Lijn", 12, false}, {"Omschrijving", 61, false}, {"Begroot", 29, true},
		{"Aanvaard", 29, true}, {"Verworpen", 29, true}}, rows)
}

// regulations are the titles under which de-minimis aid is granted; a letter names its regulation in full.
var regulations = map[aid.Regulation]string{
	aid.General:      "Verordening (EU) 2023/2831 van de Commissie van 13 december 2023 over de-minimissteun (PB L, 2023/2831, 15.12.2023)",
	aid.Services:     "Verordening (EU) 2023/2832 van de Commissie van 13 december 2023 over de-minimissteun voor diensten van algemeen economisch belang (PB L, 2023/2832, 15.12.2023)",
	aid.General2013:  "Verordening (EU) nr. 1407/2013 van de Commissie van 18 december 2013 over de-minimissteun (PB L 352 van 24.12.2013)",
	aid.Services2012: "Verordening (EU) nr. 360/2012 van de Commissie van 25 april 2012 over de-minimissteun voor diensten van algemeen economisch belang (PB L 114 van 26.4.2012)",
}

// aid says that the subsidy is de-minimis aid, under which regulation, and each beneficiary's part of it.
func (p *page) aid() {
	award := p.sheet.Award
	if award == nil || award.Regulation == "" {
		return
	}
	regulation := aid.Regulation(award.Regulation)
	title := regulations[regulation]
	if title == "" {
		title = "Verordening (EU) " + award.Regulation
	}
	p.heading("De-minimissteun", 6*lineHeight)
	p.paragraph("Deze subsidie is de-minimissteun onder " + title + ". Elke begunstigde hieronder krijgt het vermelde deel en telt dat mee wanneer ze verklaart welke de-minimissteun ze eerder kreeg. De steun geldt als toegekend op de dag van deze beslissing.")
	p.gap(2)
	var rows []row
	var sum money.Cents
	for _, b := range p.sheet.Content.Beneficiaries() {
		for _, part := range award.Parts {
			if part.Partner == b.Partner {
				sum += part.Amount
				rows = append(rows, row{cells: []string{given(b.Name), given(b.CompanyNumber), part.Amount.Belgian()}})
			}
		}
	}
	rows = append(rows, row{cells: []string{"Totaal de-minimissteun", sum.Belgian()}, span: 2, total: true, bold: true})
	p.table(p.lay([]column{{"Begunstigde", 89, false}, {"Ondernemingsnummer", 40, false}, {"Steun", 31, true}}, rows))
	if rest := p.sheet.Granted - sum; rest > 0 {
		p.gap(1)
		p.remark("Het overige deel (" + rest.Belgian() + ") gaat naar partners zonder economische activiteit en is geen steun.")
	}
}

// payments say when the grant is paid, where the call does.
func (p *page) payments() {
	if len(p.sheet.Payments) == 0 {
		return
	}
	var rows []row
	for _, pay := range p.sheet.Payments {
		rows = append(rows, row{cells: []string{pay.Moment("nl"), pay.Share.Belgian(), pay.Amount.Belgian()}})
	}
	rows = append(rows, row{cells: []string{"Totaal", p.sheet.Granted.Belgian()}, span: 2, total: true, bold: true})
	p.section("Uitbetaling", []column{{"Wanneer", 100, false}, {"Deel", 30, true}, {"Bedrag", 30, true}}, rows)
}

// remedies says until when an objection can be lodged, where the call knows one. The legal grounds and the ways to go to court
// belong to the call and need a lawyer's words; no call has them yet, so nothing is printed. Nothing may be made up here.
func (p *page) remedies() {
	if p.sheet.Contest == "" {
		return
	}
	p.heading("Bezwaar", fewLines)
	p.paragraph("U kunt bezwaar indienen " + p.sheet.Contest + ". De trekkende hub dient het bezwaar voor u in, met de redenen ervan.")
}

// outcome is the decision in one sentence. Any other outcome is no letter.
func outcome(s record.Sheet) (string, error) {
	switch {
	case s.Outcome == dossier.Reject:
		return "De aanvraag is geweigerd.", nil
	case s.Outcome == dossier.Approve && len(s.Conditions) > 0:
		return "De aanvraag is goedgekeurd onder voorwaarden.", nil
	case s.Outcome == dossier.Approve:
		return "De aanvraag is goedgekeurd.", nil
	case s.Outcome == dossier.PutOnReserve:
		return "De aanvraag staat op de reservelijst, op dit ogenblik op plaats " + strconv.Itoa(s.Rank) + ".", nil
	}
	return "", fmt.Errorf("letter: no such outcome of a decision: %q", s.Outcome)
}

// sender names the call: the sheet knows no authority.
func (p *page) sender() {
	p.band()
	p.SetY(20)
	p.font("B", 12, accent)
	p.flow(given(p.sheet.CallName), left, wide, 6)
	p.font("", small, quiet)
	p.flow("Oproep "+p.sheet.Call, left, wide, cellHeight)
}

func (p *page) addressee() {
	a := p.sheet.Content.Applicant.Address
	country := label("countries", a.Country)
	if a.Country == "BE" {
		country = ""
	}
	number := p.sheet.CompanyNumber
	if number != "" {
		number = "Ondernemingsnummer\u00a0" + number
	}
	p.gap(8)
	p.font("", body, ink)
	p.flow(lined(given(p.sheet.Company), spaced(a.Street, a.Number), spaced(a.PostalCode, a.Municipality), country, number),
		left+wide/2, wide/2, lineHeight)
}

// verdict is the outcome, set apart so that nobody has to look for it.
func (p *page) verdict(sentence string) {
	s := p.sheet
	amounts := []struct {
		name  string
		cents string
	}{{"Gevraagd", s.Asked.Belgian()}}
	if s.Outcome == dossier.Approve {
		amounts = append(amounts, struct{ name, cents string }{"Toegekend", s.Granted.Belgian()})
	}
	height := 14 + float64(len(amounts))*6 + 2
	p.room(height)
	y := p.GetY()
	p.fill(left, y, wide, height, shade)
	p.fill(left, y, 1.4, height, accent)
	p.font("B", 13, accent)
	p.put(sentence, left+6, y+4, wide-12, 7, "L")
	for i, a := range amounts {
		at := y + 13 + float64(i)*6
		p.font("", body, ink)
		p.put(a.name, left+6, at, labelWidth-6, 6, "L")
		p.font("B", body, ink)
		p.put(a.cents, left+labelWidth, at, 40, 6, "R")
	}
	p.SetY(y + height)
}

// object says what exactly was decided on, and by whom.
func (p *page) object() {
	s := p.sheet
	p.heading("De aanvraag waarover beslist is", 6*lineHeight)
	p.field("Trekkende hub", p.hub(s.Hub))
	p.field("Oproep", named(s.CallName, s.Call))
	p.field("Aanvraag", "versie "+strconv.Itoa(s.Version))
	p.sized("Inhoud (SHA-256)", s.ContentHash, 8)
	p.field("Beslist door", s.DecidedBy)
	p.field("Beslist op", calendar.Moment(s.At, "nl"))
}
