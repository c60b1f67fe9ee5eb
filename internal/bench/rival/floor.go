// SPDX-License-Identifier: EUPL-1.2

package rival

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"go.temporal.io/sdk/client"
	sdk "go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// floor is the least that the engine and the database can do for such steps: an update for each, with one local activity.
type floor struct {
	client client.Client
	store  *store
}

const stepUpdate = "step"

// worker has the options of the product's own, so that only what the product does can cost more.
func (f *floor) worker() worker.Worker {
	pollers := func(most int) worker.PollerBehavior {
		return worker.NewPollerBehaviorAutoscaling(worker.PollerBehaviorAutoscalingOptions{MaximumNumberOfPollers: most})
	}
	w := worker.New(f.client, queue, worker.Options{
		WorkflowTaskPollerBehavior:              pollers(16),
		ActivityTaskPollerBehavior:              pollers(8),
		MaxConcurrentLocalActivityExecutionSize: 64,
	})
	w.RegisterWorkflow(f.Dossier)
	w.RegisterActivity(f.Step)
	return w
}

// Dossier waits for steps until the decision.
func (f *floor) Dossier(ctx workflow.Context) error {
	decided := false
	err := workflow.SetUpdateHandler(ctx, stepUpdate, func(ctx workflow.Context, step Step) (seq int64, err error) {
		ctx = workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{ScheduleToCloseTimeout: time.Minute,
			RetryPolicy: &sdk.RetryPolicy{InitialInterval: 200 * time.Millisecond}})
		err = workflow.ExecuteLocalActivity(ctx, f.Step, step).Get(ctx, &seq)
		decided = decided || err == nil && step.Command == last
		return seq, err
	})
	if err != nil {
		return err
	}
	return workflow.Await(ctx, func() bool { return decided && workflow.AllHandlersFinished(ctx) })
}

// Step puts a step on record with its document, in one transaction.
func (f *floor) Step(ctx context.Context, step Step) (int64, error) {
	if kinds[step.Command] == "" {
		return f.store.write(ctx, step, nothing)
	}
	return f.store.write(ctx, step, func(ctx context.Context, tx pgx.Tx) (*printed, error) { return document(ctx, tx, step) })
}

func (f *floor) begin(ctx context.Context, number string) error {
	_, err := f.client.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: number, TaskQueue: queue, EnableEagerStart: true}, f.Dossier)
	return err
}

func (f *floor) give(ctx context.Context, step Step) error {
	handle, err := f.client.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: step.Dossier, UpdateID: step.Key,
		UpdateName: stepUpdate, Args: []any{step}, WaitForStage: client.WorkflowUpdateStageCompleted})
	if err != nil {
		return err
	}
	return handle.Get(ctx, nil)
}
