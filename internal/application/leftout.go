// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"reflect"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// LeftOut gives a content what it leaves out of another, except at the places that may change: where something stood and nothing
// stands now, it stands again. A file that was written before the registry filled fields in does not empty them.
func LeftOut(before, after Content, mayChange func(pointer string) bool) Content {
	keep(reflect.ValueOf(&before).Elem(), reflect.ValueOf(&after).Elem(), "", mayChange)
	return after
}

func keep(before, after reflect.Value, pointer string, mayChange func(string) bool) {
	if mayChange(pointer) {
		return
	}
	switch before.Kind() {
	case reflect.Struct:
		for i := range before.NumField() {
			keep(before.Field(i), after.Field(i), pointer+"/"+strict.Name(before.Type().Field(i)), mayChange)
		}
	case reflect.Slice:
		if after.Len() == 0 {
			after.Set(before)
		}
		if before.Len() != after.Len() {
			return
		}
		for i := range before.Len() {
			keep(before.Index(i), after.Index(i), pointer+"/"+strconv.Itoa(i), mayChange)
		}
	case reflect.String:
		if after.String() == "" {
			after.SetString(before.String())
		}
	}
}
