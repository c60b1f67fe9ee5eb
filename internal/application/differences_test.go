// SPDX-License-Identifier: EUPL-1.2

package application_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/google/go-cmp/cmp"
)

func TestDifferences(t *testing.T) {
	t.Parallel()
	before := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	after := decode(t, before.JSON())
	if found := application.Differences(before, after); len(found) > 0 {
		t.Errorf("nothing was changed: %v", found)
	}
	after.Applicant.Contact.Phone = "+32 14 00 00 02"
	after.Budget[1].Amount.Amount = "4200.01"
	after.Declarations.Controls = false
	after.Plan = after.Plan[:2]
	want := []string{"/applicant/contact/phone", "/plan/2", "/budget/1/amount/amount", "/declarations/controls"}
	if diff := cmp.Diff(want, application.Differences(before, after)); diff != "" {
		t.Error(diff)
	}
}

// TestAnEntryThatIsAskedCanGo: what is taken out of a list is named, so that a supplement can ask for it.
func TestAnEntryThatIsAskedCanGo(t *testing.T) {
	t.Parallel()
	before := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	for name, c := range map[string]struct {
		change func(*application.Content)
		want   []string
	}{
		"one in the middle": {func(c *application.Content) { c.Budget = slices.Delete(c.Budget, 1, 2) }, []string{"/budget/1"}},
		"the first two":     {func(c *application.Content) { c.Budget = c.Budget[2:] }, []string{"/budget/0", "/budget/1"}},
		"all":               {func(c *application.Content) { c.Partners = nil }, []string{"/partners/0", "/partners/1", "/partners/2"}},
		"one, and another changes": {func(c *application.Content) {
			c.Budget = slices.Delete(c.Budget, 1, 2)
			c.Budget[0].Description = "Iets anders"
		}, []string{"/budget"}},
		"one more": {func(c *application.Content) { c.Plan = append(c.Plan, c.Plan[0]) }, []string{"/plan"}},
	} {
		after := decode(t, before.JSON())
		c.change(&after)
		if diff := cmp.Diff(c.want, application.Differences(before, after)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	for pointer, want := range map[string]bool{"/project": true, "/project/summary": true, "/budget": true, "/budget/3": true,
		"/budget/3/amount/amount": true, "/hubs/supporting/0": true,
		"": false, "project": false, "/": false, "/projects": false, "/budget/x": false, "/budget/-1": false, "/project/summary/0": false, "/project/titel": false} {
		if _, got := application.Place(pointer, "nl"); got != want {
			t.Errorf("%q: %v", pointer, got)
		}
	}
}

func TestPlacesHaveNamesForPeople(t *testing.T) {
	t.Parallel()
	for pointer, want := range map[string][2]string{
		"/project/summary":        {"Project › samenvatting", "Project › summary"},
		"/budget/2/amount":        {"Begroting › nr. 3 › bedrag", "Budget › no. 3 › amount"},
		"/budget/2/amount/amount": {"Begroting › nr. 3 › bedrag", "Budget › no. 3 › amount"},
		"/partners/0/organisation/kind": {"Partners › nr. 1 › organisatie › soort organisatie",
			"Partners › no. 1 › organisation › kind of organisation"},
		"/attachments/partnership_agreement": {"Bijlage › partnerschapsovereenkomst", "Attachment › partnership agreement"},
		"/attachments/own_kind":              {"Bijlage › own kind", "Attachment › own kind"},
	} {
		nl, _ := application.Place(pointer, "nl")
		en, _ := application.Place(pointer, "en")
		if diff := cmp.Diff(want, [2]string{nl, en}); diff != "" {
			t.Errorf("%s: %s", pointer, diff)
		}
	}
	named(t, reflect.TypeFor[application.Content]())
}

// named wants a name in both languages for every field.
func named(t *testing.T, of reflect.Type) {
	t.Helper()
	for i := range of.NumField() {
		f := of.Field(i)
		if f.Tag.Get("nl") == "" || f.Tag.Get("en") == "" {
			t.Errorf("%s.%s has no name", of.Name(), f.Name)
		}
		at := f.Type
		if at.Kind() == reflect.Slice {
			at = at.Elem()
		}
		if at.Kind() == reflect.Struct && at.Name() != "Euro" {
			named(t, at)
		}
	}
}

// TestWhatIsLeftOutStandsAgain empties fields of a submitted application, as a file from before they were filled in does.
func TestWhatIsLeftOutStandsAgain(t *testing.T) {
	t.Parallel()
	before := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	after := decode(t, before.JSON())
	after.Applicant.Address.Street, after.Applicant.NACE, after.Project.Summary, after.Project.Title, after.Partners[0].Organisation.Name = "", nil, "", "Iets anders", ""
	asked := func(pointer string) bool { return pointer == "/project/summary" }
	got := application.Differences(before, application.LeftOut(before, after, asked))
	if diff := cmp.Diff([]string{"/project/title", "/project/summary"}, got); diff != "" {
		t.Errorf("only what was asked may be emptied, and what was changed is still changed: %s", diff)
	}
}
