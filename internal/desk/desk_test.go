// SPDX-License-Identifier: EUPL-1.2

package desk_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

func TestMain(m *testing.M) { testkit.Main(m) }

var ctx = context.Background()

// engine acts at once, or is away.
type engine struct {
	ledger *ledger.Ledger
	lock   sync.Mutex
	away   bool
	opened map[string]int
	name   string
	silent map[string]bool // dossiers whose run does not answer
	idle   bool            // answers, and does nothing
	mute   bool            // acts, and never says so
	asked  map[string]int  // how often each was brought something
}

func (e *engine) gone() bool {
	e.lock.Lock()
	defer e.lock.Unlock()
	return e.away
}

func (e *engine) Deliver(ctx context.Context, s dossier.State, _ dossier.Verb, key string) error {
	if e.gone() {
		<-ctx.Done()
		return ctx.Err()
	}
	e.lock.Lock()
	silent, idle, mute := e.silent[s.Number], e.idle, e.mute
	e.asked[s.Number]++
	e.lock.Unlock()
	if silent {
		return context.DeadlineExceeded
	}
	if idle {
		return nil
	}
	_, err := e.ledger.Act(ctx, wire.Ask{Dossier: s.Number, Key: key})
	if mute {
		<-ctx.Done()
		return ctx.Err()
	}
	return err
}

func (e *engine) Open(_ context.Context, s dossier.State) error {
	if e.gone() {
		return errors.New("the engine is away")
	}
	e.lock.Lock()
	defer e.lock.Unlock()
	e.opened[s.Number]++
	return nil
}

func (e *engine) Known(context.Context, string) (int64, bool, error) {
	return 0, false, errors.New("away")
}

func (e *engine) Name(context.Context) (string, error) {
	if e.gone() {
		return "", errors.New("the engine is away")
	}
	e.lock.Lock()
	defer e.lock.Unlock()
	return e.name, nil
}

func (e *engine) set(away bool) {
	e.lock.Lock()
	defer e.lock.Unlock()
	e.away = away
}

func newDesk(t *testing.T) (*desk.Desk, *engine, *testkit.Programme) {
	t.Helper()
	p := testkit.NewProgramme(t, nil)
	e := &engine{ledger: p.Ledger, opened: map[string]int{}, asked: map[string]int{}, name: "one"}
	return &desk.Desk{Ledger: p.Ledger, Store: p.Store, Engine: e, Log: slog.New(slog.DiscardHandler), Wait: 300 * time.Millisecond}, e, p
}

func request(number string, name dossier.Verb) ledger.Request {
	return ledger.Request{Number: number, Command: dossier.Command{Name: name}}
}

func TestTheEngineIsAwayAndComesBack(t *testing.T) {
	t.Parallel()
	d, e, p := newDesk(t)
	number := p.Start(t, "CW-KORT")
	e.set(true)
	staff := p.People[dossier.HubStaff]
	k := p.Key(staff)
	answer, refusal, err := d.Do(ctx, k, request(number, dossier.RequestReview))
	if err != nil || refusal != nil || answer.Row.Outcome != nil || !answer.Row.Promised || answer.Row.Received.IsZero() {
		t.Fatalf("%+v, %+v, %v", answer, refusal, err)
	}
	if row, err := d.Outcome(ctx, staff.Alone(), k.Own); err != nil || row.Outcome != nil {
		t.Fatalf("%+v, %v", row, err)
	}
	if _, err := d.Outcome(ctx, p.People[dossier.Manager].Alone(), k.Own); !errors.Is(err, record.ErrNoKey) {
		t.Errorf("somebody else reads the outcome: %v", err)
	}
	e.set(false)
	p.Database.SetClock(t, time.Now().Add(time.Minute)) // the row is old enough for the sweep
	if err := d.DeliverBacklog(ctx); err != nil {
		t.Fatal(err)
	}
	row, err := d.Outcome(ctx, staff.Alone(), k.Own)
	if err != nil || row.Outcome == nil || row.Outcome.Status != record.Done || !row.Delivered {
		t.Fatalf("%+v, %v", row, err)
	}
	again, _, err := d.Do(ctx, k, request(number, dossier.RequestReview))
	if err != nil || again.Row.Key != row.Key || again.Row.Outcome == nil {
		t.Errorf("the same key answers %+v, %v", again, err)
	}
}

// TestWhoAsksIsAnsweredByTheRecord: a run that settles what it is brought and is never heard of again holds up no answer; what it knows is
// brought to it once more.
func TestWhoAsksIsAnsweredByTheRecord(t *testing.T) {
	t.Parallel()
	d, e, p := newDesk(t)
	d.Wait = 5 * time.Second
	number := p.Start(t, "CW-KORT")
	e.mute = true
	k := p.Key(p.People[dossier.HubStaff])
	began := time.Now()
	answer, refusal, err := d.Do(ctx, k, request(number, dossier.RequestReview))
	if err != nil || refusal != nil || answer.Row.Outcome == nil || answer.Row.Outcome.Status != record.Done || answer.Row.Promised {
		t.Fatalf("%+v, %+v, %v", answer, refusal, err)
	}
	if answer.Row.Happened == nil || answer.Row.Delivered || time.Since(began) > d.Wait/2 {
		t.Errorf("%+v, after %v", answer.Row, time.Since(began))
	}
	e.lock.Lock()
	e.mute = false
	e.lock.Unlock()
	p.Database.SetClock(t, time.Now().Add(time.Minute))
	if err := d.DeliverBacklog(ctx); err != nil {
		t.Fatal(err)
	}
	if row, err := d.Outcome(ctx, k.Person.Alone(), k.Own); err != nil || !row.Delivered {
		t.Errorf("%+v, %v", row, err)
	}
}

func TestARefusalThatNobodyWaitsForIsPutOnRecord(t *testing.T) {
	t.Parallel()
	d, e, p := newDesk(t)
	number := p.Start(t, "CW-KORT")
	e.set(true)
	staff := p.People[dossier.HubStaff]
	withdraw := request(number, dossier.Withdraw)
	withdraw.Reasons = "Toch niet."
	second := p.Key(staff)
	for _, step := range []struct {
		key     record.Key
		request ledger.Request
	}{{p.Key(staff), withdraw}, {second, request(number, dossier.RequestReview)}} { // both are allowed as the record stands
		if _, refusal, err := d.Do(ctx, step.key, step.request); err != nil || refusal != nil {
			t.Fatal(refusal, err)
		}
	}
	e.set(false)
	p.Database.SetClock(t, time.Now().Add(time.Minute))
	if err := d.DeliverBacklog(ctx); err != nil {
		t.Fatal(err)
	}
	row, err := d.Outcome(ctx, staff.Alone(), second.Own)
	if err != nil || row.Outcome == nil || row.Outcome.Status != record.Refused || row.Outcome.Refusal.Code != dossier.CodeOutOfOrder {
		t.Fatalf("%+v, %v", row.Outcome, err)
	}
	entries, err := p.Store.Timeline(ctx, number, 0)
	if err != nil {
		t.Fatal(err)
	}
	last := entries[len(entries)-1].Event
	if last.Type != dossier.CommandRefusedEvent || last.Code != dossier.CodeOutOfOrder || last.Command != dossier.RequestReview {
		t.Errorf("%+v", last)
	}
}

func TestAStartNeedsNoEngine(t *testing.T) {
	t.Parallel()
	d, e, p := newDesk(t)
	e.set(true)
	founding := record.Founding{Call: "CW-KORT", Hub: "kempen", Company: "0999.010.126", Title: "Zonder motor"}
	row, refusal, err := d.Start(ctx, p.Key(p.People[dossier.HubStaff]), founding)
	if err != nil || refusal != nil || row.Dossier == "" {
		t.Fatalf("%+v, %+v, %v", row, refusal, err)
	}
	e.set(false)
	if err := d.OpenMissing(ctx); err != nil {
		t.Fatal(err)
	}
	if e.opened[row.Dossier] != 1 {
		t.Errorf("the run was opened %d times", e.opened[row.Dossier])
	}
	opens := func(want int, when string) {
		t.Helper()
		if err := d.OpenMissing(ctx); err != nil || e.opened[row.Dossier] != want {
			t.Errorf("%s: opened %d times, not %d: %v", when, e.opened[row.Dossier], want, err)
		}
	}
	opens(1, "once it is open")
	e.name = "another"
	opens(2, "on an engine that lost its databases")
	opens(2, "once it is open there")
	p.Database.Exec(t, "update dossier set due_at = clock() - interval '59 seconds'")
	opens(2, "while a run is about to do what is due")
	p.Database.Exec(t, "update dossier set due_at = clock() - interval '61 seconds'")
	opens(3, "where nobody did what is due")
	if _, refusal, err := d.Start(ctx, p.Key(p.People[dossier.Reviewer]), founding); err != nil || refusal == nil ||
		refusal.Class != dossier.Forbidden {
		t.Errorf("a reviewer started a dossier: %+v, %v", refusal, err)
	}
	founding.Hub = "gent"
	if _, refusal, err := d.Start(ctx, p.Key(p.People[dossier.HubStaff]), founding); err != nil || refusal == nil ||
		refusal.Code != dossier.CodeNotYourHub {
		t.Errorf("a dossier was started for another hub: %+v, %v", refusal, err)
	}
	founding.Hub, founding.Call = "kempen", "CW-NIETS"
	if _, _, err := d.Start(ctx, p.Key(p.People[dossier.HubStaff]), founding); !errors.Is(err, record.ErrNoCall) {
		t.Errorf("got %v", err)
	}
}

// TestWhatRunsKnowIsNotedAfterTheAnswer: nobody waits for it, and what a process that ended did not note, the sweep does.
func TestWhatRunsKnowIsNotedAfterTheAnswer(t *testing.T) {
	t.Parallel()
	d, _, p := newDesk(t)
	staff, noted := p.People[dossier.HubStaff], p.Key(p.People[dossier.HubStaff])
	delivered := func(k record.Key) bool {
		row, err := d.Outcome(ctx, staff.Alone(), k.Own)
		if err != nil || row.Outcome == nil || row.Outcome.Status != record.Done {
			t.Fatalf("%+v, %v", row, err)
		}
		return row.Delivered
	}
	if _, refusal, err := d.Do(ctx, noted, request(p.Start(t, "CW-KORT"), dossier.RequestReview)); refusal != nil || err != nil {
		t.Fatalf("%+v, %v", refusal, err)
	}
	if err := d.Note(ctx); err != nil || !delivered(noted) {
		t.Error("what the run knows is not noted", err)
	}
	p.Database.Exec(t, "update inbox set delivered = false where own_key = $1", noted.Own) // as one that was not noted before the end
	p.Database.SetClock(t, time.Now().Add(time.Minute))
	if err := d.DeliverBacklog(ctx); err != nil || !delivered(noted) {
		t.Error("what was not noted stays undelivered", err)
	}
}

// TestRunsThatDoNotAnswerHoldNobodyUp, however many there are; each is asked again later, not at once.
func TestRunsThatDoNotAnswerHoldNobodyUp(t *testing.T) {
	t.Parallel()
	d, e, p := newDesk(t)
	staff := p.People[dossier.HubStaff]
	var numbers []string
	for range 18 {
		numbers = append(numbers, p.Start(t, "CW-KORT"))
		if _, _, refusal, err := p.Ledger.Receive(ctx, p.Key(staff), request(numbers[len(numbers)-1], dossier.RequestReview)); refusal != nil || err != nil {
			t.Fatal(refusal, err)
		}
	}
	e.silent = map[string]bool{}
	for _, number := range numbers[:17] {
		e.silent[number] = true
	}
	p.Database.SetClock(t, time.Now().Add(time.Minute))
	for range 2 {
		if err := d.DeliverBacklog(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if row, err := p.Store.Dossier(ctx, numbers[17]); err != nil || row.State.Status != dossier.InReview {
		t.Errorf("held up: %s, %v", row.State.Status, err)
	}
	for number := range e.silent {
		if e.asked[number] != 1 {
			t.Errorf("%s was asked %d times at once", number, e.asked[number])
		}
	}
}

// TestAnEngineThatAnswersWithoutSettlingIsAFault: what was asked is promised, stays what is to be delivered, and the log says so.
func TestAnEngineThatAnswersWithoutSettlingIsAFault(t *testing.T) {
	t.Parallel()
	d, e, p := newDesk(t)
	var log bytes.Buffer
	d.Log = slog.New(slog.NewTextHandler(&log, nil))
	number := p.Start(t, "CW-KORT")
	e.idle = true
	answer, refusal, err := d.Do(ctx, p.Key(p.People[dossier.HubStaff]), request(number, dossier.RequestReview))
	if err != nil || refusal != nil || answer.Row.Outcome != nil || !answer.Row.Promised {
		t.Fatalf("%+v, %+v, %v", answer, refusal, err)
	}
	p.Database.SetClock(t, time.Now().Add(time.Minute))
	if err := d.DeliverBacklog(ctx); err != nil {
		t.Fatal(err)
	}
	var open int
	p.Database.Scan(t, &open, "select count(*) from inbox where not delivered")
	if said := strings.Count(log.String(), "has no outcome"); open != 1 || said != 2 {
		t.Errorf("%d to be delivered, said %d times: %s", open, said, log.String())
	}
	e.idle = false
	p.Database.SetClock(t, time.Now().Add(time.Hour))
	another := &desk.Desk{Ledger: p.Ledger, Store: p.Store, Engine: e, Log: d.Log} // which has not heard of it
	if err := another.DeliverBacklog(ctx); err != nil {
		t.Fatal(err)
	}
	p.Database.Scan(t, &open, "select count(*) from inbox where not delivered")
	if open != 0 {
		t.Errorf("%d to be delivered", open)
	}
}
