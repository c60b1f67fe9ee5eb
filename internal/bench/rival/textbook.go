// SPDX-License-Identifier: EUPL-1.2

package rival

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// textbook is how the guides of the engine begin: a signal for each step, a normal activity, a document as an activity of its own,
// a query that says how far it is, and every option as it comes.
type textbook struct {
	client client.Client
	store  *store
}

const (
	stepSignal  = "step"
	statusQuery = "status"
)

func (t *textbook) worker() worker.Worker {
	w := worker.New(t.client, queue, worker.Options{})
	w.RegisterWorkflow(t.Dossier)
	w.RegisterActivity(t.Step)
	w.RegisterActivity(t.Print)
	return w
}

// Dossier takes signals one by one until the decision.
func (t *textbook) Dossier(ctx workflow.Context) error {
	key := ""
	if err := workflow.SetQueryHandler(ctx, statusQuery, func() (string, error) { return key, nil }); err != nil {
		return err
	}
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	for signals := workflow.GetSignalChannel(ctx, stepSignal); ; {
		var step Step
		signals.Receive(ctx, &step)
		if err := workflow.ExecuteActivity(ctx, t.Step, step).Get(ctx, nil); err != nil {
			return err
		}
		if kinds[step.Command] != "" {
			if err := workflow.ExecuteActivity(ctx, t.Print, step).Get(ctx, nil); err != nil {
				return err
			}
		}
		key = step.Key
		if step.Command == last {
			return nil
		}
	}
}

// Step puts a step on record.
func (t *textbook) Step(ctx context.Context, step Step) (int64, error) {
	return t.store.write(ctx, step, nothing)
}

// Print stores the document of a step.
func (t *textbook) Print(ctx context.Context, step Step) error {
	p, err := document(ctx, t.store.pool, step)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(p.bytes)
	_, err = t.store.pool.Exec(ctx, `insert into document (dossier, seq, kind, sha256, bytes)
		select number, seq, $2, $3, $4 from dossier where number = $1 on conflict do nothing`,
		step.Dossier, p.kind, hex.EncodeToString(sum[:]), p.bytes)
	return err
}

func (t *textbook) begin(ctx context.Context, number string) error {
	_, err := t.client.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: number, TaskQueue: queue}, t.Dossier)
	return err
}

// give sends the signal and asks until it is done: soon at first, then less and less often, so that asking costs little.
func (t *textbook) give(ctx context.Context, step Step) error {
	if err := t.client.SignalWorkflow(ctx, step.Dossier, "", stepSignal, step); err != nil {
		return err
	}
	if step.Command == last { // a run that has ended is asked for its result
		return t.client.GetWorkflow(ctx, step.Dossier, "").Get(ctx, nil)
	}
	for pause := 2 * time.Millisecond; ; pause = pause * 3 / 2 {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
		value, err := t.client.QueryWorkflow(ctx, step.Dossier, "", statusQuery)
		if err != nil {
			continue // a crowded engine answers late; who asked in vain asks again
		}
		var key string
		if err := value.Get(&key); err != nil || key == step.Key {
			return err
		}
	}
}
