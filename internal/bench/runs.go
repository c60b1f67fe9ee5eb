// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
	"go.temporal.io/api/workflowservice/v1"
)

// OpenRuns is how many dossiers wait in the measure of memory.
const OpenRuns = 30_000

// calm is how long no run is opened any more when all are, and what was needed for it alone is let go: connections that a minute had no use
// for.
const calm = 80 * time.Second

// Runs measures the memory of a product with many open runs: the sweep opens them for copied dossiers that are not final.
func Runs(ctx context.Context, product string, openRuns int, within time.Duration, out io.Writer) (err error) {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	t := &table{live: out}
	s, err := newSide(ctx, "product", product, "up", "--demo", "--pace", "0", "--sample=false", "--listen", "127.0.0.1:0")
	defer func() { err = errors.Join(err, s.drop(err != nil)) }()
	if err != nil {
		return err
	}
	if _, err := s.stand(ctx); err != nil {
		return err
	}
	if err := s.drained(ctx); err != nil {
		return err
	}
	if err := s.grow(ctx, openRuns, true); err != nil {
		return err
	}
	began := time.Now()
	if _, err := s.again(ctx); err != nil { // the sweep looks for runs that are missing when it starts
		return err
	}
	opened, grew := 0, time.Now()
	for opened == 0 || time.Since(grew) < calm {
		if err := wait(ctx, 2*time.Second); err != nil {
			return fmt.Errorf("%d runs were opened: %w", opened, err)
		}
		n, err := s.openRuns(ctx)
		if err != nil {
			return err
		}
		if n > opened {
			opened, grew = n, time.Now()
		}
	}
	took := grew.Sub(began)
	if _, err := s.settle(ctx, time.Minute); err != nil {
		return err
	}
	m, err := s.held()
	if err != nil {
		return err
	}
	t.say(fmt.Sprintf("memory with %d open runs, all processes: ≤ 600 MB", opened), atMost(m.PSS, 600<<20),
		"%s, after they were opened in %.0f s", m, took.Seconds())
	d, err := s.again(ctx)
	if err != nil {
		return err
	}
	if _, err := s.settle(ctx, time.Minute); err != nil {
		return err
	}
	if m, err = s.held(); err != nil {
		return err
	}
	t.say("the same after another start", atMost(m.PSS, 600<<20), "%s, ready after %.1f s", m, d.Seconds())
	return nil
}

// openRuns counts the runs that the engine knows as open.
func (s *side) openRuns(ctx context.Context) (int, error) {
	raw, err := os.ReadFile(filepath.Join(s.dir, "endpoints.json"))
	if err != nil {
		return 0, err
	}
	var e struct {
		Namespace      string
		TemporalConfig string `json:"temporal_config"`
	}
	if err := json.Unmarshal(raw, &e); err != nil {
		return 0, err
	}
	engine, err := temporal.Local(e.TemporalConfig, slog.New(slog.DiscardHandler))
	if err != nil {
		return 0, err
	}
	defer engine.Client.Close()
	running := &workflowservice.CountWorkflowExecutionsRequest{Namespace: e.Namespace, Query: "ExecutionStatus = 'Running'"}
	counted, err := engine.Client.CountWorkflow(ctx, running)
	return int(counted.GetCount()), err
}
