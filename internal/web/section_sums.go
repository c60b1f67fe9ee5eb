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
	Short                              bool // funding is less than costs
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
	all, b := p.Content.Sums(), builder{organisations: organisations(p.Content)}
	named := func(totals application.Totals, label func(string) string) (list []sum) {
		for _, t := range totals {
			list = append(list, sum{label(t.Of), t.Sum.In(lang)})
		}
		return list
	}
	in := func(list string) func(string) string {
		return func(code string) string { return application.Label(list, code, lang) }
	}
	s := &sums{Costs: all.Costs.In(lang), Funding: all.Sources.In(lang), Subsidy: all.Subsidy.In(lang), Whole: all.Whole,
		Agree: all.Costs == all.Sources, Short: all.Sources < all.Costs,
		Organisations: named(all.Organisations, b.organisation), Categories: named(all.Categories, in("cost_categories")),
		Sources: named(all.Origins, in("funding_sources")), Difference: max(all.Costs-all.Sources, all.Sources-all.Costs).In(lang)}
	limit := func(nl, en, amount string) {
		s.Limits = append(s.Limits, sum{map[bool]string{true: en, false: nl}[lang == "en"], amount})
	}
	rate := func(r money.BasisPoints) string {
		part := money.Part(all.Costs, money.Cents(r), money.Cents(money.Whole)).In(lang)
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
