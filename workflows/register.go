// SPDX-License-Identifier: EUPL-1.2

package workflows

import (
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// Options of every run on a worker.
type Options struct {
	// ContinueAfter starts a new run when the history holds that many events; 0 leaves it to Temporal's advice. Tests set it low.
	ContinueAfter int
}

// Register makes the workflow known under its wire name: to a worker, a test environment and a replayer alike.
func Register(r worker.WorkflowRegistry, o Options) {
	r.RegisterWorkflowWithOptions(o.dossierWorkflow, workflow.RegisterOptions{Name: wire.WorkflowType})
}
