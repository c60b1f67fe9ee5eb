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

// openRuns is how many dossiers wait in the measure of memory.
const openRuns = 30_000

// Runs measures the memory of a product with many open runs: the sweep opens them for copied dossiers that are not final.
func Runs(ctx context.Context, product string, within time.Duration, out io.Writer) (err error) {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	t := &table{live: out}
	s, err := newSide(ctx, "product", product, "up", "--demo", "--sample=false", "--listen", "127.0.0.1:0")
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
	for opened := 0; opened < openRuns*99/100; {
		if err := wait(ctx, 5*time.Second); err != nil {
			return fmt.Errorf("%d of %d runs were opened: %w", opened, openRuns, err)
		}
		if opened, err = s.openRuns(ctx); err != nil {
			return err
		}
	}
	took := time.Since(began)
	if _, err := s.settle(ctx, time.Minute); err != nil {
		return err
	}
	m, err := s.held()
	if err != nil {
		return err
	}
	t.say(fmt.Sprintf("memory with %d open runs, all processes: ≤ 600 MB", openRuns), atMost(m.PSS, 600<<20),
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
	var e struct{ Temporal, Namespace string }
	if err := json.Unmarshal(raw, &e); err != nil {
		return 0, err
	}
	c, err := temporal.Local(e.Temporal, e.Namespace, slog.New(slog.DiscardHandler))
	if err != nil {
		return 0, err
	}
	defer c.Close()
	running := &workflowservice.CountWorkflowExecutionsRequest{Namespace: e.Namespace, Query: "ExecutionStatus = 'Running'"}
	counted, err := c.CountWorkflow(ctx, running)
	return int(counted.GetCount()), err
}
