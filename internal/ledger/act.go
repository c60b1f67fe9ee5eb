// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// Act settles everything that stands open on a dossier up to now, in one order of time: what was received before a due
// instant comes before it, then what the clock does, then what was received later. All of it in one transaction.
// A refusal is an outcome, not an error; an error may be tried again. Acting twice changes nothing the second time.
//
// What cannot be bound undoes the transaction, and it begins anew with what was learned: which row is poisoned, so that it never
// blocks a dossier, or that the call's counter must be held from the reading on. Each is learned once, so it ends.
func (l *Ledger) Act(ctx context.Context, ask wire.Ask) (answer wire.Answer, err error) {
	for learned := (lessons{}); ; {
		var settled []string
		err = l.Store.Locked(ctx, ask.Dossier, func(tx *postgres.Tx) (err error) {
			answer, settled, err = l.act(ctx, tx, ask, learned)
			return err
		})
		if err == nil {
			l.awaited.settled(settled)
		}
		if !learned.from(err) {
			return answer, err
		}
		if l.Log != nil && !errors.Is(err, record.ErrMoved) {
			l.Log.Error("cannot be recorded; that goes on record, and all else goes on", "dossier", ask.Dossier, "error", err)
		}
	}
}

func (l *Ledger) act(ctx context.Context, tx *postgres.Tx, ask wire.Ask, learned lessons) (answer wire.Answer, settled []string,
	err error) {
	key := ask.Key
	if ask.Signal != nil {
		if key, err = l.receiveSignal(ctx, tx, *ask.Signal); err != nil {
			return answer, nil, fmt.Errorf("receive signal: %w", err)
		}
	}
	if settled, err = l.settle(ctx, tx, learned); err != nil {
		return answer, nil, err
	}
	if key != "" && !slices.Contains(settled, key) {
		if _, err := tx.Row(ctx, key); err != nil {
			return answer, nil, fmt.Errorf("outcome: %w", err)
		}
	}
	if answer.Events, err = tx.Events(ctx, ask.Known); err != nil {
		return answer, nil, fmt.Errorf("events: %w", err)
	}
	return answer, settled, nil
}

// settle takes open rows and passed due instants one by one, oldest first. It gives the keys of the rows.
func (l *Ledger) settle(ctx context.Context, tx *postgres.Tx, learned lessons) (keys []string, err error) {
	next, err := tx.Next(ctx, asks)
	if err != nil {
		return nil, err
	}
	for {
		until := tx.Now()
		if next != nil {
			until = next.Received
		}
		elapsed, err := l.pass(ctx, tx, until, learned)
		if err != nil {
			return keys, err
		}
		if next == nil {
			return keys, nil
		}
		if elapsed { // what the row asks may be another by now
			if next, err = tx.Next(ctx, asks); err != nil {
				return keys, err
			}
		}
		if err := l.carryOut(ctx, tx, *next, learned); err != nil {
			return keys, err
		}
		keys = append(keys, next.Key)
		if next.Behind == 0 {
			next = nil
		} else if next, err = tx.Next(ctx, asks); err != nil {
			return keys, err
		}
	}
}

// carryOut settles one row. What it does stands or falls as a whole; a fault that will not pass is the row's own, and becomes its
// outcome when all begins anew.
func (l *Ledger) carryOut(ctx context.Context, tx *postgres.Tx, row postgres.Pending, learned lessons) (err error) {
	if cause, is := learned.failed[row.Key]; is {
		refusal := dossier.Refusal{Class: dossier.Conflict, Code: dossier.CodeInternal, Command: row.Command.Name}
		return l.refuse(ctx, tx, row.Row, refusal, record.Outcome{Status: record.Failed, Step: stepOf(cause)}, true)
	}
	defer func() {
		if r := recover(); r != nil {
			err = &failed{step: "panic", err: fmt.Errorf("%v", r)}
		}
		if err != nil && !errors.Is(err, record.ErrMoved) && !postgres.Passes(err) {
			err = &poisoned{row.Key, err}
		}
	}()
	return l.decide(ctx, tx, row, learned.careful)
}

func (l *Ledger) decide(ctx context.Context, tx *postgres.Tx, row postgres.Pending, careful bool) error {
	if r := unproven(row.Row); r != nil {
		return l.refuse(ctx, tx, row.Row, *r, record.Outcome{Status: record.Refused, Refusal: r}, true)
	}
	d := tx.Dossier()
	facts, err := gather(ctx, tx, row, careful)
	if err != nil {
		return &failed{"facts", err}
	}
	events, refusal := dossier.Decide(d.State, row.Command, d.Actor(row.Person), facts.Facts, row.Received)
	if refusal != nil {
		return l.refuse(ctx, tx, row.Row, *refusal, record.Outcome{Status: record.Refused, Refusal: refusal},
			row.Promised || row.Signal || refusal.OnRecord())
	}
	e := events[0] // each command of the inbox leads to one
	e.Key = row.Key
	printed, err := l.print(ctx, tx, facts, &e)
	if err != nil {
		return &failed{"print", err}
	}
	after := dossier.Fold(d.State, e)
	printed.Aid = record.AidOf(after, e, facts.content)
	if counts(d.State, e) {
		printed.Counts = &record.Counted{Frozen: *after.Frozen, Content: facts.content}
		if after.Frozen.Hash == row.Frozen.Hash {
			printed.Counts.Content = row.Frozen.Content
		}
	}
	row.Outcome = &record.Outcome{Status: record.Done, State: after.Status, Seqs: []int64{e.Seq}, At: tx.Now()}
	if err := tx.Bind(ctx, e, after, printed, &record.Settled{Row: row.Row, Cites: cited(row.Command)}); err != nil {
		return &failed{"append", err}
	}
	return nil
}

// refuse settles a row without an effect; a refusal that nobody waits for is put on record.
func (l *Ledger) refuse(ctx context.Context, tx *postgres.Tx, row record.Row, r dossier.Refusal, o record.Outcome, onRecord bool) error {
	state := tx.Dossier().State
	o.State, o.Seqs, o.At = state.Status, []int64{}, tx.Now()
	row.Outcome = &o
	if !onRecord {
		return tx.Settle(ctx, record.Settled{Row: row})
	}
	e := dossier.Refused(state, r, tx.Dossier().Actor(row.Person), row.Key, row.Received)
	o.Seqs = append(o.Seqs, e.Seq)
	return tx.Bind(ctx, e, dossier.Fold(state, e), record.Printed{}, &record.Settled{Row: row})
}

// elapse binds what the clock does.
func elapse(ctx context.Context, tx *postgres.Tx, until time.Time) (err error) {
	before := tx.Dossier().State
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
		if err != nil && !errors.Is(err, record.ErrMoved) && !postgres.Passes(err) {
			err = &stuck{before.NextDue().At, err}
		}
	}()
	e := *dossier.Elapse(before, until)
	after, printed := dossier.Fold(before, e), record.Printed{}
	if counts(before, e) {
		content, err := tx.Frozen(ctx, *after.Frozen)
		if err != nil && !errors.Is(err, record.ErrTampered) {
			return err
		}
		printed.Counts = &record.Counted{Frozen: *after.Frozen, Content: content}
	}
	return tx.Bind(ctx, e, after, printed, nil)
}

// counts says whether other content counts after an event. What is changed in a round of supplement counts once it is handed in. A
// round that ends without that leaves the application as it was submitted: what was changed stays on record, for nothing.
func counts(before dossier.State, e dossier.Event) bool {
	return before.Status == dossier.AwaitingSupplement && e.To != ""
}

// pass has the clock do what was due up to an instant. What cannot be recorded is said once, stays due, and holds up nothing but what is
// due after it.
func (l *Ledger) pass(ctx context.Context, tx *postgres.Tx, until time.Time, learned lessons) (elapsed bool, err error) {
	for {
		state := tx.Dossier().State
		due := state.NextDue()
		if due == nil || until.Before(due.At) {
			return elapsed, nil
		}
		if !learned.stuck.Equal(due.At) {
			if err := elapse(ctx, tx, until); err != nil {
				return elapsed, fmt.Errorf("append what is due: %w", err)
			}
			elapsed = true
			continue
		}
		e := dossier.Unbound(state)
		if e == nil {
			return elapsed, nil
		}
		return true, tx.Bind(ctx, *e, dossier.Fold(state, *e), record.Printed{}, nil)
	}
}

// stuck is a fault that will not pass, of what was due at an instant.
type stuck struct {
	at  time.Time
	err error
}

func (s *stuck) Error() string { return s.err.Error() }
func (s *stuck) Unwrap() error { return s.err }

// lessons are what a transaction that was undone taught.
type lessons struct {
	careful bool             // the call's counter is held from the reading on
	failed  map[string]error // by key: rows that can never be carried out
	stuck   time.Time        // when something was due that cannot be recorded
}

// from learns from an error, and says whether there was something to learn.
func (l *lessons) from(err error) bool {
	if p := new(poisoned); errors.As(err, &p) {
		if l.failed == nil {
			l.failed = map[string]error{}
		}
		l.failed[p.key] = p.err
		return true
	}
	if s := new(stuck); errors.As(err, &s) && !l.stuck.Equal(s.at) {
		l.stuck = s.at
		return true
	}
	again := errors.Is(err, record.ErrMoved) && !l.careful
	l.careful = l.careful || again
	return again
}

// poisoned is a fault that will not pass, of one row.
type poisoned struct {
	key string
	err error
}

func (p *poisoned) Error() string { return p.err.Error() }
func (p *poisoned) Unwrap() error { return p.err }

// cited are the texts that a command uses up.
func cited(c dossier.Command) []string {
	var ids []string
	if c.Reasons != nil {
		ids = append(ids, c.Reasons.ID)
	}
	for _, t := range c.Conditions {
		ids = append(ids, t.ID)
	}
	for _, a := range c.Asked {
		ids = append(ids, a.Text.ID)
	}
	return ids
}

// failed is an error with the step that met it, the only part that ever leaves Postgres.
type failed struct {
	step string
	err  error
}

func (f *failed) Error() string { return f.step + ": " + f.err.Error() }
func (f *failed) Unwrap() error { return f.err }

func stepOf(err error) string {
	if f := new(failed); errors.As(err, &f) {
		return f.step
	}
	return "settle"
}
