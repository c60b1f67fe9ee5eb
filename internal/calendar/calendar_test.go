// SPDX-License-Identifier: EUPL-1.2

package calendar_test

import (
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"pgregory.net/rapid"
)

func brussels(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", s, calendar.Brussels)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestEaster(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]string{2000: "2000-04-23", 2008: "2008-03-23", 2011: "2011-04-24", 2022: "2022-04-17",
		2024: "2024-03-31", 2025: "2025-04-20", 2026: "2026-04-05", 2027: "2027-03-28", 2038: "2038-04-25"} {
		if got := calendar.Easter(year).String(); got != want {
			t.Errorf("Easter %d: got %s, want %s", year, got, want)
		}
	}
}

func TestTenHolidays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.IntRange(1990, 2199).Draw(t, "year")
		seen := map[string]bool{}
		for d := (calendar.Date{Year: year, Month: 1, Day: 1}); d.Year == year; d = d.Add(1) {
			if name := calendar.Holiday(d); name != "" {
				seen[name] = true
			}
		}
		// In 2008 Ascension fell on 1 May: two holidays, one day.
		if calendar.Easter(year).Add(39) == (calendar.Date{Year: year, Month: time.May, Day: 1}) {
			seen["ascension"] = true
		}
		if len(seen) != 10 {
			t.Fatalf("%d holidays in %d: %v", len(seen), year, seen)
		}
	})
}

func TestTerms(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, from string
		term       calendar.Term
		last, rule string
	}{
		{"ten working days", "2026-11-24 14:32", calendar.Term{Days: 10, Kind: "working"}, "2026-12-08", "working:10"},
		{"over Armistice Day", "2026-11-10 08:00", calendar.Term{Days: 1, Kind: "working"}, "2026-11-12", "working:1"},
		{"over Christmas and New Year", "2026-12-24 16:00", calendar.Term{Days: 5, Kind: "working"}, "2027-01-04", "working:5"},
		{"over Easter", "2026-04-03 10:00", calendar.Term{Days: 1, Kind: "working"}, "2026-04-07", "working:1"},
		{"from a Sunday", "2026-11-22 10:00", calendar.Term{Days: 1, Kind: "working"}, "2026-11-23", "working:1"},
		{"ends on a Sunday that is 1 May", "2022-04-16 10:00", calendar.Term{Days: 15, Kind: "calendar"}, "2022-05-02", "calendar:15 moved:sunday"},
		{"ends on a Saturday", "2026-11-23 10:00", calendar.Term{Days: 5, Kind: "calendar"}, "2026-11-30", "calendar:5 moved:saturday"},
		{"ends on a working day", "2026-11-24 10:00", calendar.Term{Days: 84, Kind: "calendar"}, "2027-02-16", "calendar:84"},
		{"an instant of UTC that is the next day in Brussels", "2026-11-25 00:30", calendar.Term{Days: 1, Kind: "calendar"}, "2026-11-26", "calendar:1"},
	} {
		due := c.term.Due(brussels(t, c.from).UTC())
		if due.Rule != c.rule {
			t.Errorf("%s: rule %q, want %q", c.name, due.Rule, c.rule)
		}
		if got := calendar.DateOf(due.At.Add(-time.Second)).String(); got != c.last {
			t.Errorf("%s: last day %s, want %s", c.name, got, c.last)
		}
		if h, m, s := due.At.In(calendar.Brussels).Clock(); h+m+s != 0 {
			t.Errorf("%s: ends at %02d:%02d:%02d, want midnight", c.name, h, m, s)
		}
	}
}

func TestTermsKeepTheirPromise(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from := time.Unix(rapid.Int64Range(1_500_000_000, 2_500_000_000).Draw(t, "from"), 0)
		term := calendar.Term{Days: rapid.IntRange(1, 120).Draw(t, "days"), Kind: rapid.SampledFrom([]string{"working", "calendar"}).Draw(t, "kind")}
		due := term.Due(from)
		if !due.At.After(from.Add(time.Duration(term.Days)*24*time.Hour - 2*time.Hour)) {
			t.Fatalf("%v from %v is too short: %v", term, from, due.At)
		}
		if last := calendar.DateOf(due.At.Add(-time.Second)); !last.Working() {
			t.Fatalf("%v from %v ends on an idle day %v", term, from, last)
		}
		longer := calendar.Term{Days: term.Days + 1, Kind: term.Kind}
		if longer.Due(from).At.Before(due.At) {
			t.Fatalf("a longer term ends earlier")
		}
	})
}

func TestWritesForPeople(t *testing.T) {
	t.Parallel()
	summer, winter := brussels(t, "2026-07-01 00:00").UTC(), brussels(t, "2026-11-24 14:32").UTC()
	for got, want := range map[string]string{
		calendar.Moment(winter, "nl"): "24 november 2026, 14.32 uur",
		calendar.Moment(winter, "en"): "24 November 2026, 14:32",
		calendar.Until(summer, "nl"):  "tot en met 30 juni 2026, 23.59 uur",
		calendar.Until(winter, "nl"):  "tot 24 november 2026, 14.32 uur",
		calendar.Until(summer, "en"):  "up to and including 30 June 2026, 23:59",
		calendar.Until(winter, "en"):  "until 24 November 2026, 14:32",
		calendar.Moment(summer, "nl"): "1 juli 2026, 00.00 uur",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
