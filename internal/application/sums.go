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
	for i, cost := range c.Costs() {
		_, err := c.Budget[i].Amount.Cents()
		s.whole = s.whole && err == nil
		s.bear(c.Budget[i].Partner, cost)
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

func (s *sums) bear(organisation string, cost money.Cents) {
	s.costs += cost
	s.perOrganisation[organisation] += cost
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
	switch {
	case s.costs != s.sources:
		k.error("/funding", "sources_differ")
	case s.subsidy == 0:
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
func (s sums) excess(need Requirements) (code string, most money.Cents) {
	part := func(rate money.BasisPoints) money.Cents {
		return money.Part(s.costs, money.Cents(rate), money.Cents(money.Whole))
	}
	own := money.Whole - need.MinOwnShare
	switch {
	case need.MaxSubsidy > 0 && s.subsidy > need.MaxSubsidy:
		return AboveCeiling, need.MaxSubsidy
	case need.MaxRate > 0 && money.Above(s.subsidy, s.costs, need.MaxRate):
		return AboveRate, part(need.MaxRate)
	case need.MinOwnShare > 0 && money.Above(s.subsidy, s.costs, own):
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
func (k *checker) checkPartnerCeiling(s sums) {
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
