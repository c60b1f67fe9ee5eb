// SPDX-License-Identifier: EUPL-1.2

package sample_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/sample"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// TestTheProgrammeIsWrittenOnceAndHolds writes all invented dossiers through the rules, twice, and verifies every one.
func TestTheProgrammeIsWrittenOnceAndHolds(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	p := testkit.NewProgramme(t, nil)
	published, err := registry.Published()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Store.AddProgramme(ctx, published); err != nil {
		t.Fatal(err)
	}
	s := sample.Make(1, published, sample.Officials{Officer: p.People[dossier.ProgrammeOfficer], Decider: p.People[dossier.Decider], Assessors: p.Panel})
	for _, c := range s.Calls {
		if faults := c.Validate(); len(faults) > 0 {
			t.Errorf("%s could not be published: %v", c.Code, faults)
		}
	}
	began := time.Now()
	for range 2 {
		if err := s.Write(ctx, p.Store, p.Ledger); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d dossiers in %v, the latest of %v", len(s.Histories), time.Since(began), s.Latest())
	numbers, err := p.Store.Numbers(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, number := range numbers {
		checks, err := p.Ledger.Verify(ctx, number, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range checks {
			if !c.OK {
				t.Errorf("%s: %s: %s", number, c.Name, c.Detail)
			}
		}
		d, err := p.Store.Dossier(ctx, number)
		if err != nil || !strings.HasSuffix(d.Title, sample.Mark) || !d.State.Status.Final() {
			t.Errorf("%s: %q is %s, %v", number, d.Title, d.State.Status, err)
		}
	}
	r, err := p.Store.Results(ctx)
	if err != nil {
		t.Fatal(err)
	}
	approved := 0
	for _, d := range r.Dossiers {
		if d.Approved {
			approved++
		}
	}
	if len(r.Hubs) != 12 || len(r.Trajectories) != 77 || len(r.Dossiers) != 87 || approved != 45 {
		t.Errorf("%d hubs, %d trajectories, %d submitted, %d approved", len(r.Hubs), len(r.Trajectories), len(r.Dossiers), approved)
	}
	if left, err := p.Store.Undelivered(ctx, 0, 100); err != nil || len(left) != 0 {
		t.Errorf("final dossiers need no run, yet %d rows are to be delivered: %v", len(left), err)
	}
	if _, found, err := p.Store.TakeNotice(ctx, time.Minute); err != nil || found {
		t.Errorf("somebody is told about an invented dossier: %v, %v", found, err)
	}
}

func TestTheSameSeedGivesTheSameProgramme(t *testing.T) {
	t.Parallel()
	published, err := registry.Published()
	if err != nil {
		t.Fatal(err)
	}
	var officials sample.Officials
	for range 3 {
		officials.Assessors = append(officials.Assessors, testkit.NewPerson(dossier.Assessor))
	}
	one, other := sample.Make(7, published, officials), sample.Make(7, published, officials)
	for i := range one.Histories {
		if one.Histories[i].Content.Hash() != other.Histories[i].Content.Hash() || !one.Histories[i].Began.Equal(other.Histories[i].Began) {
			t.Fatalf("dossier %d differs", i)
		}
		if number := one.Histories[i].Founding.Company; strings.HasPrefix(number, "0999.0") {
			t.Errorf("%s is a number of the example applications", number)
		}
	}
}
