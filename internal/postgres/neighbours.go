// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Neighbours says where a dossier stands in a list, and what stands beside it. At is where it stood when the list was read, so that the way
// on is the same after something was done with it; "" where it stands now. ErrPlace when it is no such place.
func (s *Store) Neighbours(ctx context.Context, i access.Identity, f record.Filter, number, at string) (n record.Neighbours, err error) {
	o := orders[f.Sort]
	if at == "" {
		if at, err = s.place(ctx, o, number); err != nil {
			return n, err
		}
	}
	all := seen(i, f)
	one, before, after := all.clone(), all.clone(), all.clone()
	one.and("number = ?", number)
	for back, places := range map[bool]sights{true: before, false: after} {
		condition, args, err := o.beyond(at, back)
		if err != nil {
			return n, err
		}
		places.and(condition, args...)
		places.and("number <> ?", number)
	}
	key := "''"
	if o.column != "" {
		key = "key::text"
	}
	var args []any
	ask := func(places sights, back bool, most int) (sql string) {
		sql, args = places.first(o, back, most, args)
		return sql
	}
	step := func(places sights, back bool) string {
		return fmt.Sprintf(`(select array[number, %s] from (%s) step)`, key, ask(places, back, 1))
	}
	count := func(places sights) (sql string) {
		sql, args = places.counted(f, o, args)
		return "(" + sql + ")"
	}
	sql := fmt.Sprintf(`select %s, %s, exists (%s), %s, %s`, count(before), count(all), ask(one, false, 1), step(after, false), step(before, true))
	var next, previous []string
	if err := s.lists.QueryRow(ctx, sql, args...).Scan(&n.Before, &n.Total, &n.In, &next, &previous); err != nil {
		return n, fmt.Errorf("place in the list: %w", err)
	}
	n.Next, n.Previous = o.step(next), o.step(previous)
	return n, nil
}

// place is where a dossier stands now.
func (s *Store) place(ctx context.Context, o order, number string) (string, error) {
	if o.column == "" {
		return number, nil
	}
	var key string
	err := s.pool.QueryRow(ctx, `select `+o.column+`::text from dossier where number = $1`, number).Scan(&key)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", record.ErrNoDossier
	}
	return o.place(key, number), err
}

func (o order) step(found []string) record.Step {
	if len(found) == 0 {
		return record.Step{}
	}
	return record.Step{Number: found[0], Key: o.place(found[1], found[0])}
}

// clone is the places apart, to add to.
func (all sights) clone() (apart sights) {
	for _, f := range all {
		apart = append(apart, f.clone())
	}
	return apart
}
