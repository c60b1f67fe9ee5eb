// SPDX-License-Identifier: EUPL-1.2

package ledger_test

import (
	"sync"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// contested is a call whose decisions can be objected to.
func contested(c *call.Call) {
	c.ObjectionTerm = &calendar.Term{Days: 30, Kind: calendar.CalendarDays}
}

// another is a second dossier of the same company.
func (c *clerk) another() *clerk { return &clerk{c.Programme, c.t, c.Start(c.t, "CW-KORT")} }

// aided lists earlier de-minimis aid in the application.
func (c *clerk) aided(amounts ...money.Cents) {
	c.t.Helper()
	if r := c.edit(dossier.HubStaff, func(x *application.Content) {
		x.StateAid.DeMinimis = []application.Aid{}
		for _, amount := range amounts {
			x.StateAid.DeMinimis = append(x.StateAid.DeMinimis, application.Aid{GrantedOn: time.Now().AddDate(0, 0, -1).Format(time.DateOnly), Authority: "Vlaanderen", Amount: amount.Euro()})
		}
	}); r != nil {
		c.t.Fatal(r.Code)
	}
}

// part is what of a grant is the applicant's aid.
func (c *clerk) part(grant money.Cents) money.Cents {
	c.t.Helper()
	return c.content().ApplicantsPart(grant)
}

// tooMuch says that an approval passes the ceiling of aid.
func (c *clerk) tooMuch(amount money.Cents) {
	c.t.Helper()
	if o := c.do(dossier.Decider, decision(dossier.DecideOn, dossier.Approve, amount)); o.Refusal == nil || o.Refusal.Code != dossier.CodeAboveAid {
		c.t.Errorf("%+v %+v", o, o.Refusal)
	}
}

const ceiling money.Cents = 300_000_00

// TestAidCountsAcrossDossiers approves two dossiers of one company, at once, that each fit by themselves.
func TestAidCountsAcrossDossiers(t *testing.T) {
	t.Parallel()
	one := newClerk(t, nil)
	two := one.another()
	for _, c := range []*clerk{one, two} {
		c.aided(ceiling - one.part(60_000_00))
		c.submit()
	}
	outcomes := make([]ledger.Outcome, 2)
	var both sync.WaitGroup
	for i, c := range []*clerk{one, two} {
		both.Go(func() { outcomes[i] = c.do(dossier.Decider, approval()) })
	}
	both.Wait()
	done := 0
	for _, o := range outcomes {
		switch {
		case o.Status == ledger.Done:
			done++
		case o.Refusal == nil || o.Refusal.Code != dossier.CodeAboveAid:
			t.Errorf("%+v", o)
		}
	}
	if done != 1 {
		t.Errorf("%d of two grants to one undertaking, which fit by themselves only", done)
	}
}

// TestAGrantThatIsObjectedToStillCounts: it stands until it is decided on.
func TestAGrantThatIsObjectedToStillCounts(t *testing.T) {
	t.Parallel()
	one := newClerk(t, contested)
	two := one.another()
	for _, c := range []*clerk{one, two} {
		c.aided(ceiling - one.part(45_000_00))
		c.submit()
	}
	one.done(dossier.Decider, decision(dossier.DecideOn, dossier.Approve, 30_000_00))
	one.done(dossier.HubStaff, ledger.Request{Command: dossier.Command{Name: dossier.ObjectTo}, Reasons: "Te weinig."})
	two.tooMuch(30_000_00)
	one.done(dossier.Decider, decision(dossier.Correct, dossier.Reject, 0))
	two.done(dossier.Decider, decision(dossier.DecideOn, dossier.Approve, 30_000_00))
}

// TestAGrantAfterTheListWasFrozenCounts: the applicant could not list it any more, though it submitted later.
func TestAGrantAfterTheListWasFrozenCounts(t *testing.T) {
	t.Parallel()
	one := newClerk(t, nil)
	two := one.another()
	for _, c := range []*clerk{one, two} {
		c.aided(ceiling - one.part(45_000_00))
	}
	one.submit()
	two.done(dossier.HubStaff, simple(dossier.RequestReview))
	one.done(dossier.Decider, decision(dossier.DecideOn, dossier.Approve, 30_000_00))
	two.done(dossier.Reviewer, simple(dossier.Endorse))
	two.done(dossier.HubStaff, simple(dossier.Submit))
	two.tooMuch(30_000_00)
}

// TestAListedGrantCountsOnce, also when it is corrected after the list was frozen.
func TestAListedGrantCountsOnce(t *testing.T) {
	t.Parallel()
	one := newClerk(t, contested)
	before := ceiling - one.part(70_000_00)
	one.aided(before)
	one.submit()
	one.done(dossier.Decider, decision(dossier.DecideOn, dossier.Approve, 30_000_00))
	two := one.another()
	two.aided(before, one.part(30_000_00))
	two.submit()
	one.done(dossier.Decider, decision(dossier.Correct, dossier.Approve, 29_000_00))
	two.done(dossier.Decider, decision(dossier.DecideOn, dossier.Approve, 40_000_00))
}

// TestDecisionsOfOneCompanyWaitInOneOrder settles several decisions on two dossiers of a company at once: none is undone by a deadlock.
func TestDecisionsOfOneCompanyWaitInOneOrder(t *testing.T) {
	t.Parallel()
	base := newClerk(t, nil)
	for range 10 {
		one, two := base.another(), base.another()
		for _, c := range []*clerk{one, two} {
			c.submit()
		}
		one.receive(dossier.Decider, decision(dossier.DecideOn, dossier.Reject, 0))
		one.receive(dossier.Decider, decision(dossier.DecideOn, dossier.Approve, 1_000_00))
		two.receive(dossier.Decider, decision(dossier.DecideOn, dossier.Approve, 1_000_00))
		var both sync.WaitGroup
		for _, c := range []*clerk{one, two} {
			both.Go(func() {
				if _, err := c.Ledger.Act(ctx, ledger.Ask{Dossier: c.number}); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
	}
}
