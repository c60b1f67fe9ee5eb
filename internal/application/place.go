// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"
)

// step stands between the names of a place, from the section to the field.
const step = " › "

// attachment is the place of a document that goes with the content.
var attachment = regexp.MustCompile(`^/attachments/([a-z0-9_]{1,32})$`)

// AttachmentAt is the place of a kind of attachment, beside the content.
func AttachmentAt(kind string) string { return "/attachments/" + kind }

// Place names a section, a list, an entry, a field or an attachment for people, in Dutch or English: "Begroting › nr. 3 › bedrag".
// It is known when the JSON pointer leads somewhere.
func Place(pointer, lang string) (name string, known bool) {
	if kind := attachment.FindStringSubmatch(pointer); kind != nil {
		return capital(map[string]string{"nl": "bijlage", "en": "attachment"}[lang] + step + AttachmentLabel(kind[1], lang)), true
	}
	tokens := strings.Split(pointer, "/")
	if len(tokens) < 2 || tokens[0] != "" {
		return "", false
	}
	at := reflect.TypeFor[Content]()
	var names []string
	for _, token := range tokens[1:] {
		switch at.Kind() {
		case reflect.Struct:
			field, found := fieldNamed(at, token)
			if !found {
				return "", false
			}
			at = field.Type
			if name := field.Tag.Get(lang); name != "" { // an amount has no names of its own: it is one value
				names = append(names, name)
			}
		case reflect.Slice:
			n, err := strconv.Atoi(token)
			if err != nil || n < 0 || n >= maxList {
				return "", false
			}
			at = at.Elem()
			names = append(names, map[string]string{"nl": "nr. ", "en": "no. "}[lang]+strconv.Itoa(n+1))
		default:
			return "", false
		}
	}
	return capital(strings.Join(names, step)), true
}

func fieldNamed(t reflect.Type, name string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if f := t.Field(i); fieldName(f) == name {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

func capital(name string) string { return strings.ToUpper(name[:1]) + name[1:] }
