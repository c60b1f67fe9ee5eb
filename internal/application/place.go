// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// step stands between the names of a place, from the section to the field.
const step = " › "

// attachment is the place of a document that goes with the content.
var attachment = regexp.MustCompile(`^/attachments/([a-z0-9_]{1,32})$`)

// IsAttachment says whether a word can be a kind of attachment.
func IsAttachment(kind string) bool { return attachment.MatchString(AttachmentAt(kind)) }

// AttachmentAt is the place of a kind of attachment, beside the content.
func AttachmentAt(kind string) string { return "/attachments/" + kind }

// Place names a section, a list, an entry, a field or an attachment for people, in Dutch or English: "Begroting › nr. 3 › bedrag".
// It is known when the JSON pointer leads somewhere.
func Place(pointer, lang string) (name string, known bool) {
	if kind := attachment.FindStringSubmatch(pointer); kind != nil {
		return capital(bilingual.Words{"bijlage", "attachment"}.In(lang) + step + AttachmentLabel(kind[1], lang)), true
	}
	tokens := strings.Split(pointer, "/")
	if len(tokens) < 2 || tokens[0] != "" {
		return "", false
	}
	at := catalogue
	var names []string
	for i := 1; i < len(tokens); i++ {
		inside, found := at.Field(tokens[i])
		if !found {
			return "", false
		}
		at = inside
		names = append(names, at.Label.In(lang))
		if rest := tokens[i+1:]; at.Kind == Amount && len(rest) == 1 && (rest[0] == "amount" || rest[0] == "currency") {
			break // an amount has no names of its own: it is one value
		} else if at.Listed() && len(rest) > 0 {
			n, canonical := index(rest[0])
			if !canonical || n >= strict.MaxList {
				return "", false
			}
			names = append(names, bilingual.Words{"nr. ", "no. "}.In(lang)+strconv.Itoa(n+1))
			i++
		}
	}
	return capital(strings.Join(names, step)), true
}

// index is the number that a token of a pointer gives an entry: 0 is the first, and written in one way only.
func index(token string) (n int, canonical bool) {
	n, err := strconv.Atoi(token)
	return n, err == nil && n >= 0 && token == strconv.Itoa(n)
}

// Has says whether a pointer leads to something that is there in the content, or names a kind of attachment. An empty list is there.
func (c Content) Has(pointer string) bool {
	if _, known := Place(pointer, "nl"); !known || attachment.MatchString(pointer) {
		return known
	}
	at := reflect.ValueOf(c)
	for _, token := range strings.Split(pointer, "/")[1:] {
		if at.Kind() == reflect.Slice {
			n, _ := index(token)
			if n >= at.Len() {
				return false
			}
			at = at.Index(n)
			continue
		}
		field, _ := fieldNamed(at.Type(), token) // it is known
		at = at.FieldByIndex(field.Index)
	}
	return true
}

// Askable says whether a supplement may ask for a place: it is there, and not what the dossier is known by. Of attachments it may
// ask for the kinds of the call, and for those that calls commonly require.
func (c Content) Askable(pointer string, kinds []string) bool {
	if kind := attachment.FindStringSubmatch(pointer); kind != nil {
		_, common := attachmentLabels[kind[1]]
		return common || slices.Contains(kinds, kind[1])
	}
	return !Fixed(pointer) && c.Has(pointer)
}

// Fixed says whether a place is what a dossier is known by from its start on.
func Fixed(pointer string) bool {
	return pointer == "/applicant/company_number" || pointer == "/hubs/lead"
}

func fieldNamed(t reflect.Type, name string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if f := t.Field(i); strict.Name(f) == name {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

func capital(name string) string { return strings.ToUpper(name[:1]) + name[1:] }
