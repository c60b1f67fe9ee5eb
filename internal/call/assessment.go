// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// maxCriteria is how many criteria a call can have.
const maxCriteria = 30

// assessment checks that the criteria can be met at all.
func (x *examiner) assessment() {
	c := x.call
	assessed := slices.Contains(c.Steps, Assessment)
	x.need(assessed || len(c.Criteria) == 0, "/criteria", "hoort bij de stap assessment", "belong to the step assessment")
	x.need(!assessed || len(c.Criteria) > 0, "/criteria", "is verplicht in de stap assessment", "are required in the step assessment")
	x.few("/criteria", len(c.Criteria), maxCriteria)
	most, sound := 0, true
	var codes []string
	for i, k := range c.Criteria {
		at := fmt.Sprintf("/criteria/%d", i)
		x.key(at+"/code", k.Code, codes)
		codes = append(codes, k.Code)
		x.need(k.Code != dossier.TotalMark, at+"/code", "is al de naam van het totaal: kies een andere", "is the name of the total already: choose another")
		max, weight := k.Max >= 1 && k.Max <= 1000, k.Weight >= 1 && k.Weight <= 100
		x.need(max, at+"/max", "moet 1 tot 1000 zijn", "must be 1 to 1000")
		x.need(k.Min >= 0 && (k.Min <= k.Max || !max), at+"/min", "is niet haalbaar: het moet 0 tot het maximum zijn", "cannot be met: it must be 0 to the maximum")
		x.need(weight, at+"/weight", "moet 1 tot 100 zijn", "must be 1 to 100")
		sound, most = sound && max && weight, most+k.Max*k.Weight
	}
	if c.MinTotal != nil {
		x.need(assessed, "/min_total", "hoort bij de stap assessment", "belongs to the step assessment")
		x.need(!assessed || !sound || *c.MinTotal >= 0 && *c.MinTotal <= most, "/min_total", fmt.Sprintf("is niet haalbaar: het moet 0 tot %d zijn, meer geven de criteria samen niet", most),
			fmt.Sprintf("cannot be met: it must be 0 to %d, the criteria do not add up to more", most))
	}
	x.need(!assessed || c.Assessors >= 1 && c.Assessors <= 20, "/assessors", "moet 1 tot 20 zijn", "must be 1 to 20")
	x.need(assessed || c.Assessors == 0, "/assessors", "hoort bij de stap assessment", "belong to the step assessment")
}
