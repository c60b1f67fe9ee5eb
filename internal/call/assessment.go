// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// assessment checks that the criteria can be met at all.
func (x *examiner) assessment() {
	c := x.call
	assessed := slices.Contains(c.Steps, Assessment)
	x.need(assessed || len(c.Criteria) == 0, "/criteria", "hoort bij de stap assessment", "belong to the step assessment")
	x.need(!assessed || len(c.Criteria) > 0, "/criteria", "is verplicht in de stap assessment", "are required in the step assessment")
	most := 0
	for i, k := range c.Criteria {
		at := fmt.Sprintf("/criteria/%d", i)
		x.need(k.Min >= 0 && (k.Min <= k.Max || !x.sound(at+"/max")), at+"/min", "is niet haalbaar: het moet 0 tot het maximum zijn",
			"cannot be met: it must be 0 to the maximum")
		most += k.Max * k.Weight
	}
	if c.MinTotal != nil {
		x.need(assessed, "/min_total", "hoort bij de stap assessment", "belongs to the step assessment")
		x.need(!assessed || !x.sound("/criteria") || *c.MinTotal >= 0 && *c.MinTotal <= most, "/min_total",
			fmt.Sprintf("is niet haalbaar: het moet 0 tot %d zijn, meer geven de criteria samen niet", most),
			fmt.Sprintf("cannot be met: it must be 0 to %d, the criteria do not add up to more", most))
	}
	x.need(!assessed || c.Assessors >= 1 && c.Assessors <= 20, "/assessors", "moet 1 tot 20 zijn", "must be 1 to 20")
	x.need(assessed || c.Assessors == 0, "/assessors", "hoort bij de stap assessment", "belong to the step assessment")
}

func (e *wording) assessment() {
	c := e.call
	if c.Assessors == 1 {
		e.say("Daarna geeft 1 beoordelaar een score voor elk criterium:", "Then 1 assessor gives a score for each criterion:")
	} else {
		e.say("Daarna geven %d beoordelaars, los van elkaar, een score voor elk criterium:",
			"Then %d assessors, apart from each other, give a score for each criterion:", c.Assessors)
	}
	most, least := 0, 0
	uneven := slices.ContainsFunc(c.Criteria, func(k Criterion) bool { return k.Weight != c.Criteria[0].Weight })
	for _, k := range c.Criteria {
		e.criterion(k, uneven)
		most, least = most+k.Max*k.Weight, max(least, k.Min)
	}
	if !uneven && len(c.Criteria) > 1 {
		e.say("Alle criteria wegen even zwaar.", "All criteria weigh the same.")
	}
	if c.MinTotal != nil && *c.MinTotal > 0 {
		e.say("Samen minstens %d van %d.", "Together at least %d of %d.", *c.MinTotal, most)
		least = max(least, *c.MinTotal)
	} else {
		e.say("Samen hoogstens %d; voor het totaal is er geen minimum.", "Together at most %d; the total has no minimum.", most)
	}
	if c.Assessors > 1 {
		e.say("Het gemiddelde telt, tenzij de beoordelaars samen een andere score vastleggen.",
			"The mean counts, unless the assessors together settle on another score.")
	}
	if least > 0 {
		e.say("Onder een minimum kan een aanvraag niet goedgekeurd worden, en niet op de reservelijst komen.",
			"Below a minimum an application can neither be approved nor put on the reserve list.")
	}
}

func (e *wording) criterion(k Criterion, weighed bool) {
	line := fmt.Sprintf(e.in("  %s: 0 tot %d", "  %s: 0 to %d"), dossier.CriterionLabel(k.Code, e.lang), k.Max)
	if k.Min > 0 {
		line += fmt.Sprintf(e.in(", minstens %d", ", at least %d"), k.Min)
	}
	if weighed {
		line += fmt.Sprintf(e.in(", gewicht %d", ", weight %d"), k.Weight)
	}
	e.lines = append(e.lines, line+".")
}
