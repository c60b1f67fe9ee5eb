// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

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
