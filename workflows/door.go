// SPDX-License-Identifier: EUPL-1.2

package workflows

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// door is what comes in: an inbox key, a signal, or nothing when the clock or a new run asks.
type door struct {
	key    string
	signal *wire.Signal
}

// open registers every update and query in one breath, before anything blocks.
func (r *run) open(ctx workflow.Context) error {
	for _, name := range dossier.Updates {
		err := workflow.SetUpdateHandlerWithOptions(ctx, wire.UpdateName(name), r.update, workflow.UpdateHandlerOptions{
			Validator:   malformed,
			Description: name.Label("en"),
		})
		if err != nil {
			return err
		}
	}
	return r.answer(ctx)
}

// malformed refuses only what can be no key; who may do what was the desk's question and is the record's.
func malformed(in wire.KeyArgument) error {
	if !wire.Code(in.Key) {
		return temporal.NewNonRetryableApplicationError("the key is malformed", wire.InvalidInput, nil)
	}
	return nil
}

// update carries one inbox key to the record.
func (r *run) update(ctx workflow.Context, in wire.KeyArgument) (wire.Applied, error) {
	err := r.act(ctx, door{key: in.Key})
	return wire.Applied{Seq: r.state.Seq}, err
}

// act has the record settle what is open, one at a time, and folds what it answers.
func (r *run) act(ctx workflow.Context, d door) error {
	if err := r.turn.Lock(ctx); err != nil {
		return err
	}
	defer r.turn.Unlock()
	answer, err := act(ctx, wire.Ask{Dossier: r.state.Number, Key: d.key, Known: r.state.Seq, Signal: d.signal})
	if err != nil {
		return err
	}
	for _, e := range answer.Events {
		if e.Seq != r.state.Seq+1 {
			continue // folded before
		}
		r.state = dossier.Fold(r.state, e)
		r.folded = append(r.folded, wire.TimelineEntry{Seq: e.Seq, At: e.At.UTC().Format(time.RFC3339Nano), Type: e.Type, Actor: e.Actor})
		r.moved++
	}
	return r.mark(ctx)
}
