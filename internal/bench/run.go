// SPDX-License-Identifier: EUPL-1.2

// Package bench measures the product against what the engine, the database and the libraries can do by themselves, in one run in
// which the sides take turns: so a ratio holds on a machine that others use too. It judges goals and never fails for noise.
package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bench/proc"
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
	return Options{Product: product, Within: LongestRun, Sizes: []int{1_000, 10_000, 100_000}, Lives: 50,
		Crowds: []int{judgedAt, 1, 8, 128, 256}, Rounds: 3, Patient: 90 * time.Second, Reads: 21, Starts: 3, Flood: 15 * time.Second}
}

// Short is Long in less than three minutes.
func Short(product string) Options {
	return Options{Product: product, Within: shortestRun, Sizes: []int{1_000, 10_000}, Lives: 15,
		Crowds: []int{judgedAt}, Rounds: 1, Patient: time.Second, Reads: 7, Starts: 1}
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
		if ctx.Err() == context.DeadlineExceeded {
			r.say(part.name, unknown, "no time was left of %v", r.Within)
			continue
		}
		began := time.Now()
		err := part.do(ctx)
		if ctx.Err() == context.DeadlineExceeded {
			r.say("the rest of "+part.name, unknown, "no time was left of %v", r.Within)
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
		r.tell("(%s: %.0f s)", part.name, time.Since(began).Seconds())
	}
	return nil
}

// end stops all sides and removes what they kept.
func (r *run) end(broken bool) error {
	all := append(r.sizes, r.product, r.floor, r.textbook, r.barest)
	faults := make([]error, len(all))
	var hands sync.WaitGroup
	for i, s := range all {
		hands.Go(func() { faults[i] = s.drop(broken) })
	}
	hands.Wait()
	return errors.Join(faults...)
}
