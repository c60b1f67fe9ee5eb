// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bench/rival"
)

// onProduct starts the product on which lives are lived.
func (r *run) onProduct(ctx context.Context) (err error) {
	var b base
	r.product, b, err = r.fresh(ctx, "product", r.Sizes[0])
	r.bases = []base{b}
	return err
}

// onRivals starts floor and textbook.
func (r *run) onRivals(ctx context.Context) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	for name, into := range map[string]**side{rival.Floor: &r.floor, rival.Textbook: &r.textbook} {
		if *into, err = newSide(ctx, name, self, "rival", name); err != nil {
			return err
		}
	}
	return nil
}

// onClicks takes the time of commands without load.
func (r *run) onClicks(ctx context.Context) error {
	all, err := alone(ctx, r.Lives, r.product, r.floor, r.textbook)
	if err != nil {
		return err
	}
	for _, x := range []struct {
		name string
		of   func(*clicks) times
	}{
		{"without PDF", func(c *clicks) times { return c.plain }},
		{"with PDF", func(c *clicks) times { return c.printing }},
	} {
		took := func(name string) time.Duration { return x.of(all[name]).median() }
		p, f := took(r.product.name), took(rival.Floor)
		r.say("a command alone "+x.name+", product over floor: ≤ 1.5", atMost(ratio(p, f), 1.5),
			"%.2f (%.1f ms against %.1f; textbook %.1f)", ratio(p, f), ms(p), ms(f), ms(took(rival.Textbook)))
	}
	return nil
}

// judgedAt is the crowd that has goals; it comes first.
const judgedAt = 32

// onCrowds lives many lives at once.
func (r *run) onCrowds(ctx context.Context) error {
	for _, n := range r.Crowds {
		if ends, _ := ctx.Deadline(); n != judgedAt && time.Until(ends) < r.Within/2 {
			r.say(fmt.Sprintf("lives, %d at once", n), unknown, "the machine is slow, and the time that is left is kept for other parts")
			continue
		}
		lives := max(20, n+n/2, min(5*n, 160))
		c, err := inTurn(ctx, n, lives, r.Rounds, r.Patient, r.product, r.floor, r.textbook)
		if err != nil {
			return err
		}
		r.peak = max(r.peak, c.rate(r.product.name))
		r.against(c, n, rival.Floor, 0.9)
		r.against(c, n, rival.Textbook, 1.3)
		for _, s := range []*side{r.product, r.floor, r.textbook} {
			failed, first := c.failed(s.name)
			if failed > 0 {
				r.tell("%d lives of %s failed, such as: %v", failed, s.name, first)
			}
			if all := int64(lives * len(c[s.name])); failed == all {
				r.say(fmt.Sprintf("lives, %d at once, of %s", n, s.name), stillborn, "%d of %d failed", failed, all)
			}
		}
		r.tell("%d at once: CPU of a life %.0f ms, floor %.0f, textbook %.0f",
			n, ms(c.cpu(r.product.name)), ms(c.cpu(rival.Floor)), ms(c.cpu(rival.Textbook)))
	}
	return errors.Join(r.floor.stop(), r.textbook.stop())
}

// against judges a crowd of the product by a rival's.
func (r *run) against(c crowds, atOnce int, name string, goal float64) {
	what, verdict := fmt.Sprintf("lives, %d at once, product over %s", atOnce, name), noGoal
	over := ratio(c.rate(r.product.name), c.rate(name))
	if atOnce == judgedAt {
		what, verdict = fmt.Sprintf("%s: ≥ %.2f", what, goal), atLeast(over, goal)
	}
	r.say(what, verdict, "%.2f (%.1f a second against %.1f)", over, c.rate(r.product.name), c.rate(name))
}

// onFlood begins twice as many lives as can be lived.
func (r *run) onFlood(ctx context.Context) error {
	if r.Flood == 0 {
		return nil
	}
	o, err := r.product.flood(ctx, 2*r.peak, r.Flood, time.Minute)
	if err != nil {
		return err
	}
	r.say("twice the peak: answers that turn away (429, 503)", noGoal,
		"%.0f %% of %d", 100*ratio(float64(o.turned), float64(o.answers)), o.answers)
	r.say("twice the peak: slowest answer", noGoal, "%.1f s", o.slowest.Seconds())
	r.say("twice the peak: memory a minute later", noGoal, "%d MB PSS, %d before", o.after>>20, o.before>>20)
	r.tell("twice the peak: %.0f lives a second begun for %v, %d in all; %d whole, %d other answers; the last answer after %.0f s",
		2*r.peak, r.Flood, o.begun, o.whole, o.others, o.until.Seconds())
	if o.firstOther != nil {
		r.tell("twice the peak: another answer was: %v", o.firstOther)
	}
	return nil
}
