// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Request is a command as a person sends it, with its free text in words.
type Request struct {
	Number     string
	Command    dossier.Command // without texts
	Reasons    string
	Conditions []string
	Asked      []record.AskedWords
}

// refused carries a refusal out of a transaction, which rolls back: nothing of the request is kept.
type refused struct{ dossier.Refusal }

func (r *refused) Error() string { return "refused: " + r.Code }

// asRefusal tells a refusal from a fault.
func asRefusal(err error) (*dossier.Refusal, error) {
	if r := new(refused); errors.As(err, &r) {
		return &r.Refusal, nil
	}
	return nil, err
}

// Receive puts a command into the inbox at the instant of receipt: key, permission, texts and row in one transaction.
// A repeat of the same key gives the row that is there. A refusal stores nothing, unless the attempt belongs on record:
// then the row goes its way and Act refuses it there.
func (l *Ledger) Receive(ctx context.Context, k record.Key, r Request) (record.Row, bool, *dossier.Refusal, error) {
	var row record.Row
	var repeated bool
	err := l.Store.Within(ctx, func(tx *postgres.Tx) (err error) {
		if row, repeated, err = tx.Reserve(ctx, k); err != nil || repeated {
			return err
		}
		if err := tx.Lock(ctx, r.Number); err != nil {
			return err
		}
		d := tx.Dossier()
		row.Dossier, row.At = d.Number, &d.State
		barred := dossier.Allow(d.State, r.Command, d.Actor(k.Person), tx.Now())
		if barred != nil && !barred.OnRecord() {
			return &refused{*barred}
		}
		row.Command, row.Received, row.Content = r.Command, tx.Now(), d.Content
		if err := writeTexts(ctx, tx, k.Person, r, &row.Command); err != nil {
			return err
		}
		if refusal := row.Command.Complete(); refusal != nil && barred == nil {
			return &refused{*refusal}
		}
		return tx.Queue(ctx, row)
	})
	refusal, err := asRefusal(err)
	return row, repeated, refusal, err
}

// writeTexts stores the free texts of a request and lets the command cite them.
func writeTexts(ctx context.Context, tx *postgres.Tx, p access.Person, r Request, c *dossier.Command) error {
	if r.Reasons != "" {
		t, err := tx.Write(ctx, p.ID, r.Reasons)
		if err != nil {
			return fmt.Errorf("reasons: %w", err)
		}
		c.Reasons = &t.Text
	}
	for _, words := range r.Conditions {
		t, err := tx.Write(ctx, p.ID, words)
		if err != nil {
			return fmt.Errorf("condition: %w", err)
		}
		c.Conditions = append(c.Conditions, t.Text)
	}
	for _, a := range r.Asked {
		t, err := tx.Write(ctx, p.ID, a.Text)
		if err != nil {
			return fmt.Errorf("asked: %w", err)
		}
		c.Asked = append(c.Asked, dossier.Asked{Pointer: a.Pointer, Text: t.Text})
	}
	return nil
}

// Start founds a dossier: number, row, empty content and first event in one transaction. It needs no engine.
func (l *Ledger) Start(ctx context.Context, k record.Key, f record.Founding) (record.Row, bool, *dossier.Refusal, error) {
	var row record.Row
	var repeated bool
	err := l.Store.Within(ctx, func(tx *postgres.Tx) (err error) {
		if row, repeated, err = tx.Reserve(ctx, k); err != nil || repeated {
			return err
		}
		rules, err := found(ctx, tx, k.Person, f)
		if err != nil {
			return err
		}
		row.Received = tx.Now()
		return begin(ctx, tx, k.Person, rules, &row)
	})
	refusal, err := asRefusal(err)
	return row, repeated, refusal, err
}

// found makes a dossier with the content that its founding gives.
func found(ctx context.Context, tx *postgres.Tx, p access.Person, f record.Founding) (call.Call, error) {
	rules, err := tx.Found(ctx, f)
	if err != nil {
		return rules, err
	}
	empty := application.Empty(application.Identity{CompanyNumber: f.Company, Hub: f.Hub, Title: f.Title})
	content, err := described(ctx, tx, empty)
	if err != nil {
		return rules, err
	}
	_, err = tx.Save(ctx, p.ID, content)
	return rules, err
}

// begin writes the first event of a dossier, at the instant at which its row was received.
func begin(ctx context.Context, tx *postgres.Tx, p access.Person, c call.Call, row *record.Row) error {
	d := tx.Dossier()
	row.Dossier, row.Command = d.Number, dossier.Command{Name: dossier.Start}
	facts := dossier.Facts{Opening: &dossier.Opening{Number: d.Number, Hub: d.Hub, Rules: c.RulesOf(d.Hub, d.Number)}, Opens: c.Opens}
	events, refusal := dossier.Decide(d.State, row.Command, d.Actor(p), facts, row.Received)
	if refusal != nil {
		return &refused{*refusal}
	}
	if err := tx.Queue(ctx, *row); err != nil {
		return fmt.Errorf("queue: %w", err)
	}
	e := events[0]
	e.Key = row.Key
	if err := bind(ctx, tx, e, record.Printed{}); err != nil {
		return fmt.Errorf("append: %w", err)
	}
	state := tx.Dossier().State
	row.At = &state
	row.Outcome = &record.Outcome{Status: record.Done, State: e.To, Seqs: []int64{e.Seq}, At: tx.Now()}
	return tx.Settle(ctx, row.Key, *row.Outcome)
}

// Save stores the next version of the content, if the person may edit and has seen the newest version; ErrStale if not.
func (l *Ledger) Save(ctx context.Context, p access.Person, number string, seen int, change func(application.Content) (application.Content, error)) (c application.Content, version int, refusal *dossier.Refusal, err error) {
	err = l.Store.Locked(ctx, number, func(tx *postgres.Tx) error {
		d := tx.Dossier()
		if r := dossier.Allow(d.State, dossier.Command{Name: dossier.Edit}, d.Actor(p), tx.Now()); r != nil {
			return &refused{*r}
		}
		if err := quiet(ctx, tx); err != nil {
			return err
		}
		if d.Content != seen {
			return record.ErrStale
		}
		current, _, err := tx.Content(ctx, d.Content)
		if err != nil {
			return fmt.Errorf("content: %w", err)
		}
		if c, err = change(current); err != nil {
			return err
		}
		if c, err = described(ctx, tx, c); err != nil {
			return err
		}
		if d.State.Status == dossier.AwaitingSupplement {
			submitted, err := tx.Frozen(ctx, *d.State.Frozen)
			if err != nil {
				return fmt.Errorf("submitted: %w", err)
			}
			c = application.LeftOut(submitted, c, d.State.Supplement.Asks)
			x, err := examination(ctx, tx, p, c, tx.Now())
			if err != nil {
				return err
			}
			x.Submitted = &submitted
			if r := notAsked(x.unasked(c)); r != nil {
				return &refused{*r}
			}
		}
		version, err = tx.Save(ctx, p.ID, c)
		return err
	})
	refusal, err = asRefusal(err)
	return c, version, refusal, err
}

// notAsked refuses changes at places for which nobody asked.
func notAsked(places []string) *dossier.Refusal {
	r := &dossier.Refusal{Class: dossier.Invalid, Code: dossier.CodeNotAsked, Command: dossier.Edit}
	for _, pointer := range places {
		r.Faults.Note(pointer, r.Code, bilingual.Words{r.Sentence("nl"), r.Sentence("en")})
	}
	if len(r.Faults) == 0 {
		return nil
	}
	return r
}

// quiet refuses to change content that a received request is about to freeze.
func quiet(ctx context.Context, tx *postgres.Tx) error {
	open, err := tx.Open(ctx)
	if err != nil {
		return fmt.Errorf("open rows: %w", err)
	}
	for _, row := range open {
		if next, freezes := map[dossier.Verb]dossier.Status{dossier.RequestReview: dossier.InReview, dossier.HandInSupplement: dossier.Submitted}[row.Command.Name]; freezes {
			return &refused{dossier.Refusal{Class: dossier.Conflict, Code: dossier.CodeOutOfOrder, Command: dossier.Edit,
				Args: map[string]string{"state": string(next)}}}
		}
	}
	return nil
}

// WriteText stores a free text that a later signal may cite. Who is over all dossiers may write at any time,
// everybody else on what they see.
func (l *Ledger) WriteText(ctx context.Context, p access.Person, number, words string) (t record.Text, refusal *dossier.Refusal, err error) {
	err = l.Store.Locked(ctx, number, func(tx *postgres.Tx) error {
		d := tx.Dossier()
		actor := d.Actor(p)
		if !d.State.Knows(actor) && (actor.Relation != dossier.Programme || actor.Role == dossier.Assessor) {
			return &refused{dossier.Refusal{Class: dossier.NotVisible, Code: dossier.CodeNotFound}}
		}
		t, err = tx.Write(ctx, p.ID, words)
		return err
	})
	refusal, err = asRefusal(err)
	return t, refusal, err
}

// Promise notes that the sender was told the command will be carried out, unless it has its outcome by now.
func (l *Ledger) Promise(ctx context.Context, number, key string) (row record.Row, err error) {
	err = l.Store.Locked(ctx, number, func(tx *postgres.Tx) error {
		if row, err = tx.Row(ctx, key); err != nil || row.Outcome != nil {
			return err
		}
		row.Promised = true
		return tx.Promise(ctx, key)
	})
	return row, err
}
