// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"reflect"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/municipality"
	"github.com/dossierwerkt/dossierwerkt/internal/typed"
)

// reading is content for who reads it: what stands in it, in words, and where it differs from what stood there before.
type reading struct {
	Sections []readSection
	Changed  []readChange // against what stood there before, in the order of the sections
}

// readChange is a place that differs, in words.
type readChange struct{ Section, Place string }

// readSection is a section of the content.
type readSection struct {
	Name    string // as in its JSON pointers
	Label   string
	Changed bool
	Facts   []fact
	Tables  []readTable
	Parts   []readPart // of a list whose entries are no rows
}

// readPart is an entry of such a list.
type readPart struct {
	Title  string
	Mark   string // entries that came or went are so as a whole: "ins" or "del"
	Facts  []fact
	Tables []readTable
}

// fact is a field with its value.
type fact struct {
	Label string
	Text  passage
	Long  bool // of several lines
}

// reader reads content in a language.
type reader struct {
	lang  string
	hubs  map[string]string // names by code
	names map[string]string // of the applicant and its partners, by company number
	marks bool              // there is something to compare with
}

// readContent reads content, and compares it with what stood there before if there was anything.
func readContent(now application.Content, before *application.Content, hubs map[string]string, lang string) (all reading) {
	r := reader{lang: lang, hubs: hubs, names: map[string]string{}, marks: before != nil}
	for _, c := range []*application.Content{before, &now} {
		if c == nil {
			continue
		}
		for _, p := range c.Partners {
			r.names[p.Organisation.CompanyNumber] = p.Organisation.Name
		}
		r.names[c.Applicant.CompanyNumber] = c.Applicant.Name
	}
	delete(r.names, "")
	then := now
	if before != nil {
		then = *before
	}
	changed := map[string]bool{}
	for _, pointer := range application.Differences(then, now) {
		place, _ := application.Place(pointer, lang)
		section := application.SectionOf(pointer)
		changed[section] = true
		all.Changed = append(all.Changed, readChange{section, place})
	}
	a, b := reflect.ValueOf(then), reflect.ValueOf(now)
	for i, f := range application.Catalogue() {
		s := readSection{Name: f.Name, Label: upper(f.Label.In(lang)), Changed: changed[f.Name]}
		switch {
		case f.Kind == application.Group:
			s.Facts, s.Tables = r.fields(f.Fields, a.Field(i), b.Field(i), "")
		case flat(f.Fields):
			t := r.table(f, "", a.Field(i), b.Field(i))
			t.Sums = r.sums(f.Name, then, now)
			s.Tables = append(s.Tables, t)
		default:
			s.Parts = r.parts(f, a.Field(i), b.Field(i))
		}
		all.Sections = append(all.Sections, s)
	}
	return all
}

// flat says whether an entry of a list is a row: all of its fields are values.
func flat(fields []application.Field) bool {
	return !slices.ContainsFunc(fields, func(f application.Field) bool { return f.Kind == application.Group || f.Listed() })
}

// fields are the fields of a group, those within them by the way to them.
func (r reader) fields(fields []application.Field, before, now reflect.Value, way string) (facts []fact, tables []readTable) {
	for i, f := range fields { // a group has the fields of its struct, in their order
		name := way + f.Label.In(r.lang)
		a, b := before.Field(i), now.Field(i)
		switch f.Kind {
		case application.Group:
			within, deeper := r.fields(f.Fields, a, b, name+" › ")
			facts, tables = append(facts, within...), append(tables, deeper...)
		case application.Rows:
			if a.Len()+b.Len() > 0 {
				tables = append(tables, r.table(f, upper(name), a, b))
			} else {
				facts = append(facts, fact{Label: upper(name)})
			}
		default:
			long := f.Kind == application.Text
			facts = append(facts, fact{upper(name), r.compared(r.value(f, a), r.value(f, b), long), long})
		}
	}
	return facts, tables
}

// parts are the entries of a list of more than values.
func (r reader) parts(f application.Field, before, now reflect.Value) (all []readPart) {
	for _, p := range pairs(before, now) {
		part := readPart{Mark: p.mark()}
		shown := reader{r.lang, r.hubs, r.names, r.marks && part.Mark == ""}
		a, b := p.both()
		part.Facts, part.Tables = shown.fields(f.Fields, a, b, "")
		if o := b.FieldByName("Organisation"); o.IsValid() {
			part.Title = o.FieldByName("Name").String()
		}
		all = append(all, part)
	}
	return all
}

// value is a field in words; "" when nothing is filled in.
func (r reader) value(f application.Field, v reflect.Value) string {
	switch x := v.Interface().(type) {
	case money.Euro:
		return amount(&x, r.lang)
	case bool:
		if x {
			return bilingual.Words{"ja", "yes"}.In(r.lang)
		}
		return bilingual.Words{"nee", "no"}.In(r.lang)
	case []string:
		var all []string
		for _, s := range x {
			all = append(all, r.word(f, s))
		}
		return strings.Join(all, ", ")
	}
	return r.word(f, v.String())
}

// word is a text of a field as people read it.
func (r reader) word(f application.Field, s string) string {
	switch f.Pattern {
	case "/project/municipalities":
		return municipality.Label(s)
	case "/hubs/lead", "/hubs/supporting":
		return nameOf(r.hubs, s)
	case "/budget/*/partner":
		return nameOf(r.names, s)
	case "/applicant/address/country":
		return application.Label("countries", s, r.lang)
	case "/results/*/unit":
		return application.Label("units", s, r.lang)
	}
	switch f.Kind {
	case application.Day:
		return calendar.InWords(s, r.lang)
	case application.Choice, application.Choices:
		return application.Label(f.List, s, r.lang)
	case application.Decimal:
		return typed.ShowDecimal(s, r.lang)
	}
	return s
}

// nameOf is a name by its code, or the code where nobody knows it.
func nameOf(names map[string]string, code string) string {
	if name := names[code]; name != "" {
		return name
	}
	return code
}
