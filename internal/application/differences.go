// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"reflect"
	"strconv"
	"strings"
)

// Differences are the places at which two contents differ, as JSON pointers, in the order of the sections.
// A list of another length differs as a whole.
func Differences(before, after Content) []string {
	var found []string
	differ(reflect.ValueOf(before), reflect.ValueOf(after), "", &found)
	return found
}

func differ(a, b reflect.Value, pointer string, found *[]string) {
	switch {
	case a.Kind() == reflect.Struct:
		for i := range a.NumField() {
			differ(a.Field(i), b.Field(i), pointer+"/"+a.Type().Field(i).Tag.Get("json"), found)
		}
	case a.Kind() == reflect.Slice && a.Len() == b.Len():
		for i := range a.Len() {
			differ(a.Index(i), b.Index(i), pointer+"/"+strconv.Itoa(i), found)
		}
	case a.Kind() == reflect.Slice || a.Interface() != b.Interface():
		*found = append(*found, pointer)
	}
}

// Place says whether a JSON pointer names a section, a list, an entry or a field of the content.
func Place(pointer string) bool {
	at := reflect.TypeFor[Content]()
	tokens := strings.Split(pointer, "/")
	if len(tokens) < 2 || tokens[0] != "" {
		return false
	}
	for _, token := range tokens[1:] {
		switch at.Kind() {
		case reflect.Struct:
			next, found := fieldNamed(at, token)
			if !found {
				return false
			}
			at = next
		case reflect.Slice:
			if n, err := strconv.Atoi(token); err != nil || n < 0 || n >= maxList {
				return false
			}
			at = at.Elem()
		default:
			return false
		}
	}
	return true
}

func fieldNamed(t reflect.Type, name string) (reflect.Type, bool) {
	for i := range t.NumField() {
		if t.Field(i).Tag.Get("json") == name {
			return t.Field(i).Type, true
		}
	}
	return nil, false
}
