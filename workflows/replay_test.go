// SPDX-License-Identifier: EUPL-1.2

package workflows_test

import (
	"path/filepath"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/workflows"
	"go.temporal.io/sdk/worker"
)

// TestStoredHistoriesReplay runs every stored history through today's code. A history is recorded by the end-to-end tests
// (E2E_RECORD=name) and never edited afterwards: if one no longer replays, open dossiers would stand still.
func TestStoredHistoriesReplay(t *testing.T) {
	t.Parallel()
	histories, err := filepath.Glob("testdata/replay/*.json")
	if err != nil || len(histories) < 2 {
		t.Fatalf("%d stored histories, %v", len(histories), err)
	}
	for _, path := range histories {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			replayer, err := worker.NewWorkflowReplayerWithOptions(worker.WorkflowReplayerOptions{DisableDeadlockDetection: true,
				Interceptors: workflows.Interceptors()})
			if err != nil {
				t.Fatal(err)
			}
			workflows.Register(replayer, workflows.Options{})
			if err := replayer.ReplayWorkflowHistoryFromJSONFile(nil, path); err != nil {
				t.Error(err)
			}
		})
	}
}
