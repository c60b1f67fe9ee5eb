// SPDX-License-Identifier: EUPL-1.2

package ledger_test

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	private "github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/pdf"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// by lets one person do something, and gives the outcome.
func (c *clerk) by(p access.Person, r ledger.Request) record.Outcome {
	c.t.Helper()
	r.Number = c.number
	row, _, refusal, err := c.Ledger.Receive(ctx, c.Key(p), r)
	if err != nil || refusal != nil {
		c.t.Fatalf("%s: %v, %+v", r.Command.Name, err, refusal)
	}
	return c.act(row)
}

// assess seats the panel and has each assessor give the same score on every criterion.
func (c *clerk) assess(scores ...int) {
	c.t.Helper()
	c.done(dossier.ProgrammeOfficer, simple(dossier.DeclareAdmissible))
	for i, score := range scores {
		a := c.Panel[i]
		c.done(dossier.ProgrammeOfficer, ledger.Request{Command: dossier.Command{Name: dossier.AssignAssessor, Assessor: a.ID}})
		c.by(a, ledger.Request{Command: dossier.Command{Name: dossier.DeclareConflict, Conflict: new(bool)}})
		if o := c.by(a, ledger.Request{Command: dossier.Command{Name: dossier.Assess, Scores: sheet(score)},
			Reasons: "Goed onderbouwd."}); o.Status != record.Done {
			c.t.Fatalf("%+v", o)
		}
	}
}

func sheet(score int) map[string]int {
	all := map[string]int{}
	for _, code := range []string{"relevance", "feasibility", "partnership", "social_impact", "circular_impact"} {
		all[code] = score
	}
	return all
}

var consensus = ledger.Request{Command: dossier.Command{Name: dossier.RecordConsensus}, Reasons: "De beoordelaars zijn het eens."}

func decision(name dossier.Verb, outcome string, amount money.Cents) ledger.Request {
	return ledger.Request{Command: dossier.Command{Name: name, Outcome: outcome, Amount: amount}, Reasons: "Om deze redenen."}
}

func TestRejectionObjectionAndCorrection(t *testing.T) {
	t.Parallel()
	c := clerkIn(t, "CW-JURY", nil)
	c.submit()
	c.assess(9, 10, 10)
	c.done(dossier.ProgrammeOfficer, consensus)
	if o := c.do(dossier.Decider, approval()); o.Status != record.Refused || o.Refusal.Code != dossier.CodeBelowThreshold {
		t.Fatalf("29/3 is below 10: %+v", o)
	}
	c.done(dossier.Decider, decision(dossier.GiveDecision, dossier.Reject, 0))
	c.done(dossier.HubStaff, ledger.Request{Command: dossier.Command{Name: dossier.LodgeObjection}, Reasons: "De jury las de bijlage niet."})
	again := consensus
	again.Command.Scores = map[string]int{"relevance": 14, "feasibility": 12, "partnership": 12, "social_impact": 12, "circular_impact": 12}
	c.done(dossier.ProgrammeOfficer, again)
	c.done(dossier.Decider, decision(dossier.Correct, dossier.Approve, 30_000_00))
	d := c.kept()
	if d.State.Status != dossier.Approved || d.State.Granted != 30_000_00 || d.State.Consensus.Total.Sum != 3*62 {
		t.Fatalf("%+v", d.State)
	}
	documents, err := c.Store.Documents(ctx, c.number)
	if err != nil {
		t.Fatal(err)
	}
	superseded := map[string]int{}
	for _, x := range documents {
		if x.SupersededBy != nil {
			superseded[x.Kind]++
		}
	}
	if superseded[record.DecisionSheet] != 1 || superseded[record.ConsensusSheet] != 1 {
		t.Errorf("the earlier decision and consensus must be superseded: %+v", documents)
	}
	if got := c.types(); !strings.HasSuffix(got,
		"consensus_recorded command_refused rejected objected consensus_recorded decision_corrected") {
		t.Error(got)
	}
	c.verify()
}

// TestFiftyDecisionsAtOnceStayWithinTheBudget lets fifty approvals of 4,000 euro meet a budget of 100,000 euro.
func TestFiftyDecisionsAtOnceStayWithinTheBudget(t *testing.T) {
	t.Parallel()
	c := clerkIn(t, "CW-KORT", func(c *call.Call) { c.Budget = &money.Euro{Amount: "100000.00", Currency: money.Currency} })
	clerks := make([]*clerk, 50)
	for i := range clerks {
		clerks[i] = &clerk{c.Programme, t, c.number}
		if i > 0 {
			clerks[i].number = c.Start(t, "CW-KORT")
		}
		clerks[i].submit()
	}
	outcomes := make([]record.Outcome, len(clerks))
	var all sync.WaitGroup
	for i, one := range clerks {
		row := one.receive(dossier.Decider, decision(dossier.GiveDecision, dossier.Approve, 4_000_00))
		all.Go(func() {
			for { // a lock that was not got in time is tried again, as the engine does
				if _, err := one.Ledger.Act(ctx, wire.Ask{Dossier: one.number, Key: row.Key}); err == nil {
					break
				} else if !errors.Is(err, record.ErrBusy) {
					t.Error(err)
					break
				}
			}
			outcomes[i] = one.outcome(row)
		})
	}
	all.Wait()
	var granted, refused int
	for i, o := range outcomes {
		switch {
		case o.Status == record.Done:
			granted++
		case o.Refusal != nil && o.Refusal.Code == dossier.CodeOverBudget && len(o.Seqs) == 1:
			refused++
		default:
			t.Errorf("%s: %+v", clerks[i].number, o)
		}
	}
	if granted != 25 || refused != 25 {
		t.Errorf("%d granted, %d refused", granted, refused)
	}
	c.spent(100_000_00)
	clerks[49].verify()
}

func TestTheReserveListIsRankedByScoreThenBySubmission(t *testing.T) {
	t.Parallel()
	c := clerkIn(t, "CW-JURY", nil)
	ranks := map[string]int{}
	for i, scores := range [][]int{{15, 15, 15}, {15, 15, 15}, {16, 15, 15}} {
		one := &clerk{c.Programme, t, c.number}
		if i > 0 {
			one.number = c.Start(t, "CW-JURY")
		}
		one.submit()
		one.assess(scores...)
		one.done(dossier.ProgrammeOfficer, consensus)
		one.done(dossier.Decider, decision(dossier.GiveDecision, dossier.PutOnReserve, 0))
		entries, err := c.Store.Timeline(ctx, one.number, 0)
		if err != nil {
			t.Fatal(err)
		}
		ranks[one.number] = entries[len(entries)-1].Event.Rank
	}
	if ranks["CW-JURY-0001"] != 1 || ranks["CW-JURY-0002"] != 2 || ranks["CW-JURY-0003"] != 1 {
		t.Errorf("%v", ranks)
	}
	list, err := c.Store.Ranking(ctx, "CW-JURY")
	if err != nil || len(list) != 3 || list[0].Number != "CW-JURY-0003" || list[1].Number != "CW-JURY-0001" {
		t.Errorf("%v, %v", list, err)
	}
}

func TestAnOutsideDecisionKeepsItsDocument(t *testing.T) {
	t.Parallel()
	c := clerkIn(t, "CW-EXTERN", nil)
	c.submit()
	decider := c.People[dossier.Decider]
	letter := testkit.PDF(t, "beslissing")
	for name, raw := range map[string][]byte{"a web page": []byte("<html>%%EOF"), "a cut-off PDF": letter[:12]} {
		if _, _, err := c.Ledger.BringIn(ctx, decider, c.number, raw); !errors.As(err, new(pdf.Code)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	u, refusal, err := c.Ledger.BringIn(ctx, decider, c.number, letter)
	if err != nil || refusal != nil {
		t.Fatal(err, refusal)
	}
	r := decision(dossier.GiveDecision, dossier.Approve, 30_000_00)
	r.Command.Reference, r.Command.Upload = "ING-2026-7", "u_unknown"
	if o := c.do(dossier.Decider, r); o.Refusal == nil || o.Refusal.Code != dossier.CodeDocumentUnknown {
		t.Fatalf("%+v", o)
	}
	r.Command.Upload = u.ID
	c.done(dossier.Decider, r)
	documents, err := c.Store.Documents(ctx, c.number)
	if err != nil {
		t.Fatal(err)
	}
	_, raw, err := c.Store.Document(ctx, c.number, documents[len(documents)-1].ID)
	if err != nil || !bytes.Equal(raw, letter) {
		t.Errorf("the document is not what came in: %v", err)
	}
	c.verify()
}

func TestAnAmendmentReachesWhomItTouches(t *testing.T) {
	t.Parallel()
	c := clerkIn(t, "CW-KORT", nil)
	other := &clerk{c.Programme, t, c.Start(t, "CW-KORT")}
	done := &clerk{c.Programme, t, c.Start(t, "CW-KORT")}
	done.submit()
	officer := c.People[dossier.ProgrammeOfficer]
	d := c.kept()
	later := d.State.Rules.Deadline.AddDate(0, 0, 7)
	for pointer, a := range map[string]call.Amendment{
		"/deadline": {Deadline: &d.State.Rules.Deadline},
		"/budget":   {Budget: &money.Euro{Amount: "1.00", Currency: money.Currency}},
	} {
		_, _, err := c.Ledger.Amend(ctx, officer, "CW-KORT", a, "x")
		if f := (fault.Faults{}); !errors.As(err, &f) || f[0].Pointer != pointer {
			t.Errorf("%s: %v", pointer, err)
		}
	}
	amend := func(a call.Amendment) []record.Row {
		_, rows, err := c.Ledger.Amend(ctx, officer, "CW-KORT", a, "De website lag plat.")
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: row.Dossier, Key: row.Key}); err != nil {
				t.Fatal(err)
			}
		}
		return rows
	}
	if rows := amend(call.Amendment{Deadline: &later, Dossier: other.number}); len(rows) != 1 || rows[0].Dossier != other.number {
		t.Fatalf("%+v", rows)
	}
	latest := later.AddDate(0, 0, 7)
	if rows := amend(call.Amendment{Deadline: &latest}); len(rows) != 2 {
		t.Fatalf("%+v", rows)
	}
	for _, one := range []*clerk{c, other} {
		d, err := c.Store.Dossier(ctx, one.number)
		if err != nil || !d.State.Rules.Deadline.Equal(latest) || d.State.Rules.Version != 3 || !strings.HasSuffix(one.types(), "call_amended") {
			t.Errorf("%s %+v, %v", one.types(), d.State.Rules, err)
		}
		one.verify()
	}
	amend(call.Amendment{Hub: "gent", Deadline: new(latest.AddDate(0, 0, 30))})
	if rows := amend(call.Amendment{Dossier: c.number, Deadline: new(latest.AddDate(0, 0, 1))}); len(rows) != 1 {
		t.Errorf("after an extension of another hub: %+v", rows)
	}
	made, err := c.Store.Published(ctx, "CW-KORT")
	if err != nil || len(made) != 5 || made[0].By != officer.Name || made[0].Reasons != "De website lag plat." ||
		!slices.Equal(made[0].Touched, []string{c.number}) ||
		len(made[1].Touched) != 0 || made[1].Reasons == "" {
		t.Errorf("who, why and which: %+v, %v", made, err)
	}
	latest = latest.AddDate(0, 0, 1)
	if strings.Contains(done.types(), "call_amended") {
		t.Error("a submitted dossier was touched")
	}
	if fresh := c.Start(t, "CW-KORT"); fresh == "" {
		t.Error("no new dossier")
	}
	c.Database.SetClock(t, latest.Add(time.Minute))
	if _, _, err := c.Ledger.Amend(ctx, officer, "CW-KORT", call.Amendment{Deadline: new(latest.AddDate(0, 0, 9))}, "x"); err == nil {
		t.Error("a deadline that has passed was extended")
	}
}

// TestAnOlderReadModelIsMadeAnew puts back what a program kept that did not know of corrections yet.
func TestAnOlderReadModelIsMadeAnew(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.submit()
	c.do(dossier.Decider, approval())
	c.Database.Exec(t, `update dossier set state = (state::jsonb - 'decision_seq')::json, granted = 0`)
	c.Database.Exec(t, `update fold set version = 1`)
	if err := postgres.Migrate(ctx, c.Database.Owner, private.AppRole); err != nil {
		t.Fatal(err)
	}
	c.verify()
	if granted, err := c.Store.Granted(ctx, "CW-KORT"); err != nil || granted != 40_000_00 {
		t.Errorf("%v, %v", granted, err)
	}
}

// TestLimitsHoldOnWhatIsAccepted approves on fewer costs than were budgeted: every limit of the call holds on those.
func TestLimitsHoldOnWhatIsAccepted(t *testing.T) {
	t.Parallel()
	c := newClerk(t, func(x *call.Call) {
		x.MaxSubsidyPerPartner, x.MaxRate, x.MinOwnShare = new(money.Cents(22_000_00).Euro()), 9000, 2000
	})
	if r := c.edit(dossier.HubStaff, func(x *application.Content) {
		line := func(organisation string, amount money.Cents) application.Cost {
			return application.Cost{Partner: organisation, Category: "staff", Description: "Loon", Amount: amount.Euro()}
		}
		x.Budget = []application.Cost{line(x.Applicant.CompanyNumber, 30_000_00), line(x.Partners[0].Organisation.CompanyNumber, 20_000_00)}
		x.Funding = []application.Funding{{Source: "subsidy", Name: "Oproep", Amount: money.Cents(36_000_00).Euro()},
			{Source: "own", Name: "Eigen", Amount: money.Cents(14_000_00).Euro(), Confirmed: true}}
	}); r != nil {
		t.Fatal(r.Code)
	}
	c.submit()
	approve := func(amount, first, second money.Cents) record.Outcome {
		r := decision(dossier.GiveDecision, dossier.Approve, amount)
		r.Command.Lines = []dossier.Line{{Line: 0, Accepted: first}, {Line: 1, Accepted: second}}
		return c.do(dossier.Decider, r)
	}
	for _, x := range []struct {
		amount, first, second, most money.Cents
		code                        string
	}{
		{24_000_01, 30_000_00, 0, 24_000_00, dossier.CodeAmountOwnShare},
		{32_000_00, 30_000_00, 10_000_00, 22_000_00, dossier.CodeAmountAbovePartner}, // 24,000 of it to one
	} {
		if o := approve(x.amount, x.first, x.second); o.Refusal == nil || o.Refusal.Code != x.code ||
			o.Refusal.Args["cents"] != strconv.Itoa(int(x.most)) {
			t.Errorf("%v: %+v", x.amount, o.Refusal)
		}
	}
	if o := approve(29_000_00, 30_000_00, 10_000_00); o.Status != record.Done {
		t.Errorf("%+v", o.Refusal)
	}
	c.verify()
}

func TestNobodyDecidesTheirOwnAndTheAttemptIsOnRecord(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.submit()
	c.Database.Exec(t, `insert into dossierwerkt.drafter (dossier, person) values ($1, $2)`, c.number, c.People[dossier.Decider].ID)
	o := c.do(dossier.Decider, approval())
	if o.Status != record.Refused || o.Refusal.Code != dossier.CodeDrafted || !strings.HasSuffix(c.types(), "command_refused") {
		t.Errorf("%+v, %s", o, c.types())
	}
	c.verify()
}

// TestALargerBudgetReachesWhoWaitsForIt: the dossiers on the reserve list hear of it, those that are decided do not, and an
// extension for one that was submitted is none.
func TestALargerBudgetReachesWhoWaitsForIt(t *testing.T) {
	t.Parallel()
	waits := newClerk(t, func(c *call.Call) { c.Budget = new(money.Cents(50_000_00).Euro()) })
	decided := &clerk{waits.Programme, t, waits.Start(t, "CW-KORT")}
	for _, c := range []*clerk{waits, decided} {
		c.submit()
	}
	waits.done(dossier.Decider, decision(dossier.GiveDecision, dossier.PutOnReserve, 0))
	decided.done(dossier.Decider, decision(dossier.GiveDecision, dossier.Reject, 0))
	officer := waits.People[dossier.ProgrammeOfficer]
	_, rows, err := waits.Ledger.Amend(ctx, officer, "CW-KORT", call.Amendment{Budget: new(money.Cents(90_000_00).Euro())}, "Er is geld bij.")
	if err != nil || len(rows) != 1 || rows[0].Dossier != waits.number {
		t.Fatalf("%+v, %v", rows, err)
	}
	if o := waits.act(rows[0]); o.Status != record.Done || o.State != dossier.Reserve || !strings.HasSuffix(waits.types(),
		"reserved call_amended") {
		t.Errorf("%+v %s", o, waits.types())
	}
	d, err := waits.Store.Dossier(ctx, waits.number)
	if err != nil || len(d.State.Due) != 0 {
		t.Errorf("a term runs on the reserve list: %+v, %v", d.State.Due, err)
	}
	later := d.State.Rules.Deadline.AddDate(0, 0, 7)
	_, _, err = waits.Ledger.Amend(ctx, officer, "CW-KORT", call.Amendment{Deadline: &later, Dossier: decided.number}, "x")
	if f := (fault.Faults{}); !errors.As(err, &f) || f[0].Pointer != "/dossier" {
		t.Errorf("a deadline for a dossier that was decided: %v", err)
	}
	waits.verify()
}

func TestNoReviewIsAskedOfNobody(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.Database.Exec(t, `alter table membership disable trigger keep_membership`)
	c.Database.Exec(t, `update membership set until = clock() where person = $1`, c.People[dossier.Reviewer].ID)
	if o := c.do(dossier.HubStaff, simple(dossier.RequestReview)); o.Refusal == nil || o.Refusal.Code != dossier.CodeNoReviewer {
		t.Errorf("%+v", o)
	}
	c.Database.Exec(t, `update membership set until = null where person = $1`, c.People[dossier.Reviewer].ID)
	c.Database.Exec(t, `insert into drafter (dossier, person) values ($1, $2)`, c.number, c.People[dossier.Reviewer].ID)
	if o := c.do(dossier.HubStaff, simple(dossier.RequestReview)); o.Refusal == nil || o.Refusal.Code != dossier.CodeNoReviewer {
		t.Errorf("the only reviewer drafted along: %+v", o)
	}
}
