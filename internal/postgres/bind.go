// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Bind writes an event at the end of the chain, the document that comes with it, the read model, a notice for everyone who must act
// next, and the outcome of the row that led to it, where one did: all in one statement. record.ErrMoved when the event grants more than
// is left of the budget by then, or takes another place on the reserve list.
func (t *Tx) Bind(ctx context.Context, e dossier.Event, after dossier.State, p record.Printed, s *record.Settled) error {
	if err := t.declare(ctx, p.Aid); err != nil {
		return err
	}
	w := &writing{}
	hash, err := t.event(w, e, p)
	if err != nil {
		return err
	}
	if err := t.account(w, e, p.Aid); err != nil {
		return err
	}
	if err := t.project(w, after, p.Counts); err != nil {
		return err
	}
	t.grant(w, after)
	t.place(w, e)
	t.notify(w, e)
	if s != nil {
		if err := t.settle(w, *s); err != nil {
			return err
		}
	}
	if err := t.send(ctx, w); err != nil {
		return err
	}
	t.last, t.bound, t.dossier.State = hash, append(t.bound, e), after
	t.dossier.Supporting = e.Supported(t.dossier.Supporting)
	if p.Counts != nil {
		t.counts(p.Counts.Version, p.Counts.Content)
	}
	return nil
}

// Settle writes the outcome of a row that led to no event.
func (t *Tx) Settle(ctx context.Context, s record.Settled) error {
	w := &writing{}
	if err := t.settle(w, s); err != nil {
		return err
	}
	return t.send(ctx, w)
}

// event writes an event and its document, and gives the hash that the next one is chained to.
func (t *Tx) event(w *writing, e dossier.Event, p record.Printed) ([]byte, error) {
	body, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	hash := record.HashOf(t.last, t.dossier.Number, t.now, body)
	w.add(`insert into event (dossier, seq, type, at, recorded_at, actor, body, prev_hash, hash) values (?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?)`,
		t.dossier.Number, e.Seq, e.Type, e.At, t.now, e.Actor, body, t.last, hash)
	if d := e.Document; d != nil {
		w.add(`insert into document (dossier, id, kind, version, seq, sha256, bytes, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)`,
			t.dossier.Number, d.ID, d.Kind, p.Version, e.Seq, d.SHA256, p.Bytes, t.now)
	}
	return hash, nil
}

// project writes the state beside the ledger, in columns that pages can search, and what of the content counts.
func (t *Tx) project(w *writing, s dossier.State, c *record.Counted) error {
	body, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("state: %w", err)
	}
	var due, submitted any
	if d := s.NextDue(); d != nil {
		due = d.At
	}
	if !s.SubmittedAt.IsZero() {
		submitted = s.SubmittedAt
	}
	var total dossier.Mark
	if s.Consensus != nil {
		total = s.Consensus.Total
	}
	set, args := `state = ?, seq = ?, status = ?, since = ?, due_at = ?, submitted_at = ?, granted = ?, score_sum = ?, score_of = ?, panel = ?,
		waits = ?, declared = ?, term_at = coalesce(?, 'infinity'::timestamptz), asked = ?, supporting = supporting_after(supporting_before, ?, ?), opened = case when ? then null else coalesce(opened, '') end`,
		[]any{body, s.Seq, s.Status, s.Since, due, submitted, s.Granted, total.Sum, total.Of, s.Seated(), awaited(s), s.Declared(),
			pressing(s), asked(s), s.Supporting, s.Dismissed, s.Status.Final()}
	if c != nil {
		counts, more := t.counting(c.Version, c.Content)
		set, args = set+", "+counts, append(args, more...)
		t.restore(w, c.Frozen)
	}
	w.add(`update dossier set `+set+` where number = ?`, append(args, t.dossier.Number)...)
	return nil
}

// grant keeps what the call has granted of its budget. A grant that is more than what is left writes nothing, and then nothing of the
// statement stands. A call without a budget is left alone: nobody waits for its counter.
func (t *Tx) grant(w *writing, after dossier.State) {
	more := promised(after) - promised(t.dossier.State)
	if more == 0 {
		return
	}
	w.add(`update call_counter set granted = granted + ? where call = ? and budget is not null returning granted <= budget as fits`,
		more, t.dossier.Call)
	if more > 0 {
		w.check(record.ErrMoved, `select 1 from %s where not fits`, 0)
	}
}

// place holds the place that an event takes on the reserve list against the list as it is by then.
func (t *Tx) place(w *writing, e dossier.Event) {
	if e.Rank == 0 {
		return
	}
	w.add(`select place from (select from call_counter where call = ? for update) counter, lateral reserve_place(?, ?, ?, ?, ?) place where place <> ?`,
		append(append([]any{t.dossier.Call}, ranking(t.dossier)...), e.Rank)...)
	w.check(record.ErrMoved, "select from %s", 0)
}

// notify queues one notice for each person of the parties that an event is told to.
func (t *Tx) notify(w *writing, e dossier.Event) {
	told, except := e.Told(t.dossier.State, t.dossier.Supporting)
	if len(told) == 0 || t.dossier.Example {
		return
	}
	var roles, hubs, people []string
	for _, p := range told {
		roles, hubs, people = append(roles, string(p.Role)), append(hubs, p.Hub), append(people, p.Person)
	}
	w.add(`insert into outbox (dossier, seq, person, created_at, membership)
		select distinct on (p.id) ?, ?::bigint, p.id, ?::timestamptz, p.membership from acting p
			join unnest(?::text[], ?::text[], ?::text[]) as w (role, hub, person) on p.role = w.role and p.hub = w.hub and (w.person = '' or p.id = w.person)
		where p.active and (p.role <> 'company' or p.company = ?) and p.dossier in ('', ?) and p.id <> ? order by p.id, p.membership on conflict do nothing`,
		t.dossier.Number, e.Seq, t.now, roles, hubs, people, t.dossier.Company, t.dossier.Number, except)
}

// settle writes the outcome of a row, once, and uses up what its command cites; each can be used once.
func (t *Tx) settle(w *writing, s record.Settled) error {
	body, err := json.Marshal(s.Row.Outcome)
	if err != nil {
		return fmt.Errorf("outcome: %w", err)
	}
	set, args := `outcome = ?, settled_at = ?`, []any{body, t.now}
	if s.Received {
		queued, more, err := queueing(s.Row)
		if err != nil {
			return err
		}
		set, args = set+", "+queued, append(args, more...)
	}
	w.exactly(1, "the key has an outcome already", `update inbox set `+set+` where key = ? and outcome is null`, append(args, s.Row.Key)...)
	if s.Row.Outcome.Status != record.Done {
		return nil
	}
	if len(s.Cites) > 0 {
		w.exactly(len(s.Cites), "a text was cited before",
			`update text set cited_by = ? where id = any(?) and (cited_by is null or cited_by = ?)`,
			s.Row.Key, s.Cites, s.Row.Key)
	}
	if u := s.Row.Command.Upload; u != "" {
		w.exactly(1, "the upload was used before", `update upload set used_by = ?, bytes = null where id = ? and used_by is null`, s.Row.Key, u)
	}
	return nil
}
