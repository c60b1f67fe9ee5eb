// SPDX-License-Identifier: EUPL-1.2

package workflows

import (
	"errors"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// act runs Act inside the workflow task, which costs a third of a normal activity. When the record is slow or away it
// is tried as a normal activity instead, for as long as it takes, so that no workflow task is held up.
func act(ctx workflow.Context, ask wire.Ask) (wire.Answer, error) {
	var answer wire.Answer
	local := workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{
		ScheduleToCloseTimeout: 3 * time.Second,
		RetryPolicy:            &temporal.RetryPolicy{MaximumAttempts: 1},
		Summary:                "act",
	})
	err := workflow.ExecuteLocalActivity(local, wire.ActActivity, ask).Get(ctx, &answer)
	if err == nil || final(err) {
		return answer, err
	}
	normal := workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: 10 * time.Second,
		RetryPolicy: &temporal.RetryPolicy{InitialInterval: 200 * time.Millisecond, BackoffCoefficient: 2,
			MaximumInterval: 5 * time.Second},
		Summary: "act, waiting for the record",
	})
	err = workflow.ExecuteActivity(normal, wire.ActActivity, ask).Get(ctx, &answer)
	return answer, err
}

// final says that trying again would change nothing.
func final(err error) bool {
	if a := new(temporal.ApplicationError); errors.As(err, &a) {
		return a.NonRetryable()
	}
	return temporal.IsCanceledError(err)
}
