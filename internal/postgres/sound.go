// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// Check is something of the database that must hold. What it gives is what is wrong, and how it is mended: by a statement of the
// superuser or the owner after "run: ", or by a program.
type Check struct {
	Name string
	Do   func(context.Context) error
}

// Checks are all of them, in the order in which they are worth mending.
func (s *Store) Checks() []Check {
	return []Check{
		{"database answers", s.Ping},
		{"PostgreSQL's version", s.recent},
		{"application's role is confined", s.Confined},
		{"application's role is in no other role", s.alone},
		{"schema is current", s.Current},
		{"application's role may what it must, and no more", s.granted},
		{"what guards the record is there and on", s.guarded},
		{"commits are durable", s.Durable},
		{"something can be written", s.writes},
		{"clocks of database and machine agree", s.together},
		{"read model is current", s.Folded},
		{"commands are carried out", s.carried},
	}
}

// oldest is the first version of PostgreSQL that has all that is asked of it.
const oldest = 140000

func (s *Store) recent(ctx context.Context) error {
	var version int
	var words string
	if err := s.pool.QueryRow(ctx, `select current_setting('server_version_num')::int, current_setting('server_version')`).Scan(&version, &words); err != nil {
		return err
	}
	if version < oldest {
		return fmt.Errorf("PostgreSQL is of version %s: move the database to version 14 or newer", words)
	}
	return nil
}

// alone says in which other roles the application's role is: with them it may what they may.
func (s *Store) alone(ctx context.Context) error {
	var statements []string
	err := s.pool.QueryRow(ctx, `select coalesce(array_agg(format('revoke %I from %I', g.rolname, current_user) order by 1), '{}')
		from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles r on r.oid = m.member where r.rolname = current_user`).Scan(&statements)
	return mended("the application's role may what another role may", statements, err)
}

// mended is what is wrong, with the statements that mend it; nil where there are none.
func mended(wrong string, statements []string, err error) error {
	if err != nil || len(statements) == 0 {
		return err
	}
	return fmt.Errorf("%s; run: %s", wrong, strings.Join(statements, "; "))
}

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
	must := expected()
	var lacks bool
	for _, p := range must {
		lacking := `select not has_table_privilege($1, $2)`
		args := []any{p.table, p.of}
		if p.column != "" {
			lacking, args = `select not has_column_privilege($1, $3, $2)`, append(args, p.column)
		}
		if err := s.pool.QueryRow(ctx, lacking, args...).Scan(&lacks); err != nil {
			return err
		}
		if lacks {
			return fmt.Errorf("the application's role may not %s on %s: run dossierd migrate, which grants it", p.of, p.table)
		}
	}
	held, err := rows(ctx, s.pool, func(row pgx.Row) (p privilege, err error) {
		err = row.Scan(&p.of, &p.table, &p.column)
		return p, err
	}, `select lower(p.privilege_type), c.relname, '' from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) p
			where n.nspname = 'dossierwerkt' and p.grantee in (0, (select oid from pg_roles where rolname = current_user)) and p.privilege_type <> 'SELECT' and c.relkind in ('r', 'p', 'v')
		union all select lower(p.privilege_type), c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl) p
			where n.nspname = 'dossierwerkt' and p.grantee in (0, (select oid from pg_roles where rolname = current_user)) and p.privilege_type <> 'SELECT'`)
	if err != nil {
		return err
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

var (
	triggerMade    = regexp.MustCompile(`(?s)create trigger (\w+)\s+(?:before|after)[^;]*?\son (\w+)`)
	triggerDropped = regexp.MustCompile(`drop trigger (\w+) on (\w+)|drop table (?:if exists )?(\w+)`)
)

// guards are the triggers that the migrations make, as "table trigger".
func guards() (all []string, err error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	for _, name := range names {
		raw, err := fs.ReadFile(migrations, name)
		if err != nil {
			return nil, err
		}
		for _, m := range triggerDropped.FindAllStringSubmatch(string(raw), -1) {
			all = slices.DeleteFunc(all, func(g string) bool {
				return g == m[2]+" "+m[1] || m[3] != "" && strings.HasPrefix(g, m[3]+" ")
			})
		}
		for _, m := range triggerMade.FindAllStringSubmatch(string(raw), -1) {
			all = append(all, m[2]+" "+m[1])
		}
	}
	return all, nil
}

// guarded looks whether every trigger is there and on.
func (s *Store) guarded(ctx context.Context) error {
	must, err := guards()
	if err != nil {
		return err
	}
	var there, off []string
	err = s.pool.QueryRow(ctx, `select coalesce(array_agg(c.relname || ' ' || t.tgname), '{}'),
		coalesce(array_agg(format('alter table dossierwerkt.%I enable trigger %I', c.relname, t.tgname)) filter (where t.tgenabled <> 'O'), '{}')
		from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'dossierwerkt' and not t.tgisinternal`).Scan(&there, &off)
	if err != nil {
		return err
	}
	for _, guard := range must {
		if !slices.Contains(there, guard) {
			table, trigger, _ := strings.Cut(guard, " ")
			return fmt.Errorf("the trigger %s of the table %s is gone, and what it kept from happening may have happened: look with dossierd verify, and restore a backup of before or make the trigger anew as the migrations have it",
				trigger, table)
		}
	}
	return mended("a trigger that guards the record is off, and what it keeps from happening may have happened: look with dossierd verify", off, nil)
}

// errTried ends a transaction that only tried something.
var errTried = errors.New("tried")

// writes writes something for real, and takes it back.
func (s *Store) writes(ctx context.Context) error {
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `insert into logout_seen (hash, until) values ('doctor ' || clock_timestamp(), clock_timestamp())`); err != nil {
			return err
		}
		return errTried
	})
	switch {
	case errors.Is(err, errTried):
		return nil
	case state(err) == "25006":
		return errors.New("the database takes no writes: is it a standby? Have the programs reach the primary, or run: alter database dossierwerkt reset default_transaction_read_only; alter role " + s.role() + " reset default_transaction_read_only")
	case state(err) == "53100":
		return errors.New("the disk of the database is full: make room; nothing is lost, and what was refused can be sent again")
	}
	return err
}

// apart is how far the clocks may be apart: terms end by that of the database, notices and tokens by both.
const apart = 5 * time.Second

func (s *Store) together(ctx context.Context) error {
	before := time.Now()
	there, err := s.Now(ctx)
	if err != nil {
		return err
	}
	if there.Before(before.Add(-apart)) || there.After(time.Now().Add(apart)) {
		return fmt.Errorf("the clock of the database is %v from that of this machine: set both by the same time server (NTP), for terms end by that of the database",
			there.Sub(before).Round(time.Second))
	}
	return nil
}

// carried says how many commands wait that should not.
func (s *Store) carried(ctx context.Context) error {
	f, err := s.Figures(ctx)
	if err != nil {
		return err
	}
	if f.OldestWait > time.Minute {
		return fmt.Errorf("%d commands wait to be carried out, the oldest for %v: nothing of them is lost; look whether a worker runs (dossierd worker, or dossierd up) and the engine answers",
			f.Undelivered, f.OldestWait.Round(time.Second))
	}
	return nil
}
