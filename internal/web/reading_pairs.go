// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"reflect"
	"slices"
)

// pair is an entry of a list, as it was and as it is; one of them is missing of what came or went.
type pair struct{ before, now *reflect.Value }

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
func (p pair) both() (before, now reflect.Value) {
	switch {
	case p.before == nil:
		return *p.now, *p.now
	case p.now == nil:
		return *p.before, *p.before
	}
	return *p.before, *p.now
}

// pairs lays two lists side by side: by place where they are as long as each other, and else by what stands alike at their beginning and end,
// so that only what lies between came or went.
func pairs(before, now reflect.Value) (all []pair) {
	at := func(list reflect.Value, i int) *reflect.Value { return new(list.Index(i)) }
	a, b := before.Len(), now.Len()
	same := func(i, j int) bool {
		return reflect.DeepEqual(before.Index(i).Interface(), now.Index(j).Interface())
	}
	head, tail := 0, 0
	if a != b {
		for head < min(a, b) && same(head, head) {
			head++
		}
		for tail < min(a, b)-head && same(a-1-tail, b-1-tail) {
			tail++
		}
	} else {
		head = a
	}
	for i := range head {
		all = append(all, pair{at(before, i), at(now, i)})
	}
	for i := head; i < a-tail; i++ {
		all = append(all, pair{at(before, i), nil})
	}
	for i := head; i < b-tail; i++ {
		all = append(all, pair{nil, at(now, i)})
	}
	for i := range tail {
		all = append(all, pair{at(before, a-tail+i), at(now, b-tail+i)})
	}
	return slices.Clip(all)
}
