// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"reflect"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
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

// read reads content, and compares it with what stood there before if there was anything.
func read(now application.Content, before *application.Content, hubs map[string]string, lang string) (all reading) {
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
	for i, section := range application.Sections() {
		s := readSection{Name: section.Name, Label: section.Label.In(lang), Changed: changed[section.Name]}
		f := b.Type().Field(i)
		switch {
		case f.Type.Kind() == reflect.Struct:
			s.Facts, s.Tables = r.fields(a.Field(i), b.Field(i), "")
		case flat(f.Type.Elem()):
			t := r.table(section.Name, "", a.Field(i), b.Field(i))
			t.Sums = r.sums(section.Name, then, now)
			s.Tables = append(s.Tables, t)
		default:
			s.Parts = r.parts(a.Field(i), b.Field(i))
		}
		all.Sections = append(all.Sections, s)
	}
	return all
}

var euroType = reflect.TypeFor[money.Euro]()

// flat says whether an entry of a list is a row: all of its fields are values.
func flat(t reflect.Type) bool {
	for i := range t.NumField() {
		if f := t.Field(i).Type; f.Kind() == reflect.Slice || f.Kind() == reflect.Struct && f != euroType {
			return false
		}
	}
	return true
}

// fields are the fields of a struct, those within them by the way to them.
func (r reader) fields(before, now reflect.Value, way string) (facts []fact, tables []readTable) {
	for i := range now.NumField() {
		f := now.Type().Field(i)
		name := way + f.Tag.Get(r.lang)
		a, b := before.Field(i), now.Field(i)
		switch {
		case f.Type.Kind() == reflect.Struct && f.Type != euroType:
			within, deeper := r.fields(a, b, name+" › ")
			facts, tables = append(facts, within...), append(tables, deeper...)
		case f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct:
			if a.Len()+b.Len() > 0 {
				tables = append(tables, r.table("", sentence(name), a, b))
			} else {
				facts = append(facts, fact{Label: sentence(name)})
			}
		default:
			long := f.Tag.Get("text") == "lines"
			facts = append(facts, fact{sentence(name), r.compared(r.value(f, a), r.value(f, b), long), long})
		}
	}
	return facts, tables
}

// parts are the entries of a list of more than values.
func (r reader) parts(before, now reflect.Value) (all []readPart) {
	for _, p := range pairs(before, now) {
		part := readPart{Mark: p.mark()}
		shown := reader{r.lang, r.hubs, r.names, r.marks && part.Mark == ""}
		a, b := p.both()
		part.Facts, part.Tables = shown.fields(a, b, "")
		if o := b.FieldByName("Organisation"); o.IsValid() {
			part.Title = o.Field(0).String()
		}
		all = append(all, part)
	}
	return all
}

// value is a field in words; "" when nothing is filled in.
func (r reader) value(f reflect.StructField, v reflect.Value) string {
	switch x := v.Interface().(type) {
	case money.Euro:
		return written(x, r.lang)
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
func (r reader) word(f reflect.StructField, s string) string {
	rules := strings.Split(f.Tag.Get("validate"), ",")
	switch strict.Name(f) {
	case "municipalities":
		return municipalityName(s)
	case "lead", "supporting":
		return named(r.hubs, s)
	case "partner":
		return named(r.names, s)
	case "country":
		return listWord("countries", s, r.lang)
	case "unit":
		return listWord("units", s, r.lang)
	}
	if f.Tag.Get("text") == "day" {
		return dayWords(s, r.lang)
	}
	for _, rule := range rules {
		if list, is := strings.CutPrefix(rule, "key="); is && s != "" {
			return listWord(list, s, r.lang)
		}
		if strings.HasPrefix(rule, "decimals=") {
			return numberWords(s, r.lang)
		}
	}
	return s
}

// named is a name by its code, or the code where nobody knows it.
func named(names map[string]string, code string) string {
	if name := names[code]; name != "" {
		return name
	}
	return code
}

// sentence begins with a capital.
func sentence(s string) string {
	if s == "" {
		return s
	}
	first := []rune(s)[:1]
	return strings.ToUpper(string(first)) + s[len(string(first)):]
}

// wanted is whether a section has something under a name, for links to it.
func (all reading) wanted(name string) bool {
	return slices.ContainsFunc(all.Sections, func(s readSection) bool { return s.Name == name })
}
