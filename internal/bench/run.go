// SPDX-License-Identifier: EUPL-1.2

// Package bench measures the product against what the engine, the database and the libraries can do by themselves, in one run in
// which the sides take turns: so a ratio holds on a machine that others use too. It judges goals and never fails for noise.
package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bench/proc"
	"github.com/dossierwerkt/dossierwerkt/internal/bench/rival"
)

// Options say how much is measured.
type Options struct {
	Product string        // the built program dossierd
	Within  time.Duration // the run ends by itself before this
	Sizes   []int         // of the record, for reads; lives are lived on one of the first size
	Lives   int           // one by one, on each side
	Rounds  int           // of each crowd
	Patient time.Duration // no further round of a crowd begins after so long
	Crowds  []int         // how many live at once
	Reads   int           // of each question
	Starts  int           // of the product on what is there
	Flood   time.Duration // of twice the peak; 0 for none
}

// LongestRun bounds a run; the shortest of the two programs has shortestRun.
const (
	LongestRun  = 24 * time.Minute
	shortestRun = 165 * time.Second
)

// Long is the whole, Short what tells soon whether something went wrong.
func Long(product string) Options {
	return Options{Product: product, Within: LongestRun, Sizes: []int{1_000, 10_000, 100_000}, Lives: 50, Rounds: 3, Patient: 90 * time.Second, Crowds: []int{1, 8, 32, 128, 256},
		Reads: 21, Starts: 3, Flood: 15 * time.Second}
}

// Short is Long in less than three minutes.
func Short(product string) Options {
	return Options{Product: product, Within: shortestRun, Sizes: []int{1_000, 10_000}, Lives: 15, Rounds: 1, Patient: time.Second, Crowds: []int{32}, Reads: 7, Starts: 1}
}

// run is one run, with the sides that it started.
type run struct {
	Options
	table
	product  *side // where lives are lived
	floor    *side
	textbook *side
	barest   *side
	sizes    []*side
	bases    []base
	peak     float64 // lives a second, the best that the product did
	readies  times   // of starts on an empty directory
}

// Run measures and prints. The error is something that is broken; a goal that is missed is none.
func Run(ctx context.Context, o Options, out io.Writer) (report Report, err error) {
	r := &run{Options: o, table: table{live: out}}
	ctx, cancel := context.WithTimeout(ctx, o.Within)
	defer cancel()
	meter, err := proc.Watch()
	if err != nil {
		return report, err
	}
	began := time.Now()
	loadBefore, err := proc.Load()
	if err != nil {
		return report, err
	}
	err = r.all(ctx)
	if err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
		r.tell("time was up after %v: what follows was not measured (%v)", o.Within, err)
		err = nil
	}
	foreign, wrong := meter.Foreign()
	err = errors.Join(err, wrong, r.end(err != nil && !errors.Is(err, context.Canceled)))
	if err == nil && len(r.broken) > 0 {
		err = errors.New(strings.Join(r.broken, "; "))
	}
	load, wrong := proc.Load()
	return Report{r.table, began, time.Since(began), foreign, loadBefore, load}, errors.Join(err, wrong)
}

// all is what is measured, in order; each part leaves the sides that the next ones need.
func (r *run) all(ctx context.Context) error {
	for _, part := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"paper", r.onPaper}, {"product", r.onProduct}, {"statements", r.onStatements}, {"bare handlers", r.onBare},
		{"rivals", r.onRivals}, {"clicks", r.onClicks}, {"crowds", r.onCrowds}, {"twice the peak", r.onFlood},
		{"starts", r.onEmpty}, {"starts on what is there", r.onStart}, {"reads", r.onReads}, {"rest", r.onRest},
	} {
		began := time.Now()
		if err := part.do(ctx); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
		r.tell("(%s: %.0f s)", part.name, time.Since(began).Seconds())
	}
	return nil
}

// end stops all sides and removes what they kept.
func (r *run) end(broken bool) (err error) {
	for _, s := range append(r.sizes, r.product, r.floor, r.textbook, r.barest) {
		err = errors.Join(err, s.drop(broken))
	}
	return err
}

// onPaper sets documents.
func (r *run) onPaper(context.Context) error {
	p, err := printing(10, r.Rounds+2)
	if err != nil {
		return err
	}
	r.say("PDF of an application against the library alone with the same text, CPU", noGoal, "%.2f × (%.2f ms against %.2f)", ratio(p.press, p.raw), ms(p.press), ms(p.raw))
	r.tell("%d pages with %d texts; %d bytes against %d", p.pages, p.fragments, p.bytes, p.rawBytes)
	return nil
}

// fresh starts a product on an empty directory, makes real dossiers and copies them until there are so many.
func (r *run) fresh(ctx context.Context, name string, dossiers int) (s *side, b base, err error) {
	s, err = newSide(ctx, name, r.Product, "up", "--demo", "--listen", "127.0.0.1:0")
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
	n, err := s.found(ctx, "manager", "")
	r.tell("%s: ready after %.1f s; %d dossiers after growth from %d real ones, in %.0f s", name, s.ready.Seconds(), n, len(stories)+invented, time.Since(began).Seconds())
	return s, b, err
}

// onProduct starts the product on which lives are lived.
func (r *run) onProduct(ctx context.Context) (err error) {
	var b base
	r.product, b, err = r.fresh(ctx, "product", r.Sizes[0])
	r.bases = []base{b}
	return err
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
	r.say(fmt.Sprintf("ready with %d dossiers: ≤ 2 s", r.Sizes[len(r.Sizes)-1]), atMost(took.median(), 2*time.Second), "%.1f s", took.median().Seconds())
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
		r.say(fmt.Sprintf("%s: at %d ≤ 1.5 × at %d", name, r.Sizes[largest], r.Sizes[0]), atMost(grew, 1.5), "%.1f × (%s ms)", grew, strings.Join(each, ", "))
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
		r.say(fmt.Sprintf("memory at rest with %d dossiers, all processes: ≤ 400 MB", r.Sizes[i]), atMost(m.PSS, 400<<20), "%d MB PSS (%d MB RSS)", m.PSS>>20, m.RSS>>20)
		if i > 0 {
			if err := s.stop(); err != nil {
				return err
			}
		}
	}
	return nil
}

// onBare compares reads with the barest handlers.
func (r *run) onBare(ctx context.Context) (err error) {
	p := r.product
	if r.barest, err = p.barely(ctx); err != nil {
		return err
	}
	decided := dossiers + "/" + r.bases[0].approved
	for _, x := range []struct {
		read
		answers int
	}{{read{"status", "manager", decided}, 400}, {read{"timeline", "manager", decided + "/timeline"}, 400}, {read{"list", "manager", dossiers}, 100}, {read{"results", "manager", "/api/v1/results"}, 100}} {
		c, err := p.compare(ctx, r.barest, x.read, x.answers, r.Rounds*2+1)
		if err != nil {
			return err
		}
		goal := "reading " + x.name + ", bare handler's CPU over the product's: ≥ 0.7"
		if c.differs != "" {
			r.say(goal, unlike, "at %s", c.differs)
			continue
		}
		share := ratio(c.bare, c.product)
		r.say(goal, atLeast(share, 0.7), "%.3f (%.2f ms against %.2f)", share, ms(c.bare), ms(c.product))
	}
	return r.barest.stop()
}

// onStatements counts what a life sends to the database.
func (r *run) onStatements(ctx context.Context) error {
	all, err := r.product.statements(ctx)
	if err != nil {
		return err
	}
	most, life, each := 0, 0, []string{}
	for _, x := range all {
		life += x.n
		if x.request != "start" && x.request != "save" {
			most = max(most, x.n)
		}
		each = append(each, fmt.Sprintf("%s %d", x.request, x.n))
	}
	r.say("statements of a command: ≤ 15", atMost(most, 15), "%d at most", most)
	r.say("statements of a life: ≤ 90", atMost(life, 90), "%d", life)
	r.tell("statements: %s", strings.Join(each, ", "))
	return nil
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
	p, f, t := all[r.product.name], all[rival.Floor], all[rival.Textbook]
	for _, x := range []struct {
		name     string
		p, f, tb time.Duration
	}{{"without PDF", p.plain.median(), f.plain.median(), t.plain.median()}, {"with PDF", p.printing.median(), f.printing.median(), t.printing.median()}} {
		r.say("a command alone "+x.name+", product over floor: ≤ 1.5", atMost(ratio(x.p, x.f), 1.5), "%.2f (%.1f ms against %.1f; textbook %.1f)", ratio(x.p, x.f), ms(x.p), ms(x.f), ms(x.tb))
	}
	return nil
}

// onCrowds lives many lives at once.
func (r *run) onCrowds(ctx context.Context) error {
	p := r.product
	for _, n := range r.Crowds {
		lives := max(20, 2*n, min(5*n, 160))
		c, err := inTurn(ctx, n, lives, r.Rounds, r.Patient, p, r.floor, r.textbook)
		if err != nil {
			return err
		}
		r.peak = max(r.peak, c.rate(p.name))
		overFloor, overTextbook := ratio(c.rate(p.name), c.rate(rival.Floor)), ratio(c.rate(p.name), c.rate(rival.Textbook))
		ofFloor, ofTextbook, goal := noGoal, noGoal, ""
		if n == 32 {
			ofFloor, ofTextbook = atLeast(overFloor, 0.9), atLeast(overTextbook, 1.3)
		}
		for _, s := range []*side{p, r.floor, r.textbook} {
			if failed, first := c.failed(s.name); failed > 0 {
				if 10*failed > int64(lives*r.Rounds) {
					ofFloor, ofTextbook = straggle, straggle
				}
				r.tell("%d lives of %s failed, such as: %v", failed, s.name, first)
			}
		}
		if n == 32 {
			goal = ": ≥ 0.90"
		}
		r.say(fmt.Sprintf("lives, %d at once, product over floor%s", n, goal), ofFloor, "%.2f (%.1f a second against %.1f)", overFloor, c.rate(p.name), c.rate(rival.Floor))
		if n == 32 {
			goal = ": ≥ 1.3"
		}
		r.say(fmt.Sprintf("lives, %d at once, product over textbook%s", n, goal), ofTextbook, "%.2f (textbook %.1f a second)", overTextbook, c.rate(rival.Textbook))
		r.tell("%d at once: CPU of a life %.0f ms, floor %.0f, textbook %.0f", n, ms(c.cpu(p.name)), ms(c.cpu(rival.Floor)), ms(c.cpu(rival.Textbook)))
	}
	return errors.Join(r.floor.stop(), r.textbook.stop())
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
	r.say("twice the peak: answers that turn away (429, 503)", noGoal, "%.0f %% of %d", 100*ratio(float64(o.turned), float64(o.answers)), o.answers)
	r.say("twice the peak: slowest answer", noGoal, "%.1f s", o.slowest.Seconds())
	r.say("twice the peak: memory a minute later", noGoal, "%d MB PSS, %d before", o.after>>20, o.before>>20)
	r.tell("twice the peak: %.0f lives a second begun for %v, %d in all; %d whole, %d other answers; the last answer after %.0f s", 2*r.peak, r.Flood, o.begun, o.whole, o.others, o.until.Seconds())
	if o.firstOther != nil {
		r.tell("twice the peak: another answer was: %v", o.firstOther)
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
