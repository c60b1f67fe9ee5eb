// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
)

// maxAttachments is how many documents a call can require.
const maxAttachments = 20

func (x *examiner) content() {
	c := x.call
	x.need(len(c.CostCategories) > 0, "/cost_categories", "heeft er minstens één nodig", "needs at least one")
	x.each("/cost_categories", c.CostCategories, application.List("cost_categories"), "staat niet in de lijst van kostensoorten", "is not in the list of cost categories")
	x.each("/required_declarations", c.RequiredDeclarations, application.DeclarationKeys(), "staat niet in de lijst van verklaringen", "is not in the list of declarations")
	x.few("/required_attachments", len(c.RequiredAttachments), maxAttachments)
	for i, kind := range c.RequiredAttachments {
		x.key(fmt.Sprintf("/required_attachments/%d", i), kind, c.RequiredAttachments[:i])
	}
	x.need(c.SummaryMaxChars > 0 && c.SummaryMaxChars <= 20_000, "/summary_max_chars", "moet 1 tot 20000 zijn", "must be 1 to 20000")
}

// window checks that a project can fall within its period.
func (x *examiner) window() {
	w := x.call.ProjectWindow
	if w == nil {
		return
	}
	from, first := calendar.ReadDate(w.From)
	until, last := calendar.ReadDate(w.Until)
	x.need(first == nil && near(from), "/project_window/from", "moet een dag zijn zoals 2027-03-01, in de jaren 2000 tot 2100", "must be a day such as 2027-03-01, in the years 2000 to 2100")
	x.need(last == nil && near(until), "/project_window/until", "moet een dag zijn zoals 2027-03-01, in de jaren 2000 tot 2100", "must be a day such as 2027-03-01, in the years 2000 to 2100")
	if first != nil || last != nil {
		return
	}
	switch opens := calendar.DateOf(x.call.Opens); {
	case w.Until < w.From:
		x.need(false, "/project_window/until", "moet een dag zijn, niet vroeger dan from", "must be a day on or after from")
	case near(opens) && w.Until < opens.String():
		x.need(false, "/project_window/until", "valt voor de oproep opent: dan kan er geen project meer in", "falls before the call opens: no project fits in any more")
	}
}

func (e *explainer) content() {
	c := e.call
	var paid, unpaid []string
	for _, category := range application.List("cost_categories") {
		if words := application.CostLabel(category, e.lang); slices.Contains(c.CostCategories, category) {
			paid = append(paid, words)
		} else {
			unpaid = append(unpaid, words)
		}
	}
	e.say("Deze kosten komen in aanmerking: %s.", "These costs qualify: %s.", e.listed(paid))
	if len(unpaid) > 0 {
		e.say("Deze niet: %s.", "These do not: %s.", e.listed(unpaid))
	}
	e.say("De samenvatting telt hoogstens %d tekens.", "The summary has at most %d characters.", c.SummaryMaxChars)
	if w := c.ProjectWindow; w != nil {
		e.say("Het project valt tussen %s en %s, die dagen inbegrepen.", "The project falls between %s and %s, those days included.", e.day(w.From), e.day(w.Until))
	} else {
		e.say("De oproep zegt niet wanneer het project moet vallen.", "The call does not say when the project must fall.")
	}
	e.attachments()
	e.declarations()
}

func (e *explainer) attachments() {
	if len(e.call.RequiredAttachments) == 0 {
		e.say("Er zijn geen verplichte bijlagen.", "There are no required attachments.")
	}
	for _, kind := range e.call.RequiredAttachments {
		e.say("Verplichte bijlage, als PDF: %s (%s).", "Required attachment, as PDF: %s (%s).", application.AttachmentLabel(kind, e.lang), kind)
	}
}

func (e *explainer) declarations() {
	if len(e.call.RequiredDeclarations) == 0 {
		e.say("Er zijn geen verplichte verklaringen op eer.", "There are no required declarations on honour.")
		return
	}
	e.say("De aanvrager verklaart op eer:", "The applicant declares on honour:")
	for _, key := range e.call.RequiredDeclarations {
		e.say("  %s", "  %s", application.DeclarationLabel(key, e.lang))
	}
}
