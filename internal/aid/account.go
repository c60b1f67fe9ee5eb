// SPDX-License-Identifier: EUPL-1.2

package aid

import (
	"cmp"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Case is a dossier that aid is asked for, or granted, under a kind of regulation.
type Case struct {
	Dossier string
	Kind    Kind
	Day     calendar.Date // of the award: until there is one, today
	Says    []List        // what its beneficiaries declare in it, in the order of the dossier
	Parts   []money.Cents // what each of them would have of the grant, in the same order
}

// Account is what a single undertaking received and may still receive, as one beneficiary of a case stands to it.
type Account struct {
	Company     string
	Undertaking []string      // company numbers, itself among them
	Regulation  Regulation    // in force on the day; None when we know none, and then nothing may be granted
	Since       calendar.Date // first day that counts
	Ceiling     money.Cents
	Used        money.Cents // counts already on the day, without what the case would grant anew
	Left        money.Cents // of the ceiling; never less than zero
	Part        money.Cents // what the beneficiary would have of the grant
	New         money.Cents // what the case would grant anew to the undertaking as a whole
	Before      money.Cents // what counts without the case
	Entries     []Entry     // what is known of the undertaking, latest first
}

// Entry is aid that an undertaking received.
type Entry struct {
	Company    string
	Day        calendar.Date // zero: what was typed cannot be the day
	Amount     money.Cents
	Regulation Regulation // None: not said, taken for the general one
	Authority  string
	Dossier    string // ours, that granted it; "" for what others granted
	DeclaredIn string // dossier in which a company said so; "" for what stands on our own record
	Counts     bool   // towards the ceiling, on the day
}

// Fits says whether the case may be granted as far as this undertaking goes. Where it has no more than before, nothing can be too much.
func (a Account) Fits() bool {
	return a.New == 0 || a.Regulation != None && a.Used+a.New <= max(a.Ceiling, a.Before)
}

// Accounts are the accounts of the beneficiaries of a case, in its order.
func (r Record) Accounts(c Case) []Account {
	known := r.with(c.Dossier, c.Says)
	before, after := known.granted(), known.granting(c)
	accounts := make([]Account, len(c.Says))
	for i, l := range c.Says {
		a := known.account(c, l, after)
		a.Part, a.Before = c.Parts[i], known.account(c, l, before).Used
		accounts[i] = a
	}
	return accounts
}

// granted are the awards of our own, each as far as it is still granted.
func (r Record) granted() (all []Award) {
	for _, list := range r.decisions() {
		all = append(all, counting(list)...)
	}
	return all
}

// granting are the awards of our own as they would stand after the case, each as far as it is still granted.
func (r Record) granting(c Case) []Award {
	decisions := r.decisions()
	parts := map[holding]money.Cents{}
	for h := range decisions {
		if h.dossier == c.Dossier && !h.earlier {
			parts[h] = 0 // unless it still takes part
		}
	}
	for i, l := range c.Says {
		parts[holding{c.Dossier, l.Company, false}] = c.Parts[i]
	}
	for h, part := range parts {
		decisions[h] = append(decisions[h], Award{Dossier: c.Dossier, Seq: pending, Company: h.company, Day: c.Day, Part: part,
			Regulation: c.Kind.newest()})
	}
	var all []Award
	for _, list := range decisions {
		all = append(all, counting(list)...)
	}
	slices.SortFunc(all, func(a, b Award) int {
		return cmp.Or(b.Day.Compare(a.Day), cmp.Compare(a.Dossier, b.Dossier), cmp.Compare(a.Company, b.Company), cmp.Compare(a.Seq, b.Seq))
	})
	return all
}

// pending is the number of a decision that is not taken yet: it comes after every other.
const pending = 1 << 62

func (r Record) account(c Case, l List, after []Award) Account {
	a := Account{Company: l.Company, Undertaking: r.Undertaking(l.Company)}
	if rule, known := inForce(c.Kind, c.Day); known {
		a.Regulation, a.Since, a.Ceiling = rule.regulation, rule.since(c.Day), rule.ceiling
	}
	counts := func(towards Kind, on calendar.Date) bool { return towards == c.Kind && !on.Before(a.Since) }
	for _, x := range after {
		switch {
		case !slices.Contains(a.Undertaking, x.Company):
		case x.Seq == pending:
			a.New += x.Part
		default:
			a.Entries = append(a.Entries, Entry{Company: x.Company, Day: x.Day, Amount: x.Part, Regulation: x.Regulation,
				Authority: x.Authority, Dossier: x.Dossier, Counts: counts(x.Regulation.Towards(), x.Day)})
		}
	}
	for _, d := range r.declared(c, a.Undertaking) {
		e := Entry{Company: d.Company, Amount: d.Amount, Regulation: d.Regulation, Authority: d.Authority, DeclaredIn: d.in}
		on, plausible := d.When(c.Day)
		if plausible {
			e.Day = on
		}
		e.Counts = d.towards() == c.Kind && (!plausible || counts(c.Kind, on)) // a slip of the keyboard lifts no ceiling
		a.Entries = append(a.Entries, e)
	}
	slices.SortStableFunc(a.Entries, func(x, y Entry) int { return y.Day.Compare(x.Day) })
	for _, e := range a.Entries {
		if e.Counts {
			a.Used += e.Amount
		}
	}
	a.Left = max(a.Ceiling-a.Used, 0)
	return a
}
