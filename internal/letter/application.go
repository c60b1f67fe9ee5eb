// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/municipality"
)

// application sets the whole application: cover, sections, tables with totals.
func (p *page) application() {
	p.SetTitle("Subsidieaanvraag "+p.text(p.sheet.Number), true)
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
	p.attachments()
	p.note()
}

func (p *page) cover() {
	s := p.sheet
	p.band()
	p.SetY(58)
	p.font("", 12, accent)
	p.flow("Subsidieaanvraag", left, wide, 7)
	p.title(s.Title)
	p.gap(6)
	p.stroke(0.6, accent)
	p.Line(left, p.GetY(), left+30, p.GetY())
	p.gap(10)
	p.field("Dossiernummer", s.Number)
	p.field("Aanvrager", s.Company)
	p.field("Ondernemingsnummer", s.CompanyNumber)
	p.field("Trekkende hub", p.hub(s.Hub))
	p.field("Oproep", named(s.CallName, s.Call))
	p.field("Gevraagde subsidie", s.Content.Asked().Belgian())
	p.field("Status", s.StateLabel)
	p.field("Versie", strconv.Itoa(s.Version))
	p.field("Datum", calendar.Moment(s.At, "nl"))
	if s.Draft {
		p.gap(8)
		p.font("", body, accent)
		p.flow("Dit is een ontwerp. Het is niet ingediend en kan nog wijzigen.", left, wide, lineHeight)
	}
}

// title sets the title as large as it can be in a few lines.
func (p *page) title(text string) {
	if text == "" {
		text = "Zonder titel"
	}
	for _, size := range []float64{24, 16, body} {
		p.font("B", size, ink)
		if size == body || len(p.lines(p.soft(text), wide)) <= 4 {
			p.flow(text, left, wide, p.PointConvert(size)*1.3)
			return
		}
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
	p.heading("1. Aanvrager", fewLines)
	p.field("Naam", a.Name)
	p.field("Ondernemingsnummer", a.CompanyNumber)
	p.field("Soort organisatie", label("organisation_kinds", a.Kind))
	p.field("Rechtsvorm", a.LegalForm)
	p.maybe("Erkenning", label("social_economy_categories", a.SocialEconomyCategory))
	p.field("Adres", lined(spaced(a.Address.Street, a.Address.Number), spaced(a.Address.PostalCode, a.Address.Municipality),
		label("countries", a.Address.Country)))
	p.field("Tewerkstelling", unit(decimal(a.Size.HeadcountFTE), "vte"))
	p.field("Omzet", euro(a.Size.Turnover))
	p.field("Balanstotaal", euro(a.Size.BalanceTotal))
	p.field("Grootteklasse", label("size_classes", a.Size.Class))
	var activities []string
	for _, n := range a.NACE {
		activities = append(activities, named(n.Code, label("nace_versions", n.Version)))
	}
	p.field("Activiteit", lined(activities...))
	p.field("Rekeningnummer", a.IBAN)
	p.maybe("Website", a.Website)
	p.field("Contactpersoon", lined(a.Contact.Name, a.Contact.Email, a.Contact.Phone))
	p.field("Ondertekenaar", lined(a.Signatory.Name, a.Signatory.Function, a.Signatory.Email))
}

func (p *page) partners() {
	p.heading("2. Partners", subHeight+6*lineHeight)
	for _, x := range p.sheet.Content.Partners {
		p.font("", body, ink)
		tasks := len(p.lines(p.soft(x.Tasks), wide-labelWidth))
		p.subheading(given(x.Organisation.Name), float64(min(5+tasks, 15))*lineHeight)
		p.field("Ondernemingsnummer", x.Organisation.CompanyNumber)
		p.field("Soort organisatie", label("organisation_kinds", x.Organisation.Kind))
		p.field("Rechtsvorm", x.Organisation.LegalForm)
		p.maybe("Erkenning", label("social_economy_categories", x.Organisation.SocialEconomyCategory))
		p.field("Rol", label("partner_roles", x.Role))
		p.field("Taken", x.Tasks)
		p.field("Economische activiteit", yes(x.EconomicActivity))
	}
	if len(p.sheet.Content.Partners) == 0 {
		p.paragraph("")
	}
}

func (p *page) hubs() {
	h := p.sheet.Content.Hubs
	p.heading("3. Hub en testtraject", fewLines)
	p.field("Trekkende hub", p.hub(h.Lead))
	var names []string
	for _, code := range h.Supporting {
		names = append(names, given(p.hub(code)))
	}
	p.maybe("Ondersteunende hubs", lined(names...))
	p.maybe("Testtraject", h.Trajectory)
}

// municipalities names them, as people know them.
func municipalities(codes []string) string {
	var names []string
	for _, code := range codes {
		names = append(names, municipality.Label(code))
	}
	return strings.Join(names, ", ")
}

func (p *page) project() {
	x := p.sheet.Content.Project
	p.heading("4. Project", fewLines)
	p.field("Titel", x.Title)
	p.field("Begin", day(x.Start))
	p.field("Einde", day(x.End))
	p.field("Circulaire strategie", label("circular_strategies", x.CircularStrategies.Main))
	p.maybe("Andere strategieën", joined("circular_strategies", x.CircularStrategies.Others))
	p.field("Materiaalstromen", joined("material_streams", x.MaterialStreams))
	p.field("Gemeenten (REFNIS)", municipalities(x.Municipalities))
	p.prose("Samenvatting", x.Summary)
	p.prose("Probleem", x.Problem)
	p.prose("Aanpak", x.Approach)
	p.prose("Vernieuwing", x.Innovation)
}
