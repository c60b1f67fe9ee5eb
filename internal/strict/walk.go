// SPDX-License-Identifier: EUPL-1.2

package strict

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// walker puts a JSON tree into a struct and notes everything that does not fit, each at its own pointer.
type walker struct{ faults fault.Faults }

func (w *walker) note(pointer, code string, limit ...bilingual.Words) {
	w.faults = append(w.faults, wrong(pointer, code, limit...))
}

// walk fills target from the tree. null counts as left out. read says how a text is read.
func (w *walker) walk(tree any, target reflect.Value, pointer string, read reading) {
	if tree == nil {
		return
	}
	if leftOpen(tree, target.Type()) {
		target.SetZero()
		return
	}
	if _, group := tree.(map[string]any); target.Kind() == reflect.Pointer && !group {
		filled := reflect.New(target.Type().Elem())
		w.walk(tree, filled.Elem(), pointer, read)
		target.Set(filled)
		return
	}
	switch value := tree.(type) {
	case string:
		if reads, ok := target.Addr().Interface().(encoding.TextUnmarshaler); ok {
			if reads.UnmarshalText([]byte(instant(text.Code(value)))) != nil {
				w.note(pointer, codeOf(target.Type()), expected(target.Type()))
			}
			return
		}
		if target.Kind() == reflect.String {
			kept, ok := read(value)
			if !ok {
				w.note(pointer, "control_character")
			}
			target.SetString(kept)
			return
		}
	case bool:
		if target.Kind() == reflect.Bool {
			target.SetBool(value)
			return
		}
	case json.Number:
		if target.CanInt() {
			n, err := strconv.ParseInt(value.String(), 10, 64)
			if err != nil {
				break
			}
			target.SetInt(n)
			return
		}
	case []any:
		if target.Kind() == reflect.Slice {
			w.list(value, target, pointer, read)
			return
		}
	case map[string]any:
		if target.Kind() == reflect.Pointer {
			target.Set(reflect.New(target.Type().Elem()))
			target = target.Elem()
		}
		switch target.Kind() {
		case reflect.Struct:
			w.object(value, target, pointer)
			return
		case reflect.Map:
			w.named(value, target, pointer)
			return
		}
	}
	w.note(pointer, "wrong_type", expected(target.Type()))
}

func (w *walker) list(entries []any, target reflect.Value, pointer string, read reading) {
	if len(entries) > MaxList {
		w.note(pointer, "too_many", bilingual.Plain(strconv.Itoa(MaxList)))
		return
	}
	target.Set(reflect.MakeSlice(target.Type(), len(entries), len(entries)))
	for i, entry := range entries {
		w.walk(entry, target.Index(i), pointer+"/"+strconv.Itoa(i), read)
	}
}

// named fills a map from text.
func (w *walker) named(values map[string]any, target reflect.Value, pointer string) {
	if len(values) > MaxList {
		w.note(pointer, "too_many", bilingual.Plain(strconv.Itoa(MaxList)))
		return
	}
	target.Set(reflect.MakeMap(target.Type()))
	for name, value := range values {
		entry := reflect.New(target.Type().Elem()).Elem()
		w.walk(value, entry, pointer+"/"+escape(name), text.Line)
		target.SetMapIndex(reflect.ValueOf(name), entry)
	}
}

func (w *walker) object(fields map[string]any, target reflect.Value, pointer string) {
	known := map[string]int{}
	for i := range target.NumField() {
		if name := Name(target.Type().Field(i)); name != "" {
			known[name] = i
		}
	}
	for name, value := range fields {
		at := pointer + "/" + escape(name)
		i, ok := known[name]
		if !ok {
			w.note(at, "unknown_field")
			continue
		}
		w.walk(value, target.Field(i), at, readings[target.Type().Field(i).Tag.Get("text")])
	}
}

// Name is what a field is called in JSON.
func Name(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// reading is how a text is kept. It is not ok where a control character hides in it.
type reading func(string) (kept string, ok bool)

// readings are those that the tag text of a field names: of one line, of several, or a code that identifies something.
var readings = map[string]reading{"": text.Line, "lines": text.Lines,
	"code": func(s string) (string, bool) { return text.Line(text.Compact(s)) },
	"day":  func(s string) (string, bool) { return text.Line(text.Code(s)) }}
