// SPDX-License-Identifier: EUPL-1.2

package web

// Patterns are those of every route.
func (x *Web) Patterns() (all []string) {
	for _, r := range append(x.wayIn(), x.work()...) {
		all = append(all, r.pattern)
	}
	return all
}
