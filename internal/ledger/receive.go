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

// asRefusal tells a refusal, which a transaction that rolls back gave as its error, from a fault: nothing of the request is kept.
func asRefusal(err error) (*dossier.Refusal, error) {
	if r := new(dossier.Refusal); errors.As(err, &r) {
		return r, nil
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
		if err := tx.LockFor(ctx, k.Person, r.Number); err != nil {
			return err
		}
		d := tx.Dossier()
		row.Dossier, row.At = d.Number, &d.State
		barred := dossier.Allow(d.State, r.Command, d.Actor(k.Person), tx.Now())
		if barred != nil && !barred.OnRecord() {
			return barred
		}
		row.Command, row.Received, row.Content = r.Command, tx.Now(), d.Content
		said := texts(tx, k.Person, r, &row.Command)
		if refusal := row.Command.Complete(); refusal != nil && barred == nil {
			return refusal
		}
		return tx.Queue(ctx, row, said...)
	})
	refusal, err := asRefusal(err)
	return row, repeated, refusal, err
}

// texts are the free texts of a request, which the command cites from here on.
func texts(tx *postgres.Tx, p access.Person, r Request, c *dossier.Command) (all []postgres.Text) {
	cite := func(words string) dossier.Text {
		all = append(all, tx.Text(p, words))
		return all[len(all)-1].Text.Text
	}
	if r.Reasons != "" {
		c.Reasons = new(cite(r.Reasons))
	}
	for _, words := range r.Conditions {
		c.Conditions = append(c.Conditions, cite(words))
	}
	for _, a := range r.Asked {
		c.Asked = append(c.Asked, dossier.Asked{Pointer: a.Pointer, Text: cite(a.Text)})
	}
	return all
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
	content, err := described(ctx, tx, application.Empty(application.Identity{CompanyNumber: f.Company, Hub: f.Hub, Title: f.Title}))
	if err != nil {
		return call.Call{}, err
	}
	number, rules, err := tx.Number(ctx, f.Call)
	if err != nil {
		return rules, err
	}
	return rules, tx.Found(ctx, number, rules, f, p, content)
}

// begin writes the first event of a dossier, at the instant at which its row was received.
func begin(ctx context.Context, tx *postgres.Tx, p access.Person, c call.Call, row *record.Row) error {
	d := tx.Dossier()
	row.Dossier, row.Command = d.Number, dossier.Command{Name: dossier.Start}
	facts := dossier.Facts{Opening: &dossier.Opening{Number: d.Number, Hub: d.Hub, Rules: c.RulesOf(d.Hub, d.Number)}, Opens: c.Opens}
	events, refusal := dossier.Decide(d.State, row.Command, d.Actor(p), facts, row.Received)
	if refusal != nil {
		return refusal
	}
	e := events[0]
	e.Key = row.Key
	state := dossier.Fold(d.State, e)
	row.At, row.Outcome = &state, &record.Outcome{Status: record.Done, State: e.To, Seqs: []int64{e.Seq}, At: tx.Now()}
	return tx.Bind(ctx, e, state, record.Printed{}, &record.Settled{Row: *row, Received: true})
}

// Seen says whether somebody who saves has seen a version of the content.
type Seen func(version int) bool

// Saw is who has seen one version.
func Saw(version int) Seen { return func(newest int) bool { return newest == version } }

// Save stores the next version of the content, if the person may edit and has seen the newest version; ErrStale if not. It gives the
// dossier as it is then.
func (l *Ledger) Save(ctx context.Context, p access.Person, number string, seen Seen,
	change func(application.Content) (application.Content, error)) (c application.Content, d record.Dossier, refusal *dossier.Refusal,
	err error) {
	err = l.Store.Locked(ctx, number, func(tx *postgres.Tx) error {
		d = tx.Dossier()
		if r := dossier.Allow(d.State, dossier.Command{Name: dossier.Edit}, d.Actor(p), tx.Now()); r != nil {
			return r
		}
		draft, err := quiet(ctx, tx)
		if err != nil {
			return err
		}
		if !seen(d.Content) {
			return record.ErrStale
		}
		if c, err = change(draft.Content); err != nil {
			return err
		}
		if c, err = described(ctx, tx, c.Renumbered(draft.Content)); err != nil {
			return err
		}
		if d.State.Status == dossier.AwaitingSupplement {
			if c, err = asked(ctx, tx, p, c, draft); err != nil {
				return err
			}
		}
		err = tx.Save(ctx, p, c)
		d = tx.Dossier()
		return err
	})
	refusal, err = asRefusal(err)
	return c, d, refusal, err
}

// asked is content in a round of supplement, without what is left out of what nobody asked for. What differs elsewhere is refused.
func asked(ctx context.Context, tx *postgres.Tx, p access.Person, c application.Content,
	draft postgres.Draft) (application.Content, error) {
	s := tx.Dossier().State
	if err := intact(draft.Submitted, *s.Frozen); err != nil {
		return c, fmt.Errorf("submitted: %w", err)
	}
	c = application.LeftOut(draft.Submitted.Content, c, s.Supplement.Asks)
	x, err := examination(ctx, tx, p, c, draft.Hubs, tx.Now())
	if err != nil {
		return c, err
	}
	x.Submitted = &draft.Submitted.Content
	if r := notAsked(x.unasked(c)); r != nil {
		return c, r
	}
	return c, nil
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

// quiet is the content as it stands. It refuses to change what a received request is about to freeze.
func quiet(ctx context.Context, tx *postgres.Tx) (postgres.Draft, error) {
	draft, err := tx.Draft(ctx)
	if err != nil {
		return draft, err
	}
	for _, name := range draft.Waiting {
		if next, freezes := map[dossier.Verb]dossier.Status{dossier.RequestReview: dossier.InReview,
			dossier.HandInSupplement: dossier.Submitted}[name]; freezes {
			return draft, &dossier.Refusal{Class: dossier.Conflict, Code: dossier.CodeOutOfOrder, Command: dossier.Edit,
				Args: map[string]string{"state": string(next)}}
		}
	}
	return draft, nil
}

// WriteText stores a free text that a later signal may cite, and what that signal will say: for who may give that command, acting as they
// would then. Where the dossier must stand by then is asked when the signal is received, and four eyes once more.
func (l *Ledger) WriteText(ctx context.Context, i access.Identity, number, words string, stands dossier.Command) (t record.Text,
	refusal *dossier.Refusal, err error) {
	err = l.Store.Locked(ctx, number, func(tx *postgres.Tx) error {
		d := tx.Dossier()
		barred := &dossier.Refusal{Class: dossier.NotVisible, Code: dossier.CodeNotFound}
		for _, p := range i.People {
			r := dossier.MaySignal(d.State, d.Actor(p), stands.Name)
			if r == nil {
				said, err := tx.TextFor(p, words, stands)
				if err != nil {
					return err
				}
				t = said.Text
				return tx.Write(ctx, said)
			}
			if r.Class != dossier.NotVisible {
				barred = r
			}
		}
		return barred
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
