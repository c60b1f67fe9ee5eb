// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// Limits of what is kept.
const (
	MaxBytes = 2 << 20 // of the JSON form
	maxList  = 1000    // entries of one list
	maxDepth = 12      // of nesting
)

// Decode reads content as a person or program sends it, trims and normalises it. The error is an *Unreadable.
// Wrong values are kept: Check names them.
func Decode(body []byte) (Content, error) {
	tree, err := parse(body)
	if err != nil {
		return Content{}, err
	}
	return build(tree)
}

// Merge applies a JSON merge patch (RFC 7396) and reads the result like Decode.
func Merge(current Content, patch []byte) (Content, error) {
	change, err := parse(patch)
	if err != nil {
		return Content{}, err
	}
	if _, isObject := change.(map[string]any); !isObject {
		return Content{}, unkeepable(Error("", "wrong_type", wanted(reflect.Struct)))
	}
	tree, err := parse(current.JSON())
	if err != nil {
		return Content{}, err
	}
	merged := merge(tree, change)
	if raw, err := json.Marshal(merged); err != nil || len(raw) > MaxBytes {
		return Content{}, tooLarge()
	}
	return build(merged)
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

// Fill reads a JSON object into a struct of texts, whole numbers, booleans, lists, maps and structs by the same rules as Decode: every unknown
// field, wrong type and control character is named at its pointer. The error is an *Unreadable.
func Fill(body []byte, into any) error {
	tree, err := parse(body)
	if err != nil {
		return err
	}
	return fill(tree, into)
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

func fill(tree any, into any) error {
	var w walker
	return w.fill(tree, into)
}

func (w *walker) fill(tree any, into any) error {
	if tree == nil {
		w.note("", "wrong_type", wanted(reflect.Struct))
	}
	w.walk(tree, reflect.ValueOf(into).Elem(), "", text.Line)
	if len(w.faults) == 0 {
		return nil
	}
	slices.SortStableFunc(w.faults, func(a, b fault.Fault) int { return strings.Compare(a.Pointer, b.Pointer) })
	return unkeepable(w.faults...)
}

func build(tree any) (Content, error) {
	var c Content
	if err := fill(tree, &c); err != nil {
		return Content{}, err
	}
	return c.normal(), nil
}

func unkeepable(faults ...fault.Fault) error { return &Unreadable{Unkeepable, faults} }

func tooLarge() error {
	return &Unreadable{TooLarge, fault.Faults{Error("", "too_large", bilingual.Plain("2 MiB"))}}
}

// parse reads JSON into maps, slices, strings, booleans and numbers; it refuses duplicate names and deep nesting.
func parse(body []byte) (any, error) {
	if len(body) > MaxBytes {
		return nil, tooLarge()
	}
	malformed := func(pointer, code string, limit ...bilingual.Words) error {
		return &Unreadable{Malformed, fault.Faults{Error(pointer, code, limit...)}}
	}
	body, encoding := text.File(body)
	if encoding != text.UTF8 {
		return nil, malformed("", "file_encoding", bilingual.Plain(string(encoding)))
	}
	if err := json.Unmarshal(body, new(any)); err != nil {
		return nil, malformed("", "malformed_json", placeOf(err, body))
	}
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.UseNumber()
	tree, err := value(dec, "", 0)
	if f := new(faulty); errors.As(err, &f) {
		return nil, malformed(f.pointer, f.code)
	}
	if err != nil {
		return nil, malformed("", "malformed_json")
	}
	return tree, nil
}

type faulty struct{ code, pointer string }

func (f *faulty) Error() string { return f.code }

func value(dec *json.Decoder, pointer string, depth int) (any, error) {
	if depth > maxDepth {
		return nil, &faulty{"too_deep", ""}
	}
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		object := map[string]any{}
		for dec.More() {
			name, err := dec.Token()
			if err != nil {
				return nil, err
			}
			key, _ := name.(string)
			at := pointer + "/" + escape(key)
			if _, twice := object[key]; twice {
				return nil, &faulty{"duplicate_field", at}
			}
			if object[key], err = value(dec, at, depth+1); err != nil {
				return nil, err
			}
		}
		_, err = dec.Token()
		return object, err
	case json.Delim('['):
		list := []any{}
		for dec.More() {
			entry, err := value(dec, pointer+"/"+strconv.Itoa(len(list)), depth+1)
			if err != nil {
				return nil, err
			}
			list = append(list, entry)
		}
		_, err = dec.Token()
		return list, err
	}
	return token, nil
}

// escape writes a name as a token of a JSON pointer (RFC 6901).
func escape(name string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}

// placeOf says where JSON stops being valid, for people who look at it in an editor.
func placeOf(err error, body []byte) bilingual.Words {
	if len(bytes.TrimSpace(body)) == 0 {
		return bilingual.Words{": het bestand is leeg", ": the file is empty"}
	}
	syntax := new(json.SyntaxError)
	if !errors.As(err, &syntax) {
		return bilingual.Words{}
	}
	before := body[:min(int(syntax.Offset), len(body))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return bilingual.Words{fmt.Sprintf(" (regel %d, teken %d)", line, column), fmt.Sprintf(" (line %d, character %d)", line, column)}
}
