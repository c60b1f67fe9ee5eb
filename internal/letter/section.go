// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
)

func (p *page) plan() {
	var rows []row
	for i, w := range p.sheet.Content.Plan {
		rows = append(rows, row{cells: []string{strconv.Itoa(i + 1), given(w.Title), given(w.Deliverable), given(day(w.Start)),
			given(day(w.End))}})
	}
	p.section("5. Planning", []column{{"Nr.", 10, true}, {"Werkpakket", 46, false}, {"Oplevering", 46, false}, {"Van", 29, false},
		{"Tot en met", 29, false}}, rows)
}

func (p *page) results() {
	var rows []row
	for _, r := range p.sheet.Content.Results {
		rows = append(rows, row{cells: []string{given(label("indicators", r.Indicator)), given(decimal(r.Value)),
			given(label("units", r.Unit)), given(r.Method), given(label("result_statuses", r.Status))}})
	}
	p.section("6. Beoogde resultaten", []column{{"Indicator", 40, false}, {"Waarde", 20, true}, {"Eenheid", 32, false},
		{"Meetmethode", 44, false}, {"Status", 24, false}}, rows)
}

// section is a heading with a table, or with the remark that nothing is filled in.
func (p *page) section(title string, columns []column, rows []row) {
	if len(rows) == 0 {
		p.heading(title, fewLines)
		p.paragraph("")
		return
	}
	t := p.lay(columns, rows)
	p.heading(title, t.need())
	p.table(t)
}

func (p *page) stateAid() {
	c := p.sheet.Content
	a := c.StateAid
	p.heading("9. Staatssteun", fewLines)
	p.field("Regime", label("aid_regimes", a.Regime))
	p.field("In moeilijkheden", yes(a.UndertakingInDifficulty))
	p.field("Dubbele financiering", yes(a.DoubleFunding))
	p.earlier(a.DeMinimis, a.SingleUndertaking)
	for _, x := range c.Partners {
		if x.EconomicActivity && (x.DeMinimisDeclared || len(x.DeMinimis) > 0) {
			p.subheading("Verklaring van "+given(x.Organisation.Name), 2*lineHeight)
			p.earlier(x.DeMinimis, x.SingleUndertaking)
		}
	}
}

// earlier lists what a company declares of its aid and of its single undertaking.
func (p *page) earlier(aid []application.Aid, linked []string) {
	if len(aid) == 0 {
		p.field("Eerdere de-minimissteun", "geen opgegeven")
	} else {
		var rows []row
		for _, x := range aid {
			rows = append(rows, row{cells: []string{given(day(x.GrantedOn)), given(x.Authority) + in(x), x.Regulation,
				given(euro(x.Amount))}})
		}
		t := p.lay([]column{{"Toegekend op", 36, false}, {"Door", 67, false}, {"Verordening", 26, false}, {"Bedrag", 31, true}}, rows)
		p.subheading("Eerder ontvangen de-minimissteun", t.need())
		p.table(t)
	}
	if linked != nil { // before it was asked, nobody could say
		p.field("Verbonden ondernemingen", cmp.Or(lined(linked...), "geen opgegeven"))
	}
}

// in says which dossier of ours granted aid, and which company received it, where that is not who declares it.
func in(x application.Aid) string {
	var more []string
	if x.Dossier != "" {
		more = append(more, "dossier "+x.Dossier)
	}
	if x.CompanyNumber != "" {
		more = append(more, "aan "+x.CompanyNumber)
	}
	if len(more) == 0 {
		return ""
	}
	return " (" + strings.Join(more, ", ") + ")"
}

func (p *page) declared() {
	d := p.sheet.Content.Declarations
	p.heading("10. Verklaringen op eer", 5*lineHeight)
	for _, x := range []struct {
		given bool
		key   string
	}{{d.Truthful, "truthful"}, {d.Controls, "controls"}, {d.Publication, "publication"}, {d.NoSignificantHarm, "no_significant_harm"}} {
		p.box(x.given, label("declarations", x.key))
	}
}

// attachments names the documents that go with the application. Their hash says which bytes they are.
func (p *page) attachments() {
	if len(p.sheet.Attachments) == 0 {
		return
	}
	p.heading("11. Bijlagen", fewLines)
	for _, a := range p.sheet.Attachments {
		p.field("Bijlage", fmt.Sprintf("%s, versie %d", application.AttachmentLabel(a.Kind, "nl"), a.Version))
		p.sized("SHA-256", a.SHA256, 8)
	}
}
