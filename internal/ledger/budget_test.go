// SPDX-License-Identifier: EUPL-1.2

package ledger_test

import (
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/jackc/pgx/v5"
)

// spent holds what the call's counter keeps against what stands.
func (c *clerk) spent(want money.Cents) {
	c.t.Helper()
	conn, err := pgx.Connect(ctx, c.Database.Owner)
	must(c.t, err)
	defer conn.Close(ctx)
	var kept, stands money.Cents
	must(c.t, conn.QueryRow(ctx, `select granted, (select sum(granted) from dossierwerkt.dossier d where d.call = c.call and status <> 'withdrawn')::bigint
		from dossierwerkt.call_counter c where call = 'CW-KORT'`).Scan(&kept, &stands))
	if kept != want || stands != want {
		c.t.Errorf("the counter keeps %s, what stands is %s, want %s", kept, stands, want)
	}
}

func limited(euro string) func(*call.Call) {
	return func(c *call.Call) { c.Budget = &money.Euro{Amount: euro, Currency: money.Currency} }
}

// together is a press that prints two decisions at once, the first time round, with nobody holding the call's counter.
type together struct {
	testkit.Proof
	lock *sync.Mutex
	seen map[string]bool // numbers of dossiers
	both chan struct{}   // closed when two are being printed
	free func()          // fails if somebody holds the counter
}

func (p together) Print(s record.Sheet) ([]byte, error) {
	if s.Kind == record.DecisionSheet && p.arrives(s.Number) {
		<-p.both
	}
	return p.Proof.Print(s)
}

// arrives says whether it is the first time that a dossier's decision is printed. The second to come looks who holds the counter, before
// either goes on.
func (p together) arrives(number string) bool {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.seen[number] {
		return false
	}
	if p.seen[number] = true; len(p.seen) == 2 {
		p.free()
		close(p.both)
	}
	return true
}

// TestTwoDecisionsThatFitAloneDoNotPassTheBudgetTogether: both are measured and printed before either is bound, and nobody waits for
// a printer. What was granted meanwhile makes the second decide again.
func TestTwoDecisionsThatFitAloneDoNotPassTheBudgetTogether(t *testing.T) {
	t.Parallel()
	one := clerkIn(t, "CW-KORT", limited("50000.00"))
	two := &clerk{one.Programme, t, one.Start(t, "CW-KORT")}
	for _, c := range []*clerk{one, two} {
		c.changes(func(x *application.Content) { x.StateAid.Regime = "gber" }) // no account is held for it
		c.submit()
	}
	one.Ledger.Press = together{lock: &sync.Mutex{}, seen: map[string]bool{}, both: make(chan struct{}), free: func() {
		one.Database.Exec(t, `select from call_counter where call = 'CW-KORT' for update nowait`)
	}}
	status := map[string]int{}
	var all sync.WaitGroup
	var lock sync.Mutex
	for _, c := range []*clerk{one, two} {
		row := c.receive(dossier.Decider, decision(dossier.GiveDecision, dossier.Approve, 30_000_00))
		all.Go(func() {
			if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number, Key: row.Key}); err != nil {
				t.Error(err)
				return
			}
			o := c.outcome(row)
			lock.Lock()
			defer lock.Unlock()
			status[o.Status]++
			if o.Status == record.Refused && (o.Refusal.Code != dossier.CodeOverBudget || o.Refusal.Args["cents"] != "2000000") {
				t.Errorf("%+v", o.Refusal)
			}
		})
	}
	all.Wait()
	if status[record.Done] != 1 || status[record.Refused] != 1 {
		t.Errorf("%v", status)
	}
	one.spent(30_000_00)
	one.verify()
	two.verify()
}

// TestTheBudgetFollowsWhatStands: a correction gives back, or takes what is left, and a withdrawn grant is free again.
func TestTheBudgetFollowsWhatStands(t *testing.T) {
	t.Parallel()
	c := clerkIn(t, "CW-KORT", limited("50000.00"))
	c.submit()
	c.done(dossier.Decider, decision(dossier.GiveDecision, dossier.Approve, 30_000_00))
	c.spent(30_000_00)
	c.done(dossier.Decider, decision(dossier.Correct, dossier.Approve, 40_000_00))
	c.spent(40_000_00)
	c.done(dossier.Decider, decision(dossier.Correct, dossier.Reject, 0))
	c.spent(0)
	c.done(dossier.Decider, decision(dossier.Correct, dossier.Approve, 20_000_00))
	c.spent(20_000_00)
	other := &clerk{c.Programme, t, c.Start(t, "CW-KORT")}
	other.submit()
	if o := other.do(dossier.Decider, decision(dossier.GiveDecision, dossier.Approve, 30_000_01)); o.Refusal == nil ||
		o.Refusal.Code != dossier.CodeOverBudget {
		t.Errorf("%+v", o)
	}
	other.done(dossier.Decider, decision(dossier.GiveDecision, dossier.Approve, 30_000_00))
	c.spent(50_000_00)
	_, _, err := c.Ledger.Amend(ctx, c.People[dossier.ProgrammeOfficer], "CW-KORT",
		call.Amendment{Budget: &money.Euro{Amount: "60000.00", Currency: money.Currency}}, "Er kwam bij.")
	must(t, err)
	c.done(dossier.Decider, decision(dossier.Correct, dossier.Approve, 30_000_00))
	c.spent(60_000_00)
}

// overtaken is a press on which something else happens while it prints its first decision.
type overtaken struct {
	testkit.Proof
	done atomic.Bool
	by   func()
}

func (p *overtaken) Print(s record.Sheet) ([]byte, error) {
	if s.Kind == record.DecisionSheet && !p.done.Swap(true) {
		p.by()
	}
	return p.Proof.Print(s)
}

// TestAPlaceOnTheReserveListIsThatOfTheMomentOfBinding: who is overtaken while the letter is printed takes the place after.
func TestAPlaceOnTheReserveListIsThatOfTheMomentOfBinding(t *testing.T) {
	t.Parallel()
	first := clerkIn(t, "CW-KORT", nil)
	second := &clerk{first.Programme, t, first.Start(t, "CW-KORT")}
	for _, c := range []*clerk{first, second} {
		c.changes(func(x *application.Content) { x.StateAid.Regime = "gber" }) // no account is held for it
		c.submit()
	}
	reserve := decision(dossier.GiveDecision, dossier.PutOnReserve, 0)
	first.Ledger.Press = &overtaken{by: func() { first.done(dossier.Decider, reserve) }}
	second.done(dossier.Decider, reserve)
	ranks := map[string]int{}
	for _, c := range []*clerk{first, second} {
		entries, err := c.Store.Timeline(ctx, c.number, 0)
		must(t, err)
		ranks[c.number] = entries[len(entries)-1].Event.Rank
		c.verify()
	}
	if ranks[first.number] != 1 || ranks[second.number] != 2 {
		t.Errorf("%v", ranks)
	}
}

// TestEventsThatCrossAreOneChain: each that waited for the dossier's lock is chained to the one that came before it.
func TestEventsThatCrossAreOneChain(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			signal := wire.Signal{Name: dossier.GiveDecision, Unreadable: "digest" + strconv.Itoa(i)}
			if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number, Signal: &signal}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if s := c.kept().State; s.Seq != 13 {
		t.Errorf("%d events", s.Seq)
	}
	c.verify()
}
