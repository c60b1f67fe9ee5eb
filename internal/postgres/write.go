// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Promise notes that the sender was told that the command of a key will be carried out.
func (t *Tx) Promise(ctx context.Context, key string) error {
	_, err := t.pg.Exec(ctx, `update inbox set promised = true where key = $1`, key)
	return err
}

// Queue completes the row that reserve inserted, with the texts that it cites.
func (t *Tx) Queue(ctx context.Context, r record.Row, texts ...Text) error {
	set, args, err := queueing(r)
	if err != nil {
		return err
	}
	w := &writing{}
	t.texts(w, texts)
	w.exactly(1, "the key is not there", `update inbox set `+set+` where key = ?`, append(args, r.Key)...)
	return t.send(ctx, w)
}

// queueing are the columns of a row as it is received.
func queueing(r record.Row) (set string, args []any, err error) {
	arguments, err := json.Marshal(r.Command)
	if err != nil {
		return "", nil, fmt.Errorf("arguments: %w", err)
	}
	return `dossier = ?, command = ?, arguments = ?, content = ?, received_at = ?, delivered = ?`,
		[]any{r.Dossier, r.Command.Name, arguments, r.Content, r.Received, r.Delivered}, nil
}

// Insert adds a row that no key was sent for: a signal's, an amendment's.
func (t *Tx) Insert(ctx context.Context, r record.Row, texts ...Text) error {
	arguments, err := json.Marshal(r.Command)
	if err != nil {
		return fmt.Errorf("arguments: %w", err)
	}
	w := &writing{}
	t.texts(w, texts)
	w.add(`insert into inbox (key, person, membership, dossier, command, arguments, content, received_at, signal, delivered) values (?, nullif(?, ''), nullif(?, ''), ?, ?, ?, ?, ?, ?, ?)`,
		r.Key, r.Person.ID, r.Person.Acts(), r.Dossier, r.Command.Name, arguments, r.Content, r.Received, r.Signal, r.Delivered)
	return t.send(ctx, w)
}

// Text is a free text that is still to be stored.
type Text struct {
	record.Text
	salt []byte
}

// Text makes a free text of somebody about the dossier, with a salted commitment.
func (t *Tx) Text(p access.Person, words string) Text {
	return t.text(p, words, nil)
}

// TextFor makes one for a signal to cite. Its commitment covers the words, whose they are, about which dossier and what the signal says.
func (t *Tx) TextFor(p access.Person, words string, stands dossier.Command) (Text, error) {
	says, err := json.Marshal(struct {
		Dossier, Person string
		For             dossier.Command
	}{t.dossier.Number, p.ID, stands})
	if err != nil {
		return Text{}, fmt.Errorf("text: %w", err)
	}
	text := t.text(p, words, append([]byte{0}, says...))
	text.For = stands
	return text, nil
}

func (t *Tx) text(p access.Person, words string, more []byte) Text {
	salt := make([]byte, 16)
	rand.Read(salt)
	return Text{record.Text{Text: dossier.Text{ID: access.NewID("t_"),
		Commitment: hex.EncodeToString(salted(salt, append([]byte(words), more...)))},
		Dossier: t.dossier.Number, Person: p.ID, Membership: p.Acts(), Body: words}, salt}
}

// Write stores free texts.
func (t *Tx) Write(ctx context.Context, texts ...Text) error {
	w := &writing{}
	t.texts(w, texts)
	return t.send(ctx, w)
}

func (t *Tx) texts(w *writing, texts []Text) {
	for _, x := range texts {
		w.add(`insert into text (id, dossier, person, membership, salt, body, stands_for, commitment, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			x.ID, x.Dossier, x.Person, x.Membership, x.salt, x.Body, stated(x.For), x.Commitment, t.now)
	}
}

// stated is what a signal is to say, as it is kept: nothing for a text that came with its command.
func stated(c dossier.Command) any {
	if c.Name == "" {
		return nil
	}
	return c
}

// Save stores the next version of the content and remembers the drafter. In a round of supplement, title and partners count once it is
// handed in.
func (t *Tx) Save(ctx context.Context, p access.Person, c application.Content) error {
	counts, args := `content = (select version from saved)`, []any(nil)
	if t.dossier.State.Status != dossier.AwaitingSupplement {
		said, more := t.saying(c)
		counts, args = counts+", "+said, more
	}
	body := c.JSON()
	counts, args = fill(counts, []any{t.dossier.Number, body, p.ID, t.now, hashOf(body), p.Acts(), p.Hands()}, args)
	var version int
	if err := t.pg.QueryRow(ctx, `with saved as (insert into content (dossier, version, body, person, saved_at, hash, membership)
			select $1, greatest(coalesce(max(version), 0), 0) + 1, $2, $3, $4, $5, $6 from content where dossier = $1 returning version),
		drafted as (insert into drafter (dossier, person) select $1, unnest($7::text[]) on conflict do nothing)
		update dossier set `+counts+` where number = $1 returning content`, args...).Scan(&version); err != nil {
		return fmt.Errorf("content: %w", err)
	}
	if t.dossier.State.Status == dossier.AwaitingSupplement {
		t.dossier.Content = version
	} else {
		t.counts(version, c)
	}
	return nil
}

// title is what a dossier is called with some content.
func (t *Tx) title(c application.Content) string {
	if c.Project.Title == "" {
		return t.dossier.Title
	}
	return c.Project.Title
}

// saying are the columns of a dossier that say what its content says.
func (t *Tx) saying(c application.Content) (set string, args []any) {
	title := t.title(c)
	name := c.Applicant.Name
	return `title = ?, words = ?, partners = ?, applicant = ?, by_title = ?, by_company = ?`,
		[]any{title, dossierWords(t.dossier, title, c), partners(c), name, inOrder(title), inOrder(name)}
}

// partners are the companies that take part besides the applicant.
func partners(c application.Content) []string {
	all := []string{}
	for _, p := range c.Partners {
		if number, err := identity.NormaliseCompanyNumber(p.Organisation.CompanyNumber); err == nil && !slices.Contains(all, number) {
			all = append(all, number)
		}
	}
	return all
}

// counting are the columns that make a version of the content the one that counts.
func (t *Tx) counting(version int, c application.Content) (set string, args []any) {
	set, args = t.saying(c)
	return set + `, content = ?`, append(args, version)
}

// counts notes what counts by now.
func (t *Tx) counts(version int, c application.Content) {
	t.dossier.Title, t.dossier.Content = t.title(c), version
	t.dossier.Partners, t.dossier.Applicant = partners(c), c.Applicant.Name
}

// restore makes attachments count as they were frozen: one that was replaced since is put back as its next version.
func (t *Tx) restore(w *writing, f dossier.Frozen) {
	if len(f.Attachments) == 0 {
		return
	}
	var kinds []string
	var versions []int
	for _, a := range f.Attachments {
		kinds, versions = append(kinds, a.Kind), append(versions, a.Version)
	}
	w.add(`insert into attachment (dossier, kind, version, sha256, bytes, person, saved_at, membership)
		select a.dossier, a.kind, n.newest, a.sha256, a.bytes, a.person, ?, a.membership from unnest(?::text[], ?::int[]) as f (kind, version)
		join attachment a on a.dossier = ? and a.kind = f.kind and a.version = f.version,
		lateral (select max(version) + 1 as newest from attachment b where b.dossier = a.dossier and b.kind = a.kind) n
		where n.newest > a.version + 1`, t.now, kinds, versions, t.dossier.Number)
}

// Texts finds the texts that exist under these ids.
func (t *Tx) Texts(ctx context.Context, ids []string) ([]record.Text, error) {
	return rows(ctx, t.pg, scanText, selectText+` where id = any($1)`, ids)
}

const selectText = `select id, commitment, dossier, person, coalesce(membership, person) as membership, body, coalesce(stands_for, '{}') as "for", coalesce(cited_by, '') as citedby from text`

func scanText(r pgx.Row) (x record.Text, err error) {
	err = r.Scan(&x.ID, &x.Commitment, &x.Dossier, &x.Person, &x.Membership, &x.Body, &x.For, &x.CitedBy)
	return x, err
}
