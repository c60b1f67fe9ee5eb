// SPDX-License-Identifier: EUPL-1.2

package aid

import (
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Regulation is a de-minimis regulation of the European Commission, by its number.
type Regulation string

// The regulations under which de-minimis aid is or was granted. None is aid under no regulation that is counted here.
const (
	None         Regulation = ""
	General      Regulation = "2023/2831"
	General2013  Regulation = "1407/2013"
	Services     Regulation = "2023/2832" // services of general economic interest
	Services2012 Regulation = "360/2012"
	Agriculture  Regulation = "1408/2013"
	Fishery      Regulation = "717/2014"
)

// Regulations are all of them, in the order in which people choose.
var Regulations = []Regulation{General, General2013, Services, Services2012, Agriculture, Fishery}

// Kind is what a regulation is about. Aid of one kind is measured by the ceiling of that kind.
type Kind string

// The kinds that we grant under.
const (
	OfGeneral  Kind = "general"
	OfServices Kind = "services" // of general economic interest
)

// newest is the regulation of a kind that was made last.
func (k Kind) newest() Regulation {
	i := slices.IndexFunc(rules, func(r rule) bool { return r.kind == k })
	return rules[i].regulation
}

// rule is a regulation as an account needs it.
type rule struct {
	regulation  Regulation
	kind        Kind // under which we grant; "" where we do not
	towards     Kind // the ceiling that aid under it counts towards
	from, until calendar.Date
	ceiling     money.Cents
	since       func(award calendar.Date) calendar.Date // first day on which earlier aid counts
}

// rules are the regulations in the order of Regulations. Agriculture and fishery have ceilings of their own, for aid that we do
// not grant; what was received under them counts towards the general one.
var rules = []rule{
	{General, OfGeneral, OfGeneral, day(2024, 1, 1), day(2030, 12, 31), 300_000_00, threeYears},
	{General2013, OfGeneral, OfGeneral, day(2014, 1, 1), day(2023, 12, 31), 200_000_00, fiscalYears},
	{Services, OfServices, OfServices, day(2024, 1, 1), day(2030, 12, 31), 750_000_00, threeYears},
	{Services2012, OfServices, OfServices, day(2012, 4, 29), day(2023, 12, 31), 500_000_00, fiscalYears},
	{Agriculture, "", OfGeneral, day(2014, 1, 1), day(2032, 12, 31), 0, nil},
	{Fishery, "", OfGeneral, day(2014, 7, 1), day(2029, 12, 31), 0, nil},
}

func day(year int, month time.Month, d int) calendar.Date {
	return calendar.Date{Year: year, Month: month, Day: d}
}

// threeYears is the same day of the calendar three years before, which counts itself. Three years before 29 February it is the 28th.
func threeYears(award calendar.Date) calendar.Date { return award.YearsBefore(3) }

// fiscalYears is the first day of the fiscal year two years before that of the award. A fiscal year is taken to be a year of the calendar.
func fiscalYears(award calendar.Date) calendar.Date { return day(award.Year-2, time.January, 1) }

// inForce is the rule under which aid of a kind is granted on a day; not found where we know none.
func inForce(kind Kind, on calendar.Date) (rule, bool) {
	i := slices.IndexFunc(rules, func(r rule) bool { return r.kind == kind && r.holds(on) })
	if kind == "" || i < 0 {
		return rule{}, false
	}
	return rules[i], true
}

func (r rule) holds(on calendar.Date) bool { return !on.Before(r.from) && !r.until.Before(on) }

// InForce is the regulation under which aid of a kind is granted on a day; None where we know of none.
func InForce(kind Kind, on calendar.Date) Regulation {
	r, _ := inForce(kind, on)
	return r.regulation
}

func (r Regulation) rule() (rule, bool) {
	i := slices.IndexFunc(rules, func(x rule) bool { return x.regulation == r })
	if i < 0 {
		return rule{}, false
	}
	return rules[i], true
}

// Towards is the kind of ceiling that aid under the regulation counts towards; "" for None.
func (r Regulation) Towards() Kind {
	x, _ := r.rule()
	return x.towards
}

// HeldOn says whether aid was granted under the regulation on a day.
func (r Regulation) HeldOn(on calendar.Date) bool {
	x, known := r.rule()
	return known && x.holds(on)
}
