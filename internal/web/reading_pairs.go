// SPDX-License-Identifier: EUPL-1.2

package web

import "reflect"

// pair is an entry of a list, as it was and as it is; one of them is missing of what came or went.
type pair struct{ before, now any }

// mark says that an entry came or went as a whole.
func (p pair) mark() string {
	switch {
	case p.before == nil:
		return "ins"
	case p.now == nil:
		return "del"
	}
	return ""
}

// both are the entry on either side; of what came or went the one that there is.
func (p pair) both() (before, now any) {
	switch {
	case p.before == nil:
		return p.now, p.now
	case p.now == nil:
		return p.before, p.before
	}
	return p.before, p.now
}

// mostAligned bounds what comparing two lists costs: of longer ones, what lies between the same beginning and end came or went.
const mostAligned = 1_000_000

// pairs lays two lists side by side: by place where they are as long as each other, and else by the longest series of entries that both
// have, so that whatever else there is came or went.
func pairs(before, now []any) (all []pair) {
	a, b := len(before), len(now)
	both := func(i, j int) { all = append(all, pair{before[i], now[j]}) }
	if a == b {
		for i := range a {
			both(i, i)
		}
		return all
	}
	same := func(i, j int) bool { return reflect.DeepEqual(before[i], now[j]) }
	head, tail := 0, 0
	for head < min(a, b) && same(head, head) {
		head++
	}
	for tail < min(a, b)-head && same(a-1-tail, b-1-tail) {
		tail++
	}
	for i := range head {
		both(i, i)
	}
	inA, inB := a-head-tail, b-head-tail
	if inA*inB > mostAligned {
		same = func(int, int) bool { return false }
	}
	align(inA, inB, func(i, j int) bool { return same(head+i, head+j) }, func(i, j int) {
		switch {
		case j < 0:
			all = append(all, pair{before[head+i], nil})
		case i < 0:
			all = append(all, pair{nil, now[head+j]})
		default:
			both(head+i, head+j)
		}
	})
	for i := range tail {
		both(a-tail+i, b-tail+i)
	}
	return all
}

// align goes along two series by the longest that they have in common: each tells what stands in both, or in one, where the other is -1.
func align(a, b int, same func(i, j int) bool, each func(i, j int)) {
	common := make([][]int32, a+1) // of the rest of both, from each place on
	for i := range common {
		common[i] = make([]int32, b+1)
	}
	for i := a - 1; i >= 0; i-- {
		for j := b - 1; j >= 0; j-- {
			if same(i, j) {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < a || j < b {
		switch {
		case i < a && j < b && same(i, j):
			each(i, j)
			i, j = i+1, j+1
		case i < a && (j == b || common[i+1][j] >= common[i][j+1]):
			each(i, -1)
			i++
		default:
			each(-1, j)
			j++
		}
	}
}
