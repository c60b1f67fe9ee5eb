// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// writing is one statement that writes several tables: all of its parts see the record as it stood before it, and none sees another's
// rows. No two parts may write the same row.
type writing struct {
	parts  []string
	args   []any
	checks []check
}

// check is how many rows a query on the last part must find, and what is wrong otherwise.
type check struct {
	count string
	rows  int64
	wrong error
}

// add adds a part; each ? in it is the next argument.
func (w *writing) add(sql string, args ...any) {
	sql, w.args = fill(sql, w.args, args)
	w.parts = append(w.parts, fmt.Sprintf("part%d as (%s)", len(w.parts), sql))
}

// check holds the whole to what a query finds on the part that was added last, %s.
func (w *writing) check(wrong error, query string, rows int) {
	w.checks = append(w.checks, check{"(select count(*) from (" + fmt.Sprintf(query,
		fmt.Sprintf("part%d", len(w.parts)-1)) + ") found)", int64(rows), wrong})
}

// exactly adds a part that must write a number of rows.
func (w *writing) exactly(rows int, wrong, sql string, args ...any) {
	w.add(sql+" returning 1", args...)
	w.check(errors.New(wrong), "select from %s", rows)
}

// send is the one place from which a transaction writes.
func (t *Tx) send(ctx context.Context, w *writing) error {
	if len(w.parts) == 0 {
		return nil
	}
	var counts []string
	for _, c := range w.checks {
		counts = append(counts, c.count)
	}
	var found []int64
	if err := t.pg.QueryRow(ctx, "with "+strings.Join(w.parts, ",\n")+"\nselect array["+strings.Join(counts, ", ")+"]::bigint[]",
		w.args...).Scan(&found); err != nil {
		return err
	}
	for i, c := range w.checks {
		if found[i] != c.rows {
			return c.wrong
		}
	}
	return nil
}

// fill numbers the arguments of a part of a statement after those that the statement has: each ? is the next one.
func fill(sql string, before, args []any) (string, []any) {
	for _, a := range args {
		before = append(before, a)
		sql = strings.Replace(sql, "?", fmt.Sprintf("$%d", len(before)), 1)
	}
	return sql, before
}
