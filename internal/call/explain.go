// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Explain says in plain words what the call means, one sentence a line, in Dutch or English.
func (c Call) Explain(lang string) []string {
	e := explainer{lang: lang}
	e.say("%s, versie %d: %s.", "%s, version %d: %s.", c.Code, c.Version, c.Name)
	e.say("Indienen kan van %s, %s.", "Submission is possible from %s, %s.", calendar.Moment(c.Opens, lang), calendar.Until(c.Deadline, lang))
	e.extensions(c.Extensions)
	if c.MaxSubsidy != nil {
		e.say("De subsidie is hoogstens %s per dossier.", "The subsidy is at most %s a dossier.", e.amount(c.MaxSubsidy))
	}
	if c.MaxSubsidyPerPartner != nil {
		e.say("Per partner is ze hoogstens %s.", "For each partner it is at most %s.", e.amount(c.MaxSubsidyPerPartner))
	}
	e.say("Ze betaalt hoogstens %s van de kosten; minstens %s komt van elders.", "It pays at most %s of the costs; at least %s comes from elsewhere.", e.rate(c.MaxRate), e.rate(c.MinOwnShare))
	if c.Budget != nil {
		e.say("Samen kan er %s toegekend worden.", "Together %s can be granted.", e.amount(c.Budget))
	}
	if w := c.ProjectWindow; w != nil {
		e.say("Het project valt tussen %s en %s.", "The project falls between %s and %s.", w.From, w.Until)
	}
	for _, kind := range c.RequiredAttachments {
		e.say("Verplichte bijlage, als PDF: %s (%s).", "Required attachment, as PDF: %s (%s).", application.AttachmentLabel(kind, lang), kind)
	}
	e.term("Het nazicht in de hub duurt", "The hub review takes", c.HubReviewTerm)
	e.steps(c)
	e.term("De beslissing valt binnen", "The decision is due within", c.DecisionTerm)
	e.term("Bezwaar kan binnen", "An objection is possible within", c.ObjectionTerm)
	if c.ObjectionTerm == nil {
		e.say("Deze oproep kent geen bezwaar.", "This call knows no objection.")
	}
	for _, p := range c.Instalments {
		moment, known := instalmentWords[p.At]
		if !known {
			moment = [2]string{p.At, p.At}
		}
		e.say("Uitbetaling %[1]s: %[3]s.", "Paid %[2]s: %[3]s.", moment[0], moment[1], e.rate(p.Share))
	}
	return e.lines
}

// instalmentWords say when a part of the grant is paid; a call may name other moments, which are shown as they are.
var instalmentWords = map[string][2]string{"award": {"bij de toekenning", "at the award"}, "interim_report": {"na het tussentijds verslag", "after the interim report"},
	"final_report": {"na het eindverslag", "after the final report"}}

type explainer struct {
	lang  string
	lines []string
}

func (e *explainer) say(nl, en string, args ...any) {
	text := nl
	if e.lang == "en" {
		text = en
	}
	e.lines = append(e.lines, fmt.Sprintf(text, args...))
}

func (e *explainer) amount(x *money.Euro) string {
	if e.lang == "en" {
		return cents(x).English()
	}
	return cents(x).Belgian()
}

func (e *explainer) rate(r money.BasisPoints) string {
	if e.lang == "en" {
		return r.English()
	}
	return r.Belgian()
}

func (e *explainer) term(nl, en string, t *calendar.Term) {
	if t == nil {
		return
	}
	unit := map[string][2]string{calendar.WorkingDays: {"werkdagen", "working days"}, calendar.CalendarDays: {"kalenderdagen", "calendar days"}}[t.Kind]
	e.say("%[1]s %[3]d %[4]s.", "%[2]s %[3]d %[5]s.", nl, en, t.Days, unit[0], unit[1])
}

func (e *explainer) extensions(all []Extension) {
	for _, x := range all {
		whom := "dossier " + x.Dossier
		if x.Hub != "" {
			whom = "hub " + x.Hub
		}
		e.say("Voor %s: %s.", "For %s: %s.", whom, calendar.Until(x.Deadline, e.lang))
	}
}

func (e *explainer) steps(c Call) {
	switch {
	case c.DecisionRoute == dossier.External:
		e.say("Een andere financier beslist; die beslissing wordt met haar document vastgelegd.", "Another funder decides; that decision is recorded with its document.")
	case len(c.Steps) == 0:
		e.say("Na indiening volgt meteen de beslissing.", "The decision follows submission directly.")
	}
	if slices.Contains(c.Steps, Admissibility) {
		e.say("De dossierbeheerder kijkt eerst of een aanvraag ontvankelijk is; aanvulling kan hoogstens %d keer gevraagd worden.",
			"The programme officer first looks at admissibility; rounds of supplement: at most %d.", c.CureRounds)
		e.term("Aanvullen kan binnen", "Supplementing is possible within", c.CureTerm)
	}
	if !slices.Contains(c.Steps, Assessment) {
		return
	}
	e.say("Daarna geven %d beoordelaars scores:", "Then %d assessors give scores:", c.Assessors)
	most := 0
	for _, k := range c.Criteria {
		e.say("  %s: 0 tot %d, minstens %d, gewicht %d.", "  %s: 0 to %d, at least %d, weight %d.", dossier.CriterionLabel(k.Code, e.lang), k.Max, k.Min, k.Weight)
		most += k.Max * k.Weight
	}
	if c.MinTotal != nil {
		e.say("Samen minstens %d van %d.", "Together at least %d of %d.", *c.MinTotal, most)
	}
}
