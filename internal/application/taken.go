// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"reflect"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// Taken is a content with what may change taken from another: the changes that somebody was asked for, alone.
func Taken(before, after Content, mayChange func(pointer string) bool) Content {
	var c Content
	copyOf(reflect.ValueOf(before), reflect.ValueOf(&c).Elem())
	take(reflect.ValueOf(&c).Elem(), reflect.ValueOf(after), "", mayChange)
	return c
}

func take(into, from reflect.Value, pointer string, mayChange func(string) bool) {
	switch {
	case mayChange(pointer):
		into.Set(from)
	case into.Kind() == reflect.Struct:
		for i := range into.NumField() {
			take(into.Field(i), from.Field(i), pointer+"/"+strict.Name(into.Type().Field(i)), mayChange)
		}
	case into.Kind() == reflect.Slice && into.Len() == from.Len():
		for i := range into.Len() {
			take(into.Index(i), from.Index(i), pointer+"/"+strconv.Itoa(i), mayChange)
		}
	case into.Kind() == reflect.Slice && into.Len() > from.Len():
		gone := remains(into, from)
		for i := gone; i >= 0 && i < gone+into.Len()-from.Len(); i++ {
			if !mayChange(pointer + "/" + strconv.Itoa(i)) {
				return
			}
		}
		if gone >= 0 {
			into.Set(from)
		}
	}
}

// copyOf copies lists too, so that what is changed in the copy stays there.
func copyOf(from, into reflect.Value) {
	switch from.Kind() {
	case reflect.Struct:
		for i := range from.NumField() {
			copyOf(from.Field(i), into.Field(i))
		}
	case reflect.Slice:
		if !from.IsNil() {
			into.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
		}
		for i := range from.Len() {
			copyOf(from.Index(i), into.Index(i))
		}
	default:
		into.Set(from)
	}
}
