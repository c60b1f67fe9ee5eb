// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"errors"
	"sync"
	"time"
)

// overload is what became of more lives than the side can live.
type overload struct {
	begun, whole    int
	answers, turned int           // answers in all, and those that said 429 or 503
	others          int           // other answers that were not success, and requests without an answer
	slowest         time.Duration // of all answers
	until           time.Duration // from the first request to the last answer
	before, after   int64         // PSS in bytes: before, and a minute after the last answer
	firstOther      error
}

// flood begins lives at a fixed rate, whatever becomes of those before, for a while. Who is turned away does not come back.
func (s *side) flood(ctx context.Context, rate float64, during, rest time.Duration) (o overload, err error) {
	if o.before, err = s.pss(); err != nil {
		return o, err
	}
	s.hasty = true
	defer func() { s.hasty = false }()
	var lock sync.Mutex
	var all sync.WaitGroup
	began := time.Now()
	live := func() {
		last := time.Now()
		count := func(string, time.Duration) {
			lock.Lock()
			defer lock.Unlock()
			o.answers++
			o.slowest = max(o.slowest, time.Since(last))
			last = time.Now()
		}
		err := s.life(ctx, count)
		took := time.Since(last)
		lock.Lock()
		defer lock.Unlock()
		said := new(refusal)
		switch {
		case err == nil:
			o.whole++
			return
		case errors.As(err, &said) && said.turnedAway():
			o.turned++
		default:
			o.others++
			o.firstOther = err
		}
		o.answers++
		o.slowest = max(o.slowest, took)
	}
	ticks := time.NewTicker(time.Duration(float64(time.Second) / rate))
	defer ticks.Stop()
	for time.Since(began) < during && ctx.Err() == nil {
		<-ticks.C
		o.begun++
		all.Go(live)
	}
	all.Wait()
	o.until = time.Since(began)
	if err := wait(ctx, rest); err != nil {
		return o, err
	}
	o.after, err = s.pss()
	return o, err
}

// wait lets time pass.
func wait(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
