// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Append writes an event at the end of the chain, the document that comes with it,
// the read model, and a notice for everyone who must act next.
func (t *Tx) Append(ctx context.Context, e dossier.Event, after dossier.State, p record.Printed) error {
	body, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("event: %w", err)
	}
	hash := record.HashOf(t.last, t.dossier.Number, t.now, body)
	_, err = t.pg.Exec(ctx, `insert into event (dossier, seq, type, at, recorded_at, actor, body, prev_hash, hash) values ($1, $2, $3, $4, $5, nullif($6, ''), $7, $8, $9)`,
		t.dossier.Number, e.Seq, e.Type, e.At, t.now, e.Actor, body, t.last, hash)
	if err != nil {
		return fmt.Errorf("event: %w", err)
	}
	t.last, t.bound = hash, append(t.bound, e)
	if d := e.Document; d != nil {
		_, err := t.pg.Exec(ctx, `insert into document (dossier, id, kind, version, seq, sha256, bytes, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
			t.dossier.Number, d.ID, d.Kind, p.Version, e.Seq, d.SHA256, p.Bytes, t.now)
		if err != nil {
			return fmt.Errorf("document: %w", err)
		}
	}
	if err := t.declare(ctx, p.Aid); err != nil {
		return err
	}
	if err := t.account(ctx, e.Seq, p.Aid); err != nil {
		return err
	}
	told, except := e.Told(t.dossier.State, t.dossier.Supporting)
	if err := t.project(ctx, after); err != nil {
		return err
	}
	return t.notify(ctx, e.Seq, told, except)
}

// project writes the state beside the ledger, in columns that pages can search.
func (t *Tx) project(ctx context.Context, s dossier.State) error {
	body, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("state: %w", err)
	}
	var due any
	if d := s.NextDue(); d != nil {
		due = d.At
	}
	var submitted any
	if !s.SubmittedAt.IsZero() {
		submitted = s.SubmittedAt
	}
	var total dossier.Mark
	if s.Consensus != nil {
		total = s.Consensus.Total
	}
	if _, err = t.pg.Exec(ctx, `update dossier set state = $2, seq = $3, status = $4, since = $5, due_at = $6, submitted_at = $7,
		granted = $8, score_sum = $9, score_of = $10, panel = $11 where number = $1`,
		t.dossier.Number, body, s.Seq, s.Status, s.Since, due, submitted, s.Granted, total.Sum, total.Of, s.Seated()); err != nil {
		return fmt.Errorf("read model: %w", err)
	}
	t.dossier.State = s
	return nil
}

// notify queues one notice per event and person of the parties that are told.
func (t *Tx) notify(ctx context.Context, seq int64, told []dossier.Party, except string) error {
	if len(told) == 0 {
		return nil
	}
	var roles, hubs, people []string
	for _, w := range told {
		roles, hubs, people = append(roles, string(w.Role)), append(hubs, w.Hub), append(people, w.Person)
	}
	_, err := t.pg.Exec(ctx, `insert into outbox (dossier, seq, person, created_at)
		select distinct $1, $2::bigint, p.id, $3::timestamptz from person p
			join unnest($4::text[], $5::text[], $6::text[]) as w (role, hub, person) on p.role = w.role and p.hub = w.hub and (w.person = '' or p.id = w.person)
		where p.active and (p.role <> 'company' or p.company = $7) and p.id <> $8 and not (select example from dossier where number = $1) on conflict do nothing`,
		t.dossier.Number, seq, t.now, roles, hubs, people, t.dossier.Company, except)
	if err != nil {
		return fmt.Errorf("notice: %w", err)
	}
	return nil
}

// Settle writes the outcome of a key.
func (t *Tx) Settle(ctx context.Context, key string, o record.Outcome) error {
	body, err := json.Marshal(o)
	if err != nil {
		return fmt.Errorf("outcome: %w", err)
	}
	tag, err := t.pg.Exec(ctx, `update inbox set outcome = $2, settled_at = $3 where key = $1 and outcome is null`, key, body, t.now)
	if err == nil && tag.RowsAffected() != 1 {
		err = errors.New("the key has an outcome already")
	}
	return err
}

// Promise notes that the sender was told that the command of a key will be carried out.
func (t *Tx) Promise(ctx context.Context, key string) error {
	_, err := t.pg.Exec(ctx, `update inbox set promised = true where key = $1`, key)
	return err
}

// Queue completes the row that reserve inserted.
func (t *Tx) Queue(ctx context.Context, r record.Row) error {
	arguments, err := json.Marshal(r.Command)
	if err != nil {
		return fmt.Errorf("arguments: %w", err)
	}
	_, err = t.pg.Exec(ctx, `update inbox set dossier = $2, command = $3, arguments = $4, content = $5, received_at = $6, delivered = $7 where key = $1`,
		r.Key, r.Dossier, r.Command.Name, arguments, r.Content, r.Received, r.Delivered)
	return err
}

// Insert adds a row that no key was sent for: a signal's, an amendment's.
func (t *Tx) Insert(ctx context.Context, r record.Row) error {
	arguments, err := json.Marshal(r.Command)
	if err != nil {
		return fmt.Errorf("arguments: %w", err)
	}
	_, err = t.pg.Exec(ctx, `insert into inbox (key, person, dossier, command, arguments, content, received_at, signal, delivered)
		values ($1, nullif($2, ''), $3, $4, $5, $6, $7, $8, $9)`, r.Key, r.Person.ID, r.Dossier, r.Command.Name, arguments, r.Content, r.Received, r.Signal, r.Delivered)
	return err
}

// Save stores the next version of the content and remembers the drafter.
func (t *Tx) Save(ctx context.Context, person string, c application.Content) (int, error) {
	var version int
	body := c.JSON()
	if err := t.pg.QueryRow(ctx, `insert into content (dossier, version, body, person, saved_at, hash)
		select $1, greatest(coalesce(max(version), 0), 0) + 1, $2, $3, $4, $5 from content where dossier = $1 returning version`,
		t.dossier.Number, body, person, t.now, hashOf(body)).Scan(&version); err != nil {
		return 0, fmt.Errorf("content: %w", err)
	}
	if _, err := t.pg.Exec(ctx, `insert into drafter (dossier, person) values ($1, $2) on conflict do nothing`, t.dossier.Number, person); err != nil {
		return 0, fmt.Errorf("drafter: %w", err)
	}
	if t.dossier.State.Status == dossier.AwaitingSupplement { // title and hubs count once the supplement is handed in
		t.dossier.Content = version
		_, err := t.pg.Exec(ctx, `update dossier set content = $2 where number = $1`, t.dossier.Number, version)
		return version, err
	}
	return version, t.count(ctx, version, c)
}

// count makes a version of the content the one that counts.
func (t *Tx) count(ctx context.Context, version int, c application.Content) error {
	title := c.Project.Title
	if title == "" {
		title = t.dossier.Title
	}
	if _, err := t.pg.Exec(ctx, `update dossier set content = $2, supporting = $3, title = $4, words = $5 where number = $1`,
		t.dossier.Number, version, c.Hubs.Supporting, title, dossierWords(t.dossier, title, c)); err != nil {
		return fmt.Errorf("dossier: %w", err)
	}
	t.dossier.Content, t.dossier.Supporting, t.dossier.Title = version, c.Hubs.Supporting, title
	return nil
}

// Count makes content and attachments count as they were frozen; what else was saved stays on record. An attachment that was replaced since is put back as its next version.
func (t *Tx) Count(ctx context.Context, f dossier.Frozen) error {
	c, _, err := frozen(ctx, t.pg, t.dossier.Number, f.Hash)
	if err != nil {
		return err
	}
	for _, a := range f.Attachments {
		_, err := t.pg.Exec(ctx, `insert into attachment (dossier, kind, version, sha256, bytes, person, saved_at)
			select dossier, kind, newest, sha256, bytes, person, $4 from attachment,
				(select max(version) + 1 as newest from attachment where dossier = $1 and kind = $2) n
			where dossier = $1 and kind = $2 and version = $3 and newest > version + 1`, t.dossier.Number, a.Kind, a.Version, t.now)
		if err != nil {
			return fmt.Errorf("attachment: %w", err)
		}
	}
	return t.count(ctx, f.Version, c)
}

// Write stores a free text with a salted commitment.
func (t *Tx) Write(ctx context.Context, person, words string) (record.Text, error) {
	salt := make([]byte, 16)
	rand.Read(salt)
	text := record.Text{Text: dossier.Text{ID: access.NewID("t_"), Commitment: hex.EncodeToString(salted(salt, []byte(words)))},
		Dossier: t.dossier.Number, Person: person, Body: words}
	_, err := t.pg.Exec(ctx, `insert into text (id, dossier, person, salt, body, commitment, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
		text.ID, text.Dossier, person, salt, words, text.Commitment, t.now)
	return text, err
}

// Texts finds the texts that exist under these ids.
func (t *Tx) Texts(ctx context.Context, ids []string) ([]record.Text, error) {
	return rows(ctx, t.pg, scanText, selectText+` where id = any($1)`, ids)
}

const selectText = `select id, commitment, dossier, person, body, coalesce(cited_by, '') from text`

func scanText(r pgx.Row) (x record.Text, err error) {
	err = r.Scan(&x.ID, &x.Commitment, &x.Dossier, &x.Person, &x.Body, &x.CitedBy)
	return x, err
}

// Cite uses texts up for a key; a text is cited once.
func (t *Tx) Cite(ctx context.Context, key string, ids []string) error {
	tag, err := t.pg.Exec(ctx, `update text set cited_by = $1 where id = any($2) and (cited_by is null or cited_by = $1)`, key, ids)
	if err == nil && tag.RowsAffected() != int64(len(ids)) {
		err = errors.New("a text was cited before")
	}
	return err
}
