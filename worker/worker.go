// SPDX-License-Identifier: EUPL-1.2

// Package worker runs the workflows and activities of dossiers against a Temporal server.
package worker

import (
	"os"
	"time"

	"github.com/dossierwerkt/dossierwerkt/activities"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/dossierwerkt/dossierwerkt/workflows"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// Options of a worker.
type Options struct {
	TaskQueue string // wire.TaskQueue when empty
	Workflows workflows.Options
}

// remembered is how many runs a process keeps in memory between their tasks. A dossier waits for days, and one that is forgotten is read
// from its history again in some milliseconds; one that is kept takes 35 kB and a goroutine.
const remembered = 512

// An embedded server starts workers of its own, and the first worker of a process fixes the size for all.
func init() { worker.SetStickyWorkflowCacheSize(remembered) }

// New makes a worker; Start and Stop are the caller's. With TEMPORAL_DEPLOYMENT_NAME and TEMPORAL_WORKER_BUILD_ID in the
// environment it is a versioned one, and open dossiers move to the newest version by themselves.
func New(c client.Client, a *activities.Activities, o Options) worker.Worker {
	queue := o.TaskQueue
	if queue == "" {
		queue = wire.TaskQueue
	}
	options := worker.Options{
		DisableRegistrationAliasing: true,
		WorkerStopTimeout:           10 * time.Second,
		WorkflowTaskPollerBehavior: worker.NewPollerBehaviorAutoscaling(
			worker.PollerBehaviorAutoscalingOptions{MaximumNumberOfPollers: 16}),
		ActivityTaskPollerBehavior: worker.NewPollerBehaviorAutoscaling(
			worker.PollerBehaviorAutoscalingOptions{MaximumNumberOfPollers: 8}),
		MaxConcurrentLocalActivityExecutionSize: 64,
		Interceptors:                            workflows.Interceptors(),
	}
	if name, build := os.Getenv("TEMPORAL_DEPLOYMENT_NAME"), os.Getenv("TEMPORAL_WORKER_BUILD_ID"); name != "" && build != "" {
		options.DeploymentOptions = worker.DeploymentOptions{UseVersioning: true,
			Version:                   worker.WorkerDeploymentVersion{DeploymentName: name, BuildID: build},
			DefaultVersioningBehavior: workflow.VersioningBehaviorAutoUpgrade}
	}
	w := worker.New(c, queue, options)
	workflows.Register(w, o.Workflows)
	w.RegisterActivityWithOptions(a.Act, activity.RegisterOptions{Name: wire.ActActivity})
	return w
}
