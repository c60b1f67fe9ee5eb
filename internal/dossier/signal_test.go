// SPDX-License-Identifier: EUPL-1.2

package dossier_test

import (
	"testing"

	. "github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// TestASignalIsPreparedByWhoMayGiveItsCommand, wherever the dossier stands, once they know of it.
func TestASignalIsPreparedByWhoMayGiveItsCommand(t *testing.T) {
	t.Parallel()
	for _, status := range mainLine {
		s, _ := in(t, status)
		for _, role := range Roles {
			a, want := person(role), CodeRole
			switch {
			case !s.Knows(a):
				want = CodeNotFound
			case role == Reviewer || role == Decider:
				want = ""
			}
			got := ""
			if r := MaySignal(s, a); r != nil {
				got = r.Code
			}
			if got != want {
				t.Errorf("%s, %s: %q, not %q", status, role, got, want)
			}
		}
		supporting, drafted := person(Reviewer), person(Reviewer)
		supporting.Relation = Supporting
		if r := MaySignal(s, supporting); r == nil || r.Code != CodeNotYourHub {
			t.Errorf("%s: a hub that supports: %+v", status, r)
		}
		drafted.ID = person(HubStaff).ID
		s.Drafters = append(s.Drafters, drafted.ID)
		if r := MaySignal(s, drafted); r == nil || r.Code != CodeDrafted {
			t.Errorf("%s: who drafted: %+v", status, r)
		}
	}
}
