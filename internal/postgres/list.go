// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// aNumber is how a dossier is numbered.
var aNumber = regexp.MustCompile(`^[A-Z][A-Z0-9-]*-[0-9]{4,}$`)

// List gives the dossiers that somebody may see, by number. Page and total are each a bounded part of an index, in its order.
func (s *Store) List(ctx context.Context, i access.Identity, f record.Filter) (page record.Page, err error) {
	q := seen(i)
	for _, is := range []struct{ column, value string }{{"status", f.State}, {"hub", f.Hub}, {"call", f.Call}} {
		if is.value != "" {
			q.and(is.column+" = ?", is.value)
		}
	}
	if number := strings.ToUpper(strings.TrimSpace(f.Query)); aNumber.MatchString(number) { // that one alone, where it can be seen
		one := slices.Clone(q)
		one.and("number = ? and number > ?", number, f.After)
		sql, args := one.first(1)
		page.Dossiers, err = rows(ctx, s.pool, scanDossier, `with page as materialized (`+sql+`) `+selectDossier+` join page using (number)`, args...)
		if page.Total = len(page.Dossiers); err != nil || page.Total > 0 {
			return page, err
		}
	}
	q.search(f.Query)
	sql, args := q.first(record.MostCounted + 1)
	if err := s.pool.QueryRow(ctx, `select count(*) from (`+sql+`) counted`, args...).Scan(&page.Total); err != nil {
		return page, fmt.Errorf("count: %w", err)
	}
	q.and("number > ?", f.After)
	sql, args = q.first(f.Limit + 1)
	page.Dossiers, err = rows(ctx, s.pool, scanDossier,
		`with page as materialized (`+sql+`) `+selectDossier+` join page using (number) order by number`, args...)
	if err == nil && len(page.Dossiers) > f.Limit {
		page.Dossiers = page.Dossiers[:f.Limit]
		page.Next = page.Dossiers[f.Limit-1].Number
	}
	return page, err
}

// sights are the places where somebody looks: one for each of their memberships.
type sights []filter

// seen is visible as places to look: where the dossiers stand that somebody may see. A test holds the two together.
func seen(i access.Identity) (all sights) {
	for _, p := range i.People {
		f := seenAs(p)
		if p.Dossier != "" {
			f.and("number = ?", p.Dossier)
		}
		if !slices.ContainsFunc(all, func(other filter) bool { return other.where == f.where && slices.Equal(other.args, f.args) }) {
			all = append(all, f)
		}
	}
	if len(all) == 0 {
		all = sights{{where: `dossier where false`}}
	}
	return all
}

func seenAs(p access.Person) filter {
	switch p.Role {
	case dossier.Manager, dossier.Auditor:
		return filter{where: `dossier where status <> ''`}
	case dossier.ProgrammeOfficer, dossier.Decider:
		return filter{where: `dossier where submitted_at is not null`}
	case dossier.Assessor:
		return filter{where: `dossier where panel @> array[$1]`, args: []any{p.ID}}
	case dossier.Company:
		return filter{where: `dossier where company = nullif($1, '') and status <> ''`, args: []any{p.Company}}
	case dossier.HubStaff, dossier.Reviewer:
		return filter{where: `(select h.hub as of, h.dossier as number, h.lead as hub, h.call, h.status, d.words from hub_dossier h
			left join dossier d on d.number = h.dossier) d where of = $1 and status <> ''`, args: []any{p.Hub}}
	}
	return filter{where: `dossier where false`}
}

func (all sights) and(condition string, args ...any) {
	for i := range all {
		all[i].args = slices.Clip(all[i].args)
		all[i].and(condition, args...)
	}
}

func (all sights) search(query string) {
	for i := range all {
		all[i].search(query)
	}
}

// first asks the first numbers of what somebody sees: of each sight so many, and of those together.
func (all sights) first(most int) (sql string, args []any) {
	var parts []string
	for _, f := range all {
		var part string
		part, args = fill(`select number from `+f.renumbered(len(args))+` order by number limit ?`, append(args, f.args...), []any{most})
		parts = append(parts, part)
	}
	if sql = parts[0]; len(parts) > 1 {
		sql, args = fill(`(`+strings.Join(parts, `) union (`)+`) order by number limit ?`, args, []any{most})
	}
	return sql, planned(args)
}

// argument is the number of one in a statement.
var argument = regexp.MustCompile(`\$[0-9]+`)

// renumbered is the condition with its arguments after others.
func (f filter) renumbered(after int) string {
	return argument.ReplaceAllStringFunc(f.where, func(number string) string {
		n, _ := strconv.Atoi(number[1:]) // it is one
		return "$" + strconv.Itoa(n+after)
	})
}

// planned has a statement planned for its arguments each time: what is rare is found otherwise than what is not.
func planned(args []any) []any { return append([]any{pgx.QueryExecModeCacheDescribe}, args...) }
