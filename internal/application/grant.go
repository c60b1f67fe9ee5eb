// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"sort"

	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Grant is what a decision would give: an amount on accepted costs.
type Grant struct {
	Amount   money.Cents
	Accepted []money.Cents // of each line of the budget
}

// Excess is a limit that a grant passes, and the most that it allows.
type Excess struct {
	Code string
	Most money.Cents

	// Of AboveAid and NoRegulation: for whom, and how the account stands.
	Beneficiary Beneficiary
	Account     aid.Account
}

// Excess says which limit a grant passes, at the award that the requirements name; nil when none.
// The limits are those of the application itself, held against what is accepted of it.
func (c Content) Excess(g Grant, need Requirements) *Excess {
	s := c.given(g)
	if code, most := s.excess(need); code != "" {
		return &Excess{Code: code, Most: most}
	}
	for _, organisation := range s.Organisations {
		if need.MaxPerPartner > 0 && s.subsidyOf(organisation.Of, c.Applicant.CompanyNumber) > need.MaxPerPartner {
			return &Excess{Code: AbovePartner, Most: need.MaxPerPartner}
		}
	}
	return c.excessOfAid(s, need)
}

// given are the sums of what is accepted.
func (c Content) given(g Grant) Sums {
	s := Sums{Subsidy: g.Amount}
	for i, cost := range g.Accepted {
		s.bear(c.Budget[i], cost)
	}
	return s
}

// excessOfAid is the account that a grant does not fit, with the largest grant that fits them all.
func (c Content) excessOfAid(s Sums, need Requirements) *Excess {
	if !c.DeMinimis() || need.Outside {
		return nil
	}
	for i, a := range c.accounts(s, need) {
		if a.Fits() {
			continue
		}
		x := &Excess{Code: AboveAid, Beneficiary: c.Beneficiaries()[i], Account: a}
		if a.Regulation == aid.None {
			x.Code = NoRegulation
			return x
		}
		x.Most = c.mostAid(s, need)
		return x
	}
	return nil
}

// mostAid is the largest grant on the same costs that fits every account.
func (c Content) mostAid(s Sums, need Requirements) money.Cents {
	fits := func(amount money.Cents) bool {
		s.Subsidy = amount
		for _, a := range c.accounts(s, need) {
			if !a.Fits() {
				return false
			}
		}
		return true
	}
	most := money.Cents(sort.Search(int(s.Subsidy), func(amount int) bool { return !fits(money.Cents(amount) + 1) }))
	for most > 0 && !fits(most) { // what remains of the rounding is the applicant's
		most--
	}
	return most
}

// Part is what of a grant falls to a beneficiary.
type Part struct {
	Beneficiary
	Amount money.Cents
}

// AidParts are what of a grant is whose aid; none where it is no de-minimis aid.
func (c Content) AidParts(g Grant) []Part {
	var parts []Part
	amounts := c.parts(c.given(g))
	for i, b := range c.Beneficiaries() {
		parts = append(parts, Part{b, amounts[i]})
	}
	return parts
}
