// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// examiner notes what is wrong with a call, by pointer.
type examiner struct {
	call   Call
	faults []Fault
}

// Validate says what is wrong with the rules, by pointer, in the order of the file's fields.
func (c Call) Validate() []Fault {
	x := examiner{call: c}
	x.identity()
	x.money()
	x.content()
	x.terms()
	x.assessment()
	return x.faults
}

func (x *examiner) need(ok bool, pointer, nl, en string) {
	if !ok {
		x.faults = append(x.faults, Fault{pointer, nl, en})
	}
}

func (x *examiner) identity() {
	c := x.call
	x.need(plain(c.Code), "/code", "moet uit hoofdletters A tot Z, cijfers en koppeltekens bestaan, hoogstens 32", "must be capitals A to Z, digits and hyphens, at most 32")
	x.need(c.Name != "", "/name", "is verplicht", "is required")
	x.need(c.Version >= 1, "/version", "moet 1 of meer zijn", "must be 1 or more")
	x.need(!c.Opens.IsZero(), "/opens", "is verplicht: een tijdstip zoals 2027-03-01T09:00:00+01:00", "is required: an instant such as 2027-03-01T09:00:00+01:00")
	x.need(c.Deadline.After(c.Opens), "/deadline", "moet een tijdstip na opens zijn", "must be an instant after opens")
	x.need(slices.Contains([]string{dossier.Committee, dossier.External}, c.DecisionRoute), "/decision_route", "moet committee of external zijn", "must be committee or external")
	x.each("/steps", c.Steps, []string{Admissibility, Assessment}, "moet admissibility of assessment zijn", "must be admissibility or assessment")
	if slices.Contains(c.Steps, Assessment) {
		x.need(len(c.Steps) == 2 && c.Steps[0] == Admissibility, "/steps", "assessment komt na admissibility", "assessment comes after admissibility")
	}
	x.need(c.DecisionRoute != dossier.External || len(c.Steps) == 0, "/steps", "een andere financier beslist zonder stappen", "an outside funder decides without steps")
}

// each checks a list against a closed one, and that nothing is there twice.
func (x *examiner) each(pointer string, list, closed []string, nl, en string) {
	for i, entry := range list {
		at := fmt.Sprintf("%s/%d", pointer, i)
		x.need(slices.Contains(closed, entry), at, nl, en)
		x.need(!slices.Contains(list[:i], entry), at, "staat er twee keer", "is there twice")
	}
}

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
	x.need(c.MaxRate > 0 && c.MaxRate <= money.Whole, "/max_rate_bp", "moet 1 tot 10000 zijn (honderdsten van een procent)", "must be 1 to 10000 (basis points)")
	x.need(c.MinOwnShare >= 0 && c.MinOwnShare <= money.Whole, "/min_own_share_bp", "moet 0 tot 10000 zijn (honderdsten van een procent)", "must be 0 to 10000 (basis points)")
	x.need(c.MinOwnShare != money.Whole, "/min_own_share_bp", "laat niets over om te subsidiëren", "leaves nothing to subsidise")
	x.need(c.MaxSubsidy == nil || cents(c.MaxSubsidyPerPartner) <= cents(c.MaxSubsidy) || cents(c.MaxSubsidy) == 0, "/max_subsidy_per_partner", "is meer dan het plafond van het dossier", "is more than the ceiling of the dossier")
	var paid money.BasisPoints
	for i, p := range c.Instalments {
		at := fmt.Sprintf("/instalments/%d", i)
		x.need(p.At != "", at+"/at", "is verplicht", "is required")
		x.need(p.Share > 0, at+"/share_bp", "moet meer dan 0 zijn", "must be more than 0")
		paid += p.Share
	}
	x.need(len(c.Instalments) == 0 || paid == money.Whole, "/instalments", "moet samen 10000 honderdsten van een procent zijn", "must add up to 10000 basis points")
}

func (x *examiner) content() {
	c := x.call
	x.need(len(c.CostCategories) > 0, "/cost_categories", "heeft er minstens één nodig", "needs at least one")
	x.each("/cost_categories", c.CostCategories, application.List("cost_categories"), "staat niet in de lijst van kostensoorten", "is not in the list of cost categories")
	x.each("/required_declarations", c.RequiredDeclarations, application.DeclarationKeys(), "staat niet in de lijst van verklaringen", "is not in the list of declarations")
	for i, kind := range c.RequiredAttachments {
		at := fmt.Sprintf("/required_attachments/%d", i)
		x.need(key(kind), at, "moet uit kleine letters a tot z, cijfers en liggende streepjes bestaan, hoogstens 32", "must be small letters a to z, digits and underscores, at most 32")
		x.need(!slices.Contains(c.RequiredAttachments[:i], kind), at, "staat er twee keer", "is there twice")
	}
	x.need(c.SummaryMaxChars > 0 && c.SummaryMaxChars <= 20_000, "/summary_max_chars", "moet 1 tot 20000 zijn", "must be 1 to 20000")
	if w := c.ProjectWindow; w != nil {
		_, from := time.Parse(time.DateOnly, w.From)
		_, until := time.Parse(time.DateOnly, w.Until)
		x.need(from == nil, "/project_window/from", "moet een dag zijn zoals 2027-03-01", "must be a day such as 2027-03-01")
		x.need(until == nil && w.Until >= w.From, "/project_window/until", "moet een dag zijn, niet vroeger dan from", "must be a day on or after from")
	}
}

func (x *examiner) terms() {
	c := x.call
	for _, term := range []struct {
		pointer string
		term    *calendar.Term
	}{{"/hub_review_term", c.HubReviewTerm}, {"/cure_term", c.CureTerm}, {"/decision_term", c.DecisionTerm}, {"/objection_term", c.ObjectionTerm}} {
		if t := term.term; t != nil {
			x.need(t.Days > 0 && t.Days <= 3650, term.pointer+"/days", "moet 1 tot 3650 zijn", "must be 1 to 3650")
			x.need(t.Kind == calendar.WorkingDays || t.Kind == calendar.CalendarDays, term.pointer+"/kind", "moet working of calendar zijn", "must be working or calendar")
		}
	}
	x.need(c.CureRounds >= 0 && c.CureRounds <= 5, "/cure_rounds", "moet 0 tot 5 zijn", "must be 0 to 5")
	x.need(c.CureRounds == 0 || c.CureTerm != nil, "/cure_term", "is verplicht waar een aanvulling gevraagd kan worden", "is required where a supplement can be asked")
	x.need(c.CureRounds == 0 || slices.Contains(c.Steps, Admissibility), "/cure_rounds", "een aanvulling hoort bij de stap admissibility", "a supplement belongs to the step admissibility")
	x.need(c.RemindDays == nil || *c.RemindDays >= 0 && *c.RemindDays <= 60, "/remind_days", "moet 0 tot 60 zijn", "must be 0 to 60")
}

// assessment checks that the criteria can be met at all.
func (x *examiner) assessment() {
	c := x.call
	assessed := slices.Contains(c.Steps, Assessment)
	x.need(assessed || len(c.Criteria) == 0, "/criteria", "hoort bij de stap assessment", "belong to the step assessment")
	x.need(!assessed || len(c.Criteria) > 0, "/criteria", "is verplicht in de stap assessment", "are required in the step assessment")
	x.need(!assessed || c.Assessors >= 1 && c.Assessors <= 20, "/assessors", "moet 1 tot 20 zijn", "must be 1 to 20")
	x.need(assessed || c.Assessors == 0, "/assessors", "hoort bij de stap assessment", "belong to the step assessment")
	most := 0
	for i, k := range c.Criteria {
		at := fmt.Sprintf("/criteria/%d", i)
		x.need(key(k.Code), at+"/code", "moet uit kleine letters a tot z, cijfers en liggende streepjes bestaan, hoogstens 32", "must be small letters a to z, digits and underscores, at most 32")
		x.need(!slices.ContainsFunc(c.Criteria[:i], func(other Criterion) bool { return other.Code == k.Code }), at+"/code", "staat er twee keer", "is there twice")
		x.need(k.Max >= 1 && k.Max <= 1000, at+"/max", "moet 1 tot 1000 zijn", "must be 1 to 1000")
		x.need(k.Min >= 0 && k.Min <= k.Max, at+"/min", "is niet haalbaar: het moet 0 tot het maximum zijn", "cannot be met: it must be 0 to the maximum")
		x.need(k.Weight >= 1 && k.Weight <= 100, at+"/weight", "moet 1 tot 100 zijn", "must be 1 to 100")
		most += k.Max * k.Weight
	}
	if c.MinTotal != nil {
		x.need(*c.MinTotal >= 0 && *c.MinTotal <= most, "/min_total", fmt.Sprintf("is niet haalbaar: de criteria geven samen hoogstens %d", most),
			fmt.Sprintf("cannot be met: the criteria add up to %d at most", most))
	}
}

// plain says that a code is made of capitals, digits and hyphens only: no look-alike letters.
func plain(code string) bool {
	return code != "" && len(code) <= 32 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
}

// key is plain for the codes of criteria.
func key(code string) bool {
	return code != "" && len(code) <= 32 && strings.Trim(code, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}
