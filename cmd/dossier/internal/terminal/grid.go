// SPDX-License-Identifier: EUPL-1.2

package terminal

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"unicode"
)

// Grid lines up columns for people. A line break or tab in a cell would shift what follows.
func (t *Terminal) Grid(head string, rows [][]string) error {
	w := tabwriter.NewWriter(screen{t.paper}, 0, 4, 2, ' ', 0)
	_, _ = fmt.Fprint(w, head)                                                 // a tabwriter keeps what is written until it is flushed
	breaks := func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' } // which keeps an amount together
	for _, row := range rows {
		for i, cell := range row {
			row[i] = strings.Join(strings.FieldsFunc(cell, breaks), " ")
		}
		_, _ = fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	return t.Unwritten(w.Flush())
}

// Fact is a line of a page; what is empty is left out.
func (t *Terminal) Fact(label, value string) {
	if value != "" {
		t.Tell("%-14s%s\n", label, value)
	}
}
