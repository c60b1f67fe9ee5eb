// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Happened is what some events of a dossier came to, in one statement.
func (s *Store) Happened(ctx context.Context, number string, seqs []int64) (record.Happened, error) {
	f := findings{}
	d, err := scanDossier(followed{s.pool.QueryRow(ctx, `with told as (select $1::text as number, $2::bigint[] as seqs) select `+dossierColumns+findingColumns+`
		from dossier d where d.number = $1`, number, seqs), f.columns()})
	if err != nil {
		return record.Happened{}, err
	}
	return f.happened(d)
}

// History is Happened of every event after one, in one trip: many events are told sooner by short statements than by one that puts them
// together.
func (s *Store) History(ctx context.Context, number string, after int64) (h record.Happened, err error) {
	h.Told = map[int64][]record.Told{}
	b := &pgx.Batch{}
	b.Queue(selectDossier+` where number = $1`, number).QueryRow(func(r pgx.Row) (err error) {
		h.Dossier, err = scanDossier(r)
		return err
	})
	b.Queue(selectRecorded+` where e.dossier = $1 and e.seq > $2 order by e.seq`, number, after).Query(func(found pgx.Rows) (err error) {
		h.Entries, err = pgx.CollectRows(found, func(r pgx.CollectableRow) (record.Entry, error) { return scanEntry(r) })
		return err
	})
	b.Queue(selectCited, number).Query(func(found pgx.Rows) (err error) {
		h.Texts, err = bodies(found)
		return err
	})
	b.Queue(`select o.seq, a.name, a.role, o.state from outbox o join acting a on a.membership = coalesce(o.membership, o.person)
		where o.dossier = $1 and o.seq > $2 order by a.name, a.id`, number, after).Query(func(found pgx.Rows) error {
		var seq int64
		var t record.Told
		_, err := pgx.ForEachRow(found, []any{&seq, &t.Name, &t.Role, &t.State}, func() error { h.Told[seq] = append(h.Told[seq], t); return nil })
		return err
	})
	if err := s.pool.SendBatch(ctx, b).Close(); err != nil {
		return h, err
	}
	h.Names, err = s.Names(ctx, record.Named(h.Entries))
	return h, err
}

// Settled is the row of a key with what it came to.
func (s *Store) Settled(ctx context.Context, key string) (row record.Row, err error) {
	f := findings{}
	var d record.Dossier
	var state []byte
	row, err = scanRow(followed{s.pool.QueryRow(ctx, `with i as (select * from inbox where key = $1),
		told as (select dossier as number, array(select json_array_elements_text(outcome -> 'seqs')::bigint) as seqs from i)
		select `+rowColumns+`, `+dossierColumns+findingColumns+`
		from i join dossier d on d.number = i.dossier `+whoAsked, key), append(dossierInto(&d, &state), f.columns()...)})
	if err == nil {
		err = readState(&d, state)
	}
	if err != nil || row.Outcome == nil {
		return row, err
	}
	h, err := f.happened(d)
	row.Happened = &h
	return row, err
}

// findings are the events that a query calls told, with all that telling them needs, as the database finds them.
type findings struct{ entries, texts, names, notices []byte }

func (f *findings) columns() []any { return []any{&f.entries, &f.texts, &f.names, &f.notices} }

// ofTold finds rows of the events by the key that begins with dossier and event, however few or many there are by now. What they name
// is found by arrays for the same reason: of a list that a query gives, the server expects thousands, and reads the whole table.
const ofTold = `dossier = (select number from told) and seq = any((select seqs from told)::bigint[])`

const findingColumns = `,
	(select json_agg(json_build_object('body', e.body, 'recorded', e.recorded_at, 'hash', encode(e.hash, 'hex'), 'name', coalesce(a.name, '')) order by e.seq)
		from event e left join person a on a.id = e.actor where ` + ofTold + `),
	(select json_object_agg(x.id, x.body) from text x where x.cited_by is not null and x.id = any(array(select id #>> '{}'
		from event e, jsonb_path_query(e.body::jsonb, '$.**.id') id where ` + ofTold + `))),
	(select json_object_agg(a.id, a.name) from person a where a.id = any(array(select unnest(array[body #>> '{seat,assessor}', body ->> 'replaces', body ->> 'for'])
		from event where ` + ofTold + `))),
	(select json_agg(json_build_object('seq', o.seq, 'name', a.name, 'role', a.role, 'state', o.state) order by a.name, a.id)
		from (select * from outbox where ` + ofTold + ` offset 0) o join acting a on a.membership = coalesce(o.membership, o.person))`

func (f *findings) happened(d record.Dossier) (record.Happened, error) {
	h := record.Happened{Dossier: d, Told: map[int64][]record.Told{}}
	var found []struct {
		Body       json.RawMessage
		Recorded   time.Time
		Hash, Name string
	}
	var told []struct {
		Seq int64
		record.Told
	}
	if err := errors.Join(read(f.entries, &found), read(f.texts, &h.Texts), read(f.names, &h.Names), read(f.notices, &told)); err != nil {
		return h, fmt.Errorf("events: %w", err)
	}
	for _, x := range found {
		e := record.Entry{Name: x.Name}
		e.Recorded.Recorded = x.Recorded.UTC()
		hash, err := hex.DecodeString(x.Hash)
		if err := errors.Join(err, json.Unmarshal(x.Body, &e.Event)); err != nil {
			return h, fmt.Errorf("event: %w", err)
		}
		e.Hash = hash
		h.Entries = append(h.Entries, e)
	}
	for _, t := range told {
		h.Told[t.Seq] = append(h.Told[t.Seq], t.Told)
	}
	return h, nil
}
