// SPDX-License-Identifier: EUPL-1.2

package form

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/municipality"
	"github.com/dossierwerkt/dossierwerkt/internal/typed"
)

// Show is what stands in the fields of a form for a field of the content and all that is in it, in a language.
func Show(f application.Field, pointer string, tree any, lang string) url.Values {
	v := url.Values{}
	show(v, f, pointer, tree, lang)
	return v
}

func show(v url.Values, f application.Field, pointer string, tree any, lang string) {
	switch f.Kind {
	case application.Group:
		for _, inside := range f.Fields {
			show(v, inside, pointer+"/"+inside.Name, In(tree, inside.Name), lang)
		}
	case application.Rows:
		v[pointer] = number(len(List(tree)))
		for i, entry := range List(tree) {
			at := At(pointer, i)
			v.Set(at, strconv.Itoa(i))
			for _, inside := range f.Fields {
				show(v, inside, at+"/"+inside.Name, In(entry, inside.Name), lang)
			}
		}
	case application.Texts:
		v[pointer] = number(len(List(tree)))
		for i, entry := range List(tree) {
			v.Set(At(pointer, i), Shown(f, entry, lang))
		}
	case application.Choices:
		v[pointer] = []string{""}
		for _, entry := range List(tree) {
			v.Add(pointer, Text(entry))
		}
	case application.Tick:
		v[pointer] = []string{""}
		if tree == true {
			v.Add(pointer, Ticked)
		}
	default:
		v.Set(pointer, Shown(f, tree, lang))
	}
}

// Shown is what one value looks like in its field.
func Shown(f application.Field, tree any, lang string) string {
	s := Text(tree)
	switch {
	case f.Kind == application.Amount:
		e := Amount(tree)
		if e.Currency != "" && e.Currency != money.Currency {
			return e.Amount + " " + e.Currency
		}
		return typed.ShowAmount(e.Amount, lang)
	case f.Kind == application.Day:
		return typed.ShowDay(s, lang)
	case f.Kind == application.Decimal:
		return typed.ShowDecimal(s, lang)
	case f.Pattern == Municipalities:
		return municipality.Label(s)
	case strings.HasSuffix(f.Pattern, country):
		return application.Label("countries", s, lang)
	}
	return s
}

// Fields that are filled in with a name or a code.
const (
	Municipalities = "/project/municipalities"
	country        = "/address/country"
)

// Words are what one value says to who reads it: an entry of a closed list by its words, an amount and a day written out. Of several
// entries, all of them. "" where nothing stands.
func Words(f application.Field, tree any, lang string) string {
	switch f.Kind {
	case application.Choice:
		if s := Text(tree); s != "" {
			return application.Label(f.List, s, lang)
		}
	case application.Choices, application.Texts:
		var all []string
		for _, entry := range List(tree) {
			word := Shown(f, entry, lang)
			if f.List != "" {
				word = application.Label(f.List, Text(entry), lang)
			}
			all = append(all, word)
		}
		return strings.Join(all, ", ")
	case application.Amount:
		if cents, err := Amount(tree).Cents(); err == nil {
			return cents.In(lang)
		}
	case application.Day:
		return calendar.InWords(Text(tree), lang)
	case application.Tick:
		return map[bool]map[string]string{true: {"nl": "ja", "en": "yes"}, false: {"nl": "nee", "en": "no"}}[tree == true][lang]
	case application.Line:
		if f.Pattern == "/results/*/unit" {
			return application.Label("units", Text(tree), lang)
		}
	}
	return Shown(f, tree, lang)
}

// among says whether a list has a text.
func among(list []any, s any) bool { return slices.Contains(list, s) }
