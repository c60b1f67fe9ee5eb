// SPDX-License-Identifier: EUPL-1.2

package aid

import (
	"cmp"
	"slices"

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

// declared is what the companies of an undertaking say that others granted them, in any dossier: what was declared once is known,
// also where a later list leaves it out. What stands on our own record is left out, it counts from there; so is what the officer struck.
func (r Record) declared(undertaking []string) []said {
	lists := slices.Clone(r.Lists)
	slices.SortFunc(lists, func(a, b List) int { // the same aid is told where it was declared first
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Dossier, b.Dossier), cmp.Compare(a.Company, b.Company))
	})
	var all []said
	times := map[euro]int{}
	for _, l := range lists {
		if !slices.Contains(undertaking, l.Company) {
			continue
		}
		here := map[euro]int{}
		for _, d := range r.elsewhere(l, undertaking) {
			if here[d.is()]++; slices.Contains(undertaking, d.Company) && here[d.is()] > times[d.is()] {
				times[d.is()]++
				all = append(all, said{d, l.Dossier})
			}
		}
	}
	return all
}

// elsewhere is what a list declares, without what we granted ourselves: by its number, or, where it has none, by its day and amount.
func (r Record) elsewhere(l List, undertaking []string) []Declared {
	taken := map[holding]bool{} // each grant answers for one entry
	return slices.DeleteFunc(slices.Clone(l.Entries), func(d Declared) bool {
		if r.withdrawn(l, d) {
			return true
		}
		if d.Dossier != "" {
			return r.Granted(d.Dossier, undertaking)
		}
		for _, a := range r.Awards {
			h := holding{a.Dossier, a.Company}
			if !taken[h] && a.answers(d) {
				taken[h] = true
				return true
			}
		}
		return false
	})
}

// withdrawn says whether the officer struck declared aid after it was declared in a list.
func (r Record) withdrawn(l List, d Declared) bool {
	return slices.ContainsFunc(r.Struck, func(s Strike) bool { return s.Entry != nil && s.Entry.is() == d.is() && !s.At.Before(l.At) })
}

// answers says whether declared aid without a number is what we granted: the same company, day, kind and amount, as the decision
// of that day gave it, whatever became of it later.
func (a Award) answers(d Declared) bool {
	return a.Part > 0 && a.Company == d.Company && a.Day.String() == d.Day && a.Part == d.Amount && a.Regulation.Towards() == d.towards()
}

// Answering is the dossier of ours that declared aid without a number is taken for; "" when none.
func (r Record) Answering(d Declared) string {
	i := slices.IndexFunc(r.Awards, func(a Award) bool { return d.Dossier == "" && a.answers(d) })
	if i < 0 {
		return ""
	}
	return r.Awards[i].Dossier
}

// Granted says whether a dossier of ours granted one of the companies de-minimis aid, now or before it was corrected.
func (r Record) Granted(number string, companies []string) bool {
	return slices.ContainsFunc(r.Awards, func(a Award) bool {
		return a.Dossier == number && a.Part > 0 && slices.Contains(companies, a.Company)
	})
}
