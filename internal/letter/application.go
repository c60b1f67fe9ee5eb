// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"reflect"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// setApplication sets the whole application: cover, sections, tables with totals.
func setApplication(s ledger.Sheet, compress bool) ([]byte, error) {
	p := newPage(s, "Subsidieaanvraag "+s.Number, compress)
	p.cover()
	p.AddPage()
	p.applicant()
	p.partners()
	p.hubs()
	p.project()
	p.plan()
	p.results()
	p.budget()
	p.funding()
	p.stateAid()
	p.declared()
	return p.finish()
}

func (p *page) cover() {
	s := p.sheet
	p.SetFillColor(accent.r, accent.g, accent.b)
	p.Rect(0, 0, 210, 9, "F")
	p.SetY(58)
	p.font("", 12, accent)
	p.SetX(left)
	p.CellFormat(wide, 7, "Subsidieaanvraag", "", 1, "L", false, 0, "")
	p.font("B", 24, ink)
	for i, line := range p.lines(p.text(s.Title), wide) {
		if i == 6 { // the whole title stands in section 4
			break
		}
		p.SetX(left)
		p.CellFormat(wide, 11, line, "", 1, "L", false, 0, "")
	}
	p.gap(6)
	p.SetDrawColor(accent.r, accent.g, accent.b)
	p.SetLineWidth(0.6)
	p.Line(left, p.GetY(), left+30, p.GetY())
	p.gap(10)
	p.field("Dossiernummer", s.Number)
	p.field("Aanvrager", s.Company)
	p.field("Ondernemingsnummer", s.CompanyNumber)
	p.field("Trekkende hub", p.hub(s.Hub))
	p.field("Oproep", spaced(s.CallName, "("+s.Call+")"))
	p.field("Gevraagde subsidie", s.Content.Asked().Belgian())
	p.field("Stand", s.StateLabel)
	p.field("Versie", strconv.Itoa(s.Version))
	p.field("Datum", calendar.Moment(s.At, "nl"))
	if s.Draft {
		p.gap(8)
		p.paragraph("Dit is een ontwerp. Het is niet ingediend en kan nog wijzigen.", body, accent)
	}
}

// hub names a hub; a code that nobody knows is printed as it is.
func (p *page) hub(code string) string {
	if name := p.sheet.HubNames[code]; name != "" {
		return name
	}
	return code
}

func (p *page) applicant() {
	a := p.sheet.Content.Applicant
	p.heading("1. Aanvrager")
	p.field("Naam", a.Name)
	p.field("Ondernemingsnummer", a.CompanyNumber)
	p.field("Soort organisatie", label(a.Kind))
	p.field("Rechtsvorm", a.LegalForm)
	if a.SocialEconomyCategory != "" {
		p.field("Erkenning", label(a.SocialEconomyCategory))
	}
	p.field("Adres", spaced(a.Address.Street, a.Address.Number))
	p.field("", spaced(a.Address.PostalCode, a.Address.Municipality, a.Address.Country))
	p.field("Tewerkstelling", spaced(decimal(a.Size.HeadcountFTE), unit(a.Size.HeadcountFTE, "vte")))
	p.field("Omzet", euro(a.Size.Turnover))
	p.field("Balanstotaal", euro(a.Size.BalanceTotal))
	p.field("Grootteklasse", label(a.Size.Class))
	for _, n := range a.NACE {
		p.field("Activiteit", spaced(n.Code, "("+label(n.Version)+")"))
	}
	p.field("Rekeningnummer", a.IBAN)
	if a.Website != "" {
		p.field("Website", a.Website)
	}
	p.field("Contactpersoon", a.Contact.Name)
	p.field("", spaced(a.Contact.Email, a.Contact.Phone))
	p.field("Ondertekenaar", spaced(a.Signatory.Name, unit(a.Signatory.Function, "–"), a.Signatory.Function))
	if a.Signatory.Email != "" {
		p.field("", a.Signatory.Email)
	}
}

// unit is a word that is only printed beside a value.
func unit(value, word string) string {
	if value == "" {
		return ""
	}
	return word
}

func (p *page) partners() {
	p.heading("2. Partners")
	for _, x := range p.sheet.Content.Partners {
		name := x.Organisation.Name
		if name == "" {
			name = notFilledIn
		}
		p.subheading(name)
		p.field("Ondernemingsnummer", x.Organisation.CompanyNumber)
		p.field("Soort", spaced(label(x.Organisation.Kind), x.Organisation.LegalForm))
		p.field("Rol", label(x.Role))
		p.field("Taken", x.Tasks)
		p.field("Economische activiteit", yes(x.EconomicActivity))
	}
	p.none(len(p.sheet.Content.Partners))
}

// none says that a list is empty.
func (p *page) none(entries int) {
	if entries == 0 {
		p.paragraph(notFilledIn, body, quiet)
	}
}

func (p *page) hubs() {
	h := p.sheet.Content.Hubs
	p.heading("3. Hub en testtraject")
	p.field("Trekkende hub", p.hub(h.Lead))
	for _, code := range h.Supporting {
		p.field("Ondersteunende hub", p.hub(code))
	}
	if h.Trajectory != "" {
		p.field("Testtraject", h.Trajectory)
	}
}

func (p *page) project() {
	x := p.sheet.Content.Project
	p.heading("4. Project")
	p.field("Titel", x.Title)
	p.field("Looptijd", spaced(day(x.Start), unit(x.End, "tot en met"), day(x.End)))
	p.field("Circulaire strategie", label(x.CircularStrategies.Main))
	if len(x.CircularStrategies.Others) > 0 {
		p.field("Andere strategieën", joined(x.CircularStrategies.Others))
	}
	p.field("Materiaalstromen", joined(x.MaterialStreams))
	p.field("Gemeenten (REFNIS)", joined(x.Municipalities))
	p.prose("Samenvatting", x.Summary)
	p.prose("Probleem", x.Problem)
	p.prose("Aanpak", x.Approach)
	if x.Innovation != "" {
		p.prose("Vernieuwing", x.Innovation)
	}
}

func (p *page) plan() {
	p.heading("5. Planning")
	var rows [][]string
	for i, w := range p.sheet.Content.Plan {
		rows = append(rows, []string{strconv.Itoa(i + 1), w.Title, w.Deliverable, day(w.Start), day(w.End)})
	}
	if len(rows) > 0 {
		p.table([]column{{"", 8, true}, {"Werkpakket", 44, false}, {"Oplevering", 52, false}, {"Van", 28, false}, {"Tot en met", 28, false}}, rows, 0)
	}
	p.none(len(rows))
}

func (p *page) results() {
	p.heading("6. Beoogde resultaten")
	var rows [][]string
	for _, r := range p.sheet.Content.Results {
		rows = append(rows, []string{label(r.Indicator), decimal(r.Value), label(r.Unit), r.Method, label(r.Status)})
	}
	if len(rows) > 0 {
		p.table([]column{{"Indicator", 42, false}, {"Waarde", 18, true}, {"Eenheid", 32, false}, {"Meetmethode", 46, false}, {"Status", 22, false}}, rows, 0)
	}
	p.none(len(rows))
}

// budget prints every line, the sum per organisation and the total. What is no amount counts nowhere, and is said.
func (p *page) budget() {
	p.heading("7. Begroting")
	c := p.sheet.Content
	names := map[string]string{c.Applicant.CompanyNumber: c.Applicant.Name}
	for _, x := range c.Partners {
		names[x.Organisation.CompanyNumber] = x.Organisation.Name
	}
	var rows [][]string
	var order []string
	sums := map[string]money.Cents{}
	var total money.Cents
	unread := 0
	for _, line := range c.Budget {
		who := names[line.Partner]
		if who == "" {
			who = line.Partner
		}
		if cents, err := line.Amount.Cents(); err == nil {
			if _, seen := sums[who]; !seen {
				order = append(order, who)
			}
			sums[who] += cents
			total += cents
		} else {
			unread++
		}
		vat := "excl. btw"
		if line.VATIncluded {
			vat = "incl. btw"
		}
		rows = append(rows, []string{who, label(line.Category), line.Description, vat, euro(line.Amount)})
	}
	if len(rows) == 0 {
		p.none(0)
		return
	}
	for _, who := range order {
		rows = append(rows, []string{who, "", "Subtotaal", "", sums[who].Belgian()})
	}
	rows = append(rows, []string{"Totaal", "", "", "", total.Belgian()})
	p.table([]column{{"Organisatie", 44, false}, {"Kostensoort", 30, false}, {"Omschrijving", 44, false}, {"", 16, false}, {"Bedrag", 26, true}}, rows, len(order)+1)
	p.unread(unread)
}

func (p *page) unread(lines int) {
	if lines > 0 {
		p.paragraph("Niet meegeteld: "+strconv.Itoa(lines)+" regel(s) zonder leesbaar bedrag.", small, quiet)
	}
}

func (p *page) funding() {
	p.heading("8. Financiering")
	var total money.Cents
	unread := 0
	for _, f := range p.sheet.Content.Funding {
		if cents, err := f.Amount.Cents(); err == nil {
			total += cents
		} else {
			unread++
		}
	}
	var rows [][]string
	for _, f := range p.sheet.Content.Funding {
		part := ""
		if cents, err := f.Amount.Cents(); err == nil {
			part = share(cents, total)
		}
		rows = append(rows, []string{label(f.Source), f.Name, yes(f.Confirmed), part, euro(f.Amount)})
	}
	if len(rows) == 0 {
		p.none(0)
		return
	}
	rows = append(rows, []string{"Totaal", "", "", share(total, total), total.Belgian()})
	p.table([]column{{"Bron", 38, false}, {"Naam", 56, false}, {"Bevestigd", 20, false}, {"Aandeel", 18, true}, {"Bedrag", 28, true}}, rows, 1)
	p.unread(unread)
}

func (p *page) stateAid() {
	a := p.sheet.Content.StateAid
	p.heading("9. Staatssteun")
	p.field("Regime", label(a.Regime))
	p.field("In moeilijkheden", yes(a.UndertakingInDifficulty))
	p.field("Dubbele financiering", yes(a.DoubleFunding))
	var rows [][]string
	for _, x := range a.DeMinimis {
		rows = append(rows, []string{day(x.GrantedOn), x.Authority, euro(x.Amount)})
	}
	if len(rows) > 0 {
		p.subheading("Eerder ontvangen de-minimissteun")
		p.table([]column{{"Toegekend op", 38, false}, {"Door", 90, false}, {"Bedrag", 32, true}}, rows, 0)
	}
}

func (p *page) declared() {
	p.heading("10. Verklaringen op eer")
	given := reflect.ValueOf(p.sheet.Content.Declarations)
	answers := map[string]bool{}
	for i := range given.NumField() {
		answers[given.Type().Field(i).Tag.Get("json")] = given.Field(i).Bool()
	}
	for _, d := range declarations {
		p.box(answers[d.key], d.text)
	}
}
