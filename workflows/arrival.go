// SPDX-License-Identifier: EUPL-1.2

package workflows

import (
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/workflow"
)

// Interceptors are what every worker and replayer of these workflows needs: they keep signals in the order in which they came in.
func Interceptors() []interceptor.WorkerInterceptor {
	return []interceptor.WorkerInterceptor{&ordering{}}
}

type ordering struct {
	interceptor.WorkerInterceptorBase
}

// InterceptWorkflow gives every run a list of its own.
func (o *ordering) InterceptWorkflow(ctx workflow.Context,
	next interceptor.WorkflowInboundInterceptor) interceptor.WorkflowInboundInterceptor {
	a := &arrivals{}
	a.Next = next
	return a
}

// arrivals are the names of the signals that came in and were not heard yet, in the order of the history. The engine keeps a
// channel for each name, and those do not know of each other.
type arrivals struct {
	interceptor.WorkflowInboundInterceptorBase
	names []string
}

type arrivalsKey struct{}

// ExecuteWorkflow lets the run find the list.
func (a *arrivals) ExecuteWorkflow(ctx workflow.Context, in *interceptor.ExecuteWorkflowInput) (any, error) {
	return a.Next.ExecuteWorkflow(workflow.WithValue(ctx, arrivalsKey{}, a), in)
}

// HandleSignal is called for each signal, in the order of the history.
func (a *arrivals) HandleSignal(ctx workflow.Context, in *interceptor.HandleSignalInput) error {
	if _, ours := sources[in.SignalName]; ours {
		a.names = append(a.names, in.SignalName)
	}
	return a.Next.HandleSignal(ctx, in)
}

// next takes the name of the signal that came in first.
func (a *arrivals) next() string {
	name := a.names[0]
	a.names = a.names[1:]
	return name
}
