// SPDX-License-Identifier: EUPL-1.2

package desk

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

// How often the sweep looks, and what it leaves to the desk itself.
const (
	deliverEvery = 10 * time.Second
	openEvery    = 5 * time.Minute
	sendEvery    = 5 * time.Second
	leaveAlone   = 15 * time.Second // a younger row is still in somebody's hands
	together     = 16               // dossiers delivered at once
	gently       = 4                // runs opened at once
	pageOf       = 500              // dossiers looked through at once
)

// Locks names the advisory locks under which each loop runs once over all processes.
type Locks struct{ Deliver, Open, Send int64 }

// Sweep delivers what was left behind, opens runs that are missing and sends notices, until the context ends.
func (d *Desk) Sweep(ctx context.Context, locks Locks) {
	var loops sync.WaitGroup
	loops.Go(func() { d.every(ctx, deliverEvery, "deliver", locks.Deliver, d.tidy) })
	loops.Go(func() { d.every(ctx, openEvery, "open", locks.Open, d.OpenMissing) })
	if d.Notices != nil {
		loops.Go(func() { d.every(ctx, sendEvery, "send", locks.Send, d.Notices.Send) })
	}
	loops.Wait()
}

// every runs do now and then at a pace, if no other process is at it.
func (d *Desk) every(ctx context.Context, pace time.Duration, name string, lock int64, do func(context.Context) error) {
	tick := time.NewTicker(pace)
	defer tick.Stop()
	for {
		if _, err := d.Store.Alone(ctx, lock, do); err != nil && ctx.Err() == nil {
			d.Log.Warn("sweep failed and will run again", "sweep", name, "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// tidy delivers what was left behind, and puts together what is kept of numbers.
func (d *Desk) tidy(ctx context.Context) error {
	return errors.Join(d.DeliverBacklog(ctx), d.Store.PutTogether(ctx))
}

// DeliverBacklog brings every row that has waited too long to its run, one per dossier at a time, oldest first. A run that does not answer
// while the engine does is left alone for a while, longer each time: it holds nobody else up.
func (d *Desk) DeliverBacklog(ctx context.Context) error {
	for {
		rows, err := d.Store.Undelivered(ctx, leaveAlone, together, d.rests.now())
		if err != nil || len(rows) == 0 {
			return err
		}
		came, err := d.handAll(ctx, rows)
		if err != nil {
			return err
		}
		if len(came) < len(rows) {
			if _, err := d.Engine.Name(ctx); err != nil {
				return nil // it is away, and says nothing of single runs: no use in hurrying
			}
		}
		for _, row := range rows {
			d.rests.heard(row.Dossier, slices.Contains(came, row.Key))
		}
	}
}

// OpenMissing opens a run for every dossier that needs one and has none on this engine, as far as the record knows, and for those for
// which the clock did not do what it should have done.
func (d *Desk) OpenMissing(ctx context.Context) error {
	name, err := d.Engine.Name(ctx)
	if err != nil {
		return err
	}
	d.engine.Store(&name)
	for {
		numbers, err := d.Store.Unopened(ctx, name, pageOf)
		if err != nil {
			return err
		}
		if len(numbers) == 0 {
			return d.openDue(ctx)
		}
		if err := d.openAll(ctx, numbers); err != nil {
			return err
		}
		if noted, err := d.Store.Opened(ctx, name, numbers); err != nil || noted == 0 {
			return err
		}
	}
}

// openDue opens the runs of dossiers with something due.
func (d *Desk) openDue(ctx context.Context) error {
	for after := ""; ; {
		numbers, err := d.Store.Waiting(ctx, after, pageOf)
		if err != nil || len(numbers) == 0 {
			return err
		}
		if err := d.openAll(ctx, numbers); err != nil {
			return err
		}
		after = numbers[len(numbers)-1]
	}
}

// openAll opens runs, a few at once, so that people who ask something meanwhile do not notice.
func (d *Desk) openAll(ctx context.Context, numbers []string) error {
	places, errs := make(chan struct{}, gently), make(chan error, len(numbers))
	var hands sync.WaitGroup
	for _, number := range numbers {
		places <- struct{}{}
		if len(errs) > 0 { // the engine is away
			break
		}
		hands.Go(func() {
			defer func() { <-places }()
			if err := d.open(ctx, number); err != nil {
				errs <- err
			}
		})
	}
	hands.Wait()
	close(errs)
	return <-errs
}

func (d *Desk) open(ctx context.Context, number string) error {
	row, err := d.Store.Dossier(ctx, number)
	if err != nil {
		return err
	}
	return d.Engine.Open(ctx, row.State)
}
