// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"go.temporal.io/api/workflowservice/v1"

	"github.com/dossierwerkt/dossierwerkt/activities"
	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/embedded"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/dossierwerkt/dossierwerkt/worker"
	"github.com/dossierwerkt/dossierwerkt/workflows"
)

// TestRunsReallyContinue drafts, reviews and returns a dossier on a real server whose runs may hold few events:
// it goes through several runs, and nothing is lost on the way from one to the next.
func TestRunsReallyContinue(t *testing.T) {
	t.Parallel()
	dir := testkit.Folder(t)
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	quiet := slog.New(slog.DiscardHandler)
	stack, err := embedded.Start(ctx, embedded.Options{Dir: dir, Namespace: wire.Namespace,
		SearchAttributes: temporal.SearchAttributes(), Signals: wire.Signals, Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := stack.Stop(); err != nil {
			t.Error(err)
		}
	})
	var short call.Call
	p := testkit.NewProgramme(t, func(c *call.Call) {
		if c.Code == "CW-KORT" {
			short = *c
		}
	})
	engine, err := temporal.Local(stack.TemporalConfig, quiet)
	if err != nil {
		t.Fatal(err)
	}
	c := engine.Client
	t.Cleanup(c.Close)
	w := worker.New(c, &activities.Activities{Ledger: p.Ledger, Log: quiet}, worker.Options{Workflows: workflows.Options{ContinueAfter: 30}})
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Stop)
	d := &desk.Desk{Ledger: p.Ledger, Store: p.Store, Engine: engine, Log: quiet}
	soon, deadline := expiring(ctx, t, p, d, short)
	number := p.Start(t, "CW-KORT")
	do := func(who access.Person, name dossier.Verb, reasons string) {
		t.Helper()
		answer, refusal, err := d.Do(ctx, p.Key(who), ledger.Request{Number: number, Command: dossier.Command{Name: name}, Reasons: reasons})
		if err != nil || refusal != nil || answer.Row.Outcome == nil || answer.Row.Outcome.Status != record.Done {
			t.Fatalf("%s: %+v, %+v, %v", name, answer.Row.Outcome, refusal, err)
		}
	}
	const rounds = 12
	for range rounds {
		do(p.People[dossier.HubStaff], dossier.RequestReview, "")
		do(p.People[dossier.Reviewer], dossier.Return, "Nog eens nakijken.")
	}
	do(p.People[dossier.HubStaff], dossier.Withdraw, "Genoeg.")
	row, err := p.Store.Dossier(ctx, number)
	if err != nil || row.State.Seq != 2*rounds+2 || row.State.Status != dossier.Withdrawn {
		t.Errorf("%+v, %v", row.State, err)
	}
	expired(ctx, t, p, soon, deadline)
	runs := 0
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(300 * time.Millisecond) {
		found, err := c.ListWorkflow(ctx,
			&workflowservice.ListWorkflowExecutionsRequest{Query: "WorkflowId = '" + wire.WorkflowID(number) + "' and ExecutionStatus = 'ContinuedAsNew'"})
		if err != nil {
			t.Fatal(err)
		}
		if runs = len(found.GetExecutions()); runs >= 3 {
			break
		}
	}
	if runs < 3 {
		t.Errorf("only %d runs continued", runs)
	}
	t.Logf("%d runs were continued", runs)
	checks, err := d.Verify(ctx, number)
	if err != nil {
		t.Fatal(err)
	}
	for _, check := range checks {
		if !check.OK {
			t.Errorf("%s: %s", check.Name, check.Detail)
		}
	}
}

// expiring starts a dossier under a call that closes within seconds.
func expiring(ctx context.Context, t *testing.T, p *testkit.Programme, d *desk.Desk, short call.Call) (number string, deadline time.Time) {
	t.Helper()
	short.Code, short.Deadline = "CW-SNEL", time.Now().Add(5*time.Second).UTC().Truncate(time.Millisecond)
	if err := p.Store.Publish(ctx, short, p.People[dossier.ProgrammeOfficer]); err != nil {
		t.Fatal(err)
	}
	row, refusal, err := d.Start(ctx, p.Key(p.People[dossier.HubStaff]), record.Founding{Call: short.Code, Hub: "kempen", Company: "0999.010.126", Title: "Snel"})
	if err != nil || refusal != nil {
		t.Fatal(refusal, err)
	}
	return row.Dossier, short.Deadline
}

// expired waits until Temporal's timer has settled what was due: nobody sweeps here.
func expired(ctx context.Context, t *testing.T, p *testkit.Programme, number string, deadline time.Time) {
	t.Helper()
	for ; time.Now().Before(deadline.Add(20 * time.Second)); time.Sleep(100 * time.Millisecond) {
		r, err := p.Store.Record(ctx, number)
		if err != nil {
			t.Fatal(err)
		}
		if last := r.Events[len(r.Events)-1].Event; last.Type == dossier.ExpiredEvent {
			if !last.At.Equal(deadline) {
				t.Errorf("it expired at %v, not at %v", last.At, deadline)
			}
			return
		}
	}
	t.Errorf("twenty seconds after its deadline %s has not expired", number)
}
