// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"reflect"
	"strconv"
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
			differ(a.Field(i), b.Field(i), pointer+"/"+fieldName(a.Type().Field(i)), found)
		}
	case a.Kind() == reflect.Slice && a.Len() == b.Len():
		for i := range a.Len() {
			differ(a.Index(i), b.Index(i), pointer+"/"+strconv.Itoa(i), found)
		}
	case a.Kind() == reflect.Slice || a.Interface() != b.Interface():
		*found = append(*found, pointer)
	}
}
