// SPDX-License-Identifier: EUPL-1.2

// Package throttle slows who does the same too often, address by address, with bounded memory.
package throttle

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// remembered is how many addresses are known at most. With more than that at once, those that were silent longest begin anew.
const remembered = 20_000

// Throttle lets each address do something so often. It may be used by several at once.
type Throttle struct {
	every time.Duration
	burst int

	lock         sync.Mutex
	now, earlier map[netip.Prefix]*rate.Limiter
}

// New lets each address do something burst times at once, and once more after every so long.
func New(every time.Duration, burst int) *Throttle {
	return &Throttle{every: every, burst: burst, now: map[netip.Prefix]*rate.Limiter{}}
}

// Spend takes one turn of an address. It gives how long to wait for the next one where there is none; zero where there was.
func (t *Throttle) Spend(a netip.Addr) (wait time.Duration) {
	turn := t.limiter(network(a)).Reserve()
	if wait = turn.Delay(); wait > 0 {
		turn.Cancel()
	}
	return wait
}

// limiter is that of a network; those that are not asked for while half of what is remembered is new are forgotten.
func (t *Throttle) limiter(n netip.Prefix) *rate.Limiter {
	t.lock.Lock()
	defer t.lock.Unlock()
	if l, known := t.now[n]; known {
		return l
	}
	if len(t.now) >= remembered/2 {
		t.now, t.earlier = map[netip.Prefix]*rate.Limiter{}, t.now
	}
	l, known := t.earlier[n]
	if !known {
		l = rate.NewLimiter(rate.Every(t.every), t.burst)
	}
	t.now[n] = l
	return l
}

// network is the address itself, or of version 6 the network that one customer has as a rule.
func network(a netip.Addr) netip.Prefix {
	a = a.Unmap().WithZone("")
	bits := a.BitLen()
	if a.Is6() {
		bits = 64
	}
	n, _ := a.Prefix(bits) // of no address it is none, and those share their turns
	return n
}
