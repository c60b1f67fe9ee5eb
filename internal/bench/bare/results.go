// SPDX-License-Identifier: EUPL-1.2

package bare

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// results counts hubs, trajectories and dossiers, each in one statement, and what is still to be registered in a fourth.
func (s *site) results(ctx context.Context, _ access.Person, _ *http.Request) (any, error) {
	hubs, years := map[string]*contract.Figures{}, map[string]*contract.Figures{}
	all, codes, register := contract.NewFigures("", "", ""), contract.NewFigure("/api/v1/hubs"), contract.NewRegistering("", "")
	open, late := &register.Open, &register.Late
	ofHub := func(code string) *contract.Figures {
		if hubs[code] == nil {
			hubs[code] = contract.NewFigures(code, code, "")
		}
		return hubs[code]
	}
	ofYear := func(year string) *contract.Figures {
		if years[year] == nil {
			years[year] = contract.NewFigures(year, "", year)
		}
		return years[year]
	}
	three := func(hub, year string) []*contract.Figures { return []*contract.Figures{all, ofHub(hub), ofYear(year)} }
	var id, hub string
	var year int
	var approved bool
	var at time.Time
	var b pgx.Batch
	b.Queue(`select code from hub order by code`).Query(func(rows pgx.Rows) error {
		_, err := pgx.ForEachRow(rows, []any{&id}, func() error { codes.Add(id); ofHub(id); return nil })
		return err
	})
	b.Queue(`select t.id, h.hub, coalesce(extract(year from t.started)::int, 0)
		from trajectory t join trajectory_hub h on h.trajectory = t.id and h.position = 1 order by t.id`).Query(func(rows pgx.Rows) error {
		_, err := pgx.ForEachRow(rows, []any{&id, &hub, &year}, func() error {
			name := strconv.Itoa(year)
			if year == 0 {
				name = "unknown"
			}
			for _, f := range three(hub, name) {
				f.Trajectories.Add(id)
			}
			return nil
		})
		return err
	})
	b.Queue(`select number, hub, extract(year from submitted_at at time zone 'Europe/Brussels')::int, status = 'approved'
		from dossier where submitted_at is not null order by number`).Query(func(rows pgx.Rows) error {
		_, err := pgx.ForEachRow(rows, []any{&id, &hub, &year, &approved}, func() error {
			for _, f := range three(hub, strconv.Itoa(year)) {
				if f.Submitted.Add(id); approved {
					f.Approved.Add(id)
				}
			}
			return nil
		})
		return err
	})
	b.Queue(`select a.dossier, a.at from dossier d join award a on a.dossier = d.number and a.seq = (d.state->>'decision_seq')::bigint
		where d.granted > 0 and a.part > 0 and not a.outside and not d.example
			and d.state->>'registered' is distinct from d.state->>'decision_seq'
		order by a.at, a.dossier, a.company`).Query(func(rows pgx.Rows) error {
		_, err := pgx.ForEachRow(rows, []any{&id, &at}, func() error {
			due := dossier.RegisterUntil(at)
			if due == nil || open.Count > 0 && open.Records[open.Count-1] == id {
				return nil
			}
			if open.Add(id); time.Now().After(due.At) {
				late.Add(id)
			}
			return nil
		})
		return err
	})
	if err := s.pool.SendBatch(ctx, &b).Close(); err != nil {
		return nil, err
	}
	if all.Submitted.Count > record.MostCounted {
		for _, f := range slices.Concat([]*contract.Figures{all}, sorted(hubs), sorted(years)) {
			f.Submitted.Untold()
			f.Approved.Untold()
		}
	}
	return contract.Results{Hubs: codes, Figures: *all, Register: register,
		ByHub: sorted(hubs), ByYear: sorted(years)}, nil
}

func sorted(m map[string]*contract.Figures) []*contract.Figures {
	all := []*contract.Figures{}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		all = append(all, m[name])
	}
	return all
}
