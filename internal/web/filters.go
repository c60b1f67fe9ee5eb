// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/table"
)

// filterGroup is one thing that a list can be narrowed by, with its values.
type filterGroup struct {
	Label  bilingual.Words
	All    link
	Values []filterLink
	Long   bool // so many that they are folded
}

// filterLink leads to the list with one value of a filter.
type filterLink struct {
	link
	Count bilingual.Words
}

// chosen is a value that the list is narrowed by, and the way to the list without it.
type chosen struct {
	Label, Value bilingual.Words
	Without      string
}

// value is one that a filter can have.
type value struct {
	code  string
	label bilingual.Words
}

// mostUnfolded is how many values stand in sight.
const mostUnfolded = 8

// group is a filter before it is counted.
type group struct {
	name   string // of the parameter
	label  bilingual.Words
	of     string // record.ByState …; "" where each value is a filter of its own
	values []value
}

// stateValues are the states as values, waitsValues those who must act.
func stateValues() (all []value) {
	for _, s := range dossier.Statuses {
		all = append(all, value{string(s), bilingual.Words{s.Label("nl"), s.Label("en")}})
	}
	return all
}

func waitsValues() (all []value) {
	all = []value{{"ik", bilingual.Words{"ik", "I"}}, {"anderen", bilingual.Words{"anderen", "others"}}}
	for _, name := range []string{"onderneming", "hub", "nalezer", "dossierbeheerder", "beoordelaar", "beslisser"} {
		r := dossier.Role(waitsNames[name])
		all = append(all, value{name, bilingual.Words{r.Label("nl"), r.Label("en")}})
	}
	return all
}

// groups are the filters of a list, with the values that there are.
func groups(choices []record.Choice) []group {
	all := []group{
		{waitsParameter, bilingual.Words{"Aan zet", "Must act"}, "", waitsValues()},
		{lateParameter, bilingual.Words{"Termijn", "Term"}, "", []value{{"0", bilingual.Words{"over tijd", "late"}},
			{strconv.Itoa(soon), bilingual.Said("over tijd of binnen %d dagen", "late or within %d days", soon)}, {later, bilingual.Words{"later of geen", "later or none"}}}},
		{stateParameter, bilingual.Words{"Stand", "State"}, record.ByState, stateValues()},
		{daysParameter, bilingual.Words{"In deze stand", "In this state"}, "", []value{{"14", bilingual.Words{"14 dagen of langer", "14 days or longer"}},
			{"30", bilingual.Words{"30 dagen of langer", "30 days or longer"}}, {"90", bilingual.Words{"90 dagen of langer", "90 days or longer"}}}},
		{mineParameter, bilingual.Words{"Van wie", "Whose"}, "", []value{{yes, bilingual.Words{"de mijne", "mine"}}}},
		{hubParameter, bilingual.Words{"Hub", "Hub"}, record.ByHub, nil},
		{callParameter, bilingual.Words{"Oproep", "Call"}, record.ByCall, nil},
		{assessorParameter, bilingual.Words{"Beoordelaar", "Assessor"}, record.ByAssessor, nil},
	}
	for _, c := range choices {
		g := &all[slices.IndexFunc(all, func(g group) bool { return g.of == c.Of })]
		label := bilingual.Plain(c.Name)
		if c.Of == record.ByCall {
			label = bilingual.Plain(c.Value)
		}
		g.values = append(g.values, value{c.Value, label})
	}
	return all
}

// filters are the filters of a list with what each would leave of it: counted by the question that the list itself asks.
func (v *visit) filters(l listing, choices []record.Choice) (shown []filterGroup, narrowed []chosen, err error) {
	all := groups(choices)
	var facets []record.Facet
	for _, g := range all {
		facets = append(facets, l.facets(g)...)
	}
	counts, err := v.Sight.Counts(v.Context(), facets)
	if err != nil {
		return nil, nil, err
	}
	for _, g := range all {
		var n []int
		for range len(l.facets(g)) {
			n, counts = append(n, counts[0]...), counts[1:]
		}
		now := l.asked.Get(g.name)
		s := filterGroup{Label: g.label, All: link{bilingual.Words{"alle", "all"}, l.with("/dossiers", g.name, ""), now == ""}}
		for i, value := range g.values {
			if n[i] > 0 && now != value.code {
				s.Values = append(s.Values, filterLink{link{value.label, l.with("/dossiers", g.name, value.code), false}, atMost(n[i])})
			} else if now == value.code {
				s.Values = append(s.Values, filterLink{link{value.label, "", true}, atMost(n[i])})
			}
		}
		s.Long = len(s.Values) > mostUnfolded && now == ""
		if now != "" {
			narrowed = append(narrowed, chosen{g.label, g.called(now), s.All.Path})
		}
		if len(s.Values) > 0 {
			shown = append(shown, s)
		}
	}
	if q := l.Filter.Query; q != "" {
		narrowed = append(narrowed, chosen{bilingual.Words{"Gezocht", "Searched"}, bilingual.Plain("“" + q + "”"),
			l.with("/dossiers", queryParameter, "")})
	}
	return shown, narrowed, nil
}

// called is a value of the filter in words.
func (g group) called(code string) bilingual.Words {
	for _, v := range g.values {
		if v.code == code {
			return v.label
		}
	}
	switch g.name {
	case lateParameter:
		return bilingual.Said("over tijd of binnen %s dagen", "late or within %s days", code)
	case daysParameter:
		return bilingual.Said("%s dagen of langer", "%s days or longer", code)
	}
	return bilingual.Words{"onbekend", "unknown"}
}

// facets are what is to be counted for a filter.
func (l listing) facets(g group) (all []record.Facet) {
	if g.of != "" {
		f := record.Facet{Filter: l.narrowed(g.name, ""), Of: g.of}
		for _, v := range g.values {
			f.Values = append(f.Values, v.code)
		}
		if len(f.Values) == 0 {
			return nil
		}
		return []record.Facet{f}
	}
	for _, v := range g.values {
		all = append(all, record.Facet{Filter: l.narrowed(g.name, v.code)})
	}
	return all
}

// narrowed is the filter of the list with a parameter otherwise.
func (l listing) narrowed(name, code string) record.Filter {
	q := map[string][]string{}
	for other, values := range l.asked {
		if other != name && other != afterParameter {
			q[other] = values
		}
	}
	if code != "" {
		q[name] = []string{code}
	}
	return listed(q, l.Filter.Now).Filter
}

// sortLabels are the orders as people read them.
var sortLabels = []value{{"nummer", bilingual.Words{"nummer", "number"}}, {"termijn", bilingual.Words{"dringendste termijn", "most pressing term"}},
	{"fase", bilingual.Words{"langst in deze stand", "longest in this state"}}, {"titel", bilingual.Words{"titel", "title"}},
	{"onderneming", bilingual.Words{"onderneming", "company"}}, {"bedrag", bilingual.Words{"hoogste bedrag", "highest amount"}}}

// sorts are the ways to the other orders.
func (l listing) sorts() (all []link) {
	now := l.asked.Get(sortParameter)
	if now == "" {
		now = "nummer"
	}
	for _, s := range sortLabels {
		all = append(all, link{s.label, l.with("/dossiers", sortParameter, s.code), s.code == now})
	}
	return all
}

// sortedBy are the columns by which a list is put in order, and which way.
var sortedBy = map[string]struct{ code, way string }{"": {code: "nummer", way: "ascending"}, "nummer": {code: "nummer", way: "ascending"},
	"termijn": {code: "termijn", way: "ascending"},
	"fase":    {code: "dagen", way: "descending"}, "titel": {code: "titel", way: "ascending"}, "onderneming": {code: "onderneming", way: "ascending"}, "bedrag": {code: "gevraagd", way: "descending"}}

func (l listing) heads() (all []heading) {
	now := sortedBy[l.asked.Get(sortParameter)]
	for _, c := range l.shown() {
		h := heading{Label: c.Label, Right: c.kind == table.Number || c.kind == table.Money}
		if c.code == now.code {
			h.Way = now.way
		}
		all = append(all, h)
	}
	return all
}

func (l listing) choice() (all []columnChoice) {
	shown := l.shown()
	for _, c := range columns {
		if !slices.Contains(always, c.code) {
			all = append(all, columnChoice{c.code, c.Label, slices.ContainsFunc(shown, func(s column) bool { return s.code == c.code })})
		}
	}
	return all
}

// exports are the ways to the whole list in a file.
func (l listing) exports() []link {
	return []link{
		{bilingual.Words{"Excel (XLSX)", "Excel (XLSX)"}, l.with("/dossiers/uitvoer.xlsx", formParameter, ""), false},
		{bilingual.Words{"CSV voor Excel", "CSV for Excel"}, l.with("/dossiers/uitvoer.csv", formParameter, ""), false},
		{bilingual.Words{"CSV voor programma's", "CSV for programs"}, l.with("/dossiers/uitvoer.csv", formParameter, machines), false},
	}
}

// mayStart says whether whoever is here starts dossiers.
func (v *visit) mayStart() bool { return v.Identity.Holds(dossier.HubStaff) }

// noSuchList answers an address that asks of a list what there is not.
func (v *visit) noSuchList() error {
	return v.showAs(http.StatusUnprocessableEntity, "dossiers", &dossiersView{Wrong: true, Clear: "/dossiers"})
}

// madeUp answers a place in a list that no list gave.
func madeUp(v *visit, err error) error {
	if isPlace(err) {
		return v.noSuchList()
	}
	return err
}
