// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/form"
	"github.com/dossierwerkt/dossierwerkt/internal/municipality"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

func (x *Web) sectionRoutes() []route {
	return []route{
		{"GET /dossiers/{number}/inhoud/{section}", x.page("/dossiers", sectionPage)},
		{"POST /dossiers/{number}/inhoud/{section}", x.page("/dossiers", saveSection)},
	}
}

// Names of what a section's form says beside its fields.
const (
	versionField = "versie"     // of the content that was shown
	basisField   = "basis"      // the version that its writer began from, where another was saved meanwhile
	tongueField  = "geschreven" // the language in which numbers stand in it
	removedField = "weg"        // of the address: the version and the place of a row that was just removed
	putBack      = "terug"      // asks for it again
)

// sectionView is a section of the content, to fill in or to read.
type sectionView struct {
	view.Section
	Field     application.Field
	Node      node
	Faults    faults
	Previous  *application.Section
	Next      *application.Section
	Nth, Of   int
	Done      bool   // it was saved just now
	Undo      string // what the button asks that puts back the row that was just removed; ""
	Before    *saved // the section that was saved on the way here
	Todo      []fieldError
	Version   int
	Basis     int // where two people wrote: the version that the form began from
	Conflicts int
	Meanwhile *contract.Saved // who saved meanwhile
	Mine      bool            // under the reader's own name: in another window of theirs
	Municipal []string        // names to choose from
	Takes     bool            // something can be taken over
	Sums      *sums
	Unsaved   bool // what stands in the form is not what was saved
}

// Path is the page of a section of the same dossier.
func (p sectionView) Path(section string) string { return sectionPath(p.Number, section) }

// Dossier is the page of the dossier.
func (p sectionView) Dossier() string { return dossierPath(p.Number) }

// Heading is the name of the section.
func (p sectionView) Heading() bilingual.Words { return capital(p.Field.Label) }

// capital begins words as a heading does.
func capital(w bilingual.Words) bilingual.Words { return both(w.In) }

// section reads what a page of a section shows; record.ErrNoDossier where there is none.
func (v *visit) section() (p sectionView, err error) {
	name := v.PathValue("section")
	field, known := application.SectionNamed(name)
	if !known {
		return p, record.ErrNoDossier
	}
	p.Field = chosenHubs(field)
	if p.Section, err = v.Sight.Section(v.Context(), v.PathValue("number"), name, form.TakesOver(name)); err != nil {
		return p, err
	}
	all := application.Sections()
	i := slices.IndexFunc(all, func(s application.Section) bool { return s.Name == name })
	p.Nth, p.Of, p.Version = i+1, len(all), p.Saved.Version
	if i > 0 {
		p.Previous = &all[i-1]
	}
	if i+1 < len(all) {
		p.Next = &all[i+1]
	}
	if name == "project" {
		p.Municipal = municipality.Flemish
	}
	return p, nil
}

// chosenHubs is a section in which the hubs that support are chosen from a list, which the programme keeps.
func chosenHubs(f application.Field) application.Field {
	f.Fields = slices.Clone(f.Fields)
	for i := range f.Fields {
		if f.Fields[i].Pattern == supporting {
			f.Fields[i].Kind = application.Choices
		}
	}
	return f
}

func sectionPage(v *visit) error {
	p, err := v.section()
	if err != nil {
		return err
	}
	p.Done = v.URL.Query().Get(doneField) == "bewaard"
	if row := v.URL.Query().Get(removedField); p.Done && row != "" {
		p.Undo = putBack + " " + row
	}
	p.Before = p.savedBefore(v.URL.Query().Get("van"))
	p.fill(v, form.Of(p.Content, p.Field.Name), nil, v.URL.Query().Get("nieuw"))
	name := "onderdeel"
	if !p.Edits {
		name = "onderdeel-lezen"
	}
	return v.show(name, p)
}

// saved is a section that was saved on the way to another, and how many points are left there.
type saved struct {
	Label bilingual.Words
	Path  string
	Todo  int
}

// savedBefore is the section of a name as it was saved; nil where there is none.
func (p sectionView) savedBefore(name string) *saved {
	for _, s := range application.Sections() {
		if s.Name != name || !p.Edits {
			continue
		}
		x := &saved{Label: s.Label, Path: p.Path(name)}
		for _, m := range p.Missing {
			if m.Severity == fault.Error && application.SectionOf(m.Pointer) == name {
				x.Todo++
			}
		}
		return x
	}
	return nil
}

// fill makes the fields of the page from what stands in them.
func (p *sectionView) fill(v *visit, tree any, conflicts []form.Conflict, fresh string) {
	b := builder{page: p, lang: v.Lang, fresh: fresh, conflicts: map[string]form.Conflict{}, said: map[string][]contract.Missing{}}
	for _, c := range conflicts {
		b.conflicts[c.Pointer] = c
	}
	for _, m := range p.Missing {
		b.said[m.Pointer] = append(b.said[m.Pointer], m)
	}
	if p.Earlier != nil && len(conflicts) == 0 {
		b.offers = form.Offers(p.Field, p.Field.Pattern, tree, form.Of(p.Earlier.Content, p.Field.Name))
		p.Takes = len(b.offers) > 0
	}
	b.organisations = organisations(p.Content)
	p.Node = b.node(p.Field, p.Field.Pattern, tree)
	p.Conflicts = len(conflicts)
	for _, m := range p.Missing {
		if application.SectionOf(m.Pointer) == p.Field.Name && m.Severity == fault.Error {
			p.Todo = append(p.Todo, fieldError{ID: fieldID(m.Pointer), Place: m.Place, Message: m.Message})
		}
	}
	p.Sums = p.sums(v.Lang)
}

// saveSection saves what stands in the form, whatever button was pressed.
func saveSection(v *visit) error {
	p, err := v.section()
	if err != nil {
		return err
	}
	f, sent := p.Field, v.PostForm
	seen, _ := strconv.Atoi(sent.Get(versionField))
	base := p.Content
	if seen != p.Version {
		if base, err = v.Sight.Version(v.Context(), p.Number, seen); refusedVersion(err) {
			base, seen, err = p.Content, p.Version, nil
		}
		if err != nil {
			return err
		}
	}
	do, at, _ := strings.Cut(sent.Get(doField), " ")
	tongue := sent.Get(tongueField)
	if !known(tongue) {
		tongue = v.Lang
	}
	mine := form.Read(f, f.Pattern, form.Of(base, f.Name), sent, tongue, form.Step{Do: do, At: at})
	if v.switches() {
		return p.again(v, seen, mine)
	}
	if do == "overnemen" && p.Earlier != nil {
		mine = form.Take(f, f.Pattern, mine, form.Offers(f, f.Pattern, mine, form.Of(p.Earlier.Content, f.Name)), at)
	}
	if do == putBack {
		if mine, err = p.restored(v, mine, at); err != nil {
			return err
		}
	}
	_, err = v.ask(http.MethodPatch, "/api/v1/dossiers/"+url.PathEscape(p.Number)+"/application", form.Patch(f.Name, mine),
		map[string]string{"If-Match": `"` + strconv.Itoa(seen) + `"`, "Content-Type": "application/merge-patch+json"})
	switch problem := refused(err); {
	case err == nil:
		return v.goTo(p.after(do, at, seen, mine))
	case problem == nil:
		return err
	case problem.Status == http.StatusPreconditionFailed:
		return p.conflict(v, base, seen, mine)
	default:
		p.Faults = faultsOf(problem)
		p.Version = seen
		p.Edits = true // what was typed stays in its fields
		p.fill(v, mine, nil, "")
		return v.showAs(problem.Status, "onderdeel", p)
	}
}

// restored is the section with a row of an earlier version in its place again, as far as it is there; it was "17 /partners/1".
func (p sectionView) restored(v *visit, mine any, row string) (any, error) {
	version, at, _ := strings.Cut(row, " ")
	n, err := strconv.Atoi(version)
	if err != nil {
		return mine, nil
	}
	earlier, err := v.Sight.Version(v.Context(), p.Number, n)
	if refusedVersion(err) {
		return mine, nil
	}
	return form.PutBack(p.Field.Pattern, mine, form.Of(earlier, p.Field.Name), at), err
}

func refusedVersion(err error) bool { return errors.Is(err, record.ErrStale) }

// again shows the form with what stands in it, in another language.
func (p sectionView) again(v *visit, seen int, mine any) error {
	if began, err := strconv.Atoi(v.PostForm.Get(basisField)); err == nil && began != seen {
		base, err := v.Sight.Version(v.Context(), p.Number, began)
		if err == nil {
			return p.conflict(v, base, began, mine)
		}
		if !refusedVersion(err) {
			return err
		}
	}
	p.Version = seen
	if p.Unsaved = !reflect.DeepEqual(mine, form.Of(p.Content, p.Field.Name)); p.Unsaved {
		p.Missing = nil // of what was saved: it may have been typed since
	}
	p.fill(v, mine, nil, v.PostForm.Get("nieuw"))
	return v.show("onderdeel", p)
}

// conflict shows what two people made of the section since a version, put together, with both texts where both changed one.
func (p sectionView) conflict(v *visit, base application.Content, began int, mine any) error {
	f := p.Field
	merged, conflicts := form.Merge(f, f.Pattern, form.Of(base, f.Name), form.Of(p.Content, f.Name), mine)
	p.Basis, p.Meanwhile, p.Mine = began, &p.Saved, p.Saved.By == v.Identity.Name
	p.fill(v, merged, conflicts, "")
	return v.showAs(http.StatusPreconditionFailed, "onderdeel", p)
}

// after is where one goes on when the section was saved.
func (p sectionView) after(do, at string, seen int, mine any) string {
	path, q := sectionPath(p.Number, p.Field.Name), url.Values{doneField: {"bewaard"}}
	switch {
	case do == "volgende" && p.Next != nil:
		return sectionPath(p.Number, p.Next.Name) + "?van=" + p.Field.Name
	case do == "nieuw":
		n := len(form.List(treeAt(p.Field, p.Field.Pattern, mine, at)))
		q.Set("nieuw", at)
		return path + "?" + q.Encode() + "#" + fieldID(form.At(at, n))
	case do == form.Remove:
		q.Set(removedField, strconv.Itoa(seen)+" "+at)
	case do == form.Up || do == form.Down:
		return path + "?" + q.Encode() + "#" + fieldID(moved(do, at))
	}
	return path + "?" + q.Encode()
}

// moved is where a row stands after it was moved.
func moved(do, at string) string {
	cut := strings.LastIndexByte(at, '/')
	n, err := strconv.Atoi(at[cut+1:])
	switch {
	case err != nil || cut < 0:
		return at
	case do == form.Down:
		return form.At(at[:cut], n+1)
	}
	return form.At(at[:cut], max(n-1, 0))
}

// treeAt is what stands at a pointer of a field.
func treeAt(f application.Field, pointer string, tree any, at string) any {
	if pointer == at {
		return tree
	}
	rest, inside := strings.CutPrefix(at, pointer+"/")
	if !inside {
		return nil
	}
	for token := range strings.SplitSeq(rest, "/") {
		if list := form.List(tree); list != nil {
			n, err := strconv.Atoi(token)
			if err != nil || n < 0 || n >= len(list) {
				return nil
			}
			tree = list[n]
			continue
		}
		tree = form.In(tree, token)
	}
	return tree
}
