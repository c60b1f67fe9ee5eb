// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// pace is how many lives a side lives at once, in one round.
type pace struct {
	rate   float64       // lives that were whole, a second
	cpu    time.Duration // of the side, for each of them
	failed int64         // lives that an answer ended; none is tried again
	first  error         // what ended the first of them
}

// crowd lives a number of lives, so many at once.
func (s *side) crowd(ctx context.Context, atOnce, lives int) (p pace, err error) {
	before, err := s.cpu()
	if err != nil {
		return p, err
	}
	var begun, failed atomic.Int64
	var first error
	var lock sync.Mutex
	var all sync.WaitGroup
	began := time.Now()
	for range atOnce {
		all.Go(func() {
			for begun.Add(1) <= int64(lives) && ctx.Err() == nil {
				if err := s.life(ctx, untold); err != nil {
					failed.Add(1)
					lock.Lock()
					if first == nil {
						first = err
					}
					lock.Unlock()
				}
			}
		})
	}
	all.Wait()
	took := time.Since(began)
	after, err := s.cpu()
	if err == nil {
		err = ctx.Err()
	}
	p.failed, p.first = failed.Load(), first
	if whole := int64(lives) - p.failed; whole > 0 {
		p.rate, p.cpu = float64(whole)/took.Seconds(), (after-before)/time.Duration(whole)
	}
	return p, err
}

// crowds are the rounds of each side, by its name.
type crowds map[string][]pace

func (c crowds) rate(name string) float64 {
	var all []float64
	for _, p := range c[name] {
		all = append(all, p.rate)
	}
	return middle(all)
}

func (c crowds) cpu(name string) time.Duration {
	var all times
	for _, p := range c[name] {
		all = append(all, p.cpu)
	}
	return all.median()
}

func (c crowds) failed(name string) (n int64, first error) {
	for _, p := range c[name] {
		n += p.failed
		if first == nil {
			first = p.first
		}
	}
	return n, first
}

// inTurn has the sides live in turn, round by round, and begins no further round after a while.
func inTurn(ctx context.Context, atOnce, lives, rounds int, patient time.Duration, sides ...*side) (crowds, error) {
	c := crowds{}
	for round, began := 0, time.Now(); round < rounds && (round == 0 || time.Since(began) < patient); round++ {
		for _, s := range sides {
			p, err := s.crowd(ctx, atOnce, lives)
			if err != nil {
				return c, err
			}
			c[s.name] = append(c[s.name], p)
		}
	}
	return c, nil
}
