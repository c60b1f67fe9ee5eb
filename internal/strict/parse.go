// SPDX-License-Identifier: EUPL-1.2

package strict

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

func tooLarge() error {
	return &Unreadable{TooLarge, fault.Faults{wrong("", "too_large", bilingual.Plain("2 MiB"))}}
}

// parse reads JSON into maps, slices, strings, booleans and numbers; it refuses duplicate names and deep nesting.
func parse(body []byte) (any, error) {
	if len(body) > MaxBytes {
		return nil, tooLarge()
	}
	malformed := func(pointer, code string, limit ...bilingual.Words) error {
		return &Unreadable{Malformed, fault.Faults{wrong(pointer, code, limit...)}}
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
func escape(name string) string { return escaped.Replace(name) }

var escaped = strings.NewReplacer("~", "~0", "/", "~1")

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
