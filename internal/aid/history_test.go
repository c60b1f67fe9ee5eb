// SPDX-License-Identifier: EUPL-1.2

package aid_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	. "github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// world is a random history of grants, lists, freezes, supplements, corrections, partners and links, with what really happened
// kept beside the record in the plainest way: every thousand euro as a coin of its own, every grant of others by its number.
type world struct {
	random   *rand.Rand
	now      time.Time
	record   Record
	dossiers []*file
	others   []grant
	coins    map[string][]coin // by dossier and company: what stands, oldest first
	lists    []told
	linking  []told // the last lists in which links were asked
	speaking []told // the last lists
	struck   []Strike
}

// file is a dossier: its beneficiaries, and what they say in it.
type file struct {
	number  string
	kind    Kind
	outside bool
	who     []string
	told    []told
	seq     int64
}

// grant is what somebody else gave a company, once.
type grant struct {
	company, day string
	amount       money.Cents
	regulation   Regulation
	counts       bool // its day cannot be: it counts whenever
}

// coin is a thousand euro of ours.
type coin struct {
	day  calendar.Date
	kind Kind
}

// told is a list, with the grants behind it.
type told struct {
	List
	grants []int
}

const unit money.Cents = 1000_00

var firms = []string{"A", "B", "C", "D", "E"}

func newWorld(seed uint64) *world {
	return &world{random: rand.New(rand.NewPCG(seed, 12)), now: time.Date(2026, 6, 1, 10, 0, 0, 0, time.UTC), coins: map[string][]coin{}}
}

func (w *world) chance(percent int) bool      { return w.random.IntN(100) < percent }
func (w *world) today() calendar.Date         { return calendar.DateOf(w.now) }
func (w *world) firm() string                 { return firms[w.random.IntN(len(firms))] }
func (f *file) holding(company string) string { return f.number + " " + company }
func (w *world) regulation(kind Kind) Regulation {
	if kind == OfServices {
		return Services
	}
	return General
}

// given has another authority grant something, now or years ago, often on the very first day that will count.
func (w *world) given() {
	day := w.today().Add(-w.random.IntN(1200))
	if w.chance(30) {
		day = w.today().YearsBefore(3)
	}
	g := grant{company: w.firm(), day: day.String(), amount: money.Cents(1+w.random.IntN(20))*8*unit + money.Cents(len(w.others)),
		regulation: []Regulation{None, General, General, Agriculture, Services}[w.random.IntN(5)]}
	if w.chance(5) {
		g.day, g.counts = fmt.Sprintf("20%d-06-15", 52+w.random.IntN(10)), true
	}
	w.others = append(w.others, g)
}

// starts a dossier; a grant from before this system is one with a decision, and no list.
func (w *world) starts() {
	f := &file{number: fmt.Sprintf("D-%d", len(w.dossiers)+1), kind: OfGeneral, outside: w.chance(15)}
	if w.chance(20) {
		f.kind = OfServices
	}
	for _, i := range w.random.Perm(len(firms))[:1+w.random.IntN(3)] {
		f.who = append(f.who, firms[i])
	}
	w.dossiers = append(w.dossiers, f)
	if w.chance(20) {
		w.binds(f, w.amounts(f, 60))
		f.who = nil // nothing is decided on it any more
		return
	}
	w.freezes(f)
}

// freezes has every beneficiary declare what it knows: all that others gave it, and, some of the time, what we gave it, by number or without.
func (w *world) freezes(f *file) {
	f.told = nil
	for _, company := range f.who {
		l := told{List: List{Company: company, Dossier: f.number, At: w.now, Linked: []string{}}}
		if w.chance(10) {
			l.Linked = nil
		}
		for l.Linked != nil && w.chance(30) {
			if other := w.firm(); other != company {
				l.Linked = append(l.Linked, other)
			}
		}
		for i, g := range w.others {
			if g.company == company || slices.Contains(l.Linked, g.company) {
				l.grants = append(l.grants, i)
				l.Entries = append(l.Entries, Declared{Company: g.company, Day: g.day, Amount: g.amount, Regulation: g.regulation})
			}
		}
		listed, bare := map[string]bool{}, false
		for _, a := range w.record.Awards {
			if a.Company != company || a.Part == 0 || listed[a.Dossier] {
				continue
			}
			switch w.random.IntN(3) {
			case 0: // numbers are copied well, days are not
				l.Entries = append(l.Entries, Declared{Company: company, Day: a.Day.Add(-1).String(), Amount: a.Part, Regulation: a.Regulation,
					Dossier: a.Dossier})
				listed[a.Dossier] = true
			case 1:
				if !bare {
					l.Entries = append(l.Entries, Declared{Company: company, Day: a.Day.String(), Amount: a.Part, Regulation: a.Regulation})
					listed[a.Dossier], bare = true, true
				}
			}
		}
		f.told = append(f.told, l)
	}
	w.lists = slices.DeleteFunc(w.lists, func(l told) bool { return l.Dossier == f.number })
	w.lists = append(w.lists, f.told...)
	w.speaking, w.linking = w.last(func(told) bool { return true }), w.last(func(l told) bool { return l.Linked != nil })
	w.record.Lists = nil
	for _, l := range w.lists {
		w.record.Lists = append(w.record.Lists, l.List)
	}
}

// amounts are what the beneficiaries would have, in units; percent of the time something.
func (w *world) amounts(f *file, percent int) []money.Cents {
	parts := make([]money.Cents, len(f.who))
	for i := range parts {
		if w.chance(percent) {
			parts[i] = money.Cents(w.random.IntN(90)) * unit
		}
	}
	return parts
}

// binds puts a decision on record, and moves the coins.
func (w *world) binds(f *file, parts []money.Cents) {
	f.seq++
	for i, company := range f.who {
		w.record.Awards = append(w.record.Awards, Award{Dossier: f.number, Seq: f.seq, Company: company, Day: w.today(), Part: parts[i],
			Regulation: w.regulation(f.kind), Outside: f.outside})
		pile := w.coins[f.holding(company)]
		for len(pile) > int(parts[i]/unit) {
			pile = pile[:len(pile)-1]
		}
		for len(pile) < int(parts[i]/unit) {
			pile = append(pile, coin{w.today(), f.kind})
		}
		w.coins[f.holding(company)] = pile
	}
}

// group is the single undertaking, by trying all pairs until nothing is added.
func (w *world) group(company string) map[string]bool {
	in := map[string]bool{company: true}
	for range firms {
		for _, l := range w.linking {
			for _, other := range l.Linked {
				undone := slices.ContainsFunc(w.struck, func(s Strike) bool {
					return (s.Company == l.Company && s.Linked == other || s.Company == other && s.Linked == l.Company) && !s.At.Before(l.At)
				})
				if !undone && (in[l.Company] || in[other]) {
					in[l.Company], in[other] = true, true
				}
			}
		}
	}
	return in
}

// last is the last list of each company, of those that fit.
func (w *world) last(fits func(told) bool) (all []told) {
	for _, company := range firms {
		var last told
		for _, l := range w.lists {
			if l.Company == company && fits(l) && l.At.After(last.At) {
				last = l
			}
		}
		all = append(all, last)
	}
	return all
}

// used is what really counts for an undertaking today.
func (w *world) used(f *file, in map[string]bool) (sum money.Cents) {
	first := w.today().YearsBefore(3)
	for i := range firms {
		for _, d := range w.dossiers {
			for _, c := range w.coins[d.holding(firms[i])] {
				if in[firms[i]] && c.kind == f.kind && !c.day.Before(first) {
					sum += unit
				}
			}
		}
	}
	counted := map[int]bool{}
	for _, l := range append(slices.Clone(f.told), w.speaking...) {
		for _, i := range l.grants {
			g := w.others[i]
			services := g.regulation == Services
			if in[l.Company] && services == (f.kind == OfServices) && (g.counts || g.day >= first.String()) && !counted[i] {
				counted[i] = true
				sum += g.amount
			}
		}
	}
	return sum
}

// step lets one thing happen and says what was wrong with it: an undertaking above its ceiling, or an account that is not what happened.
func (w *world) step(off func(*world, *file, Record, Case) (Record, Case)) string {
	w.now = w.now.Add(time.Duration(1+w.random.IntN(40*24)) * time.Hour)
	switch n := w.random.IntN(10); {
	case n < 3:
		w.given()
	case n < 5 || len(w.dossiers) == 0:
		w.starts()
	case n < 6:
		s := Strike{w.firm(), w.firm(), w.now}
		w.struck, w.record.Struck = append(w.struck, s), append(w.record.Struck, s)
	default:
		f := w.dossiers[w.random.IntN(len(w.dossiers))]
		if len(f.who) == 0 {
			return ""
		}
		if w.chance(20) {
			w.freezes(f) // a supplement
			return ""
		}
		return w.decides(f, off)
	}
	return ""
}

func (w *world) decides(f *file, off func(*world, *file, Record, Case) (Record, Case)) string {
	parts := w.amounts(f, 80)
	if f.outside {
		w.binds(f, parts)
		return ""
	}
	c := Case{Dossier: f.number, Kind: f.kind, Day: w.today(), Parts: parts}
	for _, l := range f.told {
		c.Says = append(c.Says, l.List)
	}
	r := w.record
	if off != nil {
		r, c = off(w, f, r, c)
	}
	accounts, fits := r.Accounts(c), true
	for _, a := range accounts {
		fits = fits && a.Fits()
	}
	before := map[string]money.Cents{}
	for _, company := range f.who {
		before[company] = w.used(f, w.group(company))
	}
	if fits {
		w.binds(f, parts)
	}
	for i, company := range f.who {
		in := w.group(company)
		used := w.used(f, in)
		switch {
		case fits && used > before[company] && used > accounts[i].Ceiling:
			return fmt.Sprintf("above the ceiling: %s of %s, %s", company, f.number, used)
		case fits && accounts[i].Used+accounts[i].New != used:
			return fmt.Sprintf("the account of %s in %s says %s, it is %s", company, f.number, accounts[i].Used+accounts[i].New, used)
		}
	}
	return ""
}

// breach lives a history and gives the first thing that is wrong in it.
func breach(seed uint64, off func(*world, *file, Record, Case) (Record, Case)) string {
	w := newWorld(seed)
	for range 40 {
		if wrong := w.step(off); wrong != "" {
			return wrong
		}
	}
	return ""
}

// TestNoUndertakingPassesItsCeiling lives ten thousand histories: never an award above a ceiling, never a euro twice, never one overlooked.
func TestNoUndertakingPassesItsCeiling(t *testing.T) {
	t.Parallel()
	for seed := range uint64(10_000) {
		if wrong := breach(seed, nil); wrong != "" {
			t.Fatalf("history %d: %s", seed, wrong)
		}
	}
}

// TestEveryRuleIsNeeded switches off one rule after the other: the histories must find it.
func TestEveryRuleIsNeeded(t *testing.T) {
	t.Parallel()
	awards := func(keep func(*world, *file, Award) bool) func(*world, *file, Record, Case) (Record, Case) {
		return func(w *world, f *file, r Record, c Case) (Record, Case) {
			r.Awards = slices.DeleteFunc(slices.Clone(r.Awards), func(a Award) bool { return !keep(w, f, a) })
			return r, c
		}
	}
	entries := func(bend func(*Declared) bool) func(*world, *file, Record, Case) (Record, Case) {
		bent := func(lists []List) (all []List) {
			for _, l := range lists {
				l.Entries = slices.Clone(l.Entries)
				for i := range l.Entries {
					if !bend(&l.Entries[i]) {
						l.Entries[i].Amount = 0
					}
				}
				all = append(all, l)
			}
			return all
		}
		return func(_ *world, _ *file, r Record, c Case) (Record, Case) {
			r.Lists, c.Says = bent(r.Lists), bent(c.Says)
			return r, c
		}
	}
	links := func(keep func(f *file, l List) []string) func(*world, *file, Record, Case) (Record, Case) {
		return func(_ *world, f *file, r Record, c Case) (Record, Case) {
			r.Lists = slices.Clone(r.Lists)
			for i := range r.Lists {
				r.Lists[i].Linked = keep(f, r.Lists[i])
			}
			c.Says = slices.Clone(c.Says)
			for i := range c.Says {
				c.Says[i].Linked = keep(f, c.Says[i])
			}
			return r, c
		}
	}
	for name, off := range map[string]func(*world, *file, Record, Case) (Record, Case){
		"own grants count":                 awards(func(_ *world, f *file, a Award) bool { return a.Dossier == f.number }),
		"parts of partners count":          awards(func(w *world, _ *file, a Award) bool { return first(w, a) == a.Company }),
		"grants before the list count":     awards(func(_ *world, f *file, a Award) bool { return !a.Day.Before(calendar.DateOf(f.told[0].At)) }),
		"an outside funder's grants count": awards(func(_ *world, _ *file, a Award) bool { return !a.Outside }),
		"grants from before count":         awards(func(w *world, _ *file, a Award) bool { return first(w, a) != "" }),
		"a numbered entry counts once":     entries(func(d *Declared) bool { d.Dossier = ""; return true }),
		"an unnumbered entry counts once": entries(func(d *Declared) bool {
			d.Day = map[bool]string{true: d.Day, false: d.Day + " "}[d.Amount%unit > 0]
			return true
		}),
		"what others granted counts":         entries(func(d *Declared) bool { return d.Amount%unit == 0 }),
		"agriculture counts towards general": entries(func(d *Declared) bool { return d.Regulation != Agriculture }),
		"services stand beside":              entries(func(d *Declared) bool { d.Regulation = None; return true }),
		"a mistyped day counts":              entries(func(d *Declared) bool { return d.Day < "2050" }),
		"linked companies count":             links(func(*file, List) []string { return nil }),
		"linkage is symmetric":               links(func(f *file, l List) []string { return map[bool][]string{true: l.Linked}[l.Dossier == f.number] }),
		"linkage is transitive": links(func(f *file, l List) []string {
			return slices.DeleteFunc(slices.Clone(l.Linked),
				func(other string) bool { return !slices.Contains(f.who, other) && !slices.Contains(f.who, l.Company) })
		}),
		"a struck link is none":         func(_ *world, _ *file, r Record, c Case) (Record, Case) { r.Struck = nil; return r, c },
		"the last list of links counts": links(func(_ *file, l List) []string { return map[bool][]string{true: l.Linked}[len(l.Linked) > 0] }),
		"what other lists say counts": func(_ *world, _ *file, r Record, c Case) (Record, Case) {
			r.Lists = slices.DeleteFunc(slices.Clone(r.Lists), func(l List) bool { return l.Dossier != c.Dossier })
			return r, c
		},
		"the first day counts": func(_ *world, _ *file, r Record, c Case) (Record, Case) { c.Day = c.Day.Add(1); return r, c },
		"an increase is of its own day": func(_ *world, _ *file, r Record, c Case) (Record, Case) {
			r.Awards = slices.Clone(r.Awards)
			for i, a := range r.Awards {
				for _, b := range r.Awards[:i] {
					if a.Dossier == b.Dossier && a.Company == b.Company {
						r.Awards[i].Day = b.Day
					}
				}
			}
			return r, c
		},
		"what is refused later is granted no more": func(_ *world, _ *file, r Record, c Case) (Record, Case) {
			r.Awards = slices.DeleteFunc(slices.Clone(r.Awards), func(a Award) bool { return a.Part == 0 })
			return r, c
		},
		"parts in one dossier count together": func(_ *world, _ *file, r Record, c Case) (Record, Case) {
			c.Says, c.Parts = slices.Clone(c.Says), slices.Clone(c.Parts)
			for i := range c.Parts[1:] {
				c.Parts[i+1] = 0
			}
			return r, c
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for seed := range uint64(10_000) {
				if breach(seed, off) != "" {
					return
				}
			}
			t.Error("no history finds that this rule is off")
		})
	}
}

// first is the applicant of the dossier of an award; "" for a grant from before this system.
func first(w *world, a Award) string {
	for _, f := range w.dossiers {
		if f.number == a.Dossier && len(f.who) > 0 {
			return f.who[0]
		}
	}
	return ""
}
