// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// steps checks what comes before the decision.
func (x *examiner) steps() {
	c := x.call
	if slices.Contains(c.Steps, Assessment) {
		x.need(len(c.Steps) == 2 && c.Steps[0] == Admissibility || !x.sound("/steps"), "/steps", "assessment komt na admissibility",
			"assessment comes after admissibility")
	}
	x.need(c.DecisionRoute != dossier.External || len(c.Steps) == 0, "/steps", "een andere financier beslist zonder stappen",
		"an outside funder decides without steps")
}

// maxTerm is the longest term, in days: ten years.
const maxTerm = 3650

func (x *examiner) terms() {
	c := x.call
	for _, term := range []struct {
		pointer string
		term    *calendar.Term
	}{{"/hub_review_term", c.HubReviewTerm}, {"/cure_term", c.CureTerm}, {"/decision_term", c.DecisionTerm}, {"/objection_term",
		c.ObjectionTerm}} {
		if t := term.term; t != nil {
			x.need(t.Days > 0 && t.Days <= maxTerm, term.pointer+"/days", "moet 1 tot 3650 zijn", "must be 1 to 3650")
			x.need(t.Kind == calendar.WorkingDays || t.Kind == calendar.CalendarDays, term.pointer+"/kind", "moet working of calendar zijn",
				"must be working or calendar")
		}
	}
	x.need(c.CureRounds <= 0 || c.CureTerm != nil, "/cure_term", "is verplicht waar een aanvulling gevraagd kan worden",
		"is required where a supplement can be asked")
	x.need(c.CureRounds != 0 || c.CureTerm == nil, "/cure_term",
		"heeft geen zin zonder cure_rounds: zeg hoeveel keer een aanvulling gevraagd kan worden, of laat de termijn weg",
		"has no use without cure_rounds: say how often a supplement can be asked, or leave the term out")
	x.need(c.CureRounds <= 0 || slices.Contains(c.Steps, Admissibility), "/cure_rounds",
		"een aanvulling hoort bij de stap admissibility", "a supplement belongs to the step admissibility")
}

// review says what comes before submission.
func (e *wording) review() {
	e.say("Voor de indiening kijkt iemand van de hub die niet mee opmaakte, de aanvraag na.",
		"Before submission somebody of the hub who did not draft the application reviews it.")
	if t := e.call.HubReviewTerm; t != nil {
		e.say("Dat nazicht duurt hoogstens %s; daarna %s.", "That review takes at most %s; after that %s.", e.days(*t), e.then(dossier.ReviewDue))
	} else {
		e.say("Voor dat nazicht is er geen termijn.", "That review has no term.")
	}
}

// then is what the clock does when a term has passed.
func (e *wording) then(kind string) string { return dossier.Due{Kind: kind}.Consequence(e.lang) }

// steps say what comes between submission and decision.
func (e *wording) steps() {
	if slices.Contains(e.call.Steps, Admissibility) {
		e.say("Na de indiening kijkt de dossierbeheerder of de aanvraag ontvankelijk is; een onontvankelijke aanvraag wordt niet beoordeeld.",
			"After submission the programme officer checks whether the application is admissible; an inadmissible one is not assessed.")
		e.supplement()
	}
	switch {
	case slices.Contains(e.call.Steps, Assessment):
		e.assessment()
	case len(e.call.Steps) > 0:
		e.say("Daarna volgt de beslissing, zonder scores.", "Then the decision follows, without scores.")
	default:
		e.say("Na indiening volgt meteen de beslissing.", "The decision follows submission directly.")
	}
}

func (e *wording) supplement() {
	switch n := e.call.CureRounds; n {
	case 0:
		e.say("Een aanvulling kan niet gevraagd worden.", "No supplement can be asked.")
	case 1:
		e.say("Een aanvulling kan één keer gevraagd worden.", "A supplement can be asked once.")
	default:
		e.say("Een aanvulling kan hoogstens %d keer gevraagd worden.", "A supplement can be asked at most %d times.", n)
	}
	if t := e.call.CureTerm; t != nil && e.call.CureRounds > 0 {
		e.say("Aanvullen kan binnen %s; daarna %s.", "Supplementing is possible within %s; after that %s.", e.days(*t), e.then(dossier.CureDue))
	}
}

// decision says who decides, how soon, and what can be done against it.
func (e *wording) decision() {
	c := e.call
	if c.DecisionRoute == dossier.External {
		e.say("Een andere financier beslist; een beslisser van het programma legt die beslissing vast, met haar kenmerk en haar document.",
			"Another funder decides; a decider of the programme records that decision, with its reference and its document.")
	} else {
		e.say("Het programma beslist zelf: een beslisser keurt goed, weigert of zet op de reservelijst.",
			"The programme itself decides: a decider approves, rejects or puts on the reserve list.")
	}
	if t := c.DecisionTerm; t != nil {
		e.say("De beslissing valt binnen %s na de indiening; daarna %s.", "The decision is due within %s of submission; after that %s.",
			e.days(*t), e.then(dossier.DecisionDue))
	} else {
		e.say("Voor de beslissing is er geen termijn.", "The decision has no term.")
	}
	if c.ObjectionTerm == nil {
		e.say("Deze oproep kent geen bezwaar.", "This call knows no objection.")
		return
	}
	e.say("Bezwaar kan binnen %s na de beslissing.", "An objection is possible within %s of the decision.", e.days(*c.ObjectionTerm))
	if slices.Contains(c.Steps, Admissibility) {
		e.say("Ook tegen onontvankelijkheid kan bezwaar.", "An objection to inadmissibility is possible too.")
	}
	if c.DecisionTerm != nil {
		e.say("Na een bezwaar begint de termijn voor de beslissing opnieuw.", "After an objection the term of the decision begins anew.")
	}
}

// counting says how the days of a term are counted.
func (e *wording) counting() {
	c := e.call
	some, moves := false, false
	for _, t := range []*calendar.Term{c.HubReviewTerm, c.CureTerm, c.DecisionTerm, c.ObjectionTerm} {
		some, moves = some || t != nil, moves || t != nil && t.Kind == calendar.CalendarDays
	}
	if some {
		e.say("De dag waarop een termijn begint, telt niet mee; de laatste dag telt helemaal mee.",
			"The day on which a term begins does not count; the last day counts whole.")
	}
	if moves {
		e.say("Eindigt een termijn in kalenderdagen op een zaterdag, zondag of feestdag, dan loopt hij tot en met de volgende werkdag.",
			"A term in calendar days that ends on a Saturday, Sunday or holiday runs up to and including the next working day.")
	}
}
