// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/rules"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// Kind is what a field holds, and so how it is filled in.
type Kind string

// The kinds of fields.
const (
	Group   Kind = "group"   // of the fields in it
	Rows    Kind = "rows"    // each with the fields in it
	Texts   Kind = "texts"   // a list of texts of one line
	Choices Kind = "choices" // several entries of a closed list
	Choice  Kind = "choice"  // one entry of a closed list
	Line    Kind = "line"    // text of one line
	Text    Kind = "text"    // of several
	Amount  Kind = "amount"  // of euro
	Decimal Kind = "decimal" // a number
	Day     Kind = "day"
	Tick    Kind = "tick" // yes or no
)

// Field is a place of the content as people fill it in. What a call asks itself can be fields too: nothing here knows Go's types.
type Field struct {
	Name     string // in the content
	Pattern  string // its JSON pointer, with * for each number: /budget/*/amount
	Label    bilingual.Words
	Help     bilingual.Words // what a person needs to fill it in, if anything
	Kind     Kind
	List     string  // of which closed list the entries are
	Max      int     // characters that a text may have; 0: as many as its rule allows
	Decimals int     // that a number may have
	Required bool    // before the review can be asked for
	Fields   []Field // of a group, or of each row
}

// Field is a field in it, by its name.
func (f Field) Field(name string) (Field, bool) {
	i := slices.IndexFunc(f.Fields, func(g Field) bool { return g.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return f.Fields[i], true
}

// Listed says whether the field is a list of entries that have places of their own.
func (f Field) Listed() bool { return f.Kind == Rows || f.Kind == Texts || f.Kind == Choices }

// Catalogue is every field of the content: its sections, and what is in them. It is made from Content and its tags.
func Catalogue() []Field { return catalogue.Fields }

// catalogue is the content as one group.
var catalogue = Field{Kind: Group, Fields: fields(reflect.TypeFor[Content](), "")}

// SectionNamed is a section with all that is in it.
func SectionNamed(name string) (Field, bool) { return catalogue.Field(name) }

func fields(t reflect.Type, at string) (all []Field) {
	for i := range t.NumField() {
		f := t.Field(i)
		name := strict.Name(f)
		all = append(all, describe(Field{Name: name, Pattern: at + "/" + name, Label: bilingual.Words{f.Tag.Get("nl"), f.Tag.Get("en")}},
			f))
	}
	return all
}

// describe says of a field what its type and tags say.
func describe(field Field, f reflect.StructField) Field {
	before, entries, lists := strings.Cut(f.Tag.Get("validate"), "dive")
	field.Help = help[field.Pattern]
	if of, declared := strings.CutPrefix(field.Pattern, "/declarations/"); declared {
		field.Help = listWords["declarations"][of]
	}
	field.Required = slices.ContainsFunc(strings.Split(before, ","),
		func(rule string) bool { return rule == "required" || rule == "min=1" })
	switch t := f.Type; {
	case t == reflect.TypeFor[money.Euro]():
		field.Kind = Amount
	case t.Kind() == reflect.Bool:
		field.Kind = Tick
	case t.Kind() == reflect.Struct:
		field.Kind, field.Fields = Group, fields(t, field.Pattern)
	case lists && t.Elem().Kind() == reflect.Struct:
		field.Kind, field.Fields = Rows, fields(t.Elem(), field.Pattern+"/*")
	case lists:
		field.Kind = Texts
	default:
		field.Kind = Line
	}
	for _, rule := range strings.Split(before+entries, ",") {
		name, parameter, _ := strings.Cut(rule, "=")
		switch {
		case name == "key" && field.Kind == Texts:
			field.Kind, field.List = Choices, parameter
		case name == "key":
			field.Kind, field.List = Choice, parameter
		case name == "lines":
			field.Kind, field.Max = Text, rules.MaxLines
		case name == "line":
			field.Max = rules.MaxLine
		case name == "date", name == "day":
			field.Kind = Day
		case name == "decimals":
			field.Kind = Decimal
			field.Decimals, _ = strconv.Atoi(parameter)
		}
	}
	return field
}
