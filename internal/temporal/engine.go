// SPDX-License-Identifier: EUPL-1.2

// Package temporal reaches the engine: it dials, delivers keys, opens runs and asks what a run knows.
package temporal

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
)

// Engine delivers to runs on a task queue.
type Engine struct {
	Client    client.Client
	Namespace string
	TaskQueue string

	address string      // host and port, for who tries what it says to a stranger
	tls     *tls.Config // with which it is reached; nil without
}

// options start a run. Starting one twice is harmless: the record's lock and its sequence numbers are the guard.
func (e Engine) options(s dossier.State) client.StartWorkflowOptions {
	return client.StartWorkflowOptions{
		ID:                       wire.WorkflowID(s.Number),
		TaskQueue:                e.TaskQueue,
		WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
		WorkflowIDReusePolicy:    enumspb.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
		EnableEagerStart:         true,
		StaticSummary:            "dossier " + s.Number,
		TypedSearchAttributes:    wire.Marked(s),
	}
}

// Deliver has the run settle the key. Where there is no run, one is started with the state in the same call.
func (e Engine) Deliver(ctx context.Context, s dossier.State, command dossier.Verb, key string) error {
	options := e.options(s)
	options.EnableEagerStart = false // not possible together with an update
	handle, err := e.Client.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{
		StartWorkflowOperation: e.Client.NewWithStartWorkflowOperation(options, wire.WorkflowType, s),
		UpdateOptions: client.UpdateWorkflowOptions{
			UpdateName:   wire.UpdateName(command),
			UpdateID:     key,
			Args:         []any{wire.KeyArgument{Key: key}},
			WaitForStage: client.WorkflowUpdateStageCompleted,
		},
	})
	if err != nil {
		return fmt.Errorf("update: %w", err)
	}
	var applied wire.Applied
	if err := handle.Get(ctx, &applied); err != nil {
		return fmt.Errorf("update: %w", err)
	}
	return nil
}

// Open starts a run with the state unless there is one.
func (e Engine) Open(ctx context.Context, s dossier.State) error {
	if _, err := e.Client.ExecuteWorkflow(ctx, e.options(s), wire.WorkflowType, s); err != nil {
		return fmt.Errorf("start: %w", err)
	}
	return nil
}

// Known asks the open run for the last event that it has folded.
func (e Engine) Known(ctx context.Context, number string) (int64, bool, error) {
	described, err := e.Client.DescribeWorkflowExecution(ctx, wire.WorkflowID(number), "")
	if absent := new(serviceerror.NotFound); errors.As(err, &absent) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, fmt.Errorf("describe: %w", err)
	}
	open := described.GetWorkflowExecutionInfo().GetStatus() == enumspb.WORKFLOW_EXECUTION_STATUS_RUNNING
	value, err := e.Client.QueryWorkflow(ctx, wire.WorkflowID(number), "", wire.StatusQuery)
	if err != nil {
		return 0, open, fmt.Errorf("query: %w", err)
	}
	var status wire.Status
	if err := value.Get(&status); err != nil {
		return 0, open, fmt.Errorf("query: %w", err)
	}
	return status.Seq, open, nil
}

// Name is the id of the namespace, which whoever loses the engine's databases makes anew.
func (e Engine) Name(ctx context.Context) (string, error) {
	found, err := e.Client.WorkflowService().DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: e.Namespace})
	if err != nil {
		return "", fmt.Errorf("namespace: %w", err)
	}
	return found.GetNamespaceInfo().GetId(), nil
}
