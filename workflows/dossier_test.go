// SPDX-License-Identifier: EUPL-1.2

package workflows_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/dossierwerkt/dossierwerkt/workflows"
	"github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/worker"
)

// record is a ledger in memory: it decides by the real rules, at the instants of the test's clock.
type record struct {
	lock     sync.Mutex
	now      func() time.Time
	events   []dossier.Event
	settled  map[string]bool
	open     []asked
	failures int // how many calls still fail before the record answers
	calls    int
}

type asked struct {
	key     string
	command dossier.Command
	actor   dossier.Actor
	at      time.Time
}

func (r *record) state() dossier.State { return dossier.FoldAll(r.events) }

// act is what the ledger's Act does, without a database.
func (r *record) act(_ context.Context, ask wire.Ask) (wire.Answer, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.calls++
	if r.failures > 0 {
		r.failures--
		return wire.Answer{}, errors.New("the record is away")
	}
	if s := ask.Signal; s != nil && !r.settled["signal "+s.Reference] {
		r.settled["signal "+s.Reference] = true
		actor := dossier.Actor{ID: s.Actor, Role: dossier.Decider, Relation: dossier.Programme}
		command := dossier.Command{Name: s.Name, Outcome: s.Outcome, Amount: s.Amount, Reasons: &dossier.Text{ID: s.Text}}
		if s.Unreadable != "" {
			actor, command.Outcome = dossier.Actor{}, ""
		}
		r.open = append(r.open, asked{"signal", command, actor, r.now()})
	}
	for {
		until := r.now()
		if len(r.open) > 0 {
			until = r.open[0].at
		}
		if e := dossier.Elapse(r.state(), until); e != nil {
			r.events = append(r.events, *e)
			continue
		}
		if len(r.open) == 0 {
			break
		}
		a := r.open[0]
		r.open = r.open[1:]
		facts := dossier.Facts{Frozen: dossier.Frozen{Version: 2, Hash: "h", Asked: 40_000_00}, Drafters: []string{"p_staff"}, IsAssessor: true}
		events, refusal := dossier.Decide(r.state(), a.command, a.actor, facts, a.at)
		if refusal != nil {
			events = []dossier.Event{dossier.Refused(r.state(), *refusal, a.actor, a.key, a.at)}
		}
		r.events = append(r.events, events...)
		r.settled[a.key] = true
	}
	return wire.Answer{Events: append([]dossier.Event{}, r.events[min(int(ask.Known), len(r.events)):]...)}, nil
}

// story is a dossier in the time-skipping environment, told step by step.
type story struct {
	t      *testing.T
	env    *testsuite.TestWorkflowEnvironment
	record *record
	told   []string
	steps  int
	done   int
}

var began = time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)

func newStory(t *testing.T, options workflows.Options) *story {
	t.Helper()
	var suite testsuite.WorkflowTestSuite
	suite.SetDisableRegistrationAliasing(true)
	s := &story{t: t, env: suite.NewTestWorkflowEnvironment(), record: &record{settled: map[string]bool{}}}
	s.env.SetStartTime(began)
	s.env.SetWorkerOptions(worker.Options{Interceptors: workflows.Interceptors()})
	s.record.now = s.env.Now
	opening := &dossier.Opening{Number: "CW-KORT-0001", Hub: "kempen", Rules: dossier.Rules{Call: "CW-KORT", Route: dossier.Committee,
		Deadline: calendar.Date{Year: 2027, Month: 1, Day: 22}.At(12, 0).UTC(), HubReview: calendar.Term{Days: 10,
			Kind: "working"}, Decision: calendar.Term{Days: 84, Kind: "calendar"}}}
	events, refusal := dossier.Decide(dossier.State{}, dossier.Command{Name: dossier.Start}, actor(dossier.HubStaff),
		dossier.Facts{Opening: opening}, began)
	if refusal != nil {
		t.Fatal(refusal.Code)
	}
	s.record.events = events
	workflows.Register(s.env, options)
	s.env.RegisterActivityWithOptions(s.record.act, activity.RegisterOptions{Name: wire.ActActivity})
	return s
}

func actor(role dossier.Role) dossier.Actor {
	switch role {
	case dossier.HubStaff:
		return dossier.Actor{ID: "p_staff", Role: role, Hub: "kempen", Relation: dossier.Lead}
	case dossier.Reviewer:
		return dossier.Actor{ID: "p_reviewer", Role: role, Hub: "kempen", Relation: dossier.Lead}
	}
	return dossier.Actor{ID: "p_" + string(role), Role: role, Relation: dossier.Programme}
}

// at plans a step after the beginning.
func (s *story) at(after time.Duration, step func()) {
	s.steps++
	s.env.RegisterDelayedCallback(func() { s.done++; step() }, after)
}

// does has somebody give a command.
func (s *story) does(after time.Duration, role dossier.Role, c dossier.Command) {
	s.at(after, func() { s.asks(fmt.Sprintf("k_%d", s.done), role, c) })
}

// asks has somebody give a command now.
func (s *story) asks(key string, role dossier.Role, c dossier.Command) {
	s.record.lock.Lock()
	s.record.open = append(s.record.open, asked{key, c, actor(role), s.env.Now()})
	s.record.lock.Unlock()
	s.env.UpdateWorkflow(wire.UpdateName(c.Name), key, &testsuite.TestUpdateCallback{
		OnAccept:   func() {},
		OnReject:   func(err error) { s.t.Errorf("%s was refused at the door: %v", c.Name, err) },
		OnComplete: func(_ any, err error) { s.check(err) },
	}, wire.KeyArgument{Key: key})
}

func (s *story) check(err error) {
	if err != nil {
		s.t.Error(err)
	}
}

// run plays the story to its end and gives what happened, one line per event.
func (s *story) run(state dossier.State) string {
	s.t.Helper()
	s.env.ExecuteWorkflow(wire.WorkflowType, state)
	if s.done != s.steps {
		s.t.Errorf("%d of %d steps were played", s.done, s.steps)
	}
	for _, e := range s.record.events {
		s.told = append(s.told, fmt.Sprintf("%s  %-17s %s", e.At.In(calendar.Brussels).Format("2006-01-02 15:04"), e.Type, e.Term+e.Code))
	}
	for i, line := range s.told {
		s.told[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(s.told, "\n")
}

const day = 24 * time.Hour

func TestStories(t *testing.T) {
	t.Parallel()
	text := &dossier.Text{ID: "t_1"}
	for name, play := range map[string]struct {
		steps func(*story)
		want  string
	}{
		"approved after seven weeks": {func(s *story) {
			s.does(1*day, dossier.HubStaff, dossier.Command{Name: dossier.RequestReview})
			s.does(3*day, dossier.Reviewer, dossier.Command{Name: dossier.Return, Reasons: text})
			s.does(5*day, dossier.HubStaff, dossier.Command{Name: dossier.RequestReview})
			s.does(8*day, dossier.Reviewer, dossier.Command{Name: dossier.Endorse})
			s.does(9*day, dossier.HubStaff, dossier.Command{Name: dossier.Submit})
			s.does(49*day, dossier.Decider, dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Approve, Amount: 40_000_00, Reasons: text})
		}, `
2026-11-24 14:00  started
2026-11-25 14:00  review_requested
2026-11-27 14:00  returned
2026-11-29 14:00  review_requested
2026-12-02 14:00  endorsed
2026-12-03 14:00  submitted
2027-01-12 14:00  approved`},
		"nobody does anything": {func(*story) {}, `
2026-11-24 14:00  started
2027-01-22 12:00  expired`},
		"the hub review takes too long once, and the call closes": {func(s *story) {
			s.does(1*day, dossier.HubStaff, dossier.Command{Name: dossier.RequestReview})
		}, `
2026-11-24 14:00  started
2026-11-25 14:00  review_requested
2026-12-10 00:00  escalated         hub_review
2027-01-22 12:00  expired`},
		"the decider is late and decides, after the call has closed": {func(s *story) {
			s.does(1*day, dossier.HubStaff, dossier.Command{Name: dossier.RequestReview})
			s.does(2*day, dossier.Reviewer, dossier.Command{Name: dossier.Endorse})
			s.does(3*day, dossier.HubStaff, dossier.Command{Name: dossier.Submit})
			s.does(120*day, dossier.Decider, dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Reject, Reasons: text})
		}, `
2026-11-24 14:00  started
2026-11-25 14:00  review_requested
2026-11-26 14:00  endorsed
2026-11-27 14:00  submitted
2027-02-20 00:00  escalated         decision
2027-03-24 14:00  rejected`},
		"signals decide, once; what cannot be read is put on record": {func(s *story) {
			s.does(1*day, dossier.HubStaff, dossier.Command{Name: dossier.RequestReview})
			s.does(2*day, dossier.Reviewer, dossier.Command{Name: dossier.Endorse})
			s.does(3*day, dossier.HubStaff, dossier.Command{Name: dossier.Submit})
			s.at(4*day, func() {
				s.env.SignalWorkflow(wire.DecisionSignal, map[string]any{"outcome": "approved", "free text": "nee"})
			})
			decision := wire.Decision{Outcome: "approved", AmountCents: 39_000_00, Actor: "p_decider", Text: "t_2", Reference: "ref-1"}
			s.at(5*day, func() {
				s.env.SignalWorkflow(wire.DecisionSignal, decision)
				s.env.SignalWorkflow(wire.DecisionSignal, decision)
			})
		}, `
2026-11-24 14:00  started
2026-11-25 14:00  review_requested
2026-11-26 14:00  endorsed
2026-11-27 14:00  submitted
2026-11-28 14:00  command_refused   not_found
2026-11-29 14:00  approved`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStory(t, workflows.Options{})
			play.steps(s)
			if diff := cmp.Diff(strings.TrimPrefix(play.want, "\n"), s.run(s.record.state())); diff != "" {
				t.Error(diff)
			}
			if !s.env.IsWorkflowCompleted() || s.env.GetWorkflowError() != nil {
				t.Errorf("the run has not ended well: %v", s.env.GetWorkflowError())
			}
		})
	}
}

func TestARunThatStartsLateCatchesUp(t *testing.T) {
	t.Parallel()
	s := newStory(t, workflows.Options{})
	old := s.record.state()
	s.record.open = []asked{{"k_missed", dossier.Command{Name: dossier.RequestReview}, actor(dossier.HubStaff), began}}
	s.at(time.Minute, func() {
		value, err := s.env.QueryWorkflow(wire.StatusQuery)
		if err != nil {
			t.Fatal(err)
		}
		var status wire.Status
		if err := value.Get(&status); err != nil || status.Status != dossier.InReview {
			t.Errorf("the run knows %q, %v", status.Status, err)
		}
	})
	s.run(old)
}

func TestTheRecordIsAwayForAWhile(t *testing.T) {
	t.Parallel()
	s := newStory(t, workflows.Options{})
	s.record.failures = 3 // the local attempt, and two of the normal activity
	s.does(day, dossier.HubStaff, dossier.Command{Name: dossier.RequestReview})
	if told := s.run(s.record.state()); !strings.Contains(told, "review_requested") {
		t.Error(told)
	}
	if s.record.calls < 5 {
		t.Errorf("only %d calls", s.record.calls)
	}
}

func TestAFullHistoryGoesOnInANewRun(t *testing.T) {
	t.Parallel()
	s := newStory(t, workflows.Options{})
	s.env.SetContinueAsNewSuggested(true)
	s.env.ExecuteWorkflow(wire.WorkflowType, s.record.state())
	if err := s.env.GetWorkflowError(); err == nil || !strings.Contains(err.Error(), "continue as new") {
		t.Errorf("got %v", err)
	}
}

func TestMalformedKeysAreRefusedAtTheDoor(t *testing.T) {
	t.Parallel()
	s := newStory(t, workflows.Options{})
	refused := 0
	for i, key := range []string{"", "a b", "é", strings.Repeat("x", 65), "../etc"} {
		s.at(time.Duration(i+1)*time.Minute, func() {
			s.env.UpdateWorkflow(string(dossier.Submit), fmt.Sprint(i), &testsuite.TestUpdateCallback{
				OnAccept: func() { t.Errorf("%q was accepted", key) }, OnReject: func(error) { refused++ }, OnComplete: func(any, error) {},
			}, wire.KeyArgument{Key: key})
		})
	}
	s.run(s.record.state())
	if refused != 5 {
		t.Errorf("%d refused", refused)
	}
}

func TestQueriesForOperators(t *testing.T) {
	t.Parallel()
	s := newStory(t, workflows.Options{})
	s.at(time.Minute, func() {
		value, err := s.env.QueryWorkflow(wire.AllowedQuery, wire.AllowedArgument{Role: dossier.HubStaff, Hub: "kempen"})
		if err != nil {
			t.Fatal(err)
		}
		var offers []wire.Offer
		if err := value.Get(&offers); err != nil {
			t.Fatal(err)
		}
		allowed := []string{}
		for _, o := range offers {
			if o.Allowed {
				allowed = append(allowed, string(o.Command))
			}
		}
		if diff := cmp.Diff([]string{"edit", "request-review", "invite-hub", "dismiss-hub", "withdraw"}, allowed); diff != "" {
			t.Error(diff)
		}
	})
	s.run(s.record.state())
}
