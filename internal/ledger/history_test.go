// SPDX-License-Identifier: EUPL-1.2

package ledger_test

import (
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/sample"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// TestTheSampleProgramme writes all invented dossiers into a ledger through the rules, and verifies every one.
func TestTheSampleProgramme(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	hubs, err := call.Hubs()
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hubs {
		if err := p.Store.AddHub(ctx, postgres.Hub(h)); err != nil {
			t.Fatal(err)
		}
	}
	s := sample.Make(1, hubs, sample.Officials{Officer: p.People[dossier.ProgrammeOfficer], Decider: p.People[dossier.Decider], Assessors: p.Panel})
	for _, c := range s.Calls {
		if faults := c.Validate(); len(faults) > 0 {
			t.Fatal(faults)
		}
		if err := p.Store.AddCall(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	for _, person := range s.People {
		if err := p.Store.AddPeople(ctx, map[string]access.Person{access.HashToken(access.NewToken()): person}); err != nil {
			t.Fatal(err)
		}
	}
	began := time.Now()
	states := map[dossier.Status]int{}
	for i, h := range s.Histories {
		number, err := p.Ledger.Tell(ctx, h)
		if err != nil {
			t.Fatalf("dossier %d: %v", i, err)
		}
		d, err := p.Store.Dossier(ctx, number)
		if err != nil {
			t.Fatal(err)
		}
		states[d.State.Status]++
		(&clerk{p, t, number}).verify()
	}
	t.Logf("%d dossiers in %v, the latest of %v", len(s.Histories), time.Since(began), s.Latest())
	if len(s.Trajectories) != 77 || len(s.Histories) != 87 || states[dossier.Approved] != 45 || states[dossier.Rejected]+states[dossier.Inadmissible]+states[dossier.Withdrawn] != 42 {
		t.Errorf("%d trajectories, %v", len(s.Trajectories), states)
	}
	if left, err := p.Store.Undelivered(ctx, 0, 100); err != nil || len(left) != 0 {
		t.Errorf("final dossiers need no run, yet %d rows are to be delivered: %v", len(left), err)
	}
}
