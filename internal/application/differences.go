// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"reflect"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// Differences are the places at which two contents differ, as JSON pointers, in the order of the sections.
// Of a list that became shorter they are the entries that went, by their places before; any other list of another length
// differs as a whole.
func Differences(before, after Content) []string {
	var found []string
	differ(reflect.ValueOf(before), reflect.ValueOf(after), "", &found)
	return found
}

func differ(a, b reflect.Value, pointer string, found *[]string) {
	switch {
	case a.Kind() == reflect.Struct:
		for i := range a.NumField() {
			differ(a.Field(i), b.Field(i), pointer+"/"+strict.Name(a.Type().Field(i)), found)
		}
	case a.Kind() == reflect.Slice && a.Len() == b.Len():
		for i := range a.Len() {
			differ(a.Index(i), b.Index(i), pointer+"/"+strconv.Itoa(i), found)
		}
	case a.Kind() == reflect.Slice && a.Len() > b.Len() && remains(a, b) >= 0:
		for i := range a.Len() - b.Len() {
			*found = append(*found, pointer+"/"+strconv.Itoa(remains(a, b)+i))
		}
	case a.Kind() == reflect.Slice || a.Interface() != b.Interface():
		*found = append(*found, pointer)
	}
}

// remains is the place from which entries went out of a list, when nothing else happened to it; else -1.
func remains(before, after reflect.Value) int {
	same := func(i, j int) bool {
		return reflect.DeepEqual(before.Index(i).Interface(), after.Index(j).Interface())
	}
	from := 0
	for from < after.Len() && same(from, from) {
		from++
	}
	for i := from; i < after.Len(); i++ {
		if !same(i+before.Len()-after.Len(), i) {
			return -1
		}
	}
	return from
}
