// SPDX-License-Identifier: EUPL-1.2

package sample_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
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
	s := sample.Make(1, published, sample.Officials{Officer: p.People[dossier.ProgrammeOfficer], Decider: p.People[dossier.Decider],
		Assessors: p.Panel})
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
	t.Logf("%d dossiers in %v", len(s.Histories), time.Since(began))
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
	r, err := p.Store.Results(ctx, record.Asked{})
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
	if left, err := p.Store.Undelivered(ctx, 0, 100, nil); err != nil || len(left) != 0 {
		t.Errorf("final dossiers need no run, yet %d rows are to be delivered: %v", len(left), err)
	}
	if due, err := p.Store.TakeNotices(ctx, time.Minute, 1, nil); err != nil || len(due) > 0 {
		t.Errorf("somebody is told about an invented dossier: %v, %v", due, err)
	}
}

func TestTheSameSeedGivesTheSameProgramme(t *testing.T) {
	t.Parallel()
	published, err := registry.Published()
	if err != nil {
		t.Fatal(err)
	}
	who := officials()
	one, other := sample.Make(7, published, who), sample.Make(7, published, who)
	for i := range one.Histories {
		if one.Histories[i].Content.Hash() != other.Histories[i].Content.Hash() || !one.Histories[i].Began.Equal(other.Histories[i].Began) {
			t.Fatalf("dossier %d differs", i)
		}
		if number := one.Histories[i].Founding.Company; strings.HasPrefix(number, "0999.0") {
			t.Errorf("%s is a number of the example applications", number)
		}
	}
}

// TestWhatIsInventedIsMarked looks at everything that the generator makes and that people see by name.
func TestWhatIsInventedIsMarked(t *testing.T) {
	t.Parallel()
	published, err := registry.Published()
	if err != nil {
		t.Fatal(err)
	}
	p := sample.Make(20211001, published, officials())
	marked := func(what, name string) {
		t.Helper()
		if !strings.HasSuffix(name, sample.Mark) {
			t.Errorf("%s is called %q, without a mark", what, name)
		}
	}
	for _, c := range p.Calls {
		marked("call "+c.Code, c.Name)
	}
	for _, x := range p.People {
		marked("person "+x.ID, x.Name)
	}
	for _, x := range p.Trajectories {
		marked("trajectory "+x.ID, x.Title)
	}
	for _, h := range p.Histories {
		marked("dossier of "+h.Founding.Company, h.Founding.Title)
		marked("project of "+h.Founding.Company, h.Content.Project.Title)
		names := []string{h.Content.Applicant.Name, h.Content.Applicant.Contact.Name, h.Content.Applicant.Signatory.Name}
		for _, x := range h.Content.Partners {
			names = append(names, x.Organisation.Name)
		}
		for _, name := range names {
			if !strings.Contains(name, "Voorbeeld") {
				t.Errorf("%q in the dossier of %s passes for a real name", name, h.Founding.Company)
			}
		}
	}
	if len(p.Calls) == 0 || len(p.People) != 24 || len(p.Trajectories) != 66 || len(p.Histories) != 87 {
		t.Errorf("%d calls, %d people, %d trajectories, %d dossiers", len(p.Calls), len(p.People), len(p.Trajectories), len(p.Histories))
	}
}

// TestNothingIsDoneOnADayOff tries many programmes: nobody works in a weekend or on a legal holiday.
func TestNothingIsDoneOnADayOff(t *testing.T) {
	t.Parallel()
	published, err := registry.Published()
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(30) {
		p := sample.Make(seed, published, officials())
		works := func(what string, day calendar.Date) {
			if !day.Working() {
				t.Errorf("seed %d: %s on %s", seed, what, day)
			}
		}
		for _, c := range p.Calls {
			works(c.Code+" opens", calendar.DateOf(c.Opens))
			works(c.Code+" closes", calendar.DateOf(c.Deadline))
		}
		for _, x := range p.Trajectories {
			for _, day := range []registry.Day{x.Started, x.Ended} {
				d, err := calendar.ReadDate(string(day))
				if err != nil {
					t.Fatal(err)
				}
				works(x.ID, d)
			}
		}
		for _, h := range p.Histories {
			works("a start", calendar.DateOf(h.Began))
			for _, step := range h.Steps {
				works(string(step.Request.Command.Name), calendar.DateOf(step.At))
			}
		}
	}
}

func officials() (o sample.Officials) {
	for range 3 {
		o.Assessors = append(o.Assessors, testkit.NewPerson(dossier.Assessor))
	}
	return o
}
