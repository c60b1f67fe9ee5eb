// SPDX-License-Identifier: EUPL-1.2

// Package desk is the one door for what people ask: may they, the inbox row, the delivery, the outcome;
// and the sweep that delivers what an outage left behind.
package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Desk takes requests in and brings them to the engine.
type Desk struct {
	Ledger  *ledger.Ledger
	Store   *postgres.Store
	Engine  Engine
	Notices Notices // nil: they stay queued
	Log     *slog.Logger
	Wait    time.Duration // how long a sender waits for the outcome; Patience when zero

	notes  notes
	health health
	rests  rests
	engine atomic.Pointer[string] // as it was named last; by an older name a run is opened once more, and no harm done
}

// Patience is how long a sender waits: a killed worker's task comes back within ten seconds.
const Patience = 12 * time.Second

// Engine brings a key to the run of a dossier, and opens runs. Away is an error like any other.
type Engine interface {
	// Deliver has the run settle the key; the run is started with the state if there is none. It returns when the run knows the outcome.
	Deliver(ctx context.Context, s dossier.State, command dossier.Verb, key string) error
	// Open starts a run with the state unless there is one.
	Open(ctx context.Context, s dossier.State) error
	// Known is the last event that the run has folded; found is false where there is no open run.
	Known(ctx context.Context, number string) (seq int64, found bool, err error)
	// Name tells this engine from every other: one that lost its databases has another.
	Name(ctx context.Context) (string, error)
}

// Notices sends what is due of the outbox.
type Notices interface {
	Send(ctx context.Context) error
}

// Answer is what a sender gets: the row with its outcome, or none yet, when it is promised.
type Answer struct {
	Row    record.Row
	OwnKey string // under which the sender can ask for the outcome later
}

// Key names a request: the sender's own key, or one that the desk makes.
func Key(p access.Person, own string, body []byte) record.Key {
	if own == "" {
		own = access.NewID("r_")
	}
	return record.Key{ID: access.NewID("k_"), Own: own, Person: p, Body: body}
}

// Do receives a command, brings it to the engine and waits for the outcome for a while.
// A refusal at the door stores nothing; a refusal of the record is the outcome of the row.
func (d *Desk) Do(ctx context.Context, k record.Key, r ledger.Request) (Answer, *dossier.Refusal, error) {
	row, _, refusal, err := d.Ledger.Receive(ctx, k, r)
	if refusal != nil || err != nil {
		return Answer{}, refusal, err
	}
	if row, err = d.bring(ctx, row); err != nil {
		err = fmt.Errorf("%w: %w", record.ErrUnknown, err) // it was received: nobody says that it was not
	}
	return Answer{Row: row, OwnKey: k.Own}, nil, err
}

// bring has the run of a row's dossier settle it, and gives the row as soon as the record has its outcome: that the run knows too is waited
// for behind the answer. It promises what takes too long.
func (d *Desk) bring(ctx context.Context, row record.Row) (record.Row, error) {
	if row.Outcome != nil {
		return row, nil // what the run does not know, the sweep brings
	}
	settled, forget := d.Ledger.Await(row.Key)
	defer forget()
	handed := make(chan error, 1)
	go func() { handed <- d.deliver(context.WithoutCancel(ctx), row) }()
	var err error
	select {
	case <-settled:
	case err = <-handed:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err == nil {
		var found record.Row
		if found, err = d.Store.Settled(ctx, row.Key); err == nil && found.Outcome != nil {
			return found, nil
		}
		if err == nil {
			err = errUnsettled
		}
	}
	d.Log.Warn("no outcome yet, it is promised", "dossier", row.Dossier, "key", row.Key, "error", err)
	return d.Ledger.Promise(context.WithoutCancel(ctx), row.Dossier, row.Key)
}

// deliver brings one row to the run, for as long as a sender waits, and keeps that the run knows it.
func (d *Desk) deliver(ctx context.Context, row record.Row) error {
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(d.Wait, Patience))
	defer cancel()
	err := d.hand(ctx, row)
	if err != nil {
		d.Log.Warn("not delivered, the sweep will", "dossier", row.Dossier, "key", row.Key, "error", err)
		return err
	}
	d.learn(row)
	return nil
}

// errUnsettled is an engine that does not do what it says: the row stays what is to be delivered.
var errUnsettled = errors.New("the engine answered, and what was asked has no outcome")

// named is what the engine is called, or "" when it does not say.
func (d *Desk) named(ctx context.Context) string {
	if known := d.engine.Load(); known != nil {
		return *known
	}
	name, err := d.Engine.Name(ctx)
	if err != nil {
		return ""
	}
	d.engine.Store(&name)
	return name
}

// hand brings one row to the run.
func (d *Desk) hand(ctx context.Context, row record.Row) error {
	at := row.At
	if at == nil {
		kept, err := d.Store.Dossier(ctx, row.Dossier)
		if err != nil {
			return fmt.Errorf("deliver: %w", err)
		}
		at = &kept.State
	}
	var err error
	if row.Command.Name == dossier.Start {
		err = d.Engine.Open(ctx, *at)
	} else {
		err = d.Engine.Deliver(ctx, *at, row.Command.Name, row.Key)
	}
	d.heard(err)
	if err != nil {
		return fmt.Errorf("deliver: %w", err)
	}
	return nil
}

// handAll brings rows to their runs, a few at once, and notes of all that came there that the runs know. It gives their keys.
func (d *Desk) handAll(ctx context.Context, rows []record.Row) (keys []string, err error) {
	places, came := make(chan struct{}, together), make(chan string, len(rows))
	var hands sync.WaitGroup
	for _, row := range rows {
		places <- struct{}{}
		hands.Go(func() {
			defer func() { <-places }()
			patient, cancel := context.WithTimeout(ctx, Patience)
			defer cancel()
			if err := d.hand(patient, row); err != nil {
				d.Log.Warn("not delivered, the sweep will", "dossier", row.Dossier, "key", row.Key, "error", err)
				return
			}
			came <- row.Key
		})
	}
	hands.Wait()
	close(came)
	for key := range came {
		keys = append(keys, key)
	}
	if len(keys) == 0 {
		return nil, nil
	}
	unsettled, err := d.Store.Know(context.WithoutCancel(ctx), keys)
	for _, key := range unsettled {
		d.Log.Warn("not delivered, the sweep will", "key", key, "error", errUnsettled)
	}
	return slices.DeleteFunc(keys, func(key string) bool { return slices.Contains(unsettled, key) }), err
}

// openWithin bounds how long a start waits for the engine; the sweep opens the run later if need be.
const openWithin = 2 * time.Second

// Start founds a dossier and opens its run. It succeeds without the engine.
func (d *Desk) Start(ctx context.Context, k record.Key, f record.Founding) (record.Row, *dossier.Refusal, error) {
	actor := k.Person.Before("", f.Hub, nil, f.Company)
	if refusal := dossier.Allow(dossier.State{}, dossier.Command{Name: dossier.Start}, actor, time.Time{}); refusal != nil {
		return record.Row{}, refusal, nil
	}
	row, _, refusal, err := d.Ledger.Start(ctx, k, f)
	if refusal != nil || err != nil {
		return row, refusal, err
	}
	if !row.Delivered {
		brief, cancel := context.WithTimeout(ctx, openWithin)
		defer cancel()
		_ = d.deliver(brief, row) // the sweep opens it otherwise
	}
	return row, nil, nil
}

// Verify looks whether ledger, read model, documents, inbox and run agree.
func (d *Desk) Verify(ctx context.Context, number string) ([]ledger.CheckResult, error) {
	return d.Ledger.Verify(ctx, number, func(ctx context.Context, number string) (int64, bool, error) {
		brief, cancel := context.WithTimeout(ctx, openWithin)
		defer cancel()
		return d.Engine.Known(brief, number)
	})
}

// Outcome is the row of a person's own key; an unknown key is ledger.ErrNoKey.
func (d *Desk) Outcome(ctx context.Context, i access.Identity, own string) (record.Row, error) {
	row, err := d.Store.RowOf(ctx, i.ID, own)
	if err == nil && row.Received.IsZero() {
		return row, record.ErrNoKey
	}
	return row, err
}
