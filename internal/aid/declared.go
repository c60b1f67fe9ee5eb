// SPDX-License-Identifier: EUPL-1.2

package aid

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// euro tells declared aid apart: the same on two lists is the same aid, twice on one list is twice.
type euro struct {
	company, day string
	amount       money.Cents
	towards      Kind
}

// is tells which aid is meant.
func (d Declared) is() euro { return euro{d.Company, d.Day, d.Amount, d.towards()} }

// said is what was declared, with the dossier in which it was.
type said struct {
	Declared
	in string
}

// declared is what the companies of an undertaking say that others granted them. Of each company its last list counts, and beside
// it what it says in the dossier that is being decided on. What stands on our own record is left out: it counts from there. Aid that
// it says another company received counts for it as well, also where the two are no longer linked.
func (r Record) declared(c Case, undertaking []string) []said {
	lists := slices.Clone(c.Says)
	for _, company := range undertaking {
		if l := r.last(company); l.Dossier != c.Dossier {
			lists = append(lists, l)
		}
	}
	var all []said
	times := map[euro]int{}
	for _, l := range lists {
		if !slices.Contains(undertaking, l.Company) {
			continue
		}
		here := map[euro]int{}
		for _, d := range r.elsewhere(l, undertaking) {
			if here[d.is()]++; here[d.is()] > times[d.is()] {
				times[d.is()]++
				all = append(all, said{d, l.Dossier})
			}
		}
	}
	return all
}

// last is the last list of a company; an empty one when there is none.
func (r Record) last(company string) (last List) {
	for _, l := range r.Lists {
		if l.Company == company && l.newer(last) {
			last = l
		}
	}
	return last
}

// elsewhere is what a list declares, without what we granted ourselves: by its number, or, where it has none, by its day and amount.
// Each grant answers for one entry; an entry that says more than we ever granted is not ours, whatever number it bears.
func (r Record) elsewhere(l List, undertaking []string) []Declared {
	taken := map[holding]bool{}
	return slices.DeleteFunc(slices.Clone(l.Entries), func(d Declared) bool {
		for _, a := range r.Awards {
			ours := a.answers(d) || a.bears(d) && slices.Contains(undertaking, a.Company)
			if ours && !taken[a.holding()] {
				taken[a.holding()] = true
				return true
			}
		}
		return false
	})
}

// bears says whether declared aid has the number of a grant of ours, and no more than its amount.
func (a Award) bears(d Declared) bool {
	return d.Dossier != "" && d.Dossier == a.Dossier && a.Part > 0 && d.Amount <= max(a.Whole, a.Part)
}

// answers says whether declared aid without a number is what we granted: the same company, day, kind and amount, as the decision
// of that day gave it, whatever became of it later.
func (a Award) answers(d Declared) bool {
	return d.Dossier == "" && a.Part > 0 && a.Company == d.Company && a.Day.String() == d.Day && a.Part == d.Amount &&
		a.Regulation.Towards() == d.towards()
}

// Answering is the dossier of ours that declared aid without a number is taken for; "" when none.
func (r Record) Answering(d Declared) string {
	i := slices.IndexFunc(r.Awards, func(a Award) bool { return a.answers(d) })
	if i < 0 {
		return ""
	}
	return r.Awards[i].Dossier
}

// Granted is the most that a dossier of ours ever granted as a whole, as far as one of the companies had a part in it; zero when it
// granted them nothing.
func (r Record) Granted(number string, companies []string) (whole money.Cents) {
	for _, a := range r.Awards {
		if a.Dossier == number && a.Part > 0 && slices.Contains(companies, a.Company) {
			whole = max(whole, a.Whole, a.Part)
		}
	}
	return whole
}

// LeftOut is what a company said in its last list before, and does not say in a dossier now: companies that it is linked with,
// and aid that others granted it in the years that can still count.
func (r Record) LeftOut(now List, today calendar.Date) (links []string, entries []Declared) {
	var last List
	for _, l := range r.Lists {
		if l.Company == now.Company && l.At.Before(now.At) && l.newer(last) {
			last = l
		}
	}
	for _, other := range last.Linked {
		if !slices.Contains(now.Linked, other) && !r.unlinked(last, other) {
			links = append(links, other)
		}
	}
	for _, d := range r.elsewhere(last, []string{now.Company}) {
		on, plausible := d.When(today)
		said := slices.ContainsFunc(now.Entries, func(e Declared) bool { return e.is() == d.is() })
		if plausible && !said && !on.Before(threeYears(today)) {
			entries = append(entries, d)
		}
	}
	return links, entries
}
