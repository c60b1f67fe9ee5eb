// SPDX-License-Identifier: EUPL-1.2

package aid

import (
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Record is what is on record about the companies that an account is asked for, and about those linked with them.
type Record struct {
	Awards []Award
	Lists  []List
	Struck []Strike
}

// Award is the part of one company in one decision of ours, or of an outside funder that we recorded. A later decision on the same
// dossier takes its place.
type Award struct {
	Dossier    string // or the reference of a grant from before this system
	Earlier    bool   // it is from before this system: its reference may look like a number of ours
	Seq        int64  // event of the decision; a later one is larger
	Company    string
	Day        calendar.Date // of the decision, in Brussels
	Part       money.Cents   // what the company has of the grant from then on; zero when nothing
	Whole      money.Cents   // the grant
	Regulation Regulation    // None when the decision gives no de-minimis aid
	Authority  string        // who granted
	Outside    bool          // another funder decided
}

// List is what a company declared in a dossier, as it was frozen last.
type List struct {
	Company string
	Dossier string
	At      time.Time  // of the declaration
	Linked  []string   // company numbers of its single undertaking; nil: it was never asked
	Entries []Declared // earlier aid
	Silent  bool       // it has declared nothing yet: what it said before stands
}

// Declared is aid that a company says that it, or a company linked with it, received.
type Declared struct {
	Company    string      `json:"company"` // who received it
	Day        string      `json:"day"`     // ISO, as typed
	Amount     money.Cents `json:"amount_cents"`
	Regulation Regulation  `json:"regulation,omitempty"` // None: the general one
	Authority  string      `json:"authority,omitempty"`
	Dossier    string      `json:"dossier,omitempty"` // number of ours; "" for what others granted
}

// Strike undoes the link between two companies, as far as lists named it until then.
type Strike struct {
	Company, Linked string
	At              time.Time
}

// The first day on which earlier aid can have been granted. What is said to be older, or later than today, is a slip of the keyboard.
var First = day(2000, time.January, 1)

// When reads the day of declared aid; not plausible where it is none, or lies outside First and the given day.
func (d Declared) When(today calendar.Date) (on calendar.Date, plausible bool) {
	on, err := calendar.ReadDate(d.Day)
	return on, err == nil && !on.Before(First) && !today.Before(on)
}

// towards is the ceiling that declared aid counts towards. What names no regulation was granted under the general one.
func (d Declared) towards() Kind {
	if kind := d.Regulation.Towards(); kind != "" {
		return kind
	}
	return OfGeneral
}

// with is the record with what a dossier says now in the place of what it said before.
func (r Record) with(dossier string, says []List) Record {
	spoken := slices.DeleteFunc(slices.Clone(says), func(l List) bool { return l.Silent })
	r.Lists = slices.Concat(slices.DeleteFunc(slices.Clone(r.Lists), func(l List) bool { return l.Dossier == dossier }), spoken)
	return r
}

func (l List) newer(than List) bool {
	if !l.At.Equal(than.At) {
		return l.At.After(than.At)
	}
	return l.Dossier > than.Dossier
}

// decisions are the awards by dossier and company, in order.
func (r Record) decisions() map[holding][]Award {
	all := map[holding][]Award{}
	for _, a := range r.Awards {
		all[a.holding()] = append(all[a.holding()], a)
	}
	for _, list := range all {
		slices.SortStableFunc(list, func(a, b Award) int { return int(a.Seq - b.Seq) })
	}
	return all
}

// holding is what one company has from one dossier.
type holding struct {
	dossier, company string
	earlier          bool
}

func (a Award) holding() holding { return holding{a.Dossier, a.Company, a.Earlier} }

// counting is what is left of a row of decisions: each euro on the day since which it has been granted without a break.
// What a correction takes away, it takes from what was granted last.
func counting(decisions []Award) []Award {
	var kept []Award
	held := func() (sum money.Cents) {
		for _, a := range kept {
			sum += a.Part
		}
		return sum
	}
	for _, a := range decisions {
		if len(kept) > 0 && kept[0].Regulation.Towards() != a.Regulation.Towards() {
			kept = nil // aid of another kind: all of it is new
		}
		if a.Regulation == None {
			continue
		}
		for n := len(kept); n > 0 && held() > a.Part; n = len(kept) {
			over := held() - a.Part
			if kept[n-1].Part > over {
				kept[n-1].Part -= over
			} else {
				kept = kept[:n-1]
			}
		}
		if more := a.Part - held(); more > 0 {
			a.Part = more
			kept = append(kept, a)
		}
	}
	return kept
}
