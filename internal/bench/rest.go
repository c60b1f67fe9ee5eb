// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bench/proc"
)

func (s *side) held() (proc.Memory, error) { return proc.Held(s.process.Process.Pid) }

func (s *side) pss() (int64, error) {
	m, err := s.held()
	return m.PSS, err
}

// quiet is how much of one processor a side at rest uses at most.
const quiet = 0.15

// settle waits until a side has nothing more to do, or for so long; it says whether it came to rest.
func (s *side) settle(ctx context.Context, atMost time.Duration) (rests bool, err error) {
	const look = 3 * time.Second
	for began := time.Now(); time.Since(began) < atMost; {
		before, err := s.cpu()
		if err != nil {
			return false, err
		}
		if err := wait(ctx, look); err != nil {
			return false, err
		}
		after, err := s.cpu()
		if err != nil {
			return false, err
		}
		if (after - before).Seconds() < quiet*look.Seconds() {
			return true, nil
		}
	}
	return false, nil
}

// again stops a side and starts it on the same data, and says how long it took until it was ready.
func (s *side) again(ctx context.Context) (time.Duration, error) {
	if err := s.stop(); err != nil {
		return 0, err
	}
	err := s.start(ctx)
	return s.ready, err
}
