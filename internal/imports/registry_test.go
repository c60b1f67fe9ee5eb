// SPDX-License-Identifier: EUPL-1.2

package imports

import (
	"strings"
	"testing"
)

func TestTheRegistryIsPure(t *testing.T) {
	t.Parallel()
	allowed := map[string]bool{"internal/registry": true, "internal/identity": true, "internal/calendar": true}
	direct := map[string]bool{}
	for _, pkg := range []string{"internal/identity", "internal/calendar"} {
		for _, d := range deps(t, pkg) {
			direct[d] = true
		}
	}
	for _, d := range deps(t, "internal/registry") {
		ours := strings.TrimPrefix(d, module)
		if outside := ours != d || strings.Contains(strings.Split(d, "/")[0], "."); outside && !allowed[ours] && !direct[d] {
			t.Errorf("internal/registry reaches %s", d)
		}
	}
}
