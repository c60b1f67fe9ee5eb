// SPDX-License-Identifier: EUPL-1.2

// Package form turns a part of the content into the fields of a form, what came back into the part, and that into a merge patch. A part is
// a tree as JSON gives it, so it may be of anything that a catalogue of fields describes. A field of a form is named by its JSON pointer. A
// list says at its own pointer that it was sent; each row says at its own which row it was, so that rows can be moved and go.
package form

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Ticked is the value of a tick that is set.
const Ticked = "ja"

// Tree is the content as a tree.
func Tree(c application.Content) (all any) {
	if err := json.Unmarshal(c.JSON(), &all); err != nil {
		panic(err) // it was written a line ago
	}
	return all
}

// Of is a section of the content as a tree.
func Of(c application.Content, section string) any { return In(Tree(c), section) }

// Patch is a merge patch that puts a section in its place.
func Patch(section string, tree any) []byte {
	raw, err := json.Marshal(map[string]any{section: tree})
	if err != nil {
		panic(err) // a tree of JSON
	}
	return raw
}

// Text is the text that stands at a field, "" where none does.
func Text(tree any) string {
	s, _ := tree.(string)
	return s
}

// List is the list that stands at a field.
func List(tree any) []any {
	list, _ := tree.([]any)
	return list
}

// In is what stands at a name in a group or row.
func In(tree any, name string) any {
	group, _ := tree.(map[string]any)
	return group[name]
}

// Amount is the amount that stands at a field.
func Amount(tree any) money.Euro {
	return money.Euro{Amount: Text(In(tree, "amount")), Currency: Text(In(tree, "currency"))}
}

// Empty says whether nothing stands at a field: no text, no tick, no entry.
func Empty(tree any) bool {
	switch x := tree.(type) {
	case string:
		return x == ""
	case bool:
		return !x
	case []any:
		return len(x) == 0
	case map[string]any:
		for name, inside := range x {
			if name != "currency" && !Empty(inside) {
				return false
			}
		}
	}
	return true
}

// same says whether two trees say the same; what is left out says as much as what is empty.
func same(a, b any) bool {
	if Empty(a) && Empty(b) {
		return true
	}
	x, is := a.(map[string]any)
	y, too := b.(map[string]any)
	if !is || !too {
		return reflect.DeepEqual(a, b)
	}
	for name := range x {
		if !same(x[name], y[name]) {
			return false
		}
	}
	for name := range y {
		if !same(x[name], y[name]) {
			return false
		}
	}
	return true
}

// At is the pointer of an entry.
func At(list string, n int) string { return list + "/" + strconv.Itoa(n) }

// amount is an amount as a tree.
func amount(e money.Euro) any {
	return map[string]any{"amount": e.Amount, "currency": e.Currency}
}

// number is a count in a form.
func number(n int) []string { return []string{fmt.Sprint(n)} }
