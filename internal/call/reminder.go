// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// warning is whether a reminder can come before the end of a kind of term.
type warning struct {
	kind  string // dossier.DeadlineDue …
	comes bool
}

// warnings are those of a call that reminds a number of working days ahead, for every term that the clock guards, counted from
// the day on which the call opens. The term for objecting only ends: nobody must act, so nobody is reminded.
func (c Call) warnings(days int) []warning {
	noon := calendar.DateOf(c.Opens).At(12, 0)
	all := []warning{{dossier.DeadlineDue, calendar.Ahead(c.Deadline, days).After(c.Opens)}}
	for _, t := range []struct {
		kind string
		term *calendar.Term
	}{{dossier.ReviewDue, c.HubReviewTerm}, {dossier.CureDue, c.CureTerm}, {dossier.DecisionDue, c.DecisionTerm}} {
		if t.term != nil {
			all = append(all, warning{t.kind, calendar.Ahead(t.term.Due(noon).At, days).After(noon)})
		}
	}
	return all
}

// reminder checks that what a file says of reminders can happen.
func (x *examiner) reminder() {
	c := x.call
	if c.RemindDays == nil || *c.RemindDays == 0 || len(x.faults) > 0 {
		return // or the terms it is held against are not sure
	}
	x.need(slices.ContainsFunc(c.warnings(*c.RemindDays), func(w warning) bool { return w.comes }), "/remind_days",
		"is langer dan elke termijn van de oproep, zodat niemand ooit een herinnering krijgt: kies minder dagen, of 0 voor geen",
		"is longer than every term of the call, so that nobody ever gets a reminder: choose fewer days, or 0 for none")
}

func (e *wording) reminder() {
	days := e.call.Rules().Remind
	if days == 0 {
		e.say("Er komen geen herinneringen.", "There are no reminders.")
		return
	}
	all := e.call.warnings(days)
	var short []string
	for _, w := range all {
		if !w.comes {
			short = append(short, e.term(w.kind))
		}
	}
	if len(short) == len(all) {
		e.say("Er komen geen herinneringen: daarvoor is elke termijn te kort.", "There are no reminders: every term is too short for that.")
		return
	}
	e.say("Wie aan zet is, krijgt een herinnering %s voor een termijn eindigt of de oproep sluit.",
		"Whoever must act is reminded %s before a term ends or the call closes.",
		e.days(calendar.Term{Days: days, Kind: calendar.WorkingDays}))
	if len(short) > 0 {
		e.say("Te kort voor een herinnering: %s.", "Too short for a reminder: %s.", e.listed(short))
	}
}

// term names what a reminder is about.
func (e *wording) term(kind string) string {
	if kind == dossier.DeadlineDue {
		return e.in("de tijd waarin de oproep open is", "the time that the call is open")
	}
	return dossier.Due{Kind: kind}.Label(e.lang)
}
