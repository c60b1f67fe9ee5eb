// SPDX-License-Identifier: EUPL-1.2

package form

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/municipality"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
	"github.com/dossierwerkt/dossierwerkt/internal/typed"
)

// Step is what a button of a form asks beside saving.
type Step struct {
	Do string // Up, Down, Remove, or nothing
	At string // the row
}

// What can be asked of a row.
const (
	Up     = "op"
	Down   = "neer"
	Remove = "weg"
)

// Theirs is the name under which a form says, of a field that two people changed, that the other's text stays.
func Theirs(pointer string) string { return "hun:" + pointer }

// Read is a field of the content, and all that is in it, as a form was sent on top of what stood there when it was shown. What the form
// does not have stays as it was, and so does what was not touched and what a dossier is known by. Rows of which nothing is left go.
func Read(f application.Field, pointer string, base any, sent url.Values, lang string, step Step) any {
	r := reader{sent: sent, lang: lang, step: step, rows: map[string][]int{}}
	for name := range sent {
		at := strings.LastIndexByte(name, '/')
		if n, err := strconv.Atoi(name[at+1:]); at > 0 && err == nil && n >= 0 && strconv.Itoa(n) == name[at+1:] {
			r.rows[name[:at]] = append(r.rows[name[:at]], n)
		}
	}
	for list := range r.rows {
		slices.Sort(r.rows[list])
	}
	return r.read(f, pointer, base)
}

type reader struct {
	sent url.Values
	lang string
	step Step
	rows map[string][]int // those that were sent, by list
}

func (r reader) read(f application.Field, pointer string, base any) any {
	if application.Fixed(f.Pattern) || r.sent.Has(Theirs(pointer)) {
		return base
	}
	texts, there := r.sent[pointer]
	switch f.Kind {
	case application.Group:
		return r.group(f, pointer, base)
	case application.Rows:
		return r.list(f, pointer, base, there)
	}
	if !there || len(texts) == 0 {
		return base
	}
	last := texts[len(texts)-1]
	switch f.Kind {
	case application.Texts:
		return r.texts(f, pointer, base)
	case application.Choices:
		chosen := []any{}
		for _, s := range texts {
			if s != "" && !among(chosen, s) {
				chosen = append(chosen, s)
			}
		}
		if sameSet(chosen, List(base)) {
			return base
		}
		return chosen
	case application.Tick:
		return last == Ticked
	}
	return r.leaf(f, base, last)
}

func (r reader) group(f application.Field, pointer string, base any) any {
	group := map[string]any{}
	for _, inside := range f.Fields {
		if value := r.read(inside, pointer+"/"+inside.Name, In(base, inside.Name)); value != nil {
			group[inside.Name] = value
		}
	}
	if f.Pattern == "/results" {
		if unit := application.Unit(Text(group["indicator"])); unit != "" {
			group["unit"] = unit
		}
	}
	return group
}

// list reads rows: those that were sent, in their order; or, where the list was not open, those that were there.
func (r reader) list(f application.Field, pointer string, base any, open bool) any {
	was := List(base)
	all := []any{}
	if !open {
		for i, entry := range was {
			all = append(all, r.group(f, At(pointer, i), entry))
		}
		return all
	}
	at := slices.Clone(r.rows[pointer])
	r.move(pointer, &at)
	for _, n := range at {
		var before any
		if origin, err := strconv.Atoi(r.sent.Get(At(pointer, n))); err == nil && origin >= 0 && origin < len(was) {
			before = was[origin]
		}
		if r.sent.Has(Theirs(At(pointer, n))) {
			all = append(all, before)
		} else if entry := r.group(f, At(pointer, n), before); !Empty(entry) {
			all = append(all, entry)
		}
	}
	return all
}

// move carries out what a button asks of a row.
func (r reader) move(list string, at *[]int) {
	i := slices.IndexFunc(*at, func(n int) bool { return At(list, n) == r.step.At })
	switch {
	case i < 0:
	case r.step.Do == Remove:
		*at = slices.Delete(*at, i, i+1)
	case r.step.Do == Up && i > 0:
		(*at)[i-1], (*at)[i] = (*at)[i], (*at)[i-1]
	case r.step.Do == Down && i < len(*at)-1:
		(*at)[i+1], (*at)[i] = (*at)[i], (*at)[i+1]
	}
}

func (r reader) texts(f application.Field, pointer string, base any) any {
	was := List(base)
	all := []any{}
	for _, n := range r.rows[pointer] {
		var before any
		if n < len(was) {
			before = was[n]
		}
		if entry := r.leaf(f, before, r.sent.Get(At(pointer, n))); entry != "" {
			all = append(all, entry)
		}
	}
	return all
}

// leaf reads one value. What was not touched is what it was, however that is written.
func (r reader) leaf(f application.Field, base any, sent string) any {
	sent = strings.ReplaceAll(sent, "\r\n", "\n")
	if base != nil && (sent == Shown(f, base, "nl") || sent == Shown(f, base, "en")) {
		return base
	}
	switch {
	case text.Blank(sent) && f.Kind != application.Amount:
		return ""
	case f.Kind == application.Amount:
		return amount(typed.Euro(sent))
	case f.Kind == application.Day:
		sent, _ = typed.Day(sent)
	case f.Kind == application.Decimal:
		sent, _ = typed.Decimal(sent, r.lang)
	case f.Pattern == Municipalities:
		sent = cmp.Or(municipality.Named(sent), sent)
	case strings.HasSuffix(f.Pattern, country):
		sent = countryNamed(sent)
	}
	return sent
}

// countryNamed is the code of a country that is named, or given by its code; what is neither stays.
func countryNamed(s string) string {
	for _, code := range application.List("countries") {
		for _, lang := range []string{"nl", "en"} {
			if text.Fold(application.Label("countries", code, lang)) == text.Fold(s) {
				return code
			}
		}
	}
	if trimmed := strings.TrimSpace(s); len(trimmed) == 2 {
		return strings.ToUpper(trimmed)
	}
	return s
}

// sameSet says whether two lists have the same entries, each once in the first.
func sameSet(a, b []any) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(x any) bool { return !among(b, x) })
}

// PutBack is what stands at a pointer with a row in it again, at its place, as it was; one that was not there changes nothing.
func PutBack(pointer string, tree, was any, row string) any {
	rest, inside := strings.CutPrefix(row, pointer+"/")
	if !inside {
		return tree
	}
	token, deeper, more := strings.Cut(rest, "/")
	if fields, is := tree.(map[string]any); is {
		if In(was, token) == nil {
			return tree
		}
		fields = maps.Clone(fields)
		fields[token] = PutBack(pointer+"/"+token, fields[token], In(was, token), row)
		return fields
	}
	list, before := List(tree), List(was)
	n, err := strconv.Atoi(token)
	switch {
	case err != nil || n < 0 || n >= len(before):
		return tree
	case !more:
		return slices.Insert(slices.Clone(list), min(n, len(list)), before[n])
	case n < len(list) && deeper != "":
		list = slices.Clone(list)
		list[n] = PutBack(At(pointer, n), list[n], before[n], row)
		return list
	}
	return tree
}
