// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"net/http"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestMeasure prints what a person feels and what the machine holds. It judges nothing; E2E_MEASURE=1 asks for it.
func TestMeasure(t *testing.T) {
	if os.Getenv("E2E_MEASURE") == "" {
		return // figures, not a check
	}
	m := newMachine(t)
	var clicks []time.Duration
	for range 50 {
		number := m.draft()
		for _, command := range []string{"request-review", "withdraw"} {
			var body any
			if command == "withdraw" {
				body = map[string]string{"reasons": "Meting."}
			}
			began := time.Now()
			m.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+number+"/"+command, body)
			clicks = append(clicks, time.Since(began))
		}
	}
	slices.Sort(clicks)
	t.Logf("one command alone, of %d: median %v, 95%% %v", len(clicks), clicks[len(clicks)/2], clicks[len(clicks)*95/100])
	const atOnce, whole = 32, 320
	var next atomic.Int64
	var all sync.WaitGroup
	began := time.Now()
	for range atOnce {
		all.Go(func() {
			for next.Add(1) <= whole {
				number := m.submitted()
				// rejected: one company cannot be granted so much
				m.must(http.StatusOK, "decider", "POST", "/dossiers/"+number+"/decide", map[string]string{"outcome": "rejected", "reasons": "Meting."})
			}
		})
	}
	all.Wait()
	t.Logf("%d whole dossiers, %d at once: %.1f a second", whole, atOnce, whole/time.Since(began).Seconds())
}
