// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/typed"
)

// take fills the form with what was typed, and makes of it what is sent. What the page itself can tell is wrong is noted. One row more
// is offered where more is asked.
func (y *orderPage) take(form url.Values, more bool) map[string]any {
	body, sent := map[string]any{}, form.Has(onceField)
	for i := range y.Controls {
		c := &y.Controls[i]
		c.Value = strings.ReplaceAll(form.Get(c.Name), "\r\n", "\n")
		var is any
		noted := len(y.Faults.All)
		switch c.Kind {
		case checks:
			if c.Values = form[c.Name]; len(c.Values) > 0 {
				is = c.Values
			}
		case picks:
			if c.Value != "" {
				is = c.Value == "true"
			}
		case scores:
			is = y.scored(c, form)
		case asksFor:
			is = c.asked(form, more)
		case typesDay:
			if c.Value = strings.TrimSpace(c.Value); c.Value != "" {
				is, _ = typed.Day(c.Value) // what is none is refused as it was typed
			}
		default:
			if strings.TrimSpace(c.Value) != "" {
				is = c.Value
			}
		}
		switch {
		case is != nil:
			body[c.Name] = is
		case c.Needed && sent && len(y.Faults.All) == noted:
			y.Faults.note(c.Pointer(), "", dossier.CodeSentence(dossier.CodeRequired, nil, y.Lang))
		}
	}
	y.Chosen, y.Typed = form.Get(asField), form.Get("bevestig")
	if y.Confirms && sent && !y.confirms(y.Typed) {
		y.Faults.note("/bevestig", "", bilingual.Words{"Typ het nummer van het dossier over: " + y.Number + ".",
			"Type the number of the dossier: " + y.Number + "."}.In(y.Lang))
	}
	y.place()
	return body
}

// scored are the numbers that were typed, by criterion; nil for none.
func (y *orderPage) scored(c *control, form url.Values) any {
	given := map[string]int{}
	for i := range c.Scores {
		r := &c.Scores[i]
		if r.Value = strings.TrimSpace(form.Get("scores/" + r.Code)); r.Value == "" {
			if c.Needed && form.Has(onceField) {
				y.Faults.note("/scores/"+r.Code, "", dossier.CodeSentence(dossier.CodeRequired, nil, y.Lang))
			}
			continue
		}
		n, err := strconv.Atoi(r.Value)
		if err != nil || n < 0 || n > r.Max {
			y.Faults.note("/scores/"+r.Code, "", dossier.CodeSentence(dossier.CodeScoreOutOfRange,
				map[string]string{"max": strconv.Itoa(r.Max)}, y.Lang))
			continue
		}
		given[r.Code] = n
	}
	if len(given) == 0 {
		return nil
	}
	return given
}

// asked are the rows that were filled in; those that were left empty are left out.
func (c *control) asked(form url.Values, more bool) any {
	var given []map[string]string
	c.Rows = nil
	for n := 1; form.Has(askedName(n, "pointer")) && n <= mostRows; n++ {
		place, text := form.Get(askedName(n, "pointer")), strings.ReplaceAll(form.Get(askedName(n, "text")), "\r\n", "\n")
		if place == "" && strings.TrimSpace(text) == "" {
			continue
		}
		given = append(given, map[string]string{"pointer": place, "text": text})
		c.Rows = append(c.Rows, askedRow{Number: len(given), Place: place, Text: text})
	}
	shown := fewestRows
	for more && form.Has(askedName(shown, "pointer")) {
		shown++
	}
	for len(c.Rows) < min(shown, mostRows) {
		c.Rows = append(c.Rows, askedRow{Number: len(c.Rows) + 1})
	}
	if given == nil {
		return nil
	}
	return given
}

// How many rows a form shows at least, and reads at most.
const (
	fewestRows = 3
	mostRows   = 200
)

// askedName is how a field of a row is called in a form, askedAt where it stands in what is sent, askedID how it is called in the page.
func askedName(number int, field string) string {
	return "asked/" + strconv.Itoa(number-1) + "/" + field
}
func askedAt(index int, field string) string  { return "/asked/" + strconv.Itoa(index) + "/" + field }
func askedID(number int, field string) string { return fieldID(askedAt(number-1, field)) }

// PlaceName and TextName are how the fields of the row are called in the form.
func (r askedRow) PlaceName() string { return askedName(r.Number, "pointer") }
func (r askedRow) TextName() string  { return askedName(r.Number, "text") }
