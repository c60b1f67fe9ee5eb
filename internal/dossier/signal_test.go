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
			a := person(role)
			for name, gives := range map[Verb]Role{Endorse: Reviewer, Return: Reviewer, GiveDecision: Decider} {
				want, got := CodeRole, ""
				switch {
				case !s.Knows(a):
					want = CodeNotFound
				case role == gives:
					want = ""
				}
				if r := MaySignal(s, a, name); r != nil {
					got = r.Code
				}
				if got != want {
					t.Errorf("%s, %s, %s: %q, not %q", status, role, name, got, want)
				}
			}
		}
		supporting, drafted := person(Reviewer), person(Reviewer)
		supporting.Relation = Supporting
		if r := MaySignal(s, supporting, Endorse); r == nil || r.Code != CodeNotYourHub {
			t.Errorf("%s: a hub that supports: %+v", status, r)
		}
		drafted.ID = person(HubStaff).ID
		s.Drafters = append(s.Drafters, drafted.ID)
		if r := MaySignal(s, drafted, Return); r == nil || r.Code != CodeDrafted {
			t.Errorf("%s: who drafted: %+v", status, r)
		}
	}
}

// TestATextSaysOneThing: what can be said by a signal, where what cannot is wrong, and that a text carries nothing else.
func TestATextSaysOneThing(t *testing.T) {
	t.Parallel()
	approval := Command{Name: GiveDecision, Outcome: Approve, Amount: 100}
	for at, c := range map[string]Command{
		"/for/command": {Name: Submit},
		"/for/outcome": {Name: GiveDecision},
		"/for/amount":  {Name: GiveDecision, Outcome: Approve},
	} {
		if r := c.SignalledAt("/for"); r == nil || r.Class != Invalid || r.Pointer != at {
			t.Errorf("%+v: %+v", c, r)
		}
	}
	for _, c := range []Command{{Name: Endorse, Outcome: "endorse"}, {Name: Return, Amount: 1}, {}, {Name: GiveDecision, Outcome: Reject, Amount: 1}} {
		if r := c.SignalledAt("/for"); r == nil {
			t.Errorf("%+v can be said", c)
		}
	}
	all := []Command{approval, {Name: GiveDecision, Outcome: Reject}, {Name: GiveDecision, Outcome: PutOnReserve}, {Name: Endorse}, {Name: Return},
		{Name: GiveDecision, Outcome: Approve, Amount: 101}}
	for i, c := range all {
		if r := c.SignalledAt("/for"); r != nil {
			t.Errorf("%+v cannot be said: %+v", c, r)
		}
		for j, other := range all {
			if c.Stands(other) != (i == j) {
				t.Errorf("%+v stands for %+v: %v", c, other, i != j)
			}
		}
	}
}
