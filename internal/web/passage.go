// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"regexp"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// passage is a text in pieces: what stayed, what went ("del") and what came ("ins").
type passage []piece

type piece struct{ Mark, Text string }

// Changed says whether something in it came or went.
func (p passage) Changed() bool {
	return slices.ContainsFunc(p, func(x piece) bool { return x.Mark != "" })
}

// Empty says whether nothing is filled in, now or before.
func (p passage) Empty() bool {
	return !slices.ContainsFunc(p, func(x piece) bool { return x.Text != "" })
}

// compared is a value with what it was: word by word in a text of several lines.
func (r reader) compared(before, now string, long bool) passage {
	switch {
	case !r.marks || before == now:
		return passage{{"", now}}
	case long && before != "" && now != "":
		return wordByWord(before, now)
	}
	return passage{{"del", before}, {"ins", now}}
}

var wordsAndSpaces = regexp.MustCompile(`\s+|[^\s]+`)

// mostCompared bounds what comparing two texts costs: longer ones are shown whole, one after the other.
const mostCompared = 4_000_000

// wordByWord compares two texts word by word.
func wordByWord(before, now string) (all passage) {
	a, b := wordsAndSpaces.FindAllString(before, -1), wordsAndSpaces.FindAllString(now, -1)
	if len(a)*len(b) > mostCompared {
		return passage{{"del", before}, {"ins", now}}
	}
	common := make([][]int32, len(a)+1) // of the rest of both, from each place on
	for i := range common {
		common[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	add := func(mark, text string) {
		if n := len(all); n > 0 && all[n-1].Mark == mark {
			all[n-1].Text += text
			return
		}
		all = append(all, piece{mark, text})
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			add("", a[i])
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			add("del", a[i])
			i++
		default:
			add("ins", b[j])
			j++
		}
	}
	return all
}

// centsWords writes an amount as people read it.
func centsWords(c money.Cents, lang string) string {
	if lang == "en" {
		return c.English()
	}
	return c.Belgian()
}

// dayWords writes 2026-11-03 as "3 november 2026"; what is no day stays as it was typed.
func dayWords(s, lang string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	day := calendar.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
	if lang == "en" {
		return day.English()
	}
	return day.Dutch()
}
