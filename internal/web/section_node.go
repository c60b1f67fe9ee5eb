// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/form"
)

// node is a field of the content on a page, with what stands in it and what is said of it.
type node struct {
	application.Field
	Pointer, ID string
	Label       bilingual.Words
	Place       string // of an entry: which one it is
	Value       string // as it stands in the field
	Words       string // as it is read
	Length      int    // of a text, as it is counted
	Options     []option
	Radio       bool
	Locked      bool // it is shown and not changed
	Fixed       bool // rows cannot be added, moved or removed
	Nodes       []node
	Rows        []entry
	Table       bool // its rows are lines of a table
	Fault       *fieldError
	Question    string   // what a supplement asks here
	Todo        []string // what is missing here
	Warnings    []string // worth a look
	Offer       string   // what another dossier says here
	Offered     bool
	Theirs      *string // what another wrote here meanwhile
	Wide        bool
}

// Under says whether anything is said of a field beside its label.
func (n node) Under() bool {
	return n.Question != "" || n.Fault != nil || len(n.Todo)+len(n.Warnings) > 0 || n.Offered || n.Theirs != nil
}

// Described are the ids of what is said of a field.
func (n node) Described() string {
	var ids []string
	if n.Help[0] != "" {
		ids = append(ids, n.ID+"-hulp")
	}
	if n.Question != "" {
		ids = append(ids, n.ID+"-vraag")
	}
	if n.Fault != nil {
		ids = append(ids, n.ID+"-fout")
	}
	if len(n.Todo)+len(n.Warnings) > 0 {
		ids = append(ids, n.ID+"-nog")
	}
	return strings.Join(ids, " ")
}

// entry is a row.
type entry struct {
	node
	Nth         int
	Origin      string // which row it was when it was shown
	First, Last bool
	New         bool
}

type option struct {
	Value, Label string
	Chosen       bool
}

// organisation is who can bear a cost.
type organisation struct{ Number, Name string }

// organisations are the applicant and its partners, each once.
func organisations(c application.Content) (all []organisation) {
	note := func(number, name string) {
		if number != "" && !slices.ContainsFunc(all, func(o organisation) bool { return o.Number == number }) {
			all = append(all, organisation{number, name})
		}
	}
	note(c.Applicant.CompanyNumber, c.Applicant.Name)
	for _, p := range c.Partners {
		note(p.Organisation.CompanyNumber, p.Organisation.Name)
	}
	return all
}

// builder makes nodes.
type builder struct {
	page          *sectionView
	lang          string
	fresh         string // the list to which an empty row is added
	said          map[string][]contract.Missing
	offers        map[string]any
	conflicts     map[string]form.Conflict
	organisations []organisation
}

func (b builder) node(f application.Field, pointer string, tree any) node {
	n := node{Field: f, Pointer: pointer, ID: fieldID(pointer), Label: capital(f.Label), Fault: b.page.Faults.At(pointer)}
	n.Locked = application.Fixed(f.Pattern) || !b.page.Edits || b.page.Asked != nil && !b.page.Asked(pointer)
	for _, m := range b.said[pointer] {
		if m.Severity == fault.Error {
			n.Todo = append(n.Todo, m.Message)
		} else {
			n.Warnings = append(n.Warnings, m.Message)
		}
	}
	for _, q := range b.page.Questions {
		if q.Pointer == pointer {
			n.Question = q.Text
		}
	}
	if value, there := b.offers[pointer]; there && !n.Locked {
		n.Offered, n.Offer = true, form.Summary(f, value, b.lang)
	}
	if c, there := b.conflicts[pointer]; there {
		said := form.Summary(f, c.Theirs, b.lang)
		n.Theirs = &said
	}
	switch f.Kind {
	case application.Group:
		for _, inside := range f.Fields {
			n.Nodes = append(n.Nodes, b.node(inside, pointer+"/"+inside.Name, form.In(tree, inside.Name)))
		}
	case application.Rows:
		b.rows(&n, tree)
	case application.Texts:
		b.texts(&n, tree)
	default:
		b.value(&n, tree)
	}
	return n
}

func (b builder) value(n *node, tree any) {
	n.Value, n.Words, n.Length = form.Shown(n.Field, tree, b.lang), form.Words(n.Field, tree,
		b.lang), utf8.RuneCountInString(form.Text(tree))
	if n.Pattern == "/project/summary" && b.page.Need.SummaryMax > 0 {
		n.Max = b.page.Need.SummaryMax
	}
	if tree == true {
		n.Value = form.Ticked
	}
	chosen := []string{form.Text(tree)}
	if n.Kind == application.Choices {
		chosen = nil
		for _, x := range form.List(tree) {
			chosen = append(chosen, form.Text(x))
		}
	}
	switch {
	case n.Pattern == "/budget/*/partner":
		for _, o := range b.organisations {
			n.Options = append(n.Options, option{o.Number, cmp.Or(o.Name, o.Number), false})
		}
		n.Kind = application.Choice
		n.Words = b.organisation(n.Value)
	case n.Pattern == "/budget/*/category" && len(b.page.Need.CostCategories) > 0:
		for _, key := range b.page.Need.CostCategories {
			n.Options = append(n.Options, option{key, application.Label(n.List, key, b.lang), false})
		}
	case n.Pattern == supporting:
		b.hubs(n, chosen)
	case n.Pattern == "/hubs/lead":
		n.Words = named(b.page.Hubs[n.Value], n.Value)
	case n.Pattern == "/results/*/unit":
		n.Locked = true
	case n.List != "":
		for _, key := range application.List(n.List) {
			n.Options = append(n.Options, option{key, application.Label(n.List, key, b.lang), false})
		}
	}
	n.Radio = n.Kind == application.Choice && n.Required && len(n.Options) <= 4 && !strings.Contains(n.Pattern, "*")
	n.Options = choose(n.Options, chosen)
}

// choose marks what is chosen; what stands there and is no choice stays one.
func choose(options []option, chosen []string) []option {
	for _, key := range chosen {
		i := slices.IndexFunc(options, func(o option) bool { return o.Value == key })
		switch {
		case i >= 0:
			options[i].Chosen = true
		case key != "":
			options = append(options, option{key, key, true})
		}
	}
	return options
}

// supporting are the hubs that support the dossier: they are chosen from those of the programme.
const supporting = "/hubs/supporting"

func (b builder) hubs(n *node, chosen []string) {
	for code, name := range b.page.Hubs {
		if code != b.page.Content.Hubs.Lead {
			n.Options = append(n.Options, option{code, named(name, code), false})
		}
	}
	slices.SortFunc(n.Options, func(x, y option) int { return strings.Compare(x.Label, y.Label) })
	var words []string
	for _, code := range chosen {
		words = append(words, named(b.page.Hubs[code], code))
	}
	n.Words = strings.Join(words, ", ")
}

func (b builder) organisation(number string) string {
	for _, o := range b.organisations {
		if o.Number == number && o.Name != "" {
			return o.Name
		}
	}
	return number
}

func named(name, code string) string {
	if name == "" || code == "" {
		return name + code
	}
	return name + " (" + code + ")"
}

func (b builder) rows(n *node, tree any) {
	n.Fixed = n.Locked
	rows := form.List(tree)
	shown := len(rows)
	if b.page.Edits && !n.Fixed && (b.fresh == n.Pointer || shown == 0 && n.Required) {
		shown++
	}
	for i := range shown {
		at := form.At(n.Pointer, i)
		e := entry{Nth: i + 1, First: i == 0, Last: i >= len(rows)-1, New: i >= len(rows)}
		var row any
		if !e.New {
			row = rows[i]
			if _, there := b.conflicts[n.Pointer]; !there {
				e.Origin = strconv.Itoa(i)
			}
		}
		e.node = b.node(form.Field(n.Field), at, row)
		e.Place = form.Title(n.Field, row, b.lang)
		n.Rows = append(n.Rows, e)
	}
	n.Locked = false
	n.Table = !slices.ContainsFunc(n.Fields, func(f application.Field) bool {
		return f.Kind == application.Group || f.Kind == application.Rows || f.Kind == application.Texts || f.Kind == application.Text
	})
	n.Wide = n.Pattern == "/budget" || n.Pattern == "/funding"
	if n.Table { // where a cell has no room for it
		for _, row := range n.Rows {
			for i := range row.Nodes {
				row.Nodes[i].Help = bilingual.Words{}
			}
		}
	}
}

func (b builder) texts(n *node, tree any) {
	n.Words = form.Words(n.Field, tree, b.lang)
	rows := form.List(tree)
	for i := range len(rows) + 1 {
		at := form.At(n.Pointer, i)
		var text any = ""
		if i < len(rows) {
			text = rows[i]
		}
		inside := b.node(application.Field{Pattern: n.Pattern, Kind: application.Line}, at, text)
		inside.Locked = n.Locked
		n.Rows = append(n.Rows, entry{node: inside, Nth: i + 1, New: i == len(rows)})
	}
}
