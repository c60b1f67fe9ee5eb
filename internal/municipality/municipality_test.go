// SPDX-License-Identifier: EUPL-1.2

package municipality

import "testing"

func TestTheList(t *testing.T) {
	t.Parallel()
	there := 0
	for code, m := range all {
		if m.Name == "" || len(code) != 5 || (m.Until == "") != (m.Successor == "") {
			t.Errorf("%+v", m)
		}
		if m.Until == "" {
			there++
		}
		if next, found := all[m.Successor]; m.Successor != "" && (!found || next.Until != "") {
			t.Errorf("%s merged into %s, which is not there", code, m.Successor)
		}
	}
	if there != 565 {
		t.Errorf("%d municipalities in 2025, Belgium has 565", there)
	}
	for code, want := range map[string]string{"13040": "Turnhout (13040)", "46003": "Beveren (46003)", "99999": "99999", "": ""} {
		if got := Label(code); got != want {
			t.Errorf("%s: %s", code, got)
		}
	}
}
