// SPDX-License-Identifier: EUPL-1.2

package imports

import (
	"slices"
	"strings"
	"testing"
)

// TestWhatIsPureStaysPure: rules that reach no clock, database or engine, but the small packages that they are made of.
func TestWhatIsPureStaysPure(t *testing.T) {
	t.Parallel()
	for pkg, made := range map[string][]string{
		"internal/registry": {"internal/identity", "internal/calendar"},
		"internal/aid":      {"internal/identity", "internal/calendar", "internal/money"},
	} {
		under := map[string]bool{}
		for _, part := range made {
			for _, d := range deps(t, part) {
				under[d] = true
			}
		}
		for _, d := range deps(t, pkg) {
			ours := strings.TrimPrefix(d, module)
			if outside := ours != d || strings.Contains(strings.Split(d, "/")[0], "."); outside && ours != pkg && !slices.Contains(made, ours) && !under[d] {
				t.Errorf("%s reaches %s", pkg, d)
			}
		}
	}
}
