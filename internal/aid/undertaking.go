// SPDX-License-Identifier: EUPL-1.2

package aid

import (
	"maps"
	"slices"
)

// Undertaking are the companies of the single undertaking of a company, itself among them, in order: whoever is linked with it,
// in either direction and through others, by the last list of each in which it was asked.
func (r Record) Undertaking(company string) []string { return r.Group([]string{company}) }

// Group are the companies of the single undertakings of several companies, in order.
func (r Record) Group(companies []string) []string {
	linked := r.links()
	seen := map[string]bool{}
	for _, c := range companies {
		seen[c] = true
	}
	for next := slices.Clone(companies); len(next) > 0; next = next[1:] {
		for _, other := range linked[next[0]] {
			if !seen[other] {
				seen[other] = true
				next = append(next, other)
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// links are the companies that each is linked with, both ways.
func (r Record) links() map[string][]string {
	linked := map[string][]string{}
	last := map[string]List{}
	for _, l := range r.Lists {
		if before, there := last[l.Company]; l.Linked != nil && (!there || l.newer(before)) {
			last[l.Company] = l
		}
	}
	for _, l := range last {
		for _, other := range l.Linked {
			if !r.unlinked(l, other) {
				linked[l.Company] = append(linked[l.Company], other)
				linked[other] = append(linked[other], l.Company)
			}
		}
	}
	return linked
}

// unlinked says whether the officer undid a link after it was named in a list.
func (r Record) unlinked(l List, other string) bool {
	return slices.ContainsFunc(r.Struck, func(s Strike) bool {
		pair := s.Company == l.Company && s.Linked == other || s.Company == other && s.Linked == l.Company
		return pair && !s.At.Before(l.At)
	})
}

// Around is what of the record is about companies and those linked with them: their lists and those that named them, the links of
// theirs that were struck, and their awards.
func (r Record) Around(companies []string) Record {
	var about Record
	for group := slices.Compact(slices.Sorted(slices.Values(companies))); ; {
		in := func(company string) bool { return slices.Contains(group, company) }
		var namers []string
		for _, l := range r.Lists {
			if slices.ContainsFunc(l.Linked, in) {
				namers = append(namers, l.Company)
			}
		}
		about.Lists = slices.DeleteFunc(slices.Clone(r.Lists),
			func(l List) bool { return !in(l.Company) && !slices.Contains(namers, l.Company) })
		about.Struck = slices.DeleteFunc(slices.Clone(r.Struck), func(s Strike) bool { return !in(s.Company) && !in(s.Linked) })
		wider := about.Group(companies)
		if slices.Equal(wider, group) {
			about.Awards = slices.DeleteFunc(slices.Clone(r.Awards), func(a Award) bool { return !in(a.Company) })
			return about
		}
		group = wider
	}
}
