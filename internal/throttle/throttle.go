// SPDX-License-Identifier: EUPL-1.2

// Package throttle slows who does the same too often, one by one, with bounded memory.
package throttle

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// remembered is how many are known at most. With more than that at once, those that were silent longest begin anew.
const remembered = 20_000

// Throttle lets each do something so often, by what they are told apart by. It may be used by several at once.
type Throttle[K comparable] struct {
	every time.Duration
	burst int

	lock         sync.Mutex
	now, earlier map[K]*rate.Limiter
}

// New lets each do something burst times at once, and once more after every so long.
func New[K comparable](every time.Duration, burst int) *Throttle[K] {
	return &Throttle[K]{every: every, burst: burst, now: map[K]*rate.Limiter{}}
}

// Spend takes one turn. It gives how long to wait for the next one where there is none; zero where there was.
func (t *Throttle[K]) Spend(who K) (wait time.Duration) {
	turn := t.limiter(who).Reserve()
	if wait = turn.Delay(); wait > 0 {
		turn.Cancel()
	}
	return wait
}

// limiter is whose turns they are; those that are not asked for while half of what is remembered is new are forgotten.
func (t *Throttle[K]) limiter(n K) *rate.Limiter {
	t.lock.Lock()
	defer t.lock.Unlock()
	if l, known := t.now[n]; known {
		return l
	}
	if len(t.now) >= remembered/2 {
		t.now, t.earlier = map[K]*rate.Limiter{}, t.now
	}
	l, known := t.earlier[n]
	if !known {
		l = rate.NewLimiter(rate.Every(t.every), t.burst)
	}
	t.now[n] = l
	return l
}
