// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Sums are the totals of budget and funding. What cannot be read counts for nothing.
type Sums struct {
	Costs, Sources, Subsidy money.Cents
	Organisations           Totals // costs, by company number
	Categories              Totals // costs
	Origins                 Totals // sources
	Whole                   bool   // every amount can be read
}

// Total is what the lines of one organisation, category or source add up to.
type Total struct {
	Of  string
	Sum money.Cents
}

// Totals are in the order in which the lines name them.
type Totals []Total

// Of is the total of one; 0 of who is not named.
func (all Totals) Of(name string) money.Cents {
	for _, t := range all {
		if t.Of == name {
			return t.Sum
		}
	}
	return 0
}

func (all *Totals) add(name string, amount money.Cents) {
	for i := range *all {
		if t := &(*all)[i]; t.Of == name {
			t.Sum += amount
			return
		}
	}
	*all = append(*all, Total{name, amount})
}

// Sums are those of the content as it is written.
func (c Content) Sums() Sums {
	s := Sums{Whole: true}
	for i, cost := range c.Costs() {
		_, err := c.Budget[i].Amount.Cents()
		s.Whole = s.Whole && err == nil
		s.bear(c.Budget[i], cost)
	}
	for _, f := range c.Funding {
		cents, err := f.Amount.Cents()
		s.Whole = s.Whole && err == nil
		s.Sources += cents
		s.Origins.add(f.Source, cents)
	}
	s.Subsidy = s.Origins.Of(subsidySource)
	return s
}

func (s *Sums) bear(line Cost, cost money.Cents) {
	s.Costs += cost
	s.Organisations.add(line.Partner, cost)
	s.Categories.add(line.Category, cost)
}

// countable says whether the sums of a content say something about it as a whole.
func (c Content) countable(s Sums) bool { return s.Whole && len(c.Budget) > 0 && len(c.Funding) > 0 }

// Costs are the lines of the budget; a line that cannot be read counts for nothing.
func (c Content) Costs() []money.Cents {
	costs := make([]money.Cents, len(c.Budget))
	for i, line := range c.Budget {
		costs[i], _ = line.Amount.Cents()
	}
	return costs
}

const subsidySource = "subsidy"

// subsidyOf is what falls to an organisation: its part of the costs, rounded down to the cent; what remains is the applicant's.
func (s Sums) subsidyOf(number, applicant string) money.Cents {
	if number != applicant {
		return money.Part(s.Subsidy, s.Organisations.Of(number), s.Costs)
	}
	rest := s.Subsidy
	for _, other := range s.Organisations {
		if other.Of != applicant {
			rest -= money.Part(s.Subsidy, other.Sum, s.Costs)
		}
	}
	return rest
}

// checkSums compares sources with costs, and the subsidy with what the call allows.
func (k *checker) checkSums() {
	s := k.content.Sums()
	if !k.content.countable(s) {
		return // the lines that cannot be read are reported themselves
	}
	switch {
	case s.Costs != s.Sources:
		k.error("/funding", "sources_differ")
	case s.Subsidy == 0:
		k.error("/funding", "nothing_asked")
	}
	at := k.subsidyPointer()
	if at == "" {
		return
	}
	switch code, most := s.excess(k.need); code {
	case AboveCeiling:
		k.error(at, code, figure(most))
	case AboveRate:
		k.error(at, code, figure(k.need.MaxRate))
	case OwnShare:
		k.error(at, code, figure(k.need.MinOwnShare))
	}
	k.checkPartnerCeiling(s)
}

// What a subsidy can be too much for.
const (
	AboveCeiling = "above_ceiling"         // of the dossier
	AboveRate    = "above_rate"            // part of the costs that the call pays
	OwnShare     = "own_share"             // part of the costs that comes from elsewhere
	AbovePartner = "above_partner_ceiling" // of one organisation
	AboveAid     = "de_minimis_ceiling"    // of one undertaking, under the law
	NoRegulation = "no_regulation"         // there is none under which aid can be granted that day
)

// excess says which limit of the call the subsidy passes first, and the most that it allows; "" when none.
func (s Sums) excess(need Requirements) (code string, most money.Cents) {
	part := func(rate money.BasisPoints) money.Cents {
		return money.Part(s.Costs, money.Cents(rate), money.Cents(money.Whole))
	}
	own := money.Whole - need.MinOwnShare
	switch {
	case need.MaxSubsidy > 0 && s.Subsidy > need.MaxSubsidy:
		return AboveCeiling, need.MaxSubsidy
	case need.MaxRate > 0 && money.Above(s.Subsidy, s.Costs, need.MaxRate):
		return AboveRate, part(need.MaxRate)
	case need.MinOwnShare > 0 && money.Above(s.Subsidy, s.Costs, own):
		return OwnShare, part(own)
	}
	return "", 0
}

// subsidyPointer is the amount that a problem of the subsidy is about: that of its last line.
func (k *checker) subsidyPointer() string {
	at := ""
	for i, f := range k.content.Funding {
		if f.Source == subsidySource {
			at = "/funding/" + strconv.Itoa(i) + "/amount"
		}
	}
	return at
}

// checkPartnerCeiling points at the first line of an organisation that would get too much.
func (k *checker) checkPartnerCeiling(s Sums) {
	if k.need.MaxPerPartner == 0 {
		return
	}
	seen := map[string]bool{}
	for i, line := range k.content.Budget {
		if !seen[line.Partner] && s.subsidyOf(line.Partner, k.content.Applicant.CompanyNumber) > k.need.MaxPerPartner {
			k.error("/budget/"+strconv.Itoa(i)+"/amount", AbovePartner, figure(k.need.MaxPerPartner))
		}
		seen[line.Partner] = true
	}
}
