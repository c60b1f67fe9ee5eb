// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Now is the database's clock.
func (s *Store) Now(ctx context.Context) (now time.Time, err error) {
	err = s.pool.QueryRow(ctx, `select clock()`).Scan(&now)
	return now, err
}

// Dossier reads a row without locking it.
func (s *Store) Dossier(ctx context.Context, number string) (record.Dossier, error) {
	return scanDossier(s.pool.QueryRow(ctx, selectDossier+` where number = $1`, number))
}

// CallOf is the version of the call that the dossier was started under.
func (s *Store) CallOf(ctx context.Context, d record.Dossier) (call.Call, error) {
	return s.calls.version(ctx, s.pool, d.Call, d.Version)
}

// Content is the version of the content that d names. Of the one that is frozen, record.ErrTampered when its bytes are not what was
// frozen.
func (s *Store) Content(ctx context.Context, d record.Dossier) (application.Content, error) {
	return shown(ctx, s.pool, d, d.Content)
}

// ContentSaved is a version of the content, with who made it, and the words that a running round of supplement asks, by id; of the version
// that is frozen, record.ErrTampered as Content.
func (s *Store) ContentSaved(ctx context.Context, d record.Dossier,
	version int) (c application.Content, saved contract.Saved, asked map[string]string, err error) {
	var body []byte
	ids := []string{}
	if d.State.Status == dossier.AwaitingSupplement {
		for _, q := range d.State.Supplement.Asked {
			ids = append(ids, q.Text.ID)
		}
	}
	if err = s.pool.QueryRow(ctx, `select c.body, c.version, c.saved_at, p.name,
			(select coalesce(json_object_agg(x.id, x.body), '{}') from text x where x.dossier = c.dossier and x.id = any($3))
		from content c join person p on p.id = c.person where c.dossier = $1 and c.version = $2`, d.Number, version, ids).
		Scan(&body, &saved.Version, &saved.At, &saved.By, &asked); err != nil {
		return c, saved, asked, fmt.Errorf("content: %w", err)
	}
	if f := d.State.Frozen; f != nil && f.Version == version && hashOf(body) != f.Hash {
		return c, saved, asked, record.ErrTampered
	}
	return c, saved, asked, json.Unmarshal(body, &c)
}

// Saved says who made the version of the content that counts.
func (s *Store) Saved(ctx context.Context, d record.Dossier) (saved contract.Saved, err error) {
	err = s.pool.QueryRow(ctx,
		`select c.version, c.saved_at, p.name from content c join person p on p.id = c.person where c.dossier = $1 and c.version = $2`, d.Number, d.Content).
		Scan(&saved.Version, &saved.At, &saved.By)
	return saved, err
}

// visible is the rule of dossier.State.Knows as a condition on a row; a test holds the two together.
// Of each membership: $1 its role, $2 hub, $3 company, $4 the only dossier that it opens; $5 is the id of the person.
const visible = `exists (select from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as eye (as_role, of_hub, of_company, alone)
	where alone in ('', number) and case
	when as_role in ('manager', 'auditor') then true
	when as_role in ('programme_officer', 'decider') then submitted_at is not null
	when as_role = 'assessor' then $5 = any(panel)
	when as_role = 'company' then of_company <> '' and company = of_company
	when as_role in ('hub_staff', 'reviewer') then of_hub <> '' and (hub = of_hub or of_hub = any(supporting))
	else false end)`

// eyes are the arguments of visible.
func eyes(i access.Identity) []any {
	roles, hubs, companies, only := []string{}, []string{}, []string{}, []string{}
	for _, p := range i.People {
		roles, hubs = append(roles, string(p.Role)), append(hubs, p.Hub)
		companies, only = append(companies, p.Company), append(only, p.Dossier)
	}
	return []any{roles, hubs, companies, only, i.ID}
}

// mostOthers is how many other dossiers of a company anybody is told of.
const mostOthers = 20

// otherNumbers are those of the newest other dossiers of a company, leaving out what was withdrawn or never submitted in time, and of one
// that is, or may be, funded, however old; what is told of them does not grow with all that a company ever had.
var otherNumbers = `((select o.number from dossier o where o.company = d.company and o.number <> d.number and o.seq > 0 and o.status <> all(d.given_up)
		order by o.created_at desc, o.number desc limit ` + strconv.Itoa(mostOthers) + `)
	union (select o.number from dossier o where o.company = d.company and o.number <> d.number and o.submitted_at is not null and o.status = any(d.funded) limit 1))`

// ofOthers are the states that otherNumbers asks for: those of what was given up, and of what is, or may be, funded.
func ofOthers() (givenUp, funded []string) {
	return dossier.Where(dossier.Status.GivenUp), dossier.Where(dossier.Status.MayBeFunded)
}

// Others are the other dossiers of the same company that its people are told of.
func (s *Store) Others(ctx context.Context, d record.Dossier) ([]record.Dossier, error) {
	givenUp, funded := ofOthers()
	return rows(ctx, s.pool, scanDossier, selectDossier+` where number in (select n.number from (select $1::text as company, $2::text as number,
		$3::text[] as given_up, $4::text[] as funded) d, lateral `+otherNumbers+` n) order by number`, d.Company, d.Number, givenUp, funded)
}

const selectRecorded = `select e.body, e.recorded_at, e.prev_hash, e.hash, coalesce(p.name, '') from event e left join person p on p.id = e.actor`

func scanEntry(r pgx.Row) (x record.Entry, err error) {
	if err := r.Scan(&x.Body, &x.Recorded.Recorded, &x.PrevHash, &x.Hash, &x.Name); err != nil {
		return x, fmt.Errorf("event: %w", err)
	}
	return x, json.Unmarshal(x.Body, &x.Event)
}

// Timeline gives the events after a number, with the names of who acted.
func (s *Store) Timeline(ctx context.Context, number string, after int64) ([]record.Entry, error) {
	return rows(ctx, s.pool, scanEntry, selectRecorded+` where e.dossier = $1 and e.seq > $2 order by e.seq`, number, after)
}

// TextBodies are the words of the texts that the dossier's events cite, by id.
func (s *Store) TextBodies(ctx context.Context, number string) (map[string]string, error) {
	found, err := s.pool.Query(ctx, selectCited, number)
	if err != nil {
		return nil, fmt.Errorf("texts: %w", err)
	}
	return bodies(found)
}

const selectCited = `select id, body from text where dossier = $1 and cited_by is not null`

// bodies are texts in words, by id.
func bodies(found pgx.Rows) (map[string]string, error) {
	all := map[string]string{}
	var id, body string
	_, err := pgx.ForEachRow(found, []any{&id, &body}, func() error { all[id] = body; return nil })
	return all, err
}

// selectDocument names the document that took the place of another: the next of its kind. A letter that says that an application
// is admissible, and one that says that it is not, take each other's place.
const selectDocument = `select id, kind, version, sha256, length(bytes), created_at, seq,
	(select later.id from document later where later.dossier = d.dossier and later.seq > d.seq
		and replace(later.kind, 'inadmissibility', 'admissibility') = replace(d.kind, 'inadmissibility', 'admissibility') order by later.seq limit 1),
	(select remarks from remark where digest = sha256)
	from document d`

func scanDocument(r pgx.Row) (d record.DocumentInfo, err error) {
	err = r.Scan(&d.ID, &d.Kind, &d.Version, &d.SHA256, &d.Bytes, &d.CreatedAt, &d.Seq, &d.SupersededBy, &d.Remarks)
	if errors.Is(err, pgx.ErrNoRows) {
		return d, record.ErrNoDocument
	}
	return d, err
}

// Documents lists what was made for the dossier, oldest first.
func (s *Store) Documents(ctx context.Context, number string) ([]record.DocumentInfo, error) {
	return rows(ctx, s.pool, scanDocument, selectDocument+` where d.dossier = $1 order by seq`, number)
}

// Document gives one document with its bytes.
func (s *Store) Document(ctx context.Context, number, id string) (d record.DocumentInfo, raw []byte, err error) {
	if d, err = scanDocument(s.pool.QueryRow(ctx, selectDocument+` where d.dossier = $1 and d.id = $2`, number, id)); err != nil {
		return d, nil, err
	}
	err = s.pool.QueryRow(ctx, `select bytes from document where dossier = $1 and id = $2`, number, id).Scan(&raw)
	return d, raw, err
}

// RowOf is the inbox row of a person's own key.
func (s *Store) RowOf(ctx context.Context, person, ownKey string) (record.Row, error) {
	return scanRow(s.pool.QueryRow(ctx, selectRow+` where i.person = $1 and i.own_key = $2`, person, ownKey))
}

// Record is everything that is kept about a dossier, read in one snapshot.
func (s *Store) Record(ctx context.Context, number string) (r record.Record, err error) {
	err = pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(pg pgx.Tx) error {
		if r.Dossier, err = scanDossier(pg.QueryRow(ctx, selectDossier+` where number = $1`, number)); err != nil {
			return err
		}
		entries, err := rows(ctx, pg, scanEntry, selectRecorded+` where e.dossier = $1 order by e.seq`, number)
		if err != nil {
			return err
		}
		for _, e := range entries {
			r.Events = append(r.Events, e.Recorded)
		}
		if r.Rows, err = rows(ctx, pg, scanRow, selectRow+` where i.dossier = $1 order by i.ordinal`, number); err != nil {
			return err
		}
		r.Documents, err = rows(ctx, pg, func(row pgx.Row) (d record.Stored, err error) {
			err = row.Scan(&d.ID, &d.Kind, &d.SHA256, &d.Actual, &d.Seq)
			return d, err
		}, `select id, kind, sha256, encode(sha256(bytes), 'hex'), seq from document where dossier = $1 order by seq`, number)
		if err != nil {
			return err
		}
		hashes, err := rows(ctx, pg, scanCode, `select encode(sha256(bytes), 'hex') from attachment where dossier = $1`, number)
		if err != nil {
			return err
		}
		r.Attached = map[string]bool{}
		for _, hash := range hashes {
			r.Attached[hash] = true
		}
		if r.Rules, err = kept(ctx, pg, r.Dossier.Call); err != nil {
			return err
		}
		if r.Snapshots, err = snapshots(ctx, pg, number, r.Events); err != nil {
			return err
		}
		if err := judgementsOf(ctx, pg, &r); err != nil {
			return err
		}
		return accountsOf(ctx, pg, &r)
	})
	return r, err
}

func snapshots(ctx context.Context, pg pgx.Tx, number string, events []record.Recorded) (map[string]string, error) {
	var hashes []string
	for _, e := range events {
		if e.Event.Frozen != nil {
			hashes = append(hashes, e.Event.Frozen.Hash)
		}
	}
	actual := map[string]string{}
	var hash, sum string
	found, err := pg.Query(ctx,
		`select hash, encode(sha256(convert_to(body::text, 'UTF8')), 'hex') from content where dossier = $1 and hash = any($2) order by version desc`, number, hashes)
	if err != nil {
		return nil, err
	}
	_, err = pgx.ForEachRow(found, []any{&hash, &sum}, func() error { actual[hash] = sum; return nil })
	return actual, err
}

// kept are the hashes of the versions of a call, made from their bytes.
func kept(ctx context.Context, q querier, code string) (map[int]string, error) {
	hashes := map[int]string{}
	var version int
	var hash string
	found, err := q.Query(ctx, `select version, encode(sha256(convert_to(body::text, 'UTF8')), 'hex') from call where code = $1`, code)
	if err != nil {
		return nil, err
	}
	_, err = pgx.ForEachRow(found, []any{&version, &hash}, func() error { hashes[version] = hash; return nil })
	return hashes, err
}
