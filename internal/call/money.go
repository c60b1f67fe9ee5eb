// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

func (x *examiner) money() {
	c := x.call
	for _, amount := range []struct {
		pointer string
		euro    *money.Euro
	}{{"/max_subsidy", c.MaxSubsidy}, {"/max_subsidy_per_partner", c.MaxSubsidyPerPartner}, {"/budget", c.Budget}} {
		if amount.euro != nil {
			cents, err := amount.euro.Cents()
			x.need(err == nil && cents > 0, amount.pointer, "moet een positief bedrag in euro zijn met hoogstens twee decimalen", "must be a positive amount in euro with at most two decimals")
		}
	}
	x.need(c.MaxSubsidy == nil || cents(c.MaxSubsidyPerPartner) <= cents(c.MaxSubsidy) || cents(c.MaxSubsidy) == 0, "/max_subsidy_per_partner", "is meer dan het plafond van het dossier", "is more than the ceiling of the dossier")
	rate, own := c.MaxRate > 0 && c.MaxRate <= money.Whole, c.MinOwnShare >= 0 && c.MinOwnShare < money.Whole
	x.need(rate, "/max_rate_bp", "moet 1 tot 10000 zijn (honderdsten van een procent)", "must be 1 to 10000 (basis points)")
	x.need(own, "/min_own_share_bp", "moet 0 tot 9999 zijn (honderdsten van een procent): de rest kan subsidie zijn", "must be 0 to 9999 (basis points): the rest can be subsidy")
	// Both speak of the same euros, and what a call says is frozen: a rate that nobody can reach would mislead for good.
	x.need(!rate || !own || c.MaxRate+c.MinOwnShare <= money.Whole, "/min_own_share_bp", "is samen met max_rate_bp meer dan 10000, zodat niemand dat percentage kan krijgen: verlaag een van beide",
		"is more than 10000 together with max_rate_bp, so that nobody can get that rate: lower one of them")
}

// maxInstalments is how many parts a grant can have.
const maxInstalments = 20

func (x *examiner) instalments() {
	all := x.call.Instalments
	x.few("/instalments", len(all), maxInstalments)
	var moments []string
	paid, sound := money.BasisPoints(0), true
	for i, p := range all {
		at := fmt.Sprintf("/instalments/%d", i)
		x.key(at+"/at", p.At, moments)
		moments = append(moments, p.At)
		ok := p.Share > 0 && p.Share <= money.Whole
		x.need(ok, at+"/share_bp", "moet 1 tot 10000 zijn (honderdsten van een procent)", "must be 1 to 10000 (basis points)")
		sound, paid = sound && ok, paid+p.Share
	}
	x.need(len(all) == 0 || !sound || paid == money.Whole, "/instalments", "moet samen 10000 honderdsten van een procent zijn", "must add up to 10000 basis points")
}
