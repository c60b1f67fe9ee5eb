// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// AidKind is the kind of de-minimis aid that the subsidy is asked as; "" when it is none.
func (c Content) AidKind() aid.Kind {
	return map[string]aid.Kind{"de_minimis": aid.OfGeneral, "de_minimis_sgei": aid.OfServices}[c.StateAid.Regime]
}

// DeMinimis says whether the subsidy is asked under a de-minimis rule.
func (c Content) DeMinimis() bool { return c.AidKind() != "" }

// Beneficiary is who receives a part of the subsidy as aid: the applicant, and every partner with an economic activity.
type Beneficiary struct {
	Partner       int // 0 is the applicant, 1 the first partner
	Name          string
	CompanyNumber string
	Place         string // of what it declares: /state_aid or /partners/0
	says          aid.List
}

// Beneficiaries are those who receive aid, each company once; none where the subsidy is no de-minimis aid.
func (c Content) Beneficiaries() []Beneficiary {
	if !c.DeMinimis() {
		return nil
	}
	return c.declarers()
}

// declarers are those who have an account of aid, whatever the subsidy is asked as.
func (c Content) declarers() []Beneficiary {
	a := c.Applicant
	all := []Beneficiary{{0, a.Name, a.CompanyNumber, "/state_aid",
		says(a.CompanyNumber, c.StateAid.DeMinimis, c.StateAid.SingleUndertaking)}}
	for i, p := range c.Partners {
		number := p.Organisation.CompanyNumber
		twice := slices.ContainsFunc(all, func(b Beneficiary) bool { return b.CompanyNumber == number })
		if p.EconomicActivity && number != "" && !twice {
			all = append(all, Beneficiary{i + 1, p.Organisation.Name, number, "/partners/" + strconv.Itoa(i), says(number, p.DeMinimis,
				p.SingleUndertaking)})
		}
	}
	return all
}

// says is what a company declares, as its account reads it. An amount that cannot be read counts for nothing: it is reported itself.
func says(company string, entries []Aid, linked []string) aid.List {
	l := aid.List{Company: company, Linked: linked}
	for _, e := range entries {
		l.Entries = append(l.Entries, e.declared(company))
	}
	return l
}

func (a Aid) declared(by string) aid.Declared {
	cents, _ := a.Amount.Cents()
	d := aid.Declared{Company: by, Day: a.GrantedOn, Amount: cents, Regulation: aid.Regulation(a.Regulation), Authority: a.Authority,
		Dossier: a.Dossier}
	if a.CompanyNumber != "" {
		d.Company = a.CompanyNumber
	}
	return d
}

// Declared is what each company that has an account of aid says of it, in a dossier, at an instant; of the beneficiaries in their
// order. Where the subsidy is no de-minimis aid, who says nothing was not asked.
func (c Content) Declared(dossier string, at time.Time) []aid.List {
	var lists []aid.List
	for _, b := range c.declarers() {
		b.says.Dossier, b.says.At = dossier, at
		b.says.Silent = !c.spoke(b) && len(b.says.Entries)+len(b.says.Linked) == 0
		lists = append(lists, b.says)
	}
	return lists
}

// spoke says whether a company declared its aid: the applicant does so where de-minimis aid is asked, a partner when it says so.
func (c Content) spoke(b Beneficiary) bool {
	return c.DeMinimis() && (b.Partner == 0 || c.Partners[b.Partner-1].DeMinimisDeclared)
}

// LinkAt is the link that stands in a place of the content: who names it, and whom; not found where none stands.
func (c Content) LinkAt(place string) (company, linked string, found bool) {
	for _, b := range c.declarers() {
		for i, linked := range b.says.Linked {
			if place == b.Place+"/single_undertaking/"+strconv.Itoa(i) {
				return b.CompanyNumber, linked, true
			}
		}
	}
	return "", "", false
}

// AidCompanies are the company numbers whose accounts the content asks for: of those who receive aid, and of those they say they are linked
// with.
func (c Content) AidCompanies() []string {
	var numbers []string
	for _, b := range c.Beneficiaries() {
		numbers = append(append(numbers, b.CompanyNumber), b.says.Linked...)
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// AidNumbers are the dossiers that declared aid names.
func (c Content) AidNumbers() (numbers []string) {
	for _, b := range c.declarers() {
		for _, d := range b.says.Entries {
			if d.Dossier != "" {
				numbers = append(numbers, d.Dossier)
			}
		}
	}
	return numbers
}

// Accounts are the accounts of the beneficiaries, in their order, for the subsidy as it is asked.
func (c Content) Accounts(need Requirements) []aid.Account { return c.accounts(c.Sums(), need) }

func (c Content) accounts(s Sums, need Requirements) []aid.Account {
	return c.AccountsOf(c.parts(s), need)
}

// AccountsOf are the accounts when each beneficiary has a part of its own, in their order.
func (c Content) AccountsOf(parts []money.Cents, need Requirements) []aid.Account {
	if !c.DeMinimis() {
		return nil
	}
	return need.Aid.Record.Accounts(aid.Case{Dossier: need.Aid.Dossier, Kind: c.AidKind(), Day: calendar.DateOf(need.Award),
		Says: c.Declared(need.Aid.Dossier, need.declared()), Parts: parts})
}

// declared is when what the content says was declared: until it is frozen, now.
func (r Requirements) declared() time.Time {
	if r.Aid.Declared.IsZero() {
		return r.Award
	}
	return r.Aid.Declared
}

// parts are what falls to each beneficiary.
func (c Content) parts(s Sums) []money.Cents {
	var parts []money.Cents
	for _, b := range c.Beneficiaries() {
		parts = append(parts, s.subsidyOf(b.CompanyNumber, c.Applicant.CompanyNumber))
	}
	return parts
}

// AidRemarks is what of the state aid is wrong or worth a look.
func (c Content) AidRemarks(need Requirements) fault.Faults {
	k := &checker{content: c, need: need}
	k.checkAid()
	return k.problems
}

// checkAid holds what the beneficiaries declare, and what they would receive, against their accounts.
func (k *checker) checkAid() {
	k.checkRegime()
	k.checkSilent()
	if k.need.Award.IsZero() || !k.content.DeMinimis() {
		return
	}
	s := k.content.Sums()
	if !k.content.countable(s) {
		s.Subsidy = 0 // the lines that cannot be read are reported themselves
	}
	accounts := k.content.accounts(s, k.need)
	for i, b := range k.content.Beneficiaries() {
		sound := k.checkDeclared(b, accounts[i])
		switch a := accounts[i]; {
		case a.Fits() || !sound:
		case a.Regulation == aid.None:
			k.aid("/state_aid/regime", NoRegulation, day(calendar.DateOf(k.need.Award)))
		default:
			k.aid(b.Place+"/de_minimis", AboveAid, k.figures(a))
		}
	}
}

// aid is an error, or a warning where another funder holds to its own account.
func (k *checker) aid(pointer, code string, limit bilingual.Words) {
	says := Error
	if k.need.Outside {
		says = Warning
	}
	k.add(says(pointer, code, limit))
}

// figures are those of an account, for who may know them.
func (k *checker) figures(a aid.Account) bilingual.Words {
	if k.need.Aid.Sight == OnlyFits {
		return bilingual.Words{"", ""}
	}
	return bilingual.Words{
		" van " + a.Ceiling.Belgian() + ": er telt al " + a.Used.Belgian() + " mee, er is nog " + a.Left.Belgian() + " en dit zou er " +
			a.New.Belgian() + " bij doen",
		" of " + a.Ceiling.English() + ": " + a.Used.English() + " counts already, " + a.Left.English() + " is left and this would add " +
			a.New.English(),
	}
}

func day(d calendar.Date) bilingual.Words { return bilingual.Words{d.Dutch(), d.English()} }

// checkDeclared looks at what one beneficiary declares. It is not sound while a day is mistyped: it cannot be counted before that.
func (k *checker) checkDeclared(b Beneficiary, a aid.Account) (sound bool) {
	sound = true
	today := calendar.DateOf(k.need.Award)
	for i, d := range b.says.Entries {
		at := b.Place + "/de_minimis/" + strconv.Itoa(i)
		on, plausible := d.When(today)
		switch {
		case !plausible:
			k.error(at+"/granted_on", "aid_day") // unless it is no day at all, which is reported already
			sound = false
		case d.Regulation == aid.None:
			k.warn(at+"/regulation", "regulation_assumed")
		case plausible && !d.Regulation.HeldOn(on) && slices.Contains(aid.Regulations, d.Regulation):
			k.warn(at+"/regulation", "regulation_other_day")
		}
		if d.Company != b.CompanyNumber && !slices.Contains(b.says.Linked, d.Company) {
			k.error(at+"/company_number", "aid_of_another")
		}
		k.checkOwn(at, d, a)
		if d.Dossier != "" && slices.ContainsFunc(b.says.Entries[:i],
			func(e aid.Declared) bool { return e.Dossier == d.Dossier && e.Company == d.Company }) {
			k.error(at+"/dossier", "own_twice")
		}
	}
	for i, number := range b.says.Linked {
		at := b.Place + "/single_undertaking/" + strconv.Itoa(i)
		switch {
		case number == b.CompanyNumber:
			k.error(at, "link_is_self")
		case slices.Contains(b.says.Linked[:i], number):
			k.error(at, "link_twice")
		}
	}
	k.checkForgotten(b)
	return sound
}

// checkOwn looks at declared aid that we granted ourselves. Who does not decide is told so of the applicant, and of dossiers that it
// may open: whether a company had a grant of ours is not for its competitors to try out.
func (k *checker) checkOwn(at string, d aid.Declared, a aid.Account) {
	known, companies := k.need.Aid, a.Undertaking
	told := known.Sight == All || known.Sight == OfApplicant && d.Company == k.content.Applicant.CompanyNumber
	if known.Sight != All {
		companies = []string{d.Company}
	}
	switch most := known.Record.Granted(d.Dossier, companies); {
	case d.Dossier == "":
		if told && known.Record.Answering(d) != "" {
			k.warn(at, "own_grant")
		}
	case most == 0 || !told && !known.Opens[d.Dossier]:
		k.error(at+"/dossier", "dossier_not_ours")
	case d.Amount > most:
		k.error(at+"/amount", "own_above", bilingual.Words{most.Belgian(), most.English()})
	}
}

// checkForgotten warns of what the company said in the last list before this one, and leaves out here.
func (k *checker) checkForgotten(b Beneficiary) {
	if s := k.need.Aid.Sight; s == OnlyFits || s == OfApplicant && b.Partner != 0 {
		return
	}
	now := b.says
	now.At = k.need.declared()
	links, entries := k.need.Aid.Record.LeftOut(now, calendar.DateOf(k.need.Award))
	if len(links) > 0 {
		k.warn(b.Place+"/single_undertaking", "link_left_out", bilingual.Plain(strings.Join(links, ", ")))
	}
	var nl, en []string
	for _, d := range entries {
		on, _ := d.When(calendar.DateOf(k.need.Award)) // it is plausible, or it would not be told
		when := day(on)
		nl, en = append(nl, d.Amount.Belgian()+" ("+when[0]+")"), append(en, d.Amount.English()+" ("+when[1]+")")
	}
	if len(nl) > 0 {
		k.warn(b.Place+"/de_minimis", "aid_left_out", bilingual.Words{strings.Join(nl, ", "), strings.Join(en, ", ")})
	}
}

// checkSilent warns of partners that receive aid and have declared nothing yet.
func (k *checker) checkSilent() {
	for _, b := range k.content.Beneficiaries() {
		if !k.content.spoke(b) {
			k.warn(b.Place+"/economic_activity", "partner_aid")
		}
	}
}

// checkRegime warns where a regime has rules of its own for this company.
func (k *checker) checkRegime() {
	c := k.content
	if c.StateAid.Regime == "gber" && c.StateAid.UndertakingInDifficulty {
		k.warn("/state_aid/undertaking_in_difficulty", "difficulty_gber")
	}
	for i, n := range c.Applicant.NACE {
		if c.AidKind() == aid.OfGeneral && (strings.HasPrefix(n.Code, "01") || strings.HasPrefix(n.Code, "03")) {
			k.warn("/applicant/nace/"+strconv.Itoa(i)+"/code", "primary_production")
		}
	}
}
