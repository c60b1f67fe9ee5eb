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
		{"ends on a Sunday that is 1 May", "2022-04-16 10:00", calendar.Term{Days: 15, Kind: "calendar"}, "2022-05-02",
			"calendar:15 moved:sunday"},
		{"ends on a Saturday", "2026-11-23 10:00", calendar.Term{Days: 5, Kind: "calendar"}, "2026-11-30", "calendar:5 moved:saturday"},
		{"ends on a working day", "2026-11-24 10:00", calendar.Term{Days: 84, Kind: "calendar"}, "2027-02-16", "calendar:84"},
		{"an instant of UTC that is the next day in Brussels", "2026-11-25 00:30", calendar.Term{Days: 1, Kind: "calendar"}, "2026-11-26",
			"calendar:1"},
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
		term := calendar.Term{Days: rapid.IntRange(1, 120).Draw(t, "days"),
			Kind: rapid.SampledFrom([]string{"working", "calendar"}).Draw(t, "kind")}
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

func TestAPauseLeavesTheDaysThatWereLeft(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, kind, end, paused, resumed, last, rule string
	}{
		{"within a day", "working", "2026-12-02", "2026-11-25 10:00", "2026-11-25 10:01", "2026-12-01", "resumed:working:4"},
		{"five working days, over a week", "working", "2026-12-01", "2026-11-23 10:00", "2026-11-27 09:00", "2026-12-04", "resumed:working:5"},
		{"over Easter", "working", "2027-03-23", "2027-03-15 10:00", "2027-03-26 09:00", "2027-04-05", "resumed:working:5"},
		{"later on the day than it was paused", "calendar", "2026-11-28", "2026-11-25 10:00", "2026-12-01 15:00", "2026-12-04",
			"resumed:calendar:3"},
		{"the last day, over the change to winter time", "calendar", "2026-10-24", "2026-10-23 16:00", "2026-10-26 09:00", "2026-10-26",
			"resumed:calendar:0"},
		{"until a Sunday", "calendar", "2026-11-28", "2026-11-26 10:00", "2026-11-28 09:00", "2026-11-30", "resumed:calendar:1 moved:sunday"},
		{"goes on on a holiday with nothing left", "working", "2026-12-24", "2026-12-23 10:00", "2026-12-25 09:00", "2026-12-28",
			"resumed:working:0 moved:christmas"},
	} {
		end := brussels(t, c.end+" 00:00")
		due := calendar.Resumed(c.kind, end, brussels(t, c.paused), brussels(t, c.resumed))
		if got := calendar.Ending(due.At).String(); got != c.last || due.Rule != c.rule {
			t.Errorf("%s: %s, %s", c.name, got, due.Rule)
		}
	}
}

// TestAPauseTakesNothingAway pauses and resumes at any moments: as many days of the kind are left as before, and the time of
// day at which it goes on costs none.
func TestAPauseTakesNothingAway(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from := time.Unix(rapid.Int64Range(1_500_000_000, 2_500_000_000).Draw(t, "from"), 0)
		term := calendar.Term{Days: rapid.IntRange(1, 60).Draw(t, "days"),
			Kind: rapid.SampledFrom([]string{"working", "calendar"}).Draw(t, "kind")}
		end := term.Due(from).At
		paused := from.Add(time.Duration(rapid.Int64Range(0, int64(end.Sub(from))-1).Draw(t, "paused")))
		resumed := paused.Add(time.Duration(rapid.IntRange(0, 40*24*60).Draw(t, "minutes")) * time.Minute)
		due := calendar.Resumed(term.Kind, end, paused, resumed)
		before, after := calendar.Left(term.Kind, calendar.DateOf(paused), end), calendar.Left(term.Kind, calendar.DateOf(resumed), due.At)
		if after < before {
			t.Fatalf("%d days were left, now %d", before, after)
		}
		if calendar.DateOf(paused) == calendar.DateOf(resumed) && !due.At.Equal(end) {
			t.Fatalf("a pause within a day moved %v to %v", end, due.At)
		}
		if last := calendar.Ending(due.At); !last.Working() {
			t.Fatalf("it ends on an idle day: %v", last)
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

// TestAnHourThatComesTwiceIsToldApart: when the clock goes back, 02.30 uur is said with its time of the year, and only then.
func TestAnHourThatComesTwiceIsToldApart(t *testing.T) {
	t.Parallel()
	for instant, want := range map[string][2]string{
		"2027-10-31T02:30:00+02:00": {"31 oktober 2027, 02.30 uur (zomertijd)", "31 October 2027, 02:30 (summer time)"},
		"2027-10-31T02:30:00+01:00": {"31 oktober 2027, 02.30 uur (wintertijd)", "31 October 2027, 02:30 (winter time)"},
		"2027-10-31T02:00:00+02:00": {"31 oktober 2027, 02.00 uur (zomertijd)", "31 October 2027, 02:00 (summer time)"},
		"2027-10-31T02:59:59+01:00": {"31 oktober 2027, 02.59 uur (wintertijd)", "31 October 2027, 02:59 (winter time)"},
		"2027-10-31T01:59:00+02:00": {"31 oktober 2027, 01.59 uur", "31 October 2027, 01:59"},
		"2027-10-31T03:00:00+01:00": {"31 oktober 2027, 03.00 uur", "31 October 2027, 03:00"},
		"2027-03-28T01:30:00+01:00": {"28 maart 2027, 01.30 uur", "28 March 2027, 01:30"},
		"2027-03-28T03:30:00+02:00": {"28 maart 2027, 03.30 uur", "28 March 2027, 03:30"},
		"2027-07-01T02:30:00+02:00": {"1 juli 2027, 02.30 uur", "1 July 2027, 02:30"},
	} {
		at, err := time.Parse(time.RFC3339, instant)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{calendar.Moment(at, "nl"), calendar.Moment(at, "en")}; got != want {
			t.Errorf("%s: %q", instant, got)
		}
		if got := calendar.Until(at, "nl"); got != "tot "+want[0] {
			t.Errorf("%s: %q", instant, got)
		}
	}
}

// TestADayAsFirstAndAsLast: today has begun, the last day is included, and the day on which the clock changes is as long as it is.
func TestADayAsFirstAndAsLast(t *testing.T) {
	t.Parallel()
	now := brussels(t, "2026-10-25 12:00")
	today, next := calendar.DateOf(now), calendar.DateOf(now).Add(1)
	for name, c := range map[string]struct{ got, want time.Time }{
		"no first day": {calendar.From(nil, now), time.Time{}}, "today": {calendar.From(&today, now), time.Time{}}, "tomorrow": {calendar.From(&next, now), brussels(t, "2026-10-26 00:00")},
		"no last day": {calendar.Through(nil), time.Time{}}, "through today": {calendar.Through(&today), brussels(t, "2026-10-26 00:00")},
	} {
		if !c.got.Equal(c.want) {
			t.Errorf("%s: %s, want %s", name, c.got, c.want)
		}
	}
}
