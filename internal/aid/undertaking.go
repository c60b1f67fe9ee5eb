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
