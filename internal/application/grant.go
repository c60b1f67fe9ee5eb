// SPDX-License-Identifier: EUPL-1.2

package application

import "github.com/dossierwerkt/dossierwerkt/internal/money"

// Grant is what a decision would give: an amount on accepted costs.
type Grant struct {
	Amount   money.Cents
	Accepted []money.Cents // of each line of the budget
	KnownAid money.Cents   // de-minimis aid to the applicant that we granted ourselves since it listed its own
}

// DeMinimis says whether the subsidy is asked under the de-minimis rule.
func (c Content) DeMinimis() bool { return c.StateAid.Regime == "de_minimis" }

// Excess says which limit a grant passes, at the award that the requirements name, and the most that this limit allows; "" when none.
// The limits are those of the application itself, held against what is accepted of it.
func (c Content) Excess(g Grant, need Requirements) (code string, most money.Cents) {
	s := sums{perOrganisation: map[string]money.Cents{}, subsidy: g.Amount}
	for i, cost := range g.Accepted {
		s.bear(c.Budget[i].Partner, cost)
	}
	if code, most = s.excess(need); code != "" {
		return code, most
	}
	for organisation := range s.perOrganisation {
		if need.MaxPerPartner > 0 && s.subsidyOf(organisation, c.Applicant.CompanyNumber) > need.MaxPerPartner {
			return AbovePartner, need.MaxPerPartner
		}
	}
	if ceiling, above := c.aidAbove(need.Award, s, g.KnownAid); above {
		return AboveAid, ceiling
	}
	return "", 0
}

// ApplicantsPart is what of a grant falls to the applicant, by the costs as they were budgeted.
func (c Content) ApplicantsPart(grant money.Cents) money.Cents {
	s := c.sums()
	s.subsidy = grant
	return s.subsidyOf(c.Applicant.CompanyNumber, c.Applicant.CompanyNumber)
}
