// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Asks says which commands ask what of the record. What a command does not ask is not read.
type Asks struct {
	Content []dossier.Verb // the content as it was when the row was received, with attachments
	Frozen  []dossier.Verb // what of the content is frozen; in a round of supplement every command asks it
	Prints  []dossier.Verb // names of the hubs, and the texts that the command cites
	Weighs  []dossier.Verb // budget, document of an outside funder, and the decision before
}

// Pending is a row without an outcome, with what its command asks of the record.
type Pending struct {
	record.Row
	Behind      int                 // rows that wait behind it
	Drafters    []string            // everyone who started the dossier or changed its content, ever
	Draft       Kept                // the content as it was when the row was received
	Frozen      Kept                // what is frozen
	Attachments []record.Attachment // that count
	Reviewers   []access.Person     // of the lead hub, who have not left
	Hubs        map[string]string   // of the programme, code to name
	Texts       []record.Text       // that the command cites
	Assessor    *access.Person      // that it names
	Awarded     *time.Time          // of the decision that stands, where it is aid that we must register
	Left        *money.Cents        // of the budget, as far as is known without its lock; nil: no limit
	Upload      *record.Upload      // that it names
	Decision    *dossier.Event      // that stands
}

// Kept is content as it is kept: with the hash of its bytes. None has no hash.
type Kept struct {
	application.Content
	Hash string
}

func keptIn(body []byte) (k Kept, err error) {
	if body == nil {
		return k, nil
	}
	k.Hash = hashOf(body)
	return k, json.Unmarshal(body, &k.Content)
}

// human is a person as JSON, as far as four eyes ask.
const human = `json_build_object('person', id, 'membership', membership, 'lender', lender, 'role', role, 'hub', hub, 'Same', same, 'Companies', companies)`

// Next is the oldest row without an outcome, in one statement with all that its command asks; nil when none is open.
func (t *Tx) Next(ctx context.Context, a Asks) (*Pending, error) {
	o, err := t.pending(ctx, a, `(select *, count(*) over () - 1 as behind from inbox where dossier = $1 and outcome is null and received_at is not null
		order by received_at, ordinal limit 1)`)
	if errors.Is(err, record.ErrNoKey) {
		return nil, nil
	}
	return o, err
}

// Imagined is a row that nobody sent, as Next would give it were it received now: with all that its command asks, and the texts that it
// cites.
func (t *Tx) Imagined(ctx context.Context, a Asks, row record.Row, texts ...Text) (*Pending, error) {
	arguments, err := json.Marshal(row.Command)
	if err != nil {
		return nil, fmt.Errorf("arguments: %w", err)
	}
	o, err := t.pending(ctx, a, `(select ''::text as key, $1::text as dossier, $11::text as person, $12::text as membership, $13::text as command,
		$14::text::json as arguments, $15::int as content, $16::timestamptz as received_at, false as signal, false as promised, false as delivered,
		null::json as outcome, 0 as behind)`, row.Person.ID, row.Person.Acts(), row.Command.Name, string(arguments), row.Content, row.Received)
	if err != nil {
		return nil, err
	}
	o.Person = row.Person
	for _, x := range texts {
		o.Texts = append(o.Texts, x.Text)
	}
	return o, nil
}

// pending is the row of a table of one, with all that its command asks; the arguments of the table begin at $11. record.ErrNoKey where it
// is empty.
func (t *Tx) pending(ctx context.Context, a Asks, table string, args ...any) (*Pending, error) {
	d, hash := t.dossier, ""
	if d.State.Frozen != nil {
		hash = d.State.Frozen.Hash
	}
	if d.State.Status == dossier.AwaitingSupplement {
		a.Frozen = append(append([]dossier.Verb{}, dossier.Updates...), a.Frozen...)
	}
	var o Pending
	var content, frozen, attachments, reviewers, hubs, texts, assessor, decision []byte
	var budget *money.Cents
	var granted money.Cents
	u := record.Upload{}
	row, err := scanRow(followed{t.pg.QueryRow(ctx, `select `+rowColumns+`, i.behind,
		array(select person from drafter where dossier = i.dossier order by person),
		case when i.command = any($2) then (select body from content where dossier = i.dossier and version = i.content) end,
		case when i.command = any($3) then (select body from content where dossier = i.dossier and hash = $4 order by version limit 1) end,
		case when i.command = any($2) then (select json_agg(x order by kind) from (`+selectAttachment+` a where dossier = i.dossier
			and version = (select max(version) from attachment b where b.dossier = a.dossier and b.kind = a.kind)) x) end,
		case when i.command = any($2) then (select json_agg(`+human+` order by id) from acting where role = 'reviewer' and hub = $5 and (active or $6)) end,
		case when i.command = any($7) then (select json_object_agg(code, name) from hub) end,
		case when i.command = any($7) or i.signal then (select json_agg(x) from (`+selectText+` where id in
			(select id #>> '{}' from jsonb_path_query(i.arguments::jsonb, '$.**.id') id)) x) end,
		(select `+human+` from acting where id = i.arguments->>'assessor' and active and role = 'assessor' order by membership limit 1),
		(select max(at) from award where dossier = i.dossier and seq = $8 and part > 0 and not outside),
		n.budget, coalesce(n.granted, 0), coalesce(u.id, ''), coalesce(u.dossier, ''), coalesce(u.person, ''), coalesce(u.sha256, ''), u.bytes, coalesce(u.used_by, ''),
		case when i.command = any($9) then (select body from event where dossier = i.dossier and seq = $8) end
		from `+table+` i `+whoAsked+` left join call_counter n on i.command = any($9) and n.call = $10 left join upload u on u.id = i.arguments->>'upload'`,
		append([]any{d.Number, a.Content, a.Frozen, hash, d.Hub, d.Example, a.Prints, d.State.DecisionSeq, a.Weighs, d.Call}, args...)...),
		[]any{&o.Behind, &o.Drafters, &content, &frozen, &attachments, &reviewers, &hubs, &texts, &assessor, &o.Awarded, &budget, &granted,
			&u.ID, &u.Dossier, &u.Person, &u.SHA256, &u.Bytes, &u.UsedBy, &decision}})
	if err != nil {
		return nil, fmt.Errorf("open rows: %w", err)
	}
	o.Row, o.Left = row, t.left(budget, granted)
	if u.ID != "" {
		o.Upload = &u
	}
	var wrong [2]error
	o.Draft, wrong[0] = keptIn(content)
	o.Frozen, wrong[1] = keptIn(frozen)
	err = errors.Join(wrong[0], wrong[1], read(attachments, &o.Attachments), read(hubs, &o.Hubs), read(texts, &o.Texts),
		read(reviewers, &o.Reviewers), read(assessor, &o.Assessor),
		read(decision, &o.Decision))
	for i := range o.Attachments {
		o.Attachments[i].SavedAt = o.Attachments[i].SavedAt.UTC()
	}
	return &o, err
}

// Draft is content that somebody is about to change.
type Draft struct {
	Content   application.Content // that counts
	Waiting   []dossier.Verb      // commands that wait to be carried out
	Submitted Kept                // in a round of supplement: what was submitted
	Hubs      map[string]string   // then too: of the programme, code to name
}

// Draft reads what counts, and what a change of it is held against.
func (t *Tx) Draft(ctx context.Context) (x Draft, err error) {
	hash := ""
	if t.dossier.State.Status == dossier.AwaitingSupplement {
		hash = t.dossier.State.Frozen.Hash
	}
	var body, submitted, hubs []byte
	err = t.pg.QueryRow(ctx, `select body, array(select command from inbox where dossier = $1 and outcome is null and received_at is not null order by received_at, ordinal),
		case when $3 <> '' then (select body from content where dossier = $1 and hash = $3 order by version limit 1) end,
		case when $3 <> '' then (select json_object_agg(code, name) from hub) end
		from content where dossier = $1 and version = $2`, t.dossier.Number, t.dossier.Content, hash).Scan(&body, &x.Waiting, &submitted, &hubs)
	if err != nil {
		return x, fmt.Errorf("content: %w", err)
	}
	x.Submitted, err = keptIn(submitted)
	return x, errors.Join(err, read(body, &x.Content), read(hubs, &x.Hubs))
}
