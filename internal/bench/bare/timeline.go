// SPDX-License-Identifier: EUPL-1.2

package bare

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/jackc/pgx/v5"
)

// timeline reads state, events, texts and notices in four statements of one round trip.
func (s *site) timeline(ctx context.Context, _ access.Person, r *http.Request) (any, error) {
	number := r.PathValue("number")
	var state dossier.State
	entries, texts, notices := []contract.Entry{}, map[string]string{}, map[int64][]contract.Told{}
	var events []dossier.Event
	var b pgx.Batch
	b.Queue(`select state from dossier where number = $1`, number).QueryRow(func(row pgx.Row) error { return row.Scan(&state) })
	b.Queue(`select id, body from text where dossier = $1 and cited_by is not null`, number).Query(func(rows pgx.Rows) error {
		var id, body string
		_, err := pgx.ForEachRow(rows, []any{&id, &body}, func() error { texts[id] = body; return nil })
		return err
	})
	b.Queue(`select o.seq, p.name, m.role, o.state from outbox o join person p on p.id = o.person join membership m on m.id = coalesce(o.membership, o.person)
		where o.dossier = $1 order by p.name, p.id`, number).Query(func(rows pgx.Rows) error {
		var seq int64
		var t contract.Told
		_, err := pgx.ForEachRow(rows, []any{&seq, &t.Name, &t.Role, &t.State}, func() error {
			notices[seq] = append(notices[seq], t)
			return nil
		})
		return err
	})
	b.Queue(`select e.body, e.recorded_at, e.hash, coalesce(p.name, '') from event e left join person p on p.id = e.actor
		where e.dossier = $1 order by e.seq`, number).Query(func(rows pgx.Rows) error {
		var body, hash []byte
		var recorded time.Time
		var name string
		_, err := pgx.ForEachRow(rows, []any{&body, &recorded, &hash, &name}, func() error {
			var e dossier.Event
			if err := json.Unmarshal(body, &e); err != nil {
				return err
			}
			events = append(events, e)
			entries = append(entries, contract.Entry{Seq: e.Seq, At: e.At, RecordedAt: recorded.UTC(), Type: e.Type, Actor: contract.Actor{ID: e.Actor, Name: name, Role: e.Role},
				Summary: e.Summary(lang), Details: e.Details(lang), Hash: hex.EncodeToString(hash)})
			return nil
		})
		return err
	})
	if err := s.pool.SendBatch(ctx, &b).Close(); err != nil {
		return nil, err
	}
	for i, e := range events {
		if e.Reasons != nil {
			entries[i].Details = append(entries[i].Details, "redenen: "+texts[e.Reasons.ID])
		}
		for _, c := range e.Conditions {
			entries[i].Details = append(entries[i].Details, "voorwaarde: "+texts[c.ID])
		}
		entries[i].Told = notices[e.Seq]
	}
	return contract.Timeline{Events: entries, Planned: plannedOf(state)}, nil
}
