// SPDX-License-Identifier: EUPL-1.2

package ledger_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/google/go-cmp/cmp"
)

func TestMain(m *testing.M) { testkit.Main(m) }

var ctx = context.Background()

// clerk drives one dossier of a programme through the ledger, without an engine.
type clerk struct {
	*testkit.Programme
	t      *testing.T
	number string
}

func newClerk(t *testing.T, bend func(*call.Call)) *clerk {
	t.Helper()
	return clerkIn(t, "CW-KORT", bend)
}

// clerkIn is newClerk under another call.
func clerkIn(t *testing.T, code string, bend func(*call.Call)) *clerk {
	t.Helper()
	p := testkit.NewProgramme(t, bend)
	return &clerk{p, t, p.Start(t, code)}
}

// receive puts a command of a role into the inbox.
func (c *clerk) receive(role dossier.Role, r ledger.Request) record.Row {
	c.t.Helper()
	r.Number = c.number
	row, _, refusal, err := c.Ledger.Receive(ctx, c.Key(c.People[role]), r)
	if err != nil || refusal != nil {
		c.t.Fatalf("%s: %v, %+v", r.Command.Name, err, refusal)
	}
	return row
}

// act settles and gives the outcome of a row.
func (c *clerk) act(row record.Row) record.Outcome {
	c.t.Helper()
	if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number, Key: row.Key}); err != nil {
		c.t.Fatal(err)
	}
	return c.outcome(row)
}

func (c *clerk) outcome(row record.Row) record.Outcome {
	c.t.Helper()
	r, err := c.Store.Record(ctx, c.number)
	if err != nil {
		c.t.Fatal(err)
	}
	for _, x := range r.Rows {
		if x.Key == row.Key && x.Outcome != nil {
			return *x.Outcome
		}
	}
	c.t.Fatalf("key %s has no outcome", row.Key)
	return record.Outcome{}
}

// do receives and acts.
func (c *clerk) do(role dossier.Role, r ledger.Request) record.Outcome {
	c.t.Helper()
	return c.act(c.receive(role, r))
}

// done is do, and the outcome must be done.
func (c *clerk) done(role dossier.Role, r ledger.Request) {
	c.t.Helper()
	if o := c.do(role, r); o.Status != record.Done {
		c.t.Fatalf("%s: %+v %+v", r.Command.Name, o, o.Refusal)
	}
}

// submit brings the dossier to submitted.
func (c *clerk) submit() {
	c.t.Helper()
	c.done(dossier.HubStaff, simple(dossier.RequestReview))
	c.done(dossier.Reviewer, simple(dossier.Endorse))
	c.done(dossier.HubStaff, simple(dossier.Submit))
}

// kept is the dossier as it stands on record.
func (c *clerk) kept() record.Dossier {
	c.t.Helper()
	d, err := c.Store.Dossier(ctx, c.number)
	if err != nil {
		c.t.Fatal(err)
	}
	return d
}

func (c *clerk) types() string {
	c.t.Helper()
	entries, err := c.Store.Timeline(ctx, c.number, 0)
	if err != nil {
		c.t.Fatal(err)
	}
	var types []string
	for _, e := range entries {
		types = append(types, e.Event.Type)
	}
	return strings.Join(types, " ")
}

func (c *clerk) verify() {
	c.t.Helper()
	checks, err := c.Ledger.Verify(ctx, c.number, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	for _, check := range checks {
		if !check.OK || check.Detail[0] == "" || check.Detail[1] == "" {
			c.t.Errorf("%+v", check)
		}
	}
}

func simple(name dossier.Verb) ledger.Request {
	return ledger.Request{Command: dossier.Command{Name: name}}
}

func approval() ledger.Request {
	return ledger.Request{Command: dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Approve, Amount: 40_000_00},
		Reasons: "Sterk partnerschap.", Conditions: []string{"Bezorg een tussentijds verslag."}}
}

func TestFromDraftToApproval(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.submit()
	if o := c.do(dossier.Decider, approval()); o.Status != record.Done || o.State != dossier.Approved {
		t.Fatalf("%+v", o)
	}
	if diff := cmp.Diff("started review_requested endorsed submitted approved", c.types()); diff != "" {
		t.Error(diff)
	}
	c.verify()
	documents, err := c.Store.Documents(ctx, c.number)
	if err != nil || len(documents) != 2 || documents[0].Kind != "application" || documents[1].Kind != "decision" {
		t.Fatalf("%v, %v", documents, err)
	}
	_, raw, err := c.Store.Document(ctx, c.number, documents[1].ID)
	if err != nil || !strings.Contains(string(raw), "Sterk partnerschap.") || !strings.Contains(string(raw), "40000.00") {
		t.Errorf("the decision does not say why and how much: %s, %v", raw, err)
	}
}

func TestActingTwiceHasOneEffect(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	row := c.receive(dossier.HubStaff, simple(dossier.RequestReview))
	first, second := c.act(row), c.act(row)
	if diff := cmp.Diff(first, second); diff != "" || c.types() != "started review_requested" {
		t.Errorf("%s: %s", c.types(), diff)
	}
}

func TestActHandsBackWhatTheRunDoesNotKnow(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.submit()
	for known, want := range map[int64]int{0: 4, 3: 1, 4: 0} {
		answer, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number, Known: known})
		if err != nil || len(answer.Events) != want {
			t.Errorf("known %d: %d events, %v; want %d", known, len(answer.Events), err, want)
		}
	}
}

func TestOneOrderOfTime(t *testing.T) {
	t.Parallel()
	deadline := time.Date(2027, 1, 22, 11, 0, 0, 0, time.UTC)
	for name, story := range map[string]struct {
		received time.Time
		types    string
		status   string
	}{
		"received just before the deadline": {deadline.Add(-time.Second), "started review_requested endorsed submitted", record.Done},
		"received at the deadline":          {deadline, "started review_requested endorsed expired", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClerk(t, func(c *call.Call) { c.Deadline, c.RemindDays = deadline, new(int) })
			c.do(dossier.HubStaff, simple(dossier.RequestReview))
			c.do(dossier.Reviewer, simple(dossier.Endorse))
			c.Database.SetClock(t, story.received)
			row, _, refusal, err := c.Ledger.Receive(ctx, c.Key(c.People[dossier.HubStaff]), ledger.Request{Number: c.number,
				Command: dossier.Command{Name: dossier.Submit}})
			if err != nil {
				t.Fatal(err)
			}
			c.Database.SetClock(t, deadline.Add(2*time.Hour)) // the engine was away
			if story.status == "" {
				if refusal == nil || refusal.Code != dossier.CodeDeadlinePassed {
					t.Fatalf("%+v", refusal)
				}
				if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number}); err != nil {
					t.Fatal(err)
				}
			} else if o := c.act(row); o.Status != story.status {
				t.Fatalf("%+v", o)
			}
			if c.types() != story.types {
				t.Errorf("got %s, want %s", c.types(), story.types)
			}
			c.verify()
		})
	}
}

func TestADueInstantComesBeforeWhatWasReceivedLater(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.do(dossier.HubStaff, simple(dossier.RequestReview))
	d := c.kept()
	c.Database.SetClock(t, d.State.NextDue().At.Add(time.Minute))
	row := c.receive(dossier.Reviewer, simple(dossier.Endorse))
	c.act(row)
	if got := c.types(); got != "started review_requested reminded endorsed" {
		t.Error(got)
	}
	c.verify()
}

func TestTooEarlyIsNotYet(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	answer, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number, Known: 1})
	if err != nil || len(answer.Events) != 0 {
		t.Errorf("the clock acted early: %+v, %v", answer, err)
	}
}

func TestARefusalAtTheDoorStoresNothing(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	k := c.Key(c.People[dossier.HubStaff])
	_, _, refusal, err := c.Ledger.Receive(ctx, k, ledger.Request{Number: c.number, Command: dossier.Command{Name: dossier.Withdraw}})
	if err != nil || refusal == nil || refusal.Code != dossier.CodeRequired {
		t.Fatalf("%+v, %v", refusal, err)
	}
	if _, err := c.Store.RowOf(ctx, k.Person.ID, k.Own); err == nil {
		t.Error("the key of a refused request was kept")
	}
	row, repeated, refusal, err := c.Ledger.Receive(ctx, k, ledger.Request{Number: c.number,
		Command: dossier.Command{Name: dossier.Withdraw}, Reasons: "Toch niet."})
	if err != nil || refusal != nil || repeated || row.Key != k.ID {
		t.Errorf("the same key cannot be used after a refusal: %+v, %v", refusal, err)
	}
}

func TestTheSameKeyIsOneRequest(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	k := c.Key(c.People[dossier.HubStaff])
	request := ledger.Request{Number: c.number, Command: dossier.Command{Name: dossier.RequestReview}}
	first, _, _, err := c.Ledger.Receive(ctx, k, request)
	if err != nil {
		t.Fatal(err)
	}
	again := k
	again.ID = access.NewID("k_")
	second, repeated, _, err := c.Ledger.Receive(ctx, again, request)
	if err != nil || !repeated || second.Key != first.Key {
		t.Errorf("%+v, %v", second, err)
	}
	again.Body = []byte("another body")
	if _, _, _, err := c.Ledger.Receive(ctx, again, request); err == nil {
		t.Error("another request passed under the same key")
	}
}

func TestSavingStopsWhenTheReviewIsRequested(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.receive(dossier.HubStaff, simple(dossier.RequestReview)) // not settled yet
	_, _, refusal, err := c.Ledger.Save(ctx, c.People[dossier.Company], c.number, ledger.Saw(2), nil)
	if err != nil || refusal == nil || refusal.Class != dossier.Conflict {
		t.Errorf("%+v, %v", refusal, err)
	}
}

func TestAnIncompleteApplicationDoesNotGoToReview(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	row, _, _, err := p.Ledger.Start(ctx, p.Key(p.People[dossier.HubStaff]), record.Founding{Call: "CW-KORT", Hub: "kempen",
		Company: "0999.010.126", Title: "Leeg"})
	if err != nil {
		t.Fatal(err)
	}
	c := &clerk{p, t, row.Dossier}
	o := c.do(dossier.HubStaff, simple(dossier.RequestReview))
	if o.Status != record.Refused || o.Refusal.Code != dossier.CodeContentIncomplete || len(o.Refusal.Faults) < 20 {
		t.Errorf("%+v", o)
	}
	if c.types() != "started" {
		t.Error(c.types())
	}
}

// poisoned is a press that never prints an application.
type poisoned struct{ testkit.Proof }

func (p poisoned) Print(s record.Sheet) ([]byte, error) {
	if s.Kind == record.ApplicationSheet {
		panic("no ink")
	}
	return p.Proof.Print(s)
}

func TestARowThatAlwaysFailsDoesNotKeepTheNextFromBeingSettled(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.do(dossier.HubStaff, simple(dossier.RequestReview))
	c.do(dossier.Reviewer, simple(dossier.Endorse))
	c.Ledger.Press = poisoned{}
	submit := c.receive(dossier.HubStaff, simple(dossier.Submit))
	reopen := c.receive(dossier.HubStaff, simple(dossier.ReopenDraft))
	if o := c.act(reopen); o.Status != record.Done {
		t.Errorf("the next row: %+v", o)
	}
	if o := c.outcome(submit); o.Status != record.Failed || o.Step != "panic" {
		t.Errorf("the poisoned row: %+v", o)
	}
	if got := c.types(); got != "started review_requested endorsed command_refused draft_reopened" {
		t.Error(got)
	}
	c.verify()
}

// TestWhatIsDueAndCannotBeRecordedGoesOnRecord, once; what people ask goes on, and once it can be recorded it happens at its own instant.
func TestWhatIsDueAndCannotBeRecordedGoesOnRecord(t *testing.T) {
	t.Parallel()
	for name, plant := range map[string]string{
		"a trigger that refuses": `create function refuses() returns trigger language plpgsql as $$ begin
			if new.body ->> 'type' in ('reminded', 'escalated', 'expired', 'cure_term_passed') then raise exception 'no'; end if; return new; end $$;
			create trigger refuses before insert on event for each row execute function refuses()`,
		"a state that cannot be": `update dossier set state = jsonb_set(state::jsonb, '{due,0,kind}', '"cure"') - 'supplement'`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClerk(t, nil)
			c.do(dossier.HubStaff, simple(dossier.RequestReview))
			due := c.kept().State.NextDue()
			c.Database.Exec(t, plant)
			c.Database.SetClock(t, due.At.Add(time.Minute))
			for range 3 {
				if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number}); err != nil {
					t.Fatal(err)
				}
			}
			if got := c.types(); got != "started review_requested due_failed" {
				t.Error(got)
			}
			if o := c.do(dossier.Reviewer, simple(dossier.Endorse)); o.Status != record.Done {
				t.Errorf("endorse: %+v", o)
			}
			if got := c.types(); got != "started review_requested due_failed endorsed" {
				t.Error(got)
			}
			c.verify()
		})
	}
	c := newClerk(t, nil)
	c.do(dossier.HubStaff, simple(dossier.RequestReview))
	due := c.kept().State.NextDue()
	c.Database.Exec(t, `create function refuses() returns trigger language plpgsql as $$ begin
		if new.body ->> 'type' in ('reminded', 'escalated') then raise exception 'no'; end if; return new; end $$;
		create trigger refuses before insert on event for each row execute function refuses()`)
	c.Database.SetClock(t, due.At.Add(time.Minute))
	if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number}); err != nil {
		t.Fatal(err)
	}
	for _, check := range c.Store.Checks() {
		err := check.Do(ctx)
		if named := err != nil && strings.Contains(err.Error(), c.number); named != (check.Name == "what is due is recorded") {
			t.Errorf("%s: %v", check.Name, err)
		}
	}
	c.Database.Exec(t, "drop trigger refuses on event")
	if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number}); err != nil {
		t.Fatal(err)
	}
	r, err := c.Store.Record(ctx, c.number)
	if err != nil {
		t.Fatal(err)
	}
	if last := r.Events[len(r.Events)-1].Event; !last.At.Equal(due.At) || c.kept().State.Stuck != (time.Time{}) {
		t.Errorf("it happened at %v, and was due at %v", last.At, due.At)
	}
	c.verify()
}

// news sends a signal as the run would.
func (c *clerk) news(s wire.Signal) {
	c.t.Helper()
	if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number, Signal: &s}); err != nil {
		c.t.Fatal(err)
	}
}

func (c *clerk) text(role dossier.Role, stands dossier.Command) string {
	c.t.Helper()
	text, refusal, err := c.Ledger.WriteText(ctx, c.People[role].Alone(), c.number, "Omdat.", stands)
	if err != nil || refusal != nil {
		c.t.Fatal(refusal, err)
	}
	return text.ID
}

// cited are the texts that a signal has spent.
func (c *clerk) cited() (ids []string) {
	c.t.Helper()
	c.Database.Scan(c.t, &ids, "select coalesce(array_agg(id), '{}') from text where cited_by is not null and stands_for is not null")
	return ids
}

func TestSignalsAreProvenByTheTextTheyCite(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.submit()
	decider := c.People[dossier.Decider].ID
	signal := func(reference, actor, text string) wire.Signal {
		return wire.Signal{Name: dossier.GiveDecision, Outcome: dossier.Approve, Amount: 1_00, Actor: actor, Text: text, Reference: reference}
	}
	euro := dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Approve, Amount: 1_00}
	good := c.text(dossier.Decider, euro)
	if _, refusal, err := c.Ledger.WriteText(ctx, c.People[dossier.HubStaff].Alone(), c.number, "Omdat.", euro); refusal == nil || refusal.Code != dossier.CodeRole {
		t.Errorf("who may not give the command stored words for its signal: %+v %v", refusal, err)
	}
	other, _, err := c.Ledger.WriteText(ctx, c.decider("ann@example.org").Alone(), c.number, "Omdat.", euro)
	if err != nil {
		t.Fatal(err)
	}
	c.news(signal("r1", decider, other.ID)) // another person's text
	c.news(signal("r2", "p_nobody", good))  // nobody
	c.news(signal("r3", decider, "t_none")) // no such text
	c.news(wire.Signal{Name: dossier.GiveDecision, Unreadable: "digest"})
	c.news(signal("r4", c.People[dossier.HubStaff].ID, good)) // the wrong role
	rejection := c.text(dossier.Decider, dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Reject})
	c.news(signal("r5", decider, rejection)) // stored for rejecting, sent as approval
	more := signal("r6", decider, good)
	more.Amount++
	c.news(more) // another amount
	var sent int
	c.Database.Scan(t, &sent, "select count(person) from inbox where signal")
	if got, kept := c.types(), len(c.cited()); got != "started review_requested endorsed submitted"+strings.Repeat(" command_refused", 7) || kept != 0 || sent != 0 {
		t.Errorf("%s; %d texts are spent, and %d have a sender", got, kept, sent)
	}
	c.news(signal("r7", decider, good))
	c.news(signal("r7", decider, good)) // a repeat is one
	if got := c.types(); !strings.HasSuffix(got, "command_refused approved") || !slices.Equal(c.cited(), []string{good}) {
		t.Errorf("%s, spent: %v", got, c.cited())
	}
	c.verify()
	c.news(signal("r8", decider, good)) // after the decision: on record, and changes nothing
	if d := c.kept(); d.State.Status != dossier.Approved || d.State.Granted != 1_00 {
		t.Errorf("%+v", d.State)
	}
}

func TestTamperingIsFound(t *testing.T) {
	t.Parallel()
	for name, x := range map[string]struct{ tamper, nl, en string }{
		"chain": {"update event set body = replace(body::text, 'kempen', 'leuven')::json where seq = 1",
			"Gebeurtenis 1 is gewijzigd", "Event 1 was changed"},
		"state": {"update dossier set state = replace(state::text, 'approved', 'rejected')::json",
			"niet wat uit de tijdlijn volgt", "not what follows from the timeline"},
		"documents": {"update document set bytes = '\\x00'", "is gewijzigd nadat het gemaakt was", "was changed after it was made"},
		"outcomes":  {"delete from inbox where command = 'endorse'", "een opdracht die niet bewaard is", "a command that is not on record"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClerk(t, nil)
			c.submit()
			c.do(dossier.Decider, approval())
			c.verify()
			for _, table := range []string{"event", "document", "inbox"} {
				c.Database.Exec(t, "alter table "+table+" disable trigger user")
			}
			c.Database.Exec(t, x.tamper)
			checks, err := c.Ledger.Verify(ctx, c.number, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, check := range checks {
				if check.Name == name && (check.OK || !strings.Contains(check.Detail.In("nl"), x.nl) || !strings.Contains(check.Detail.In("en"),
					x.en)) {
					t.Errorf("not found, or not said: %+v", check)
				}
			}
		})
	}
}

// TestFrozenContentIsHeldAgainstItsHash: what somebody changed by hand is not submitted, not decided, not shown, and found.
func TestFrozenContentIsHeldAgainstItsHash(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.do(dossier.HubStaff, simple(dossier.RequestReview))
	c.do(dossier.Reviewer, simple(dossier.Endorse))
	c.Database.Exec(t, `alter table content disable trigger append_only`)
	tamper := func(from, to string) {
		c.Database.Exec(t, `update content set body = replace(body::text, $1, $2)::json`, from, to)
	}
	tamper("Maatwerkatelier", "Andere firma")
	if o := c.do(dossier.HubStaff, simple(dossier.Submit)); o.Refusal == nil || o.Refusal.Code != dossier.CodeContentChanged {
		t.Errorf("submitted: %+v", o)
	}
	tamper("Andere firma", "Maatwerkatelier")
	c.done(dossier.HubStaff, simple(dossier.Submit))
	tamper("Maatwerkatelier", "Andere firma")
	if o := c.do(dossier.Decider, approval()); o.Status != record.Failed {
		t.Errorf("decided: %+v", o)
	}
	if _, err := c.Store.Content(ctx, c.kept()); !errors.Is(err, record.ErrTampered) {
		t.Errorf("shown: %v", err)
	}
	checks, err := c.Ledger.Verify(ctx, c.number, nil)
	if err != nil || !slices.ContainsFunc(checks, func(check ledger.CheckResult) bool { return check.Name == "documents" && !check.OK }) {
		t.Errorf("%+v, %v", checks, err)
	}
}

// TestADraftIsPrintedWhileSomebodySaves: a reader waits for nobody, and nobody for a reader.
func TestADraftIsPrintedWhileSomebodySaves(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	err := c.Store.Locked(ctx, c.number, func(*postgres.Tx) error {
		raw, err := c.Ledger.Draft(ctx, c.People[dossier.HubStaff], c.number)
		if err == nil && len(raw) == 0 {
			err = errors.New("nothing was printed")
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
