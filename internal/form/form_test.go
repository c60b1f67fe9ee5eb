// SPDX-License-Identifier: EUPL-1.2

package form_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/form"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"pgregory.net/rapid"
)

// content draws one; wild, of values that nobody would call right too.
func content(t *rapid.T, wild bool) application.Content {
	tree := map[string]any{}
	for _, f := range application.Catalogue() {
		tree[f.Name] = value(t, f, wild)
	}
	raw, err := json.Marshal(tree)
	if err != nil {
		t.Fatal(err)
	}
	c, err := application.Decode(raw)
	if err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
	return c
}

func value(t *rapid.T, f application.Field, wild bool) any {
	n := rapid.IntRange(0, 3)
	switch f.Kind {
	case application.Group:
		return group(t, f, wild)
	case application.Rows:
		rows := []any{}
		for range n.Draw(t, "rows") {
			row := group(t, f, wild)
			if f.Fields[0].Kind == application.Line || f.Fields[0].Kind == application.Choice {
				row[f.Fields[0].Name] = "x" + rapid.StringMatching("[a-z]{3}").Draw(t, "name") // a row in which nothing stands is none
			} else {
				row[f.Fields[1].Name] = form.In(map[string]any{"role": "subcontractor", "authority": "VLAIO"}, f.Fields[1].Name)
			}
			rows = append(rows, row)
		}
		return rows
	case application.Tick:
		return rapid.Bool().Draw(t, f.Pattern)
	case application.Amount:
		if rapid.IntRange(0, 4).Draw(t, "none") == 0 {
			return map[string]any{"amount": "", "currency": ""}
		}
		a := money.Cents(rapid.Int64Range(0, int64(money.Max)).Draw(t, "cents")).String()
		if wild {
			a = rapid.OneOf(rapid.Just(a), rapid.SampledFrom([]string{"12.500", "12,5", "007", "veel", "1.5"})).Draw(t, "amount")
		}
		return map[string]any{"amount": a, "currency": "EUR"}
	case application.Choice:
		return rapid.SampledFrom(append(application.List(f.List), "")).Draw(t, f.Pattern)
	case application.Choices:
		keys := application.List(f.List)
		return slices.Concat(keys[n.Draw(t, "from"):len(keys)-n.Draw(t, "until")-3], keys[len(keys)-n.Draw(t, "last"):])
	case application.Texts:
		var all []string
		for range n.Draw(t, "texts") {
			all = append(all, rapid.SampledFrom([]string{"13040", "11002", "46021", "0999.010.126"}).Draw(t, f.Pattern))
		}
		return all
	case application.Day:
		return rapid.SampledFrom([]string{"", "2027-03-01", "2026-11-30"}).Draw(t, f.Pattern)
	case application.Decimal:
		return rapid.StringMatching(`([1-9][0-9]{0,5}(\.[0-9]{1,3})?)?`).Draw(t, f.Pattern)
	case application.Text:
		return rapid.SampledFrom([]string{"", "Eén regel.", "Twee\nregels\n\nen nog een"}).Draw(t, f.Pattern)
	}
	if wild {
		return rapid.StringMatching(`[A-Za-z0-9 .,€/-]{0,12}`).Draw(t, f.Pattern)
	}
	return rapid.SampledFrom([]string{"", "Zagerij", "BE", "FR", "0999.010.126"}).Draw(t, f.Pattern)
}

func group(t *rapid.T, f application.Field, wild bool) map[string]any {
	all := map[string]any{}
	for _, inside := range f.Fields {
		all[inside.Name] = value(t, inside, wild)
	}
	if indicator, is := all["indicator"].(string); is {
		all["unit"] = application.Unit(indicator)
	}
	return all
}

// browser is what a browser makes of it: lines end as they do in a form.
func browser(v url.Values) url.Values {
	for name, values := range v {
		for i, s := range values {
			v[name][i] = strings.ReplaceAll(s, "\n", "\r\n")
		}
	}
	return v
}

func lang(t *rapid.T) string { return rapid.SampledFrom([]string{"nl", "en"}).Draw(t, "lang") }

// TestAFormThatIsSentAsItWasShownChangesNothing, whatever stands in it.
func TestAFormThatIsSentAsItWasShownChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c, l := content(t, true), lang(t)
		for _, f := range application.Catalogue() {
			base := form.Of(c, f.Name)
			read := form.Read(f, f.Pattern, base, browser(form.Show(f, f.Pattern, base, l)), l, form.Step{})
			after, err := application.Merge(c, form.Patch(f.Name, read))
			if err != nil || !reflect.DeepEqual(after, c) {
				t.Fatalf("%s: %v\n%s\n%s", f.Name, err, c.JSON(), after.JSON())
			}
			untouched := form.Read(f, f.Pattern, base, url.Values{"taal": {"en"}}, l, form.Step{})
			if after, err := application.Merge(c, form.Patch(f.Name, untouched)); err != nil || !reflect.DeepEqual(after, c) {
				t.Fatalf("%s, of which nothing was sent: %v\n%s\n%s", f.Name, err, c.JSON(), after.JSON())
			}
		}
	})
}

// TestWhatIsTypedIntoAnEmptyFormIsTheContent: a whole content can be filled in by forms alone, but for what a dossier is known by.
func TestWhatIsTypedIntoAnEmptyFormIsTheContent(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c, l := content(t, false), lang(t)
		made := application.Empty(application.Identity{CompanyNumber: c.Applicant.CompanyNumber, Hub: c.Hubs.Lead})
		for _, f := range application.Catalogue() {
			sent := browser(form.Show(f, f.Pattern, form.Of(c, f.Name), l))
			read := form.Read(f, f.Pattern, form.Of(made, f.Name), sent, l, form.Step{})
			var err error
			if made, err = application.Merge(made, form.Patch(f.Name, read)); err != nil {
				t.Fatal(err)
			}
		}
		if !reflect.DeepEqual(made, c) {
			t.Fatalf("\n%s\n%s", c.JSON(), made.JSON())
		}
	})
}

// TestNothingThatTwoPeopleTypedIsLost: what one changed is there, and what both changed is mine, with theirs beside it.
func TestNothingThatTwoPeopleTypedIsLost(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base, theirs, mine := content(t, false), content(t, false), content(t, false)
		for _, f := range application.Catalogue() {
			b, y, m := form.Of(base, f.Name), form.Of(theirs, f.Name), form.Of(mine, f.Name)
			for name, two := range map[string][2]any{"theirs": {y, b}, "mine": {b, m}, "both": {m, m}} {
				merged, conflicts := form.Merge(f, f.Pattern, b, two[0], two[1])
				want := m
				if name == "theirs" {
					want = y
				}
				if len(conflicts) > 0 || fmt.Sprint(merged) != fmt.Sprint(want) {
					t.Fatalf("%s of %s: %d conflicts\n%v\n%v", name, f.Name, len(conflicts), merged, want)
				}
			}
			merged, conflicts := form.Merge(f, f.Pattern, b, y, m)
			said := fmt.Sprint(merged)
			for _, x := range conflicts {
				said += fmt.Sprint(x.Theirs, x.Mine)
			}
			for _, changed := range []any{y, m} {
				for _, s := range texts(changed) {
					if !strings.Contains(said, s) && !strings.Contains(fmt.Sprint(b), s) {
						t.Fatalf("%s of %s is lost\n%v\n%v\n%v\n%v", s, f.Name, b, y, m, said)
					}
				}
			}
		}
	})
}

// texts are all that stand in a tree.
func texts(tree any) (all []string) {
	switch x := tree.(type) {
	case string:
		return []string{x}
	case []any:
		for _, inside := range x {
			all = append(all, texts(inside)...)
		}
	case map[string]any:
		for _, inside := range x {
			all = append(all, texts(inside)...)
		}
	}
	return all
}

func plan(titles ...string) []any {
	var rows []any
	for _, title := range titles {
		rows = append(rows, map[string]any{"title": title, "deliverable": "", "start": "", "end": ""})
	}
	return rows
}

func titles(tree any) (all []string) {
	for _, row := range form.List(tree) {
		all = append(all, form.Text(form.In(row, "title")))
	}
	return all
}

func TestRowsMoveAndGoByAButtonAndKeepWhatWasTyped(t *testing.T) {
	t.Parallel()
	f, _ := application.SectionNamed("plan")
	base := plan("a", "b", "c")
	sent := form.Show(f, "/plan", base, "nl")
	sent.Set("/plan/1/title", "B")
	sent.Set("/plan/3", "")
	sent.Set("/plan/3/title", "nieuw")
	sent.Set("/plan/7", "")
	sent.Set("/plan/7/title", "  ")
	for step, want := range map[form.Step]string{
		{}:                               "[a B c nieuw]",
		{Do: form.Up, At: "/plan/1"}:     "[B a c nieuw]",
		{Do: form.Up, At: "/plan/0"}:     "[a B c nieuw]",
		{Do: form.Down, At: "/plan/1"}:   "[a c B nieuw]",
		{Do: form.Down, At: "/plan/7"}:   "[a B c nieuw]",
		{Do: form.Remove, At: "/plan/0"}: "[B c nieuw]",
		{Do: form.Remove, At: "/plan/9"}: "[a B c nieuw]",
		{Do: "iets", At: "/plan/0"}:      "[a B c nieuw]",
	} {
		if got := fmt.Sprint(titles(form.Read(f, "/plan", base, sent, "nl", step))); got != want {
			t.Errorf("%v: %s, not %s", step, got, want)
		}
	}
}

func TestRowsOfTwoPeopleArePutTogether(t *testing.T) {
	t.Parallel()
	f, _ := application.SectionNamed("plan")
	for _, x := range []struct {
		base, theirs, mine []any
		want               string
		conflicts          int
	}{
		{plan("a", "b"), plan("a", "b", "x"), plan("a", "b", "y"), "[a b x y]", 0},
		{plan("a", "b"), plan("a", "B"), plan("A", "b"), "[A B]", 0},
		{plan("a", "b"), plan("a", "B"), plan("a", "beter"), "[a beter]", 1},
		{plan("a", "b"), plan("b", "a"), plan("a", "c"), "[a c]", 1},
		{plan("a", "b"), plan("a"), plan("a", "b", "y"), "[a b y]", 1},
		{plan("a"), plan("a", "x"), plan("a", "x"), "[a x]", 0},
		{plan("a", "b"), plan("a"), plan("a", "b"), "[a]", 0},
	} {
		merged, conflicts := form.Merge(f, "/plan", x.base, x.theirs, x.mine)
		if got := fmt.Sprint(titles(merged)); got != x.want || len(conflicts) != x.conflicts {
			t.Errorf("%v %v %v: %s and %d conflicts", titles(x.base), titles(x.theirs), titles(x.mine), got, len(conflicts))
		}
	}
}

// TestAHostileFormChangesNothingThatIsNotItsOwn: names that are none, and what a dossier is known by.
func TestAHostileFormChangesNothingThatIsNotItsOwn(t *testing.T) {
	t.Parallel()
	c := application.Empty(application.Identity{CompanyNumber: "0999.010.126", Hub: "kempen", Title: "Hout"})
	sent := url.Values{}
	for _, name := range []string{"/applicant/company_number", "/hubs/lead", "/", "", "/plan/-1", "/plan/01", "/plan/99999999999999999999", "/plan/1e3",
		"/applicant", "/applicant/name/0", "/applicant/nace/x", "/applicant/nace/0/code/0", "__proto__", "/applicant/address", "/nergens/0"} {
		sent.Set(name, "0403.170.701")
	}
	for _, f := range application.Catalogue() {
		after, err := application.Merge(c, form.Patch(f.Name, form.Read(f, f.Pattern, form.Of(c, f.Name), sent, "nl", form.Step{})))
		if err != nil || !reflect.DeepEqual(after, c) {
			t.Errorf("%s: %v\n%s", f.Name, err, after.JSON())
		}
	}
}

// TestARowIsPutBackWhereItStood, in a list inside a row too; what was never there changes nothing.
func TestARowIsPutBackWhereItStood(t *testing.T) {
	was := map[string]any{"a": []any{"one", map[string]any{"b": []any{"x", "y"}}, "three"}}
	for row, now := range map[string]map[string]any{
		"/s/a/0":     {"a": []any{map[string]any{"b": []any{"x", "y"}}, "three"}},
		"/s/a/2":     {"a": []any{"one", map[string]any{"b": []any{"x", "y"}}}},
		"/s/a/1/b/0": {"a": []any{"one", map[string]any{"b": []any{"y"}}, "three"}},
	} {
		if got := form.PutBack("/s", now, was, row); !reflect.DeepEqual(got, any(was)) {
			t.Errorf("%s: %v", row, got)
		}
	}
	for _, row := range []string{"", "/s", "/s/a/9", "/s/a/-1", "/s/a/x", "/s/a/0/b/0", "/other/0", "/s/c/0"} {
		if got := form.PutBack("/s", was, was, row); !reflect.DeepEqual(form.List(form.In(got, "a")), form.List(form.In(was, "a"))) {
			t.Errorf("%q: %v", row, got)
		}
	}
}
