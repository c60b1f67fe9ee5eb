// SPDX-License-Identifier: EUPL-1.2

package aid_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	. "github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

const (
	atelier = "0999.010.126"
	bank    = "0999.010.225"
	market  = "0999.010.324"
)

func on(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ReadDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// says is a list of the atelier itself.
func says(entries ...Declared) List {
	for i := range entries {
		if entries[i].Company == "" {
			entries[i].Company = atelier
		}
	}
	return List{Company: atelier, Dossier: "D-1", At: time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC), Entries: entries}
}

// left is what an award on a day leaves the atelier, before it.
func left(t testing.TB, r Record, kind Kind, award string, l List) money.Cents {
	t.Helper()
	return r.Accounts(Case{Dossier: "D-1", Kind: kind, Day: on(t, award), Says: []List{l}, Parts: []money.Cents{0}})[0].Left
}

func TestTheFirstDayThatCounts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		award, day string
		counts     bool
	}{
		{"2026-11-25", "2023-11-25", true},
		{"2026-11-25", "2023-11-24", false},
		{"2024-01-05", "2021-01-05", true},
		{"2024-02-01", "2021-01-31", false},
		{"2027-02-28", "2024-02-28", true},
		{"2027-02-28", "2024-02-29", true},
		{"2027-02-28", "2024-02-27", false},
		{"2028-02-29", "2025-02-28", true},
		{"2028-02-29", "2025-02-27", false},
		{"2027-03-01", "2024-02-29", false},
		{"2023-12-31", "2021-01-01", true}, // under 1407/2013: the fiscal year and the two before
		{"2023-12-31", "2020-12-31", false},
	} {
		full := left(t, Record{}, OfGeneral, c.award, says())
		got := left(t, Record{}, OfGeneral, c.award, says(Declared{Day: c.day, Amount: 1000_00}))
		if counts := got == full-1000_00; counts != c.counts {
			t.Errorf("aid of %s counts for an award of %s: %v", c.day, c.award, counts)
		}
	}
}

func TestCeilings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, award string
		kind        Kind
		entry       Declared
		left        money.Cents
	}{
		{"general", "2026-11-25", OfGeneral, Declared{Day: "2025-01-01", Amount: 40_000_00, Regulation: General}, 260_000_00},
		{"the general one before it", "2026-11-25", OfGeneral, Declared{Day: "2023-12-01", Amount: 40_000_00, Regulation: General2013},
			260_000_00},
		{"agriculture counts towards it", "2026-11-25", OfGeneral, Declared{Day: "2025-01-01", Amount: 40_000_00,
			Regulation: Agriculture}, 260_000_00},
		{"fishery too", "2026-11-25", OfGeneral, Declared{Day: "2025-01-01", Amount: 40_000_00, Regulation: Fishery}, 260_000_00},
		{"services stand beside it", "2026-11-25", OfGeneral, Declared{Day: "2025-01-01", Amount: 700_000_00, Regulation: Services}, 300_000_00},
		{"services", "2026-11-25", OfServices, Declared{Day: "2025-01-01", Amount: 20_000_00, Regulation: Services}, 730_000_00},
		{"services of before", "2026-11-25", OfServices, Declared{Day: "2023-12-01", Amount: 20_000_00, Regulation: Services2012}, 730_000_00},
		{"the general one stands beside services", "2026-11-25", OfServices, Declared{Day: "2025-01-01", Amount: 300_000_00,
			Regulation: General}, 750_000_00},
		{"before 2024", "2022-05-01", OfGeneral, Declared{Day: "2021-01-01", Amount: 40_000_00}, 160_000_00},
		{"services before 2024", "2022-05-01", OfServices, Declared{Day: "2021-01-01", Amount: 40_000_00, Regulation: Services2012}, 460_000_00},
		{"above it nothing is left", "2026-11-25", OfGeneral, Declared{Day: "2025-01-01", Amount: 340_000_00}, 0},
	} {
		if got := left(t, Record{}, c.kind, c.award, says(c.entry)); got != c.left {
			t.Errorf("%s: %s left, want %s", c.name, got, c.left)
		}
	}
}

// TestADayWithoutARegulation is never a day without a ceiling.
func TestADayWithoutARegulation(t *testing.T) {
	t.Parallel()
	for _, day := range []string{"2031-01-01", "2031-01-02", "2013-12-31"} {
		a := Record{}.Accounts(Case{Dossier: "D-1", Kind: OfGeneral, Day: on(t, day), Says: []List{says()}, Parts: []money.Cents{1}})[0]
		if a.Fits() || a.Regulation != None || a.Left != 0 {
			t.Errorf("%s: %+v", day, a)
		}
	}
	if InForce(OfGeneral, on(t, "2030-12-31")) != General || InForce(OfGeneral, on(t, "2023-12-31")) != General2013 {
		t.Error("the last day of a regulation is one on which it holds")
	}
}

// TestAMistypedDayLiftsNoCeiling: what cannot be the day of earlier aid counts as if it were today.
func TestAMistypedDayLiftsNoCeiling(t *testing.T) {
	t.Parallel()
	for _, day := range []string{"2027-11-25", "2052-06-15", "0025-06-15", "1999-12-31", "gisteren", ""} {
		if got := left(t, Record{}, OfGeneral, "2026-11-25", says(Declared{Day: day, Amount: 100_00})); got != 299_900_00 {
			t.Errorf("%q: %s left", day, got)
		}
	}
}

// granted is a row of decisions on one dossier, in order.
func granted(t testing.TB, dossier string, decisions ...any) (all []Award) {
	t.Helper()
	for i := 0; i < len(decisions); i += 2 {
		all = append(all, Award{Dossier: dossier, Seq: int64(i + 1), Company: atelier, Day: on(t, decisions[i].(string)),
			Part: money.Cents(decisions[i+1].(int)), Regulation: General})
	}
	return all
}

// TestEachEuroStandsSinceItsOwnDay: what a correction adds is of its own day, and what it takes away is what came last.
func TestEachEuroStandsSinceItsOwnDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		decisions []any
		want      string
	}{
		{"once", []any{"2026-01-10", 100}, "2026-01-10 1.00"},
		{"up", []any{"2026-01-10", 100, "2026-03-10", 130}, "2026-03-10 0.30 2026-01-10 1.00"},
		{"down", []any{"2026-01-10", 100, "2026-03-10", 70}, "2026-01-10 0.70"},
		{"up and down", []any{"2026-01-10", 100, "2026-03-10", 130, "2026-04-10", 110}, "2026-03-10 0.10 2026-01-10 1.00"},
		{"up and far down", []any{"2026-01-10", 100, "2026-03-10", 130, "2026-04-10", 90}, "2026-01-10 0.90"},
		{"down and up again", []any{"2026-01-10", 100, "2026-03-10", 70, "2026-04-10", 100}, "2026-04-10 0.30 2026-01-10 0.70"},
		{"refused, and granted again", []any{"2026-01-10", 100, "2026-03-10", 0, "2026-04-10", 100}, "2026-04-10 1.00"},
		{"refused", []any{"2026-01-10", 100, "2026-03-10", 0}, ""},
	} {
		a := Record{Awards: granted(t, "D-9", c.decisions...)}.Accounts(Case{Dossier: "D-1", Kind: OfGeneral, Day: on(t, "2026-11-25"),
			Says: []List{says()}, Parts: []money.Cents{0}})[0]
		var got []string
		for _, e := range a.Entries {
			got = append(got, e.Day.String(), e.Amount.String())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, strings.Join(got, " "), c.want)
		}
	}
}

// TestWhatStandsOnOurRecordCountsOnce, however the company lists it.
func TestWhatStandsOnOurRecordCountsOnce(t *testing.T) {
	t.Parallel()
	r := Record{Awards: granted(t, "D-9", "2026-01-10", 30_000_00, "2026-02-10", 29_000_00)}
	r.Awards[0].Whole = 40_000_00
	for _, c := range []struct {
		name    string
		entries []Declared
		used    money.Cents
	}{
		{"not listed", nil, 29_000_00},
		{"by its number", []Declared{{Day: "2026-01-10", Amount: 30_000_00, Dossier: "D-9"}}, 29_000_00},
		{"by its number, the day mistyped", []Declared{{Day: "2025-01-10", Amount: 30_000_00, Dossier: "D-9"}}, 29_000_00},
		{"by its number, as a whole", []Declared{{Day: "2026-01-10", Amount: 40_000_00, Dossier: "D-9"}}, 29_000_00},
		{"more than we granted under its number", []Declared{{Day: "2026-01-10", Amount: 40_000_01, Dossier: "D-9"}}, 69_000_01},
		{"its number twice", []Declared{{Day: "2026-01-10", Amount: 30_000_00, Dossier: "D-9"}, {Day: "2026-01-11", Amount: 20_000_00,
			Dossier: "D-9"}}, 49_000_00},
		{"by day and amount, as it was then", []Declared{{Day: "2026-01-10", Amount: 30_000_00}}, 29_000_00},
		{"by day and amount, as it is now", []Declared{{Day: "2026-02-10", Amount: 29_000_00}}, 29_000_00},
		{"and the same from somebody else", []Declared{{Day: "2026-01-10", Amount: 30_000_00}, {Day: "2026-01-10", Amount: 30_000_00}},
			59_000_00},
		{"another amount", []Declared{{Day: "2026-01-10", Amount: 30_000_01}}, 59_000_01},
		{"another kind", []Declared{{Day: "2026-01-10", Amount: 30_000_00, Regulation: Services}}, 29_000_00},
	} {
		a := r.Accounts(Case{Dossier: "D-1", Kind: OfGeneral, Day: on(t, "2026-11-25"), Says: []List{says(c.entries...)},
			Parts: []money.Cents{0}})[0]
		if a.Used != c.used {
			t.Errorf("%s: %s used, want %s", c.name, a.Used, c.used)
		}
	}
}

// TestACorrectionIsMeasuredByWhatItAdds: what was granted before may always be granted less, or again.
func TestACorrectionIsMeasuredByWhatItAdds(t *testing.T) {
	t.Parallel()
	r := Record{Awards: granted(t, "D-1", "2026-01-10", 40_000_00)}
	r.Lists = []List{{Company: atelier, Dossier: "D-2", At: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC),
		Entries: []Declared{{Company: atelier, Day: "2026-06-01", Amount: 290_000_00}}}}
	for part, fits := range map[money.Cents]bool{40_000_00: true, 39_000_00: true, 0: true, 40_000_01: false} {
		a := r.Accounts(Case{Dossier: "D-1", Kind: OfGeneral, Day: on(t, "2026-11-25"), Says: []List{says()}, Parts: []money.Cents{part}})[0]
		if a.Fits() != fits {
			t.Errorf("%s after 40,000: fits is %v: %+v", part, a.Fits(), a)
		}
	}
}

// TestTheSingleUndertaking: linkage is symmetric and transitive, the last list of each company counts, and the officer strikes a link.
func TestTheSingleUndertaking(t *testing.T) {
	t.Parallel()
	at := func(d int) time.Time { return time.Date(2026, 11, d, 9, 0, 0, 0, time.UTC) }
	names := func(company, dossier string, d int, linked ...string) List {
		return List{Company: company, Dossier: dossier, At: at(d), Linked: append([]string{}, linked...)}
	}
	all := []string{atelier, bank, market}
	for _, c := range []struct {
		name string
		r    Record
		want []string
	}{
		{"alone", Record{}, all[:1]},
		{"named", Record{Lists: []List{names(atelier, "D-1", 1, bank)}}, all[:2]},
		{"named by the other", Record{Lists: []List{names(bank, "D-2", 1, atelier)}}, all[:2]},
		{"through another", Record{Lists: []List{names(atelier, "D-1", 1, bank), names(market, "D-2", 1, bank)}}, all},
		{"no longer named", Record{Lists: []List{names(atelier, "D-1", 1, bank), names(atelier, "D-2", 2)}}, all[:1]},
		{"never asked since", Record{Lists: []List{names(atelier, "D-1", 1, bank), {Company: atelier, Dossier: "D-2", At: at(2)}}}, all[:2]},
		{"no longer named, still named by the other", Record{Lists: []List{names(atelier, "D-1", 1, bank), names(atelier, "D-2", 2),
			names(bank, "D-3", 1, atelier)}}, all[:2]},
		{"struck", Record{Lists: []List{names(atelier, "D-1", 1, bank)}, Struck: []Strike{{atelier, bank, at(2)}}}, all[:1]},
		{"struck, named by both", Record{Lists: []List{names(atelier, "D-1", 1, bank), names(bank, "D-2", 1, atelier)},
			Struck: []Strike{{bank, atelier, at(2)}}}, all[:1]},
		{"struck, and named again later", Record{Lists: []List{names(atelier, "D-1", 3, bank)}, Struck: []Strike{{atelier, bank, at(2)}}},
			all[:2]},
		{"itself", Record{Lists: []List{names(atelier, "D-1", 1, atelier)}}, all[:1]},
	} {
		if got := c.r.Undertaking(atelier); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestTheUndertakingSharesOneCeiling: what linked companies received counts together, their parts in one dossier too.
func TestTheUndertakingSharesOneCeiling(t *testing.T) {
	t.Parallel()
	mine, theirs := says(Declared{Day: "2025-05-01", Amount: 100_000_00}, Declared{Company: bank, Day: "2025-06-01",
		Amount: 50_000_00}), says()
	mine.Linked = []string{bank}
	theirs.Company, theirs.Entries = bank, []Declared{{Company: bank, Day: "2025-06-01", Amount: 50_000_00}} // the same aid, told by both
	c := Case{Dossier: "D-1", Kind: OfGeneral, Day: on(t, "2026-11-25"), Says: []List{mine, theirs}, Parts: []money.Cents{100_000_00,
		50_000_00}}
	for _, a := range (Record{}).Accounts(c) {
		if a.Used != 150_000_00 || a.New != 150_000_00 || !a.Fits() {
			t.Errorf("%+v", a)
		}
	}
	c.Parts[1]++
	for _, a := range (Record{}).Accounts(c) {
		if a.Fits() {
			t.Errorf("a cent too much: %+v", a)
		}
	}
}

// TestAGrantFromBeforeIsNotOurs: its reference may look like a number that a dossier gets later.
func TestAGrantFromBeforeIsNotOurs(t *testing.T) {
	t.Parallel()
	r := Record{Awards: granted(t, "D-1", "2026-01-10", 290_000_00)}
	r.Awards[0].Earlier = true
	a := r.Accounts(Case{Dossier: "D-1", Kind: OfGeneral, Day: on(t, "2026-11-25"), Says: []List{says()}, Parts: []money.Cents{40_000_00}})[0]
	if a.Used != 290_000_00 || a.Fits() {
		t.Errorf("%+v", a)
	}
}

// TestWhatASaysOfBCounts for A, also once the officer struck the link between them.
func TestWhatASaysOfBCounts(t *testing.T) {
	t.Parallel()
	l := says(Declared{Company: bank, Day: "2026-01-10", Amount: 250_000_00})
	l.Linked = []string{bank}
	for _, struck := range [][]Strike{nil, {{atelier, bank, l.At}}} {
		if got := left(t, Record{Struck: struck}, OfGeneral, "2026-11-25", l); got != 50_000_00 {
			t.Errorf("%v: %s left", struck, got)
		}
	}
}

// TestMovingAidInsideAnUndertakingAddsNothing, also where it is above its ceiling since a link became known.
func TestMovingAidInsideAnUndertakingAddsNothing(t *testing.T) {
	t.Parallel()
	mine, theirs := says(Declared{Day: "2026-01-10", Amount: 290_000_00}), says()
	mine.Linked, theirs.Company = []string{bank}, bank
	r := Record{Awards: granted(t, "D-1", "2026-02-10", 30_000_00)}
	bankToo := r.Awards[0]
	bankToo.Company, bankToo.Part = bank, 10_000_00
	r.Awards = append(r.Awards, bankToo)
	for parts, fits := range map[[2]money.Cents]bool{{29_000_00, 11_000_00}: true, {30_000_00, 10_000_00}: true,
		{29_000_00, 11_000_01}: false} {
		for _, a := range r.Accounts(Case{Dossier: "D-1", Kind: OfGeneral, Day: on(t, "2026-11-25"), Says: []List{mine, theirs},
			Parts: parts[:]}) {
			if a.Fits() != fits {
				t.Errorf("%v: fits is %v: %+v", parts, a.Fits(), a)
			}
		}
	}
}
