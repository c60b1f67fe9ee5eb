// SPDX-License-Identifier: EUPL-1.2

package temporal

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/operatorservice/v1"
	taskqueue "go.temporal.io/api/taskqueue/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
)

// SearchAttributes are those that a namespace must know before the first run, by name.
func SearchAttributes() map[string]enumspb.IndexedValueType {
	all := map[string]enumspb.IndexedValueType{}
	for _, key := range []interface {
		GetName() string
		GetValueType() enumspb.IndexedValueType
	}{wire.DossierState, wire.HubCode, wire.CallCode, wire.DueAt} {
		all[key.GetName()] = key.GetValueType()
	}
	return all
}

// Ready says whether the namespace is there and knows the search attributes; the error names what is missing.
func Ready(ctx context.Context, c client.Client, namespace string) error {
	known, err := c.OperatorService().ListSearchAttributes(ctx, &operatorservice.ListSearchAttributesRequest{Namespace: namespace})
	if err != nil {
		return fmt.Errorf("namespace %s: %w", namespace, err)
	}
	for name, kind := range SearchAttributes() {
		if known.GetCustomAttributes()[name] != kind {
			return fmt.Errorf("namespace %s does not know the search attribute %s: temporal operator search-attribute create --namespace %s --name %s --type %s",
				namespace, name, namespace, name, kind)
		}
	}
	return nil
}

// Polled says whether some worker asks for what dossiers wait for, and gets it: one of a version that is not current gets nothing.
func Polled(ctx context.Context, c client.Client, namespace string) error {
	for _, kind := range []enumspb.TaskQueueType{enumspb.TASK_QUEUE_TYPE_WORKFLOW, enumspb.TASK_QUEUE_TYPE_ACTIVITY} {
		queue, err := c.WorkflowService().DescribeTaskQueue(ctx, &workflowservice.DescribeTaskQueueRequest{Namespace: namespace,
			TaskQueue: &taskqueue.TaskQueue{Name: wire.TaskQueue}, TaskQueueType: kind})
		if err != nil {
			return fmt.Errorf("task queue %s: %w", wire.TaskQueue, err)
		}
		if err := current(ctx, c, namespace, queue.GetPollers()); err != nil {
			return err
		}
		if len(queue.GetPollers()) == 0 {
			return fmt.Errorf("no worker asks for work of the queue %s in the namespace %s: start dossierd worker, or dossierd up; what is received meanwhile waits",
				wire.TaskQueue, namespace)
		}
	}
	return nil
}

// current says what is missing where every worker that asks is of a version that gets no work.
func current(ctx context.Context, c client.Client, namespace string, pollers []*taskqueue.PollerInfo) (missing error) {
	for _, p := range pollers {
		of := p.GetDeploymentOptions()
		if of.GetWorkerVersioningMode() != enumspb.WORKER_VERSIONING_MODE_VERSIONED {
			return nil
		}
		answer, err := c.WorkflowService().DescribeWorkerDeployment(ctx,
			&workflowservice.DescribeWorkerDeploymentRequest{Namespace: namespace, DeploymentName: of.GetDeploymentName()})
		if err != nil {
			return fmt.Errorf("worker deployment %s: %w", of.GetDeploymentName(), err)
		}
		routes := answer.GetWorkerDeploymentInfo().GetRoutingConfig()
		if build := of.GetBuildId(); routes.GetCurrentDeploymentVersion().GetBuildId() == build ||
			routes.GetRampingDeploymentVersion().GetBuildId() == build {
			return nil
		}
		missing = fmt.Errorf("the worker that asks is of version %s of %s, which is not the current one, and gets no work: run: temporal worker deployment "+
			"set-current-version --namespace %s --deployment-name %[2]s --build-id %[1]s --yes", of.GetBuildId(), of.GetDeploymentName(), namespace)
	}
	return missing
}
