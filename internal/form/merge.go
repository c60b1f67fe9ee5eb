// SPDX-License-Identifier: EUPL-1.2

package form

import (
	"github.com/dossierwerkt/dossierwerkt/internal/application"
)

// Conflict is a place that two people changed, each otherwise.
type Conflict struct {
	Field   application.Field
	Pointer string // in what came of it
	Theirs  any
	Mine    any
}

// Merge puts together what two people made of the same: what one of them changed is taken, what both changed is mine and a conflict. Rows
// are put together one by one where neither put any before another or took any away, and else as a whole.
func Merge(f application.Field, pointer string, base, theirs, mine any) (any, []Conflict) {
	var conflicts []Conflict
	return merge(f, pointer, base, theirs, mine, &conflicts), conflicts
}

func merge(f application.Field, pointer string, base, theirs, mine any, conflicts *[]Conflict) any {
	switch {
	case same(mine, base):
		return theirs
	case same(theirs, base), same(theirs, mine):
		return mine
	case f.Kind == application.Group:
		return mergeGroup(f, pointer, base, theirs, mine, conflicts)
	case f.Kind == application.Rows:
		if merged, aligned := mergeRows(f, pointer, List(base), List(theirs), List(mine), conflicts); aligned {
			return merged
		}
	case f.Kind == application.Texts || f.Kind == application.Choices:
		return mergeSet(List(base), List(theirs), List(mine))
	}
	*conflicts = append(*conflicts, Conflict{f, pointer, theirs, mine})
	return mine
}

func mergeGroup(f application.Field, pointer string, base, theirs, mine any, conflicts *[]Conflict) any {
	merged := map[string]any{}
	for _, inside := range f.Fields {
		value := merge(inside, pointer+"/"+inside.Name, In(base, inside.Name), In(theirs, inside.Name), In(mine, inside.Name), conflicts)
		if value != nil {
			merged[inside.Name] = value
		}
	}
	return merged
}

// mergeRows is aligned where each row that was there is still in its place on both sides; what each added comes after, theirs first.
func mergeRows(f application.Field, pointer string, base, theirs, mine []any, conflicts *[]Conflict) (merged []any, aligned bool) {
	if len(theirs) < len(base) || len(mine) < len(base) || !kept(base, theirs) || !kept(base, mine) {
		return nil, false
	}
	for i := range base {
		merged = append(merged, merge(Field(f), At(pointer, i), base[i], theirs[i], mine[i], conflicts))
	}
	merged = append(merged, theirs[len(base):]...)
	for _, added := range mine[len(base):] {
		if !has(theirs[len(base):], added) {
			merged = append(merged, added)
		}
	}
	return merged, true
}

// kept says whether no row that was there stands in another's place now.
func kept(before, after []any) bool {
	for i := range before {
		if same(before[i], after[i]) {
			continue
		}
		if has(after, before[i]) || has(before, after[i]) {
			return false
		}
	}
	return true
}

func has(list []any, entry any) bool {
	for _, x := range list {
		if same(x, entry) {
			return true
		}
	}
	return false
}

// Field is one row of a list as a group.
func Field(rows application.Field) application.Field {
	rows.Kind = application.Group
	return rows
}

// mergeSet has what both have, and what one of them added; what one of them took away is gone.
func mergeSet(base, theirs, mine []any) []any {
	merged := []any{}
	take := func(from, other []any) {
		for _, entry := range from {
			if !among(merged, entry) && (among(other, entry) || !among(base, entry)) {
				merged = append(merged, entry)
			}
		}
	}
	take(theirs, mine)
	take(mine, theirs)
	return merged
}
