// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
)

// window checks that a project can fall within its period.
func (x *examiner) window() {
	w := x.call.ProjectWindow
	if w == nil || !x.sound("/project_window") {
		return
	}
	switch opens := calendar.DateOf(x.call.Opens); {
	case w.Until < w.From:
		x.need(false, "/project_window/until", "moet een dag zijn, niet vroeger dan from", "must be a day on or after from")
	case x.sound("/opens") && w.Until < opens.String():
		x.need(false, "/project_window/until", "valt voor de oproep opent: dan kan er geen project meer in",
			"falls before the call opens: no project fits in any more")
	}
}

func (e *wording) content() {
	c := e.call
	var paid, unpaid []string
	for _, category := range application.List("cost_categories") {
		if words := application.Label("cost_categories", category, e.lang); slices.Contains(c.CostCategories, category) {
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
		e.say("Het project valt tussen %s en %s, die dagen inbegrepen.", "The project falls between %s and %s, those days included.",
			e.day(w.From), e.day(w.Until))
	} else {
		e.say("De oproep zegt niet wanneer het project moet vallen.", "The call does not say when the project must fall.")
	}
	e.attachments()
	e.declarations()
}

func (e *wording) attachments() {
	if len(e.call.RequiredAttachments) == 0 {
		e.say("Er zijn geen verplichte bijlagen.", "There are no required attachments.")
	}
	for _, kind := range e.call.RequiredAttachments {
		e.say("Verplichte bijlage, als PDF: %s (%s).", "Required attachment, as PDF: %s (%s).", application.AttachmentLabel(kind, e.lang), kind)
	}
}

func (e *wording) declarations() {
	if len(e.call.RequiredDeclarations) == 0 {
		e.say("Er zijn geen verplichte verklaringen op eer.", "There are no required declarations on honour.")
		return
	}
	e.say("De aanvrager verklaart op eer:", "The applicant declares on honour:")
	for _, key := range e.call.RequiredDeclarations {
		e.say("  %s", "  %s", application.Label("declarations", key, e.lang))
	}
}
