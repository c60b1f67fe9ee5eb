// SPDX-License-Identifier: EUPL-1.2

package strict

import (
	"reflect"
	"regexp"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// values are the types that stand for one value, and what each expects.
var values = map[reflect.Type]bilingual.Words{
	reflect.TypeFor[time.Time]():     {"een tijdstip zoals 2027-03-01T12:00:00+01:00", "an instant such as 2027-03-01T12:00:00+01:00"},
	reflect.TypeFor[calendar.Date](): {"een dag zoals 2026-11-24", "a day such as 2026-11-24"},
	reflect.TypeFor[money.Euro](): {`een bedrag zoals {"amount":"1234.56","currency":"EUR"}`,
		`an amount such as {"amount":"1234.56","currency":"EUR"}`},
}

// kinds are what a field of any other type expects.
var kinds = map[reflect.Kind]bilingual.Words{
	reflect.String:  {"tekst (string)", "text (string)"},
	reflect.Bool:    {"true of false", "true or false"},
	reflect.Int:     {"een geheel getal", "a whole number"},
	reflect.Int64:   {"een geheel getal", "a whole number"},
	reflect.Pointer: {"een waarde van een andere soort", "a value of another kind"},
	reflect.Slice:   {"een lijst (array)", "a list (array)"},
	reflect.Struct:  {"een groep velden (object)", "a group of fields (object)"},
	reflect.Map:     {"een groep velden (object)", "a group of fields (object)"},
}

// expected is what a field of a type expects.
func expected(t reflect.Type) bilingual.Words {
	if words, known := values[t]; known {
		return words
	}
	return kinds[t.Kind()]
}

// codeOf is the code of a text that a type cannot be read from.
func codeOf(t reflect.Type) string {
	if t == reflect.TypeFor[calendar.Date]() {
		return "date"
	}
	return "wrong_type"
}

// leftOpen says whether a day is left open: its text is empty. An instant cannot be.
func leftOpen(tree any, t reflect.Type) bool {
	typed, is := tree.(string)
	return is && text.Code(typed) == "" && (t == reflect.TypeFor[calendar.Date]() || t == reflect.TypeFor[*calendar.Date]())
}

// toTheMinute is an instant without seconds, as ISO 8601 allows.
var toTheMinute = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})$`)

// instant gives an instant its seconds where they were left out; anything else stays as it is.
func instant(s string) string { return toTheMinute.ReplaceAllString(s, "$1:00$2") }
