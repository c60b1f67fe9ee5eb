// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"regexp"
	"slices"
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
	add := func(mark, text string) {
		if n := len(all); n > 0 && all[n-1].Mark == mark {
			all[n-1].Text += text
			return
		}
		all = append(all, piece{mark, text})
	}
	align(len(a), len(b), func(i, j int) bool { return a[i] == b[j] }, func(i, j int) {
		switch {
		case j < 0:
			add("del", a[i])
		case i < 0:
			add("ins", b[j])
		default:
			add("", a[i])
		}
	})
	return all
}
