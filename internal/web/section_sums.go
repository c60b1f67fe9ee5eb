// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// sums are what budget and funding add up to, beside each other and beside what the call allows.
type sums struct {
	Organisations, Categories, Sources []sum
	Costs, Funding, Difference         string
	Whole                              bool // every amount could be read
	Agree                              bool
	Subsidy                            string
	Limits                             []sum // of the call
}

// sum is an amount with what it is of.
type sum struct{ Label, Amount string }

// sums are those of the content as it stands on the page; nil on a page that has no amounts.
func (p *sectionView) sums(lang string) *sums {
	if !slices.Contains([]string{"budget", "funding"}, p.Field.Name) {
		return nil
	}
	s := &sums{Whole: true}
	var costs, funding, subsidy money.Cents
	count := func(list *[]sum, totals map[string]money.Cents, label string, c money.Cents) {
		if _, there := totals[label]; !there {
			*list = append(*list, sum{Label: label})
		}
		totals[label] += c
	}
	fill := func(list []sum, totals map[string]money.Cents) {
		for i := range list {
			list[i].Amount = totals[list[i].Label].In(lang)
		}
	}
	b := builder{organisations: organisations(p.Content)}
	bearers, categories, sources := map[string]money.Cents{}, map[string]money.Cents{}, map[string]money.Cents{}
	for _, line := range p.Content.Budget {
		c, err := line.Amount.Cents()
		s.Whole = s.Whole && err == nil
		costs += c
		count(&s.Organisations, bearers, b.organisation(line.Partner), c)
		count(&s.Categories, categories, application.Label("cost_categories", line.Category, lang), c)
	}
	for _, line := range p.Content.Funding {
		c, err := line.Amount.Cents()
		s.Whole = s.Whole && err == nil
		funding += c
		if line.Source == "subsidy" {
			subsidy += c
		}
		count(&s.Sources, sources, application.Label("funding_sources", line.Source, lang), c)
	}
	fill(s.Organisations, bearers)
	fill(s.Categories, categories)
	fill(s.Sources, sources)
	s.Costs, s.Funding, s.Subsidy, s.Agree = costs.In(lang), funding.In(lang), subsidy.In(lang), costs == funding
	s.Difference = max(costs-funding, funding-costs).In(lang)
	limit := func(nl, en, amount string) {
		s.Limits = append(s.Limits, sum{map[bool]string{true: en, false: nl}[lang == "en"], amount})
	}
	rate := func(r money.BasisPoints) string {
		part := money.Part(costs, money.Cents(r), money.Cents(money.Whole)).In(lang)
		return r.In(lang) + " (" + part + ")"
	}
	if n := p.Need.MaxRate; n > 0 {
		limit("hoogstens, van de kosten", "at most, of the costs", rate(n))
	}
	if n := p.Need.MaxSubsidy; n > 0 {
		limit("hoogstens, per dossier", "at most, for a dossier", n.In(lang))
	}
	if n := p.Need.MaxPerPartner; n > 0 {
		limit("hoogstens, per organisatie", "at most, for an organisation", n.In(lang))
	}
	if n := p.Need.MinOwnShare; n > 0 {
		limit("minstens uit andere bronnen", "at least from other sources", rate(n))
	}
	return s
}
