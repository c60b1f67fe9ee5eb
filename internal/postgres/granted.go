// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

// privilege is one of the application's role, on a column where it is of one only.
type privilege struct{ of, table, column string }

var granting = regexp.MustCompile(`^grant (.+) on (.+) to %s$`)

// expected are the privileges that the grants give.
func expected() (all []privilege) {
	for _, g := range grants {
		parts := granting.FindStringSubmatch(g)
		if parts == nil || strings.Contains(parts[2], "schema dossierwerkt") || strings.HasPrefix(parts[2], "function") {
			continue
		}
		for _, table := range strings.Split(parts[2], ", ") {
			for of, columns := range privileges(parts[1]) {
				if len(columns) == 0 {
					all = append(all, privilege{of, table, ""})
				}
				for _, column := range columns {
					all = append(all, privilege{of, table, column})
				}
			}
		}
	}
	return all
}

// privileges are those of a grant, with the columns that they are of: "insert, update (a, b)".
func privileges(of string) map[string][]string {
	all := map[string][]string{}
	for _, m := range regexp.MustCompile(`(\w+)(?: \(([^)]*)\))?`).FindAllStringSubmatch(of, -1) {
		all[m[1]] = nil
		if m[2] != "" {
			all[m[1]] = strings.Split(m[2], ", ")
		}
	}
	return all
}

// granted compares what the application's role may with what it must.
func (s *Store) granted(ctx context.Context) error {
	held, err := rows(ctx, s.pool, func(row pgx.Row) (p privilege, err error) {
		err = row.Scan(&p.of, &p.table, &p.column)
		return p, err
	}, `select lower(p.privilege_type), c.relname, '' from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) p
			where n.nspname = 'dossierwerkt' and p.grantee in (0, (select oid from pg_roles where rolname = current_user)) and p.privilege_type <> 'SELECT' and c.relkind in ('r', 'p', 'v')
		union all select lower(p.privilege_type), c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl) p
			where n.nspname = 'dossierwerkt' and not a.attisdropped and p.grantee in (0, (select oid from pg_roles where rolname = current_user)) and p.privilege_type <> 'SELECT'`)
	if err != nil {
		return err
	}
	must := expected()
	for _, p := range must {
		if !slices.Contains(held, p) {
			return fmt.Errorf("the application's role may not %s on %s: run dossierd migrate, which grants it", p.of, p.table)
		}
	}
	var statements []string
	for _, p := range held {
		if slices.Contains(must, p) {
			continue
		}
		of := p.of
		if p.column != "" {
			of += " (" + pgx.Identifier{p.column}.Sanitize() + ")"
		}
		statements = append(statements, "revoke "+of+" on dossierwerkt."+pgx.Identifier{p.table}.Sanitize()+" from public, "+s.role())
	}
	return mended("the application's role may more than it must", statements, nil)
}

// role is the application's, quoted.
func (s *Store) role() string {
	return pgx.Identifier{s.pool.Config().ConnConfig.User}.Sanitize()
}
