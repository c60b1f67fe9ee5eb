// SPDX-License-Identifier: EUPL-1.2

package aid

import (
	"maps"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// euro tells declared aid apart: the same on two lists is the same aid, twice on one list is twice.
type euro struct {
	company, day string
	amount       money.Cents
	towards      Kind
}

// declared is what the companies of an undertaking say that others granted them. Of each company its last list counts, and beside
// it what the dossier says that is being decided on. What stands on our own record is left out: it counts from there.
func (r Record) declared(c Case, undertaking []string) []Declared {
	lists := r.latest(func(l List) bool { return slices.Contains(undertaking, l.Company) })
	var all []Declared
	times := map[euro]int{}
	add := func(l List) {
		here := map[euro]int{}
		for _, d := range r.elsewhere(l, undertaking) {
			e := euro{d.Company, d.Day, d.Amount, d.towards()}
			if here[e]++; slices.Contains(undertaking, d.Company) && here[e] > times[e] {
				times[e]++
				all = append(all, d)
			}
		}
	}
	for _, l := range c.Says {
		if slices.Contains(undertaking, l.Company) {
			add(l)
		}
	}
	for _, company := range slices.Sorted(maps.Keys(lists)) {
		add(lists[company])
	}
	return all
}

// elsewhere is what a list declares, without what we granted ourselves: by its number, or, where it has none, by its day and amount.
func (r Record) elsewhere(l List, undertaking []string) []Declared {
	taken := map[holding]bool{} // each grant answers for one entry
	return slices.DeleteFunc(slices.Clone(l.Entries), func(d Declared) bool {
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
