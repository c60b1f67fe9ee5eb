// SPDX-License-Identifier: EUPL-1.2

// Package municipality knows the Belgian municipalities by their REFNIS code: those of 2025, and those that merged into them, as
// Statbel lists them.
package municipality

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// Municipality is one line of the list.
type Municipality struct {
	Code      string
	Name      string // in Dutch
	Until     string // last day, ISO, of one that merged; "" for one that is there
	Successor string // code of the one that it merged into
	Region    string // "flanders", "brussels" or "wallonia"
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
		known[row[0]] = Municipality{Code: row[0], Name: row[1], Until: row[5], Successor: row[6], Region: row[3]}
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

// Named is the code of a municipality that is given by its name, its code, or both as Label writes them; "" where there is none, or more
// than one. One that is there goes before one that merged.
func Named(typed string) string { return named[text.Fold(typed)] }

// named are the codes by what people may call them.
var named = func() map[string]string {
	codes := map[string]string{}
	for _, gone := range []bool{true, false} {
		twice := map[string]bool{}
		for code, m := range all {
			if gone != (m.Until != "") {
				continue
			}
			name := text.Fold(m.Name)
			codes[name] = code
			if twice[name] {
				codes[name] = ""
			}
			twice[name] = true
			codes[code], codes[text.Fold(Label(code))] = code, code
		}
	}
	return codes
}()

// Flemish are the names of the municipalities of Flanders that are there, in the order of the alphabet.
var Flemish = func() (names []string) {
	for _, m := range all {
		if m.Region == "flanders" && m.Until == "" {
			names = append(names, m.Name)
		}
	}
	slices.Sort(names)
	return names
}()
