// SPDX-License-Identifier: EUPL-1.2

// Package strict reads JSON that people and programs send: every unknown field, wrong type and control character is named at its
// pointer, texts are tidied, and nothing is guessed. What the values mean is for who asked.
package strict

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// Limits of what is read.
const (
	MaxBytes = 2 << 20 // of a body
	MaxList  = 1000    // entries of one list
	maxDepth = 12      // of nesting
)

// Kinds of body that cannot be read.
const (
	Malformed  = "malformed"  // not JSON
	Unkeepable = "unkeepable" // unknown fields, wrong types, control characters
	TooLarge   = "too_large"
)

// Unreadable says why a body cannot be read.
type Unreadable struct {
	Kind   string
	Faults fault.Faults
}

func (u *Unreadable) Error() string { return "cannot be read: " + u.Kind }

// Unwrap is what is wrong, place by place.
func (u *Unreadable) Unwrap() error { return u.Faults }

// Fill reads a JSON object into a struct of texts, whole numbers, booleans, days, instants, lists, maps and structs. What is not in
// the body stays as it is. The error is an *Unreadable.
func Fill(body []byte, into any) error {
	tree, err := parse(body)
	if err != nil {
		return err
	}
	var w walker
	return w.fill(tree, into)
}

// FillOnly is Fill where only some of the struct's fields are known.
func FillOnly(body []byte, into any, fields []string) error {
	tree, err := parse(body)
	if err != nil {
		return err
	}
	var w walker
	if object, is := tree.(map[string]any); is {
		for name := range object {
			if !slices.Contains(fields, name) {
				w.note("/"+escape(name), "unknown_field")
				delete(object, name)
			}
		}
	}
	return w.fill(tree, into)
}

// Patch reads JSON with a merge patch applied (RFC 7396) into a struct, as Fill does.
func Patch(current, patch []byte, into any) error {
	change, err := parse(patch)
	if err != nil {
		return err
	}
	if _, isObject := change.(map[string]any); !isObject {
		return &Unreadable{Unkeepable, fault.Faults{wrong("", "wrong_type", expected(reflect.TypeOf(into).Elem()))}}
	}
	tree, err := parse(current)
	if err != nil {
		return err
	}
	merged := merge(tree, change)
	if raw, err := json.Marshal(merged); err != nil || len(raw) > MaxBytes {
		return tooLarge()
	}
	var w walker
	return w.fill(merged, into)
}

func merge(target, patch any) any {
	changes, isObject := patch.(map[string]any)
	if !isObject {
		return patch
	}
	object, isObject := target.(map[string]any)
	if !isObject {
		object = map[string]any{}
	}
	for name, change := range changes {
		if change == nil {
			delete(object, name)
		} else {
			object[name] = merge(object[name], change)
		}
	}
	return object
}

func (w *walker) fill(tree any, into any) error {
	target := reflect.ValueOf(into).Elem()
	if tree == nil {
		w.note("", "wrong_type", expected(target.Type()))
	}
	w.walk(tree, target, "", text.Line)
	if len(w.faults) == 0 {
		return nil
	}
	slices.SortStableFunc(w.faults, func(a, b fault.Fault) int { return strings.Compare(a.Pointer, b.Pointer) })
	return &Unreadable{Unkeepable, w.faults}
}
