// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

func (x *examiner) money() {
	c := x.call
	x.need(c.MaxSubsidy == nil || cents(c.MaxSubsidyPerPartner) <= cents(c.MaxSubsidy) ||
		!x.sound("/max_subsidy"), "/max_subsidy_per_partner",
		"is meer dan het plafond van het dossier", "is more than the ceiling of the dossier")
	// Both speak of the same euros, and what a call says is frozen: a rate that nobody can reach would mislead for good.
	x.need(!x.sound("/max_rate_bp", "/min_own_share_bp") || c.MaxRate+c.MinOwnShare <= money.Whole, "/min_own_share_bp",
		"is samen met max_rate_bp meer dan 10000, zodat niemand dat percentage kan krijgen: verlaag een van beide",
		"is more than 10000 together with max_rate_bp, so that nobody can get that rate: lower one of them")
}

func (x *examiner) instalments() {
	paid := money.BasisPoints(0)
	for _, p := range x.call.Instalments {
		paid += p.Share
	}
	x.need(len(x.call.Instalments) == 0 || !x.sound("/instalments") || paid == money.Whole, "/instalments",
		"moet samen 10000 honderdsten van een procent zijn", "must add up to 10000 basis points")
}

func (e *wording) money() {
	c := e.call
	if c.MaxSubsidy != nil {
		e.say("De subsidie is hoogstens %s per dossier.", "The subsidy is at most %s a dossier.", e.amount(c.MaxSubsidy))
	} else {
		e.say("De subsidie heeft geen maximumbedrag per dossier.", "The subsidy has no maximum amount a dossier.")
	}
	if c.MaxSubsidyPerPartner != nil {
		e.say("Voor de aanvrager en voor elke partner is ze hoogstens %s.", "For the applicant and for each partner it is at most %s.",
			e.amount(c.MaxSubsidyPerPartner))
	} else {
		e.say("Per partner heeft ze geen maximumbedrag.", "It has no maximum amount for each partner.")
	}
	e.rate()
	if c.Budget == nil {
		e.say("Voor alle dossiers samen is er geen maximumbedrag.", "There is no maximum amount for all dossiers together.")
		return
	}
	e.say("Alle dossiers samen kunnen hoogstens %s krijgen.", "All dossiers together can get at most %s.", e.amount(c.Budget))
	if cents(c.Budget) < cents(c.MaxSubsidy) {
		e.say("Dat is minder dan één dossier mag vragen: het budget beslist.", "That is less than one dossier may ask: the budget decides.")
	}
}

// rate says what part of the costs is paid. Rate and own share limit the same: the stricter decides.
func (e *wording) rate() {
	rate, own := e.call.MaxRate, e.call.MinOwnShare
	left := money.Whole - own
	switch {
	case rate > left: // only a version from before files were held to it
		e.say("De subsidie betaalt hoogstens %s van de kosten: minstens %s is eigen inbreng, en dat beslist. De %s die de oproep ook noemt, is niet haalbaar.",
			"The subsidy pays at most %s of the costs: at least %s is own share, and that decides. The %s that the call names too cannot be reached.", e.figure(left), e.figure(own), e.figure(rate))
	case rate == money.Whole:
		e.say("De subsidie kan alle kosten betalen: eigen inbreng is niet nodig.", "The subsidy can pay all costs: no own share is needed.")
		return
	case own > 0 && rate < left:
		e.say("De subsidie betaalt hoogstens %s van de kosten, en dat beslist: minstens %s is dan eigen inbreng, meer dan de %s die de oproep vraagt.",
			"The subsidy pays at most %s of the costs, and that decides: at least %s is own share then, more than the %s that the call asks.", e.figure(rate), e.figure(money.Whole-rate), e.figure(own))
	default:
		e.say("De subsidie betaalt hoogstens %s van de kosten; minstens %s is eigen inbreng.",
			"The subsidy pays at most %s of the costs; at least %s is own share.", e.figure(rate), e.figure(money.Whole-rate))
	}
	e.say("Eigen inbreng is alles wat geen subsidie van deze oproep is.", "Own share is everything that is not subsidy of this call.")
}

func (e *wording) instalments() {
	if len(e.call.Instalments) == 0 {
		e.say("De oproep zegt niet wanneer de subsidie uitbetaald wordt.", "The call does not say when the subsidy is paid.")
	}
	for _, p := range e.call.Instalments {
		e.say("Uitbetaling %s: %s.", "Paid %s: %s.", p.Moment(e.lang), e.figure(p.Share))
	}
}
