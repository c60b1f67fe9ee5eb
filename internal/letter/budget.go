// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// tally adds up amounts; what is no amount counts nowhere, and is said.
type tally struct {
	sum    money.Cents
	unread int
}

func (t *tally) add(e money.Euro) (money.Cents, bool) {
	cents, err := e.Cents()
	if err != nil {
		t.unread++
		return 0, false
	}
	t.sum += cents
	return cents, true
}

func (p *page) unread(t tally) {
	switch {
	case t.unread == 1:
		p.remark("Niet meegeteld: 1 regel zonder geldig bedrag.")
	case t.unread > 1:
		p.remark("Niet meegeteld: " + strconv.Itoa(t.unread) + " regels zonder geldig bedrag.")
	}
}

// sameNumber gives a company number as it is compared: normalised, or as typed when it is none.
func sameNumber(s string) string {
	if number, err := identity.NormaliseCompanyNumber(s); err == nil {
		return number
	}
	return s
}

// organisations names the applicant and its partners by company number.
func organisations(c application.Content) map[string]string {
	names := map[string]string{sameNumber(c.Applicant.CompanyNumber): c.Applicant.Name}
	for _, x := range c.Partners {
		number := sameNumber(x.Organisation.CompanyNumber)
		if names[number] == "" {
			names[number] = x.Organisation.Name
		}
	}
	delete(names, "")
	return names
}

// budget prints every line, the sum of every organisation and the total.
func (p *page) budget() {
	names := organisations(p.sheet.Content)
	var total tally
	var order []string
	var rows []row
	sums := map[string]money.Cents{}
	for i, line := range p.sheet.Content.Budget {
		number := sameNumber(line.Partner)
		if names[number] == "" {
			names[number] = given(line.Partner)
		}
		if _, seen := sums[number]; !seen {
			order = append(order, number)
		}
		cents, _ := total.add(line.Amount)
		sums[number] += cents
		vat := "excl."
		if line.VATIncluded {
			vat = "incl."
		}
		rows = append(rows, row{cells: []string{strconv.Itoa(i + 1), names[number], given(label("cost_categories", line.Category)),
			given(line.Description), vat, given(euro(line.Amount))}})
	}
	if len(rows) > 0 {
		for _, number := range order {
			rows = append(rows, row{cells: []string{"Subtotaal " + names[number], sums[number].Belgian()}, span: 5, total: true})
		}
		rows = append(rows, row{cells: []string{"Totaal begroting", total.sum.Belgian()}, span: 5, total: true, bold: true})
	}
	p.section("7. Begroting", []column{{"Nr.", 9, true}, {"Organisatie", 39, false}, {"Kostensoort", 29, false},
		{"Omschrijving", 39, false}, {"Btw", 13, false}, {"Bedrag", 31, true}}, rows)
	p.unread(total)
}

// funding prints every source with its share, and in a draft what is still missing or too much.
func (p *page) funding() {
	var total, costs tally
	for _, f := range p.sheet.Content.Funding {
		total.add(f.Amount)
	}
	for _, c := range p.sheet.Content.Budget {
		costs.add(c.Amount)
	}
	var rows []row
	for _, f := range p.sheet.Content.Funding {
		part := ""
		if cents, err := f.Amount.Cents(); err == nil {
			part = share(cents, total.sum)
		}
		rows = append(rows, row{cells: []string{given(label("funding_sources", f.Source)), given(f.Name), yes(f.Confirmed), part,
			given(euro(f.Amount))}})
	}
	if len(rows) > 0 {
		rows = append(rows, row{cells: []string{"Totaal financiering", share(total.sum, total.sum), total.sum.Belgian()}, span: 3,
			total: true, bold: true})
		if difference := total.sum - costs.sum; p.sheet.Draft && difference != 0 {
			rows = append(rows, row{cells: []string{"Verschil met de begroting", difference.Belgian()}, span: 4, total: true})
		}
	}
	p.section("8. Financiering", []column{{"Bron", 38, false}, {"Naam", 52, false}, {"Bevestigd", 20, false}, {"Aandeel", 19, true},
		{"Bedrag", 31, true}}, rows)
	p.unread(total)
}
