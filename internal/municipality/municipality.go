// SPDX-License-Identifier: EUPL-1.2

// Package municipality knows the Belgian municipalities by their REFNIS code: those of 2025, and those that merged into them, as
// Statbel lists them.
package municipality

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
)

// Municipality is one line of the list.
type Municipality struct {
	Code      string
	Name      string // in Dutch
	Until     string // last day, ISO, of one that merged; "" for one that is there
	Successor string // code of the one that it merged into
}

//go:embed municipalities.csv
var list string

// all are the municipalities by code.
var all = func() map[string]Municipality {
	rows, err := csv.NewReader(strings.NewReader(list)).ReadAll()
	if err != nil {
		panic(fmt.Errorf("municipalities.csv: %w", err)) // embedded: only a broken build gets here
	}
	known := make(map[string]Municipality, len(rows))
	for _, row := range rows[1:] {
		known[row[0]] = Municipality{Code: row[0], Name: row[1], Until: row[5], Successor: row[6]}
	}
	return known
}()

// Find is the municipality of a code; not found where there is none.
func Find(code string) (Municipality, bool) {
	m, found := all[code]
	return m, found
}

// Label is a municipality for people, "Turnhout (13040)"; a code that is none is shown as it is.
func Label(code string) string {
	m, found := all[code]
	if !found {
		return code
	}
	return m.Name + " (" + m.Code + ")"
}
