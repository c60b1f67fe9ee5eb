// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// aNumber is how a dossier is numbered.
var aNumber = regexp.MustCompile(`^[A-Z][A-Z0-9-]*-[0-9]{4,}$`)

// List gives the dossiers that somebody may see, in the order that is asked. Page and total are each a bounded part of an index, in its
// order. ErrPlace when the list cannot go on after what is asked.
func (s *Store) List(ctx context.Context, i access.Identity, f record.Filter) (page record.Page, err error) {
	if page, err = s.one(ctx, i, f); err != nil || page.Total > 0 {
		return page, err
	}
	sql, args := seen(i, f).counted(f, orders[""], nil)
	var total int
	counted := make(chan error, 1)
	go func() {
		counted <- s.lists.QueryRow(ctx, sql, args...).Scan(&total)
	}()
	page, err = s.part(ctx, i, f) // meanwhile
	if wrong := <-counted; wrong != nil && err == nil {
		err = fmt.Errorf("count: %w", wrong)
	}
	page.Total = total
	return page, err
}

// Part is List without its total.
func (s *Store) Part(ctx context.Context, i access.Identity, f record.Filter) (page record.Page, err error) {
	if page, err = s.one(ctx, i, f); err != nil || page.Total > 0 {
		return page, err
	}
	return s.part(ctx, i, f)
}

// one is the dossier that is searched by its whole number, alone, where it can be seen; else a page without a total.
func (s *Store) one(ctx context.Context, i access.Identity, f record.Filter) (page record.Page, err error) {
	number := strings.ToUpper(strings.TrimSpace(f.Query))
	if !aNumber.MatchString(number) || f.After != "" {
		return page, nil
	}
	f.Query = ""
	places := seen(i, f)
	places.and("number = ?", number)
	page, err = s.page(ctx, places, orders[f.Sort], 1)
	page.Total = len(page.Dossiers)
	return page, err
}

func (s *Store) part(ctx context.Context, i access.Identity, f record.Filter) (page record.Page, err error) {
	o, places := orders[f.Sort], seen(i, f)
	if f.After != "" {
		condition, args, err := o.beyond(f.After, false)
		if err != nil {
			return page, err
		}
		places.and(condition, args...)
	}
	if page, err = s.page(ctx, places, o, f.Limit+1); err == nil && len(page.Dossiers) > f.Limit {
		page.Dossiers, page.Keys = page.Dossiers[:f.Limit], page.Keys[:f.Limit]
		page.Next = page.Keys[f.Limit-1]
	}
	return page, err
}

// page reads the first dossiers of what somebody sees.
func (s *Store) page(ctx context.Context, places sights, o order, most int) (page record.Page, err error) {
	sql, args := places.first(o, false, most, nil)
	key := "''"
	if o.column != "" {
		key = "page.key::text"
	}
	var found string
	page.Dossiers, err = rows(ctx, s.lists, func(r pgx.Row) (record.Dossier, error) {
		d, err := scanDossier(followed{r, []any{&found}})
		page.Keys = append(page.Keys, o.place(found, d.Number))
		return d, err
	}, `with page as materialized (`+sql+`) select `+dossierColumns+`, `+key+` from dossier d join page using (number)`+o.by("page.key", false),
		args...)
	return page, err
}

// Counts are how many dossiers lists would have, each up to record.MostCounted + 1: of every facet as many numbers as it has values, or
// one.
func (s *Store) Counts(ctx context.Context, i access.Identity, facets []record.Facet) ([][]int, error) {
	var parts []string
	var args []any
	all := make([][]int, len(facets))
	for n, facet := range facets {
		all[n] = make([]int, max(len(facet.Values), 1))
		places, value := seen(i, facet.Filter), "1::bigint"
		if facet.Of == record.ByAssessor {
			places = seenUnder(i.Which(knowsPanels), i, facet.Filter)
		}
		if facet.Of != "" {
			places.and(byValue[facet.Of])
			value = "v.n"
		}
		var sql string
		sql, args = places.counted(facet.Filter, orders[""], args)
		part := fmt.Sprintf("select %d as facet, %s as n, (%s) as counted", n, value, sql)
		if facet.Of != "" {
			part, args = fill(part+` from unnest(?::text[]) with ordinality v (value, n)`, args, []any{facet.Values})
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return all, nil
	}
	var facet, n, count int
	found, err := s.lists.Query(ctx, strings.Join(parts, " union all "), args...)
	if err == nil {
		_, err = pgx.ForEachRow(found, []any{&facet, &n, &count}, func() error { all[facet][n-1] = count; return nil })
	}
	if err != nil {
		return nil, fmt.Errorf("counts: %w", err)
	}
	return all, nil
}
