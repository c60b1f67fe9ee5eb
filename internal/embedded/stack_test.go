// SPDX-License-Identifier: EUPL-1.2

package embedded_test

import (
	"context"
	"log/slog"
	"os"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded"
	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

func options(dir string) embedded.Options {
	// what ends the process says so before it does
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
	return embedded.Options{Dir: dir, Namespace: wire.Namespace, SearchAttributes: temporal.SearchAttributes(), Signals: wire.Signals, Log: log}
}

func hello(ctx workflow.Context) (string, error) {
	err := workflow.UpsertTypedSearchAttributes(ctx, wire.HubCode.ValueSet("kempen"))
	return "hello", err
}

// TestStack starts an empty one, runs a workflow on it, stops it and starts it again.
func TestStack(t *testing.T) {
	t.Parallel()
	dir := testkit.Folder(t)
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	for _, round := range []string{"empty", "existing"} {
		began := time.Now()
		s, err := embedded.Start(ctx, options(dir))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s directory: started in %v", round, time.Since(began).Round(time.Millisecond))
		use(ctx, t, s)
		if round == "existing" {
			keep(ctx, t, s)
		}
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	}
}

func use(ctx context.Context, t *testing.T, s *embedded.Stack) {
	t.Helper()
	engine, err := temporal.Local(s.TemporalConfig, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	c := engine.Client
	defer c.Close()
	if err := temporal.Ready(ctx, c, s.Namespace); err != nil {
		t.Error(err)
	}
	described, err := c.WorkflowService().DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: s.Namespace})
	if err != nil {
		t.Fatal(err)
	}
	if days := described.GetConfig().GetWorkflowExecutionRetentionTtl().AsDuration().Hours() / 24; days != 90 {
		t.Errorf("closed runs are kept for %v days", days)
	}
	w := worker.New(c, "hello", worker.Options{})
	w.RegisterWorkflow(hello)
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	defer w.Stop()
	run, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{TaskQueue: "hello"}, hello)
	if err != nil {
		t.Fatal(err)
	}
	var said string
	if err := run.Get(ctx, &said); err != nil || said != "hello" {
		t.Errorf("%q, %v", said, err)
	}
}
