// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/form"
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
	was, is := form.Tree(then), form.Tree(now)
	for _, f := range application.Catalogue() {
		a, b := form.In(was, f.Name), form.In(is, f.Name)
		s := readSection{Name: f.Name, Label: upper(f.Label.In(lang)), Changed: changed[f.Name]}
		switch {
		case f.Kind == application.Group:
			s.Facts, s.Tables = r.fields(f.Fields, a, b, "")
		case flat(f.Fields):
			t := r.table(f, "", a, b)
			t.Sums = r.sums(f.Name, then, now)
			s.Tables = append(s.Tables, t)
		default:
			s.Parts = r.parts(f, a, b)
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
func (r reader) fields(fields []application.Field, before, now any, way string) (facts []fact, tables []readTable) {
	for _, f := range fields {
		name := way + f.Label.In(r.lang)
		a, b := form.In(before, f.Name), form.In(now, f.Name)
		switch f.Kind {
		case application.Group:
			within, deeper := r.fields(f.Fields, a, b, name+" › ")
			facts, tables = append(facts, within...), append(tables, deeper...)
		case application.Rows:
			if len(form.List(a))+len(form.List(b)) > 0 {
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
func (r reader) parts(f application.Field, before, now any) (all []readPart) {
	for _, p := range pairs(form.List(before), form.List(now)) {
		part := readPart{Mark: p.mark()}
		shown := reader{r.lang, r.hubs, r.names, r.marks && part.Mark == ""}
		a, b := p.both()
		part.Facts, part.Tables = shown.fields(f.Fields, a, b, "")
		part.Title = form.Text(form.In(form.In(b, "organisation"), "name"))
		all = append(all, part)
	}
	return all
}

// value is a field in words, with names for the codes of hubs and the numbers of organisations; "" when nothing is filled in.
func (r reader) value(f application.Field, tree any) string {
	switch f.Pattern {
	case "/hubs/lead":
		return nameOf(r.hubs, form.Text(tree))
	case "/hubs/supporting":
		var names []string
		for _, code := range form.List(tree) {
			names = append(names, nameOf(r.hubs, form.Text(code)))
		}
		return strings.Join(names, ", ")
	case "/budget/*/partner":
		return nameOf(r.names, form.Text(tree))
	}
	return form.Words(f, tree, r.lang)
}

// nameOf is a name by its code, or the code where nobody knows it.
func nameOf(names map[string]string, code string) string {
	if name := names[code]; name != "" {
		return name
	}
	return code
}
