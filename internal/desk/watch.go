// SPDX-License-Identifier: EUPL-1.2

package desk

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

const (
	watchEvery  = 15 * time.Second
	watchWithin = 5 * time.Second
	heardLately = 2 * time.Minute // a delivery that failed says something of the engine for so long
)

// health is what this process knows of the engine. Nobody who asks waits for it.
type health struct {
	silent atomic.Bool  // it did not answer when it was last asked
	failed atomic.Int64 // when a delivery failed last, in nanoseconds, unless one came there since; 0: none did
}

// Watch asks the engine now and then whether it answers, until the context ends.
func (d *Desk) Watch(ctx context.Context) {
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	for {
		d.Look(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Look asks the engine once whether it answers.
func (d *Desk) Look(ctx context.Context) {
	brief, cancel := context.WithTimeout(ctx, watchWithin)
	defer cancel()
	_, err := d.Engine.Name(brief)
	if ctx.Err() != nil {
		return
	}
	if was := d.health.silent.Swap(err != nil); was != (err != nil) {
		d.Log.Warn("engine", "answers", err == nil, "error", err)
	}
}

// Away says whether the engine does not answer, as far as this process knows: what is asked is kept meanwhile, and carried out later.
func (d *Desk) Away() bool {
	failed := d.health.failed.Load()
	return d.health.silent.Load() || failed != 0 && time.Since(time.Unix(0, failed)) < heardLately
}

// heard notes how a delivery went. A sender who left says nothing of the engine.
func (d *Desk) heard(err error) {
	switch {
	case err == nil:
		d.health.failed.Store(0)
	case !errors.Is(err, context.Canceled):
		d.health.failed.Store(time.Now().UnixNano())
	}
}
