// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// Act settles everything that stands open on a dossier up to now, in one order of time: what was received before a due
// instant comes before it, then what the clock does, then what was received later. All of it in one transaction.
// A refusal is an outcome, not an error; an error may be tried again. Acting twice changes nothing the second time.
func (l *Ledger) Act(ctx context.Context, ask wire.Ask) (wire.Answer, error) {
	var answer wire.Answer
	err := l.Store.Locked(ctx, ask.Dossier, func(tx *postgres.Tx) error {
		key := ask.Key
		if ask.Signal != nil {
			var err error
			if key, err = l.receiveSignal(ctx, tx, *ask.Signal); err != nil {
				return fmt.Errorf("receive signal: %w", err)
			}
		}
		settled, err := l.settle(ctx, tx)
		if err != nil {
			return err
		}
		if key != "" && !slices.Contains(settled, key) {
			if _, err := tx.Row(ctx, key); err != nil {
				return fmt.Errorf("outcome: %w", err)
			}
		}
		if answer.Events, err = tx.Events(ctx, ask.Known); err != nil {
			return fmt.Errorf("events: %w", err)
		}
		return nil
	})
	return answer, err
}

// settle takes open rows and passed due instants one by one, oldest first. It gives the keys of the rows.
func (l *Ledger) settle(ctx context.Context, tx *postgres.Tx) (keys []string, err error) {
	open, err := tx.Open(ctx)
	if err != nil {
		return nil, fmt.Errorf("open rows: %w", err)
	}
	for {
		until := tx.Now()
		if len(open) > 0 {
			until = open[0].Received
		}
		state := tx.Dossier().State
		if e := dossier.Elapse(state, until); e != nil {
			if err := bind(ctx, tx, *e, record.Printed{}); err != nil {
				return keys, fmt.Errorf("append %s: %w", e.Type, err)
			}
			continue
		}
		if len(open) == 0 {
			return keys, nil
		}
		if err := l.carryOut(ctx, tx, open[0]); err != nil {
			return keys, err
		}
		keys, open = append(keys, open[0].Key), open[1:]
	}
}

// carryOut settles one row. What it does stands or falls as a whole; a fault that will not pass becomes
// the row's outcome, so that one poisoned row never blocks a dossier.
func (l *Ledger) carryOut(ctx context.Context, tx *postgres.Tx, row record.Row) error {
	passes, err := tx.Savepoint(ctx, func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = &failed{step: "panic", err: fmt.Errorf("%v", r)}
			}
		}()
		return l.decide(ctx, tx, row)
	})
	if err == nil || passes {
		return err
	}
	refusal := dossier.Refusal{Class: dossier.Conflict, Code: dossier.CodeInternal, Command: row.Command.Name}
	return l.refuse(ctx, tx, row, refusal, record.Outcome{Status: record.Failed, Step: stepOf(err)}, true)
}

func (l *Ledger) decide(ctx context.Context, tx *postgres.Tx, row record.Row) error {
	if r := unproven(row); r != nil {
		return l.refuse(ctx, tx, row, *r, record.Outcome{Status: record.Refused, Refusal: r}, true)
	}
	d := tx.Dossier()
	facts, err := gather(ctx, tx, row)
	if err != nil {
		return &failed{"facts", err}
	}
	events, refusal := dossier.Decide(d.State, row.Command, d.Actor(row.Person), facts.Facts, row.Received)
	if refusal != nil {
		return l.refuse(ctx, tx, row, *refusal, record.Outcome{Status: record.Refused, Refusal: refusal}, row.Promised || row.Signal || refusal.OnRecord())
	}
	outcome := record.Outcome{Status: record.Done, Seqs: []int64{}, At: tx.Now()}
	for _, e := range events {
		e.Key = row.Key
		printed, err := l.print(ctx, tx, row, facts, &e)
		if err != nil {
			return &failed{"print", err}
		}
		printed.Aid = record.AidOf(dossier.Fold(tx.Dossier().State, e), e, facts.content)
		if err := bind(ctx, tx, e, printed); err != nil {
			return &failed{"append", err}
		}
		outcome.Seqs = append(outcome.Seqs, e.Seq)
	}
	if err := tx.Cite(ctx, row.Key, cited(row.Command)); err != nil {
		return &failed{"cite", err}
	}
	if row.Command.Upload != "" {
		if err := tx.Spend(ctx, row.Command.Upload, row.Key); err != nil {
			return &failed{"spend", err}
		}
	}
	outcome.State = tx.Dossier().State.Status
	if err := tx.Settle(ctx, row.Key, outcome); err != nil {
		return &failed{"settle", err}
	}
	return nil
}

// refuse settles a row without an effect; a refusal that nobody waits for is put on record.
func (l *Ledger) refuse(ctx context.Context, tx *postgres.Tx, row record.Row, r dossier.Refusal, o record.Outcome, onRecord bool) error {
	state := tx.Dossier().State
	o.State, o.Seqs, o.At = state.Status, []int64{}, tx.Now()
	if onRecord {
		e := dossier.Refused(state, r, row.Person.ID, row.Person.Role, row.Key, row.Received)
		if err := bind(ctx, tx, e, record.Printed{}); err != nil {
			return &failed{"append", err}
		}
		o.Seqs = append(o.Seqs, e.Seq)
	}
	if err := tx.Settle(ctx, row.Key, o); err != nil {
		return &failed{"settle", err}
	}
	return nil
}

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
