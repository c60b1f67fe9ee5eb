// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestThePublishedProgramme(t *testing.T) {
	t.Parallel()
	p, err := Published()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Hubs) != 12 || len(p.Organisations) < 50 || len(p.Trajectories) != 11 {
		t.Errorf("%d hubs, %d organisations, %d trajectories", len(p.Hubs), len(p.Organisations), len(p.Trajectories))
	}
	shared := map[string]int{}
	for _, h := range p.Hubs {
		if placeholder := strings.HasPrefix(h.Code, "hub1"); placeholder != (len(h.Partners) == 0) {
			t.Errorf("%s has %d partners", h.Code, len(h.Partners))
		} else if placeholder && len(h.Missing("2026-11-24")) != len(Sides) {
			t.Errorf("%s passes for more than a placeholder", h.Code)
		}
		for _, x := range h.Partners {
			shared[x.Organisation.Code]++
			if f := x.Check(); len(f) > 0 {
				t.Errorf("%s: %v", h.Code, f)
			}
		}
	}
	for _, o := range p.Organisations {
		if o.Number != "" {
			t.Errorf("%s has a company number that nobody published", o.Code)
		}
	}
	for _, code := range []string{"de-punt", "hogent", "thomas-more", "unizo-antwerpen"} {
		if shared[code] != 2 {
			t.Errorf("%s is in %d hubs", code, shared[code])
		}
	}
}

// days gives a day of one month, so that periods meet often, or none.
func days(open bool) *rapid.Generator[Day] {
	return rapid.Custom(func(t *rapid.T) Day {
		n := rapid.IntRange(0, 30).Draw(t, "day")
		if n == 0 && open {
			return ""
		}
		return Day(fmt.Sprintf("2026-11-%02d", max(n, 1)))
	})
}

// TestCompletenessOverTime counts the sides of a hub on a day in another way than the rule does.
func TestCompletenessOverTime(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		h := Hub{Code: "kempen"}
		for i := range rapid.IntRange(0, 8).Draw(t, "partners") {
			p := Partner{Organisation: Organisation{Code: fmt.Sprint("o-", i), Kind: rapid.SampledFrom(Kinds).Draw(t, "kind")},
				Core: rapid.Bool().Draw(t, "core"), From: days(true).Draw(t, "from"), Until: days(true).Draw(t, "until")}
			if len(p.Check()) == 0 {
				h.Partners = append(h.Partners, p)
			}
		}
		day := days(false).Draw(t, "on")
		want := []Side{}
		for side, kinds := range [][]Kind{{LocalAuthority}, {Company, CompanyNetwork}, {SocialEconomy}} {
			held := slices.ContainsFunc(h.Partners, func(p Partner) bool {
				return p.Core && slices.Contains(kinds, p.Organisation.Kind) && !(p.From != "" && day < p.From) && !(p.Until != "" && p.Until < day)
			})
			if !held {
				want = append(want, Sides[side])
			}
		}
		if got := h.Missing(day); !reflect.DeepEqual(got, want) {
			t.Fatalf("misses %v, want %v", got, want)
		}
		if then := h.On(day); !reflect.DeepEqual(then.Missing(day), want) {
			t.Fatal("the hub as it stood misses something else")
		}
		// Another partner never makes a hub less complete, and one that is not core changes nothing.
		more := Partner{Organisation: Organisation{Kind: rapid.SampledFrom(Kinds).Draw(t, "more")}, Core: rapid.Bool().Draw(t, "more core")}
		h.Partners = append(h.Partners, more)
		got := h.Missing(day)
		if len(got) > len(want) || (!more.Core && !reflect.DeepEqual(got, want)) {
			t.Fatalf("with one more it misses %v instead of %v", got, want)
		}
	})
}

func TestSlugs(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"kempen": true, "hub10": true, "stad-brugge": true, "a1": true, strings.Repeat("a", 48): true,
		"": false, "a": false, strings.Repeat("a", 49): false, "-a": false, "a-": false, "a--b": false, "Kempen": false, "ke mpen": false,
		"kempen\x00": false, "kеmpen": false, "ｋempen": false, "kemp\u200ben": false, "ä1": false, "a_b": false, "a.b": false, "..": false, "a\n": false,
	} {
		if Slug(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

func TestDays(t *testing.T) {
	t.Parallel()
	for d, want := range map[Day]bool{"2026-11-24": true, "2024-02-29": true, "2026-02-29": false, "0000-01-01": false, "9999-12-31": false,
		"2026-1-1": false, "24-11-2026": false, "": false, "2026-11-24T00:00:00Z": false, "２026-11-24": false} {
		if d.Real() != want {
			t.Errorf("%q: %v", d, !want)
		}
	}
}

func TestWhatIsWrongIsPointedAt(t *testing.T) {
	t.Parallel()
	good := Trajectory{ID: "hout", Title: "Hout", Hubs: []string{"kempen", "gent"}, State: Finished, Result: "Tafels",
		Started: "2025-01-01", Ended: "2026-01-01"}
	if f := good.Check(); len(f) > 0 {
		t.Error(f)
	}
	for want, bend := range map[string]func(*Trajectory){
		"/id code_malformed":         func(x *Trajectory) { x.ID = "hοut" }, // a Greek omicron
		"/title required":            func(x *Trajectory) { x.Title = " " },
		"/title too_long":            func(x *Trajectory) { x.Title = strings.Repeat("é", 201) },
		"/title control_character":   func(x *Trajectory) { x.Title = "a\u0085b" },
		"/hubs required":             func(x *Trajectory) { x.Hubs = nil },
		"/hubs/1 named_twice":        func(x *Trajectory) { x.Hubs = []string{"gent", "gent"} },
		"/partners/0 required":       func(x *Trajectory) { x.Partners = []string{""} },
		"/partners too_many":         func(x *Trajectory) { x.Partners = make([]string, 51) },
		"/state unknown_state":       func(x *Trajectory) { x.State = "lost" },
		"/ended still_running":       func(x *Trajectory) { x.State = Running },
		"/ended required":            func(x *Trajectory) { x.Ended = "" },
		"/ended end_before_start":    func(x *Trajectory) { x.Ended = "2024-12-31" },
		"/ended date":                func(x *Trajectory) { x.Ended = "2026-02-30" },
		"/result required":           func(x *Trajectory) { x.Result = "\n" },
		"/result too_long":           func(x *Trajectory) { x.Result = strings.Repeat("é", 10_001) },
		"/started date":              func(x *Trajectory) { x.Started = "vorig jaar" },
		"/hubs/0 code_malformed":     func(x *Trajectory) { x.Hubs = []string{"Gent"} },
		"/partners/1 named_twice":    func(x *Trajectory) { x.Partners = []string{"vito", "vito"} },
		"/partners/0 code_malformed": func(x *Trajectory) { x.Partners = []string{"vi to"} },
	} {
		x := good
		bend(&x)
		if got := x.Check().Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for want, o := range map[string]Organisation{
		"/code required":                            {Name: "x", Kind: Other},
		"/kind required":                            {Code: "x1", Name: "x"},
		"/kind unknown_kind":                        {Code: "x1", Name: "x", Kind: "guild"},
		"/legal_form too_long":                      {Code: "x1", Name: "x", Kind: Other, LegalForm: strings.Repeat("v", 201)},
		"/social_economy_category unknown_category": {Code: "x1", Name: "x", Kind: Other, Category: "guild"},
		"/address/street control_character":         {Code: "x1", Name: "x", Kind: Other, Address: PostalAddress{Street: "a\nb"}},
		"/address/number too_long": {Code: "x1", Name: "x", Kind: Other,
			Address: PostalAddress{Number: strings.Repeat("1", 201)}},
		"/address/municipality too_long": {Code: "x1", Name: "x", Kind: Other,
			Address: PostalAddress{Municipality: strings.Repeat("x", 201)}},
		"/address/postal_code postal_code": {Code: "x1", Name: "x", Kind: Other, Address: PostalAddress{PostalCode: "0123"}},
		"/address/country country": {Code: "x1", Name: "x", Kind: Other, Address: PostalAddress{PostalCode: "1234 AB",
			Country: "nl"}},
		"/website website":                     {Code: "x1", Name: "x", Kind: Other, Website: "maatwerkatelier.example"},
		"/nace/0/code nace_code":               {Code: "x1", Name: "x", Kind: Other, NACE: []Activity{{"310", "2008"}}},
		"/nace/1/version unknown_edition":      {Code: "x1", Name: "x", Kind: Other, NACE: []Activity{{"31090", "2025"}, {"31090", "2003"}}},
		"/nace/1 named_twice":                  {Code: "x1", Name: "x", Kind: Other, NACE: []Activity{{"31090", "2025"}, {"31090", "2025"}}},
		"/nace too_many":                       {Code: "x1", Name: "x", Kind: Other, NACE: make([]Activity, 51)},
		"/company_number company_number":       {Code: "x1", Name: "x", Kind: Other, Number: "0999.010.127"},
		"/company_number establishment_number": {Code: "x1", Name: "x", Kind: Other, Number: "2147.812.701"},
	} {
		if _, f := o.Normal(); f.Error() != want {
			t.Errorf("got %v, want %s", f, want)
		}
	}
	if o, f := (Organisation{Code: "x1", Name: "x", Kind: Other, Number: "BE 0999 010 126"}).Normal(); len(f) > 0 ||
		o.Number != "0999.010.126" {
		t.Errorf("%v %s", f, o.Number)
	}
	if f := (Partner{From: "2026-02-02", Until: "2026-02-01"}).Check(); len(f) != 1 || f[0] != Fault("/until", CodeReversed) {
		t.Error(f)
	}
}

func TestEveryCodeHasWords(t *testing.T) {
	t.Parallel()
	for code, w := range sentences {
		if w[0] == "" || w[1] == "" || w[0] == w[1] {
			t.Errorf("%s lacks a language", code)
		}
	}
	for _, lang := range []string{"nl", "en"} {
		for _, k := range Kinds {
			if k.Label(lang) == "" {
				t.Errorf("%s in %s", k, lang)
			}
		}
		for _, c := range Categories {
			if c.Label(lang) == "" {
				t.Errorf("%s in %s", c, lang)
			}
		}
		for _, s := range States {
			if s.Label(lang) == "" {
				t.Errorf("%s in %s", s, lang)
			}
		}
		for _, s := range Sides {
			if s.Message(lang) == "" {
				t.Errorf("%s in %s", s, lang)
			}
		}
	}
}
