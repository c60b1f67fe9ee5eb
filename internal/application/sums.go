// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// sums are the totals of budget and funding. They are whole only when every amount can be read.
type sums struct {
	costs, sources, subsidy money.Cents
	perOrganisation         map[string]money.Cents // costs, by company number
	whole                   bool
}

func (c Content) sums() sums {
	s := sums{perOrganisation: map[string]money.Cents{}, whole: len(c.Budget) > 0 && len(c.Funding) > 0}
	for _, line := range c.Budget {
		cents, err := line.Amount.Cents()
		s.whole = s.whole && err == nil
		s.costs += cents
		s.perOrganisation[line.Partner] += cents
	}
	for _, f := range c.Funding {
		cents, err := f.Amount.Cents()
		s.whole = s.whole && err == nil
		s.sources += cents
		if f.Source == subsidySource {
			s.subsidy += cents
		}
	}
	return s
}

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
func (s sums) subsidyOf(number, applicant string) money.Cents {
	if number != applicant {
		return money.Part(s.subsidy, s.perOrganisation[number], s.costs)
	}
	rest := s.subsidy
	for other, costs := range s.perOrganisation {
		if other != applicant {
			rest -= money.Part(s.subsidy, costs, s.costs)
		}
	}
	return rest
}

// checkSums compares sources with costs, and the subsidy with what the call allows.
func (k *checker) checkSums() {
	s := k.content.sums()
	if !s.whole {
		return // the lines that cannot be read are reported themselves
	}
	if s.costs != s.sources {
		k.error("/funding", "sources_differ", Limit{})
	}
	at := k.subsidyPointer()
	if at == "" {
		return
	}
	if k.need.MaxSubsidy > 0 && s.subsidy > k.need.MaxSubsidy {
		k.error(at, "above_ceiling", spoken(k.need.MaxSubsidy))
	}
	if k.need.MaxRate > 0 && money.Above(s.subsidy, s.costs, k.need.MaxRate) {
		k.error(at, "above_rate", spoken(k.need.MaxRate))
	}
	if own := s.costs - s.subsidy; k.need.MinOwnShare > 0 && (own < 0 || money.Above(s.subsidy, s.costs, money.Whole-k.need.MinOwnShare)) {
		k.error(at, "own_share", spoken(k.need.MinOwnShare))
	}
	k.checkPartnerCeiling(s)
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
func (k *checker) checkPartnerCeiling(s sums) {
	if k.need.MaxPerPartner == 0 {
		return
	}
	seen := map[string]bool{}
	for i, line := range k.content.Budget {
		if !seen[line.Partner] && s.subsidyOf(line.Partner, k.content.Applicant.CompanyNumber) > k.need.MaxPerPartner {
			k.error("/budget/"+strconv.Itoa(i)+"/amount", "above_partner_ceiling", spoken(k.need.MaxPerPartner))
		}
		seen[line.Partner] = true
	}
}
