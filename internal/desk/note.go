// SPDX-License-Identifier: EUPL-1.2

package desk

import (
	"context"
	"sync"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// gathered is how long what the runs know is gathered before it is noted: the answers do not wait for it, and one statement notes many.
// What a process that ends has not noted, the sweep brings to the runs once more, where it changes nothing.
const gathered = 200 * time.Millisecond

// notes are what the runs know by now and the record does not say yet.
type notes struct {
	lock    sync.Mutex
	keys    []string // of rows
	opened  []string // numbers of dossiers of which the run was opened
	waiting bool
}

// learn keeps that the run of a row's dossier knows it.
func (d *Desk) learn(row record.Row) {
	d.notes.lock.Lock()
	defer d.notes.lock.Unlock()
	d.notes.keys = append(d.notes.keys, row.Key)
	if row.Command.Name == dossier.Start {
		d.notes.opened = append(d.notes.opened, row.Dossier)
	}
	if !d.notes.waiting {
		d.notes.waiting = true
		time.AfterFunc(gathered, func() {
			ctx, cancel := context.WithTimeout(context.Background(), Patience)
			defer cancel()
			if err := d.Note(ctx); err != nil {
				d.Log.Warn("what the runs know is not noted, the sweep will", "error", err)
			}
		})
	}
}

// Note writes down what the runs know.
func (d *Desk) Note(ctx context.Context) error {
	d.notes.lock.Lock()
	keys, opened := d.notes.keys, d.notes.opened
	d.notes.keys, d.notes.opened, d.notes.waiting = nil, nil, false
	d.notes.lock.Unlock()
	if len(keys) == 0 {
		return nil
	}
	if len(opened) > 0 {
		if name := d.named(ctx); name != "" {
			if _, err := d.Store.Opened(ctx, name, opened); err != nil {
				return err
			}
		}
	}
	_, err := d.Store.Know(ctx, keys)
	return err
}
