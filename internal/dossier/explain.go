// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
)

// Explain says in one sentence where a dossier stands: since when, on whom it waits, until when, and what happens if nobody acts.
func (s State) Explain(lang string) string {
	text := sentenceCase(s.Status.clause(lang)) + bilingual.Words{" sinds ", " since "}.In(lang) + calendar.Moment(s.Since, lang)
	if !s.Objected.IsZero() {
		text += bilingual.Words{", na bezwaar van ", ", after the objection of "}.In(lang) + calendar.Moment(s.Objected, lang)
	}
	if s.Paused != nil {
		text += bilingual.Words{", gepauzeerd sinds ", ", paused since "}.In(lang) + calendar.Moment(s.Paused.From, lang)
	}
	text += s.contestable(lang)
	if len(s.Waits) == 0 {
		return text + "."
	}
	text += bilingual.Words{"; wacht op ", "; waits for "}.In(lang) + s.Awaits(lang)
	if s.unregistered() != nil && s.Status == Approved {
		text += bilingual.Words{" om de steun te registreren", " to register the aid"}.In(lang)
	}
	for _, d := range s.Overdue {
		text += "; " + d.Label(lang) + bilingual.Words{" verstreken sinds ", " passed on "}.In(lang) + calendar.Last(d.At, lang)
	}
	due := s.Term()
	if due == nil {
		return text + bilingual.Words{", zonder termijn: er gebeurt niets tot iemand iets doet.",
			", without a term: nothing happens until somebody acts."}.In(lang)
	}
	return text + bilingual.Words{", ", ", "}.In(lang) + calendar.Until(due.At, lang) + " (" + due.Reason(lang) + "); " +
		bilingual.Words{"doet niemand iets, dan ", "if nobody acts, "}.In(lang) + consequences[due.Kind].In(lang) + "."
}

// consequences say what the clock does when a term passes.
var consequences = map[string]bilingual.Words{
	DeadlineDue: {"vervalt het dossier als niet tijdig ingediend", "the dossier expires: not submitted in time"},
	ReviewDue:   {"krijgen de hub en de programmamanager een melding", "the hub and the manager are told"},
	CureDue: {"gaat het dossier zonder aanvulling terug naar de dossierbeheerder",
		"the dossier goes back to the programme officer without a supplement"},
	DecisionDue: {"krijgen de dossierbeheerder en de programmamanager een melding", "the programme officer and the manager are told"},
	RegisterDue: {"krijgen de dossierbeheerder en de programmamanager een melding", "the programme officer and the manager are told"},
	PauseDue:    {"wordt de behandeling hervat", "the dossier is resumed"},
	ReminderDue: {"krijgt wie aan zet is een herinnering", "whoever must act is reminded"},
}

// Consequence says what the clock does at a due instant, in words.
func (d Due) Consequence(lang string) string { return consequences[d.Kind].In(lang) }

func (s State) contestable(lang string) string {
	if s.Objection == nil {
		return ""
	}
	return bilingual.Words{"; bezwaar kan ", "; an objection is possible "}.In(lang) + calendar.Until(s.Objection.At, lang)
}

// Awaits names the roles that must act, each once.
func (s State) Awaits(lang string) string {
	var names []string
	seen := map[string]bool{}
	for _, p := range s.Waits {
		name := bilingual.Words{"de ", "the "}.In(lang) + p.Role.Label(lang)
		if p.Hub != "" {
			name += " (" + p.Hub + ")"
		}
		if !seen[name] {
			names = append(names, name)
		}
		seen[name] = true
	}
	return strings.Join(names, bilingual.Words{" en ", " and "}.In(lang))
}

func sentenceCase(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// Next says what each role may do now. It speaks of roles, not of people: four eyes can still bar a person.
func Next(s State, at time.Time) map[Role][]Verb {
	next := map[Role][]Verb{}
	for _, role := range Roles {
		a := Actor{Role: role, Hub: s.Hub, Relation: Relate(role, s.Hub, "applicant", s.Hub, nil, "applicant")}
		seats := []string{""}
		for _, seat := range s.Panel {
			seats = append(seats, seat.Assessor)
		}
		for _, name := range Commands {
			for _, a.ID = range seats {
				if Allow(s, Command{Name: name}, a, at) == nil {
					next[role] = append(next[role], name)
					break
				}
			}
		}
	}
	return next
}
