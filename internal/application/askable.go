// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"reflect"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// Askables are the places for which a supplement may ask, down to the entries of lists and the fields of sections, in their order; the
// kinds of attachment are those of the call, and those that calls commonly require.
func (c Content) Askables(kinds []string) (all []string) {
	add := func(pointer string) {
		if c.Askable(pointer, kinds) {
			all = append(all, pointer)
		}
	}
	v := reflect.ValueOf(c)
	for i := range v.NumField() {
		section := "/" + strict.Name(v.Type().Field(i))
		add(section)
		switch at := v.Field(i); at.Kind() {
		case reflect.Struct:
			for n := range at.NumField() {
				add(section + "/" + strict.Name(at.Type().Field(n)))
			}
		case reflect.Slice:
			for n := range at.Len() {
				add(section + "/" + strconv.Itoa(n))
			}
		}
	}
	common := slices.Clone(kinds)
	for kind := range attachmentLabels {
		common = append(common, kind)
	}
	slices.Sort(common)
	for _, kind := range slices.Compact(common) {
		add(AttachmentAt(kind))
	}
	return all
}
