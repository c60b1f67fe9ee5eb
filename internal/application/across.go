// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/municipality"
	"github.com/dossierwerkt/dossierwerkt/internal/rules"
)

// checkPeriod compares the days of project and plan with each other and with the window of the call.
// Days are ISO dates, so they compare as text; a day that is none is reported by itself.
func (k *checker) checkPeriod() {
	p := k.content.Project
	start, end := rules.Near(p.Start), rules.Near(p.End)
	upsideDown := start && end && p.End < p.Start
	if upsideDown {
		k.error("/project/end", "end_before_start")
	}
	if start && k.need.From != "" && (p.Start < k.need.From || p.Start > k.need.Until) {
		k.error("/project/start", "outside_window")
	}
	if end && k.need.Until != "" && (p.End > k.need.Until || p.End < k.need.From) {
		k.error("/project/end", "outside_window")
	}
	for i, w := range k.content.Plan {
		at := "/plan/" + strconv.Itoa(i)
		if rules.Near(w.Start) && rules.Near(w.End) && w.End < w.Start {
			k.error(at+"/end", "end_before_start")
		}
		if upsideDown {
			continue // nothing can be inside it
		}
		if start && rules.Near(w.Start) && w.Start < p.Start || end && rules.Near(w.Start) && w.Start > p.End {
			k.error(at+"/start", "outside_project")
		}
		if end && rules.Near(w.End) && w.End > p.End {
			k.error(at+"/end", "outside_project")
		}
	}
}

// checkOver warns of a project that is over before it is asked for. Where the call has a window, that says what may be.
func (k *checker) checkOver() {
	if end := k.content.Project.End; !k.need.Award.IsZero() && k.need.From == "" && rules.Near(end) &&
		end < calendar.DateOf(k.need.Award).String() {
		k.warn("/project/end", "project_over")
	}
}

// checkCategories warns of a category of the social economy for an organisation of another kind.
func (k *checker) checkCategories() {
	odd := func(at, kind, category string) {
		if category != "" && kind != "" && kind != "social_economy" {
			k.warn(at+"/social_economy_category", "category_odd")
		}
	}
	odd("/applicant", k.content.Applicant.Kind, k.content.Applicant.SocialEconomyCategory)
	for i, p := range k.content.Partners {
		odd("/partners/"+strconv.Itoa(i)+"/organisation", p.Organisation.Kind, p.Organisation.SocialEconomyCategory)
	}
}

// checkSets wants each entry of what is a set once, and its municipalities as they are today.
func (k *checker) checkSets() {
	p := k.content.Project
	k.once("/project/municipalities/%d", p.Municipalities)
	k.once("/project/material_streams/%d", p.MaterialStreams)
	k.once("/project/circular_strategies/others/%d", p.CircularStrategies.Others)
	for i, strategy := range p.CircularStrategies.Others {
		if strategy != "" && strategy == p.CircularStrategies.Main {
			k.error(fmt.Sprintf("/project/circular_strategies/others/%d", i), "is_main_strategy")
		}
	}
	var indicators, activities []string
	for _, r := range k.content.Results {
		indicators = append(indicators, r.Indicator)
	}
	for _, n := range k.content.Applicant.NACE {
		activities = append(activities, strings.ReplaceAll(n.Code, ".", "")+n.Version)
	}
	k.once("/results/%d/indicator", indicators)
	k.once("/applicant/nace/%d/code", activities)
	for i, code := range p.Municipalities {
		at := fmt.Sprintf("/project/municipalities/%d", i)
		switch m, known := municipality.Find(code); {
		case !known:
			k.warn(at, "unknown_municipality")
		case m.Successor != "":
			k.warn(at, "merged_municipality", bilingual.Plain(municipality.Label(m.Successor)))
		}
	}
}

// once wants each entry once; the fault is the second's.
func (k *checker) once(at string, entries []string) {
	for i, entry := range entries {
		if entry != "" && slices.Contains(entries[:i], entry) {
			k.error(fmt.Sprintf(at, i), "twice")
		}
	}
}

// checkPartners wants each organisation once, and budget lines of organisations that take part. The company that the dossier
// was started for takes part, also where the content names another by mistake.
func (k *checker) checkPartners() {
	taking := map[string]bool{k.content.Applicant.CompanyNumber: true}
	for i, p := range k.content.Partners {
		number := p.Organisation.CompanyNumber
		if number != "" && taking[number] {
			code := "partner_twice"
			if number == k.content.Applicant.CompanyNumber {
				code = "partner_is_applicant"
			}
			k.error("/partners/"+strconv.Itoa(i)+"/organisation/company_number", code)
		}
		taking[number] = true
	}
	taking[k.id.CompanyNumber] = true
	for i, line := range k.content.Budget {
		if line.Partner != "" && !taking[line.Partner] {
			k.error("/budget/"+strconv.Itoa(i)+"/partner", "not_a_partner")
		}
		if categories := k.need.CostCategories; len(categories) > 0 && line.Category != "" && !slices.Contains(categories, line.Category) {
			k.error("/budget/"+strconv.Itoa(i)+"/category", "category_not_in_call")
		}
	}
	for i, f := range k.content.Funding {
		if !f.Confirmed && f.Source != "" && f.Source != subsidySource {
			k.warn("/funding/"+strconv.Itoa(i)+"/confirmed", "not_confirmed")
		}
	}
}

// checkHubs wants supporting hubs that there are, each once and beside the lead hub.
func (k *checker) checkHubs() {
	supporting := k.content.Hubs.Supporting
	for i, code := range supporting {
		at := "/hubs/supporting/" + strconv.Itoa(i)
		switch {
		case code == "":
			// reported by itself
		case len(k.need.Hubs) > 0 && !slices.Contains(k.need.Hubs, code):
			k.error(at, "hub_unknown")
		case code == k.id.Hub:
			k.error(at, "hub_is_lead")
		case slices.Contains(supporting[:i], code):
			k.error(at, "hub_twice")
		case len(k.need.Hubs) > 0 && !slices.Contains(k.need.Supporting, code):
			k.warn(at, "hub_not_invited")
		}
	}
}

// checkResults wants every indicator in its own unit.
func (k *checker) checkResults() {
	for i, r := range k.content.Results {
		if unit, known := units[r.Indicator]; known && r.Unit != "" && r.Unit != unit {
			k.error("/results/"+strconv.Itoa(i)+"/unit", "unit_differs", bilingual.Plain(unit))
		}
	}
}

// checkSummary holds the summary to the length that the call allows.
func (k *checker) checkSummary() {
	if most := k.need.SummaryMax; most > 0 && utf8.RuneCountInString(k.content.Project.Summary) > most {
		k.error("/project/summary", "text_too_long", count(most))
	}
}
