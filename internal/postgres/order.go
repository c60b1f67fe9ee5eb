// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// ErrPlace says that a place in a list is none that a list gave.
var ErrPlace = errors.New("that is no place in a list")

// order is how a list is put: along a column, and where that is equal by number.
type order struct {
	column string // "" is by number alone
	kind   string // type of the column
	down   bool   // the most first
	any    bool   // whichever are found first
	reads  func(string) bool
}

var orders = map[string]order{
	"":                 {},
	record.SortNumber:  {},
	record.SortTerm:    {column: "term_at", kind: "timestamptz", reads: anInstant},
	record.SortStage:   {column: "since", kind: "timestamptz", reads: anInstant},
	record.SortTitle:   {column: "by_title", kind: "text", reads: anything},
	record.SortCompany: {column: "by_company", kind: "text", reads: anything},
	record.SortAsked:   {column: "asked", kind: "bigint", down: true, reads: anAmount},
}

func anything(string) bool { return true }

func anAmount(s string) bool {
	_, err := strconv.ParseInt(s, 10, 64)
	return err == nil
}

// written is how PostgreSQL writes an instant in UTC.
var written = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?\+00$`)

func anInstant(s string) bool {
	if s == "infinity" {
		return true
	}
	_, err := time.Parse("2006-01-02 15:04:05-07", s)
	return err == nil && written.MatchString(s)
}

// columns are what a part of a list selects: number and, where the order has one, the key.
func (o order) columns() string {
	if o.column == "" {
		return "number"
	}
	return "number, " + o.column + " as key"
}

// by is the clause of the order; back turns it around. Column is what the key is called where it is asked.
func (o order) by(column string, back bool) string {
	if o.any {
		return ""
	}
	way := " asc"
	if o.down != back {
		way = " desc"
	}
	if o.column == "" {
		return " order by number" + way
	}
	return " order by " + column + way + ", number" + way
}

// beyond is the condition of what comes after a place; back: of what comes before it.
func (o order) beyond(place string, back bool) (condition string, args []any, err error) {
	sign := ">"
	if o.down != back {
		sign = "<"
	}
	number, key := place, ""
	if o.column != "" {
		at := strings.LastIndexByte(place, ' ')
		if at < 0 || !o.reads(place[:at]) {
			return "", nil, ErrPlace
		}
		key, number = place[:at], place[at+1:]
	}
	if !utf8.ValidString(place) || strings.ContainsRune(place, 0) {
		return "", nil, ErrPlace
	}
	if o.column == "" {
		return "number " + sign + " ?", []any{number}, nil
	}
	collation := ""
	if o.kind == "text" {
		collation = ` collate "C"`
	}
	return "(" + o.column + ", number) " + sign + " (?::text::" + o.kind + collation + ", ?)", []any{key, number}, nil
}

// place is where a dossier stands in the order.
func (o order) place(key, number string) string {
	if o.column == "" {
		return number
	}
	return key + " " + number
}
