// SPDX-License-Identifier: EUPL-1.2

package call_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"pgregory.net/rapid"
)

var now = time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC)

func demo(t *testing.T) []call.Call {
	t.Helper()
	calls, err := call.Demo(now)
	if err != nil {
		t.Fatal(err)
	}
	return calls
}

func TestDemoCallsCloseSixtyDaysAheadAtNoon(t *testing.T) {
	t.Parallel()
	calls := demo(t)
	if len(calls) != 3 {
		t.Fatalf("%d calls", len(calls))
	}
	for _, c := range calls {
		if got := calendar.Moment(c.Deadline, "nl"); got != "23 januari 2027, 12.00 uur" {
			t.Errorf("%s closes %s", c.Code, got)
		}
		if !c.Opens.Equal(now) {
			t.Errorf("%s opens %v", c.Code, c.Opens)
		}
	}
}

func TestAVersionReadsBackWithTheSameHash(t *testing.T) {
	t.Parallel()
	for _, c := range demo(t) {
		back, err := call.Read(c.JSON())
		if err != nil {
			t.Fatal(err)
		}
		if back.Hash() != c.Hash() {
			t.Errorf("%s: the hash changed", c.Code)
		}
		c.SummaryMaxChars++
		if back.Hash() == c.Hash() {
			t.Errorf("%s: another rule, the same hash", c.Code)
		}
	}
}

func TestFaultsPointAtTheRule(t *testing.T) {
	t.Parallel()
	for pointer, bend := range map[string]func(*call.Call){
		"/code":                 func(c *call.Call) { c.Code = "CW-ΚORT" }, // a Greek kappa
		"/version":              func(c *call.Call) { c.Version = 0 },
		"/deadline":             func(c *call.Call) { c.Deadline = c.Opens },
		"/decision_route":       func(c *call.Call) { c.DecisionRoute = "lottery" },
		"/steps/0":              func(c *call.Call) { c.Steps = []string{"wait"} },
		"/max_subsidy":          func(c *call.Call) { c.MaxSubsidy.Amount = "40.000,00" },
		"/max_rate_bp":          func(c *call.Call) { c.MaxRate = 10_001 },
		"/hub_review_term/kind": func(c *call.Call) { c.HubReviewTerm.Kind = "week" },
		"/decision_term/days":   func(c *call.Call) { c.DecisionTerm.Days = 0 },
		"/min_own_share_bp":     func(c *call.Call) { c.MinOwnShare = -1 },
		"/instalments":          func(c *call.Call) { c.Instalments[0].Share = 7000 },
		"/cost_categories/1":    func(c *call.Call) { c.CostCategories[1] = "lunch" },
		"/criteria/0/min":       func(c *call.Call) { c.Criteria[0].Min = 21 },
		"/criteria/1/code":      func(c *call.Call) { c.Criteria[1].Code = "rеlevance" }, // a Cyrillic e
		"/criteria/2/code":      func(c *call.Call) { c.Criteria[2].Code = c.Criteria[0].Code },
		"/min_total":            func(c *call.Call) { *c.MinTotal = 101 },
		"/assessors":            func(c *call.Call) { c.Assessors = 0 },
		"/cure_term":            func(c *call.Call) { c.CureTerm = nil },
	} {
		c := demo(t)[0]
		if slices.ContainsFunc([]string{"/criteria", "/min_total", "/assessors", "/cure_term"},
			func(p string) bool { return strings.HasPrefix(pointer, p) }) {
			c = demo(t)[1]
		}
		bend(&c)
		faults := c.Validate()
		if len(faults) != 1 || faults[0].Pointer != pointer {
			t.Errorf("%s: %v", pointer, faults)
		}
		if _, err := call.Read(c.JSON()); err == nil || !strings.Contains(err.Error(), pointer) {
			t.Errorf("%s: read says %v", pointer, err)
		}
	}
}

func TestUnknownRulesAreRefused(t *testing.T) {
	t.Parallel()
	var m map[string]any
	if err := json.Unmarshal(demo(t)[0].JSON(), &m); err != nil {
		t.Fatal(err)
	}
	m["max_subsidie"] = 1
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := call.Read(raw); err == nil {
		t.Error("a misspelt rule was read as if it were none")
	}
}

func TestEveryKindOfThresholdCanBeExpressed(t *testing.T) {
	t.Parallel()
	for name, rules := range map[string]struct {
		criteria []call.Criterion
		total    int
	}{
		"twenty points, half on each and in total": {[]call.Criterion{{"a", 20, 10, 1}, {"b", 20, 10, 1}, {"c", 20, 10, 1}}, 30},
		"30 of 50 and 60 of 100":                   {[]call.Criterion{{"strategic", 50, 30, 1}, {"operational", 50, 0, 1}}, 60},
		"half on each of five": {[]call.Criterion{{"a", 10, 5, 1}, {"b", 10, 5, 1}, {"c", 10, 5, 1}, {"d", 10, 5, 1},
			{"e", 10, 5, 1}}, 0},
	} {
		c := demo(t)[1]
		c.Criteria, c.MinTotal = rules.criteria, &rules.total
		if faults := c.Validate(); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// TestOneExtensionIsNobodyElses extends a call for several hubs and dossiers in turn: what one was given says nothing of another.
func TestOneExtensionIsNobodyElses(t *testing.T) {
	t.Parallel()
	c := demo(t)[0]
	closes := c.Deadline
	later := func(days int) *time.Time { return new(closes.AddDate(0, 0, days)) }
	amend := func(a call.Amendment, now time.Time) error {
		next, err := c.Amended(a, now)
		if err == nil {
			c = next
		}
		return err
	}
	for i, a := range []call.Amendment{
		{Hub: "gent", Deadline: later(30)},
		{Hub: "kempen", Deadline: later(14)},
		{Dossier: "CW-KORT-0001", Lead: "brugge", Deadline: later(20)},
		{Dossier: "CW-KORT-0002", Lead: "brugge", Deadline: later(10)},
		{Deadline: later(5)},
		{Dossier: "CW-KORT-0003", Lead: "gent", Deadline: later(40)},
	} {
		if err := amend(a, closes.Add(-time.Hour)); err != nil {
			t.Errorf("%d: %v", i, err)
		}
	}
	for _, want := range []struct {
		hub, number string
		days        int
	}{{"gent", "CW-KORT-0009", 30}, {"kempen", "CW-KORT-0009", 14}, {"brugge", "CW-KORT-0001", 20}, {"brugge", "CW-KORT-0002",
		10}, {"leuven", "CW-KORT-0009", 5}, {"gent", "CW-KORT-0003", 40}} {
		if got := c.DeadlineOf(want.hub, want.number); !got.Equal(*later(want.days)) {
			t.Errorf("%s %s: %s", want.hub, want.number, got)
		}
	}
	closed := closes.AddDate(0, 0, 6) // for all; gent and kempen are still open
	for name, a := range map[string]call.Amendment{
		"the call has closed":                    {Deadline: later(50)},
		"so it has for that hub":                 {Hub: "leuven", Deadline: later(50)},
		"a dossier that its hub lets run longer": {Dossier: "CW-KORT-0004", Lead: "gent", Deadline: later(20)},
		"a year that nobody meant":               {Hub: "gent", Deadline: later(365 * 8000)},
		"a hub, to earlier than it has":          {Hub: "gent", Deadline: later(29)},
	} {
		if err := amend(a, closed); err == nil {
			t.Errorf("%s: it was extended", name)
		}
	}
	if err := amend(call.Amendment{Dossier: "CW-KORT-0004", Lead: "gent", Deadline: later(31)}, closed); err != nil {
		t.Errorf("a dossier of a hub that is still open: %v", err)
	}
}

func TestACallInPlainWords(t *testing.T) {
	t.Parallel()
	for lang, want := range map[string][]string{
		"nl": {"Indienen kan van 24 november 2026, 10.30 uur, tot 23 januari 2027, 12.00 uur.", "hoogstens 80\u00a0%", "€\u00a040.000,00",
			"3 beoordelaars", "relevantie: 0 tot 20, minstens 10", "15 kalenderdagen"},
		"en": {"until 23 January 2027, 12:00", "at most 80%", "Paid after the final report: 20%.", "3 assessors", "15 calendar days"},
	} {
		text := strings.Join(demo(t)[1].InWords(lang), "\n")
		for _, words := range want {
			if !strings.Contains(text, words) {
				t.Errorf("%s: no %q in\n%s", lang, words, text)
			}
		}
	}
}

func TestPaymentsAddUpToTheGrant(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.IntRange(1, 9998).Draw(t, "first")
		second := rapid.IntRange(1, 9999-first).Draw(t, "second")
		c := call.Call{Instalments: []call.Instalment{{At: "award", Share: money.BasisPoints(first)}, {At: "interim_report",
			Share: money.BasisPoints(second)},
			{At: "final_report", Share: money.BasisPoints(10_000 - first - second)}}}
		granted := money.Cents(rapid.Int64Range(0, int64(money.Max)).Draw(t, "granted"))
		var sum money.Cents
		for _, p := range c.Payments(granted) {
			if p.Amount < 0 || p.Amount > granted {
				t.Fatalf("%v of %v", p.Amount, granted)
			}
			sum += p.Amount
		}
		if sum != granted {
			t.Fatalf("%v is paid of %v", sum, granted)
		}
	})
}
