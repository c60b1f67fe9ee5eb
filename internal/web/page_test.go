// SPDX-License-Identifier: EUPL-1.2

package web

import "testing"

// TestEveryPageCanBeRead: what is wrong with a page shows here, and not when somebody opens it first.
func TestEveryPageCanBeRead(t *testing.T) {
	t.Parallel()
	for lang, all := range pages() {
		if len(all) < 30 {
			t.Errorf("%s: %d pages", lang, len(all))
		}
		for name, read := range all {
			if read().Lookup("main") == nil {
				t.Errorf("%s: %s has nothing to show", lang, name)
			}
		}
	}
}
