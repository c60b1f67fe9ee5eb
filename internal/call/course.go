// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// route checks who decides, and what comes before.
func (x *examiner) route() {
	c := x.call
	x.need(slices.Contains([]string{dossier.Committee, dossier.External}, c.DecisionRoute), "/decision_route", "moet committee of external zijn", "must be committee or external")
	x.each("/steps", c.Steps, []string{Admissibility, Assessment}, "moet admissibility of assessment zijn", "must be admissibility or assessment")
	if slices.Contains(c.Steps, Assessment) {
		x.need(len(c.Steps) == 2 && c.Steps[0] == Admissibility, "/steps", "assessment komt na admissibility", "assessment comes after admissibility")
	}
	x.need(c.DecisionRoute != dossier.External || len(c.Steps) == 0, "/steps", "een andere financier beslist zonder stappen", "an outside funder decides without steps")
}

// maxTerm is the longest term, in days: ten years.
const maxTerm = 3650

func (x *examiner) terms() {
	c := x.call
	for _, term := range []struct {
		pointer string
		term    *calendar.Term
	}{{"/hub_review_term", c.HubReviewTerm}, {"/cure_term", c.CureTerm}, {"/decision_term", c.DecisionTerm}, {"/objection_term", c.ObjectionTerm}} {
		if t := term.term; t != nil {
			x.need(t.Days > 0 && t.Days <= maxTerm, term.pointer+"/days", "moet 1 tot 3650 zijn", "must be 1 to 3650")
			x.need(t.Kind == calendar.WorkingDays || t.Kind == calendar.CalendarDays, term.pointer+"/kind", "moet working of calendar zijn", "must be working or calendar")
		}
	}
	x.need(c.CureRounds >= 0 && c.CureRounds <= 5, "/cure_rounds", "moet 0 tot 5 zijn", "must be 0 to 5")
	x.need(c.CureRounds <= 0 || c.CureTerm != nil, "/cure_term", "is verplicht waar een aanvulling gevraagd kan worden", "is required where a supplement can be asked")
	x.need(c.CureRounds != 0 || c.CureTerm == nil, "/cure_term", "heeft geen zin zonder cure_rounds: zeg hoeveel keer een aanvulling gevraagd kan worden, of laat de termijn weg",
		"has no use without cure_rounds: say how often a supplement can be asked, or leave the term out")
	x.need(c.CureRounds <= 0 || slices.Contains(c.Steps, Admissibility), "/cure_rounds", "een aanvulling hoort bij de stap admissibility", "a supplement belongs to the step admissibility")
}
