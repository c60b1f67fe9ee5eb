// SPDX-License-Identifier: EUPL-1.2

// Package workflows says what waits for what. A run carries the state of one dossier, waits for people and for the
// clock, has the record settled by Act, and folds what it answers. It decides nothing itself.
package workflows

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/sdk/workflow"
)

// run is a dossier in the engine.
type run struct {
	state   dossier.State
	began   int64                // the last event that it was given when it began
	folded  []wire.TimelineEntry // since then
	marks   wire.Marks           // what it can be found by
	moved   int                  // counts folds, so that the main loop notices
	futile  int                  // how often in a row the clock rang for nothing
	turn    workflow.Mutex
	arrived *arrivals // signals that were not heard yet
}

// dossierWorkflow runs from the state that it is given until the dossier is final. It may be started late, twice or
// again after its end: the record hands back every event that it does not know.
func (o Options) dossierWorkflow(ctx workflow.Context, state dossier.State) error {
	r := &run{state: state, began: state.Seq, marks: started(ctx, state), turn: workflow.NewMutex(ctx),
		arrived: ctx.Value(arrivalsKey{}).(*arrivals)}
	if err := r.open(ctx); err != nil {
		return err
	}
	if err := r.act(ctx, door{}); err != nil { // catch up with the record
		return err
	}
	for !r.state.Status.Final() {
		if o.full(ctx) {
			return r.goOn(ctx)
		}
		if err := r.wait(ctx, o); err != nil {
			return err
		}
	}
	if err := r.drain(ctx); err != nil {
		return err
	}
	return nil
}

// wait sleeps until something has been folded, the nearest due instant is there, or the history is full.
func (r *run) wait(ctx workflow.Context, o Options) error {
	sleep, wake := workflow.WithCancel(ctx)
	defer wake()
	var rings workflow.Future
	if due := r.state.NextDue(); due != nil {
		rings = workflow.NewTimerWithOptions(sleep, r.until(ctx, *due), workflow.TimerOptions{Summary: due.Kind})
	}
	moved := r.moved
	err := workflow.Await(ctx, func() bool {
		return r.moved != moved || (rings != nil && rings.IsReady()) || r.waiting() || o.full(ctx)
	})
	if err != nil {
		return err
	}
	if r.waiting() {
		return r.hear(ctx)
	}
	if r.moved == moved && rings != nil && rings.IsReady() {
		err = r.act(ctx, door{})
		r.futile++
	}
	if r.moved != moved {
		r.futile = 0
	}
	return err
}

// until is how long to sleep: never less than a second, for the record's clock may run a little behind the engine's. What the record could
// not take in is tried again, later each time, at least every hour.
func (r *run) until(ctx workflow.Context, due dossier.Due) time.Duration {
	return max(due.At.Sub(workflow.Now(ctx)), min(time.Second<<min(r.futile, 12), time.Hour))
}

// full says that the history should not grow any further.
func (o Options) full(ctx workflow.Context) bool {
	info := workflow.GetInfo(ctx)
	return info.GetContinueAsNewSuggested() || (o.ContinueAfter > 0 && info.GetCurrentHistoryLength() >= o.ContinueAfter)
}

// goOn continues as a new run with the same state, once nothing is under way.
func (r *run) goOn(ctx workflow.Context) error {
	if err := r.drain(ctx); err != nil {
		return err
	}
	return workflow.NewContinueAsNewError(ctx, wire.WorkflowType, r.state)
}

// drain lets running handlers finish and hears every signal that has come in.
func (r *run) drain(ctx workflow.Context) error {
	for {
		if err := r.hear(ctx); err != nil {
			return err
		}
		if err := workflow.Await(ctx, func() bool { return workflow.AllHandlersFinished(ctx) }); err != nil {
			return err
		}
		if !r.waiting() {
			return nil
		}
	}
}
