// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"unicode"
)

// grid lines up columns for people. A line break or tab in a cell would shift what follows.
func (a *app) grid(head string, rows [][]string) error {
	w := tabwriter.NewWriter(screen{a.out}, 0, 4, 2, ' ', 0)
	write(w, "%s", head)
	breaks := func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' } // which keeps an amount together
	for _, row := range rows {
		for i, cell := range row {
			row[i] = strings.Join(strings.FieldsFunc(cell, breaks), " ")
		}
		write(w, "%s\n", strings.Join(row, "\t"))
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("%s: %w", a.say("cannot_write"), err)
	}
	return nil
}

// fact is a line of a page; what is empty is left out.
func (a *app) fact(label, value string) {
	if value != "" {
		a.tell("%-14s%s\n", label, value)
	}
}
