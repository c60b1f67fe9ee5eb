// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// phase is a part of the way of a dossier, as the strip at the top of its page shows it.
type phase struct {
	Label bilingual.Words
	Note  string // when it was reached, or how long it takes
	Done  bool
	Now   bool
}

// Over is what the phase is, for who does not see its shape.
func (p phase) Over() bilingual.Words {
	switch {
	case p.Now:
		return bilingual.Words{"nu", "now"}
	case p.Done:
		return bilingual.Words{"voorbij", "past"}
	}
	return bilingual.Words{"nog niet", "not yet"}
}

// stage is a phase that a call can have, with the events that reach it.
type stage struct {
	label   bilingual.Words
	states  []dossier.Status
	reached []string
	term    func(dossier.Rules) calendar.Term
}

var stages = []stage{
	{bilingual.Words{"In opmaak", "Being drafted"}, []dossier.Status{dossier.Drafting}, []string{dossier.StartedEvent}, nil},
	{bilingual.Words{"Nazicht door de hub", "Hub review"}, []dossier.Status{dossier.InReview, dossier.Endorsed},
		[]string{dossier.ReviewRequestedEvent}, func(r dossier.Rules) calendar.Term { return r.HubReview }},
	{bilingual.Words{"Ingediend", "Submitted"}, []dossier.Status{dossier.Submitted, dossier.AwaitingSupplement},
		[]string{dossier.SubmittedEvent}, nil},
	{bilingual.Words{"Beoordeling", "Assessment"}, []dossier.Status{dossier.InAssessment},
		[]string{dossier.DeclaredAdmissibleEvent, dossier.ObjectedEvent}, nil},
	{bilingual.Words{"Beslissing", "Decision"}, []dossier.Status{dossier.Reserve, dossier.Approved, dossier.Rejected, dossier.Inadmissible,
		dossier.Withdrawn, dossier.Expired},
		[]string{dossier.ApprovedEvent, dossier.RejectedEvent, dossier.ReservedEvent, dossier.DecisionCorrectedEvent,
			dossier.DeclaredInadmissibleEvent,
			dossier.WithdrawnEvent, dossier.ExpiredEvent}, func(r dossier.Rules) calendar.Term { return r.Decision }},
}

// phasesOf are the phases of a dossier under the rules of its call: a call without steps has no assessment.
func phasesOf(p *view.Page, lang string) (all []phase) {
	last := map[string]time.Time{}
	for _, e := range p.Timeline.Events {
		last[e.Type] = e.At
	}
	passed := true
	for _, s := range stages {
		if slices.Contains(s.states, dossier.InAssessment) && len(p.Rules.Steps) == 0 {
			continue
		}
		x := phase{Label: s.label, Now: slices.Contains(s.states, p.State)}
		var at time.Time
		for _, event := range s.reached {
			if last[event].After(at) {
				at = last[event]
			}
		}
		switch {
		case x.Now:
			if p.State != s.states[0] || p.State.Final() {
				x.Label = both(p.State.Label)
			}
			x.Note = bilingual.Words{"sinds ", "since "}.In(lang) + day(p.Since, lang)
			x.Done = p.State.Final()
		case passed && !at.IsZero():
			x.Done, x.Note = true, day(at, lang)
		case passed:
			x.Done = !p.State.GivenUp()
		default:
			x.Note = s.comes(p.Rules, lang)
		}
		passed = passed && !x.Now
		if x.Now || x.Done || !p.State.Final() {
			all = append(all, x)
		}
	}
	return all
}

// comes says how long a phase takes that is still to come, or when it must have come.
func (s stage) comes(r dossier.Rules, lang string) string {
	if slices.Contains(s.states, dossier.Submitted) {
		return bilingual.Words{"uiterlijk ", "at the latest "}.In(lang) + calendar.Last(r.Deadline, lang)
	}
	if s.term == nil || s.term(r).Days == 0 {
		return ""
	}
	t := s.term(r)
	words := bilingual.Words{" dagen", " days"}
	if t.Kind == calendar.WorkingDays {
		words = bilingual.Words{" werkdagen", " working days"}
	}
	return bilingual.Words{"binnen ", "within "}.In(lang) + strconv.Itoa(t.Days) + words.In(lang)
}

// day is the day of an instant in Brussels, in words.
func day(at time.Time, lang string) string { return calendar.DateOf(at).In(lang) }
