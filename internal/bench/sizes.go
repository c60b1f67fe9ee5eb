// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// fresh starts a product on an empty directory, makes real dossiers and copies them until there are so many.
func (r *run) fresh(ctx context.Context, name string, dossiers int) (s *side, b base, err error) {
	s, err = newSide(ctx, name, r.Product, "up", "--demo", "--pace", "0", "--listen", "127.0.0.1:0")
	if err != nil {
		return s, b, err
	}
	r.readies = append(r.readies, s.ready)
	if err := s.sampled(ctx); err != nil {
		return s, b, err
	}
	if b, err = s.stand(ctx); err != nil {
		return s, b, err
	}
	if err := s.drained(ctx); err != nil {
		return s, b, err
	}
	began := time.Now()
	if err := s.grow(ctx, dossiers, false); err != nil {
		return s, b, err
	}
	r.tell("%s: ready after %.1f s; grown from %d real dossiers to %d in %.0f s",
		name, s.ready.Seconds(), len(stories)+invented, dossiers, time.Since(began).Seconds())
	return s, b, nil
}

// onEmpty leaves lives behind, and starts a product for each size, one after another, each on an empty directory.
func (r *run) onEmpty(ctx context.Context) error {
	if err := r.product.stop(); err != nil {
		return err
	}
	r.bases = nil
	for _, n := range r.Sizes {
		s, b, err := r.fresh(ctx, fmt.Sprintf("product with %d", n), n)
		r.sizes, r.bases = append(r.sizes, s), append(r.bases, b)
		if err != nil {
			return err
		}
	}
	r.say("ready on an empty directory: ≤ 4 s", atMost(r.readies.median(), 4*time.Second), "%.1f s", r.readies.median().Seconds())
	return nil
}

// onStart starts the largest again on what is there.
func (r *run) onStart(ctx context.Context) error {
	large := r.sizes[len(r.sizes)-1]
	var took times
	for range r.Starts {
		d, err := large.again(ctx)
		if err != nil {
			return err
		}
		took = append(took, d)
	}
	goal := fmt.Sprintf("ready with %d dossiers: ≤ 2 s", r.Sizes[len(r.Sizes)-1])
	r.say(goal, atMost(took.median(), 2*time.Second), "%.1f s", took.median().Seconds())
	r.tell("starts on what is there: %s", seconds(took))
	return nil
}

// onReads puts every question to every size.
func (r *run) onReads(ctx context.Context) error {
	for _, s := range r.sizes {
		rests, err := s.settle(ctx, 40*time.Second) // the sweep opens runs for what was copied open
		if err != nil {
			return err
		}
		if !rests {
			r.tell("%s does not come to rest", s.name)
		}
	}
	names, all, err := growing(ctx, r.sizes, r.bases, r.Reads, 5*time.Second)
	if err != nil {
		return err
	}
	largest := len(r.sizes) - 1
	for _, name := range names {
		var each []string
		for _, t := range all[name] {
			each = append(each, fmt.Sprintf("%.2f", ms(t.median())))
		}
		grew := ratio(all[name][largest].median(), all[name][0].median())
		goal := fmt.Sprintf("%s: at %d ≤ 1.5 × at %d", name, r.Sizes[largest], r.Sizes[0])
		r.say(goal, atMost(grew, 1.5), "%.2f × (%s ms)", grew, strings.Join(each, ", "))
	}
	return nil
}

// onRest weighs the product when nobody asks anything, and leaves only the smallest running.
func (r *run) onRest(ctx context.Context) error {
	for i := len(r.sizes) - 1; i >= 0; i-- {
		s := r.sizes[i]
		if i > 0 && i < len(r.sizes)-1 {
			if err := s.stop(); err != nil {
				return err
			}
			continue
		}
		if _, err := s.again(ctx); err != nil {
			return err
		}
		if _, err := s.settle(ctx, 30*time.Second); err != nil {
			return err
		}
		m, err := s.held()
		if err != nil {
			return err
		}
		goal := fmt.Sprintf("memory at rest with %d dossiers, all processes: ≤ 400 MB", r.Sizes[i])
		r.say(goal, atMost(m.PSS, 400<<20), "%s", m)
		if i > 0 {
			if err := s.stop(); err != nil {
				return err
			}
		}
	}
	return nil
}

func seconds(all times) string {
	var each []string
	for _, d := range all {
		each = append(each, fmt.Sprintf("%.1f", d.Seconds()))
	}
	return strings.Join(each, ", ") + " s"
}
