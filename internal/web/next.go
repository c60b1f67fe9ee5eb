// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// nextStep is what the reader is to do now, or on whom the dossier waits.
type nextStep struct {
	Title   bilingual.Words
	Text    []bilingual.Words
	Command dossier.Verb // that its button leads to; "" where none does
	Label   bilingual.Words
	Path    string
	Waits   bool // on others
}

// next finds the one step that is offered first.
func (y dossierPage) next() nextStep {
	if !y.Open {
		return y.give(dossier.DeclareConflict)
	}
	if s, is := y.toFill(); is {
		return s
	}
	for _, name := range mainline {
		if y.may(name) != nil && y.waitsFor(name) && (name != dossier.AssignAssessor || y.free()) {
			return y.give(name)
		}
	}
	return y.waiting()
}

// waitsFor says whether the dossier waits for somebody who may give a command: what can still be done when it is done is no next step.
func (y dossierPage) waitsFor(name dossier.Verb) bool {
	return slices.ContainsFunc(y.WaitingFor, func(p dossier.Party) bool { return len(name.Right().Who[p.Role]) > 0 })
}

// give is a command as the next step.
func (y dossierPage) give(name dossier.Verb) nextStep {
	if y.may(name) == nil {
		return y.waiting()
	}
	words := steps[name]
	s := nextStep{Title: bilingual.Words{"Volgende stap: " + words.Asks[0], "Next step: " + words.Asks[1]}, Command: name,
		Label: both(name.Label), Path: commandPath(y.Number, name)}
	if name == dossier.RequestReview && y.Returned() != nil {
		s.Title = bilingual.Words{"Volgende stap: verwerk de opmerkingen van het nazicht, en vraag het opnieuw",
			"Next step: take in the remarks of the review, and request it again"}
	}
	for _, text := range []bilingual.Words{words.Does, words.After} {
		if text != (bilingual.Words{}) {
			s.Text = append(s.Text, text)
		}
	}
	return s
}

// toFill is the first thing that is still to be filled in by whoever may.
func (y dossierPage) toFill() (s nextStep, is bool) {
	open, place := y.open()
	if !y.Edits || open == 0 {
		return s, false
	}
	points := several(open, bilingual.Words{"Nog één punt houdt", "One point still keeps"}, bilingual.Words{"punten houden", "points still keep"})
	s.Text = []bilingual.Words{{points[0] + " het nazicht tegen.", points[1] + " the review from being requested."}}
	s.Title = bilingual.Words{"Volgende stap: vul de aanvraag aan", "Next step: complete the application"}
	if y.State == dossier.AwaitingSupplement {
		s.Title = bilingual.Words{"Volgende stap: vul aan wat gevraagd werd", "Next step: supply what was asked"}
		s.Text = []bilingual.Words{{points[0] + " de aanvulling tegen.", points[1] + " the supplement from being handed in."}}
	}
	if y.Ours() {
		s.Title = bilingual.Words{"Wat we van u nodig hebben", "What we need from you"}
	}
	if y.Due != nil {
		s.Text = append(s.Text, bilingual.Words{"U hebt tijd " + calendar.Until(y.Due.At, "nl") + ".", "You have " +
			calendar.Until(y.Due.At, "en") + "."})
	}
	s.Path = y.FieldPath(place)
	label := sectionWords(application.SectionOf(place))
	s.Label = bilingual.Words{"Naar: " + label[0], "Go to: " + label[1]}
	return s, true
}

// open counts what still stands in the way, and gives the first place of it.
func (y dossierPage) open() (n int, first string) {
	for _, q := range y.Questions {
		if !q.Changed {
			if n++; first == "" {
				first = q.Pointer
			}
		}
	}
	for _, m := range y.errors() {
		if slices.ContainsFunc(y.Questions, func(q contract.Question) bool { return !q.Changed && q.Pointer == m.Pointer }) {
			continue
		}
		if n++; first == "" {
			first = m.Pointer
		}
	}
	return n, first
}

// free says whether a seat on the panel is empty.
func (y dossierPage) free() bool {
	taken := 0
	for _, seat := range y.Panel {
		if !seat.Left {
			taken++
		}
	}
	return taken < y.Rules.Assessors
}

// waiting says on whom the dossier waits, when the reader has nothing to do.
func (y dossierPage) waiting() nextStep {
	s := nextStep{Waits: true}
	if letter := y.letter(); letter != nil {
		s.Path, s.Label = documentPath(y.Number, letter.ID)+"/bekijk", bilingual.Words{"Lees de beslissing", "Read the decision"}
	}
	if len(y.WaitingFor) == 0 {
		s.Title = bilingual.Words{"Er is niets meer te doen", "There is nothing left to do"}
		s.Text = []bilingual.Words{{"Dit dossier is " + y.State.Label("nl") + ", sinds " + day(y.Since, "nl") + ".", "This dossier is " +
			y.State.Label("en") + ", since " + day(y.Since, "en") + "."}}
		if d := y.Objection; d != nil && y.Ours() {
			s.Text = append(s.Text, bilingual.Words{"Bent u het niet eens met de beslissing? De hub kan bezwaar indienen, " + calendar.Until(d.At, "nl") + ".",
				"You do not agree with the decision? The hub can lodge an objection, " + calendar.Until(d.At, "en") + "."})
		}
		return s
	}
	if y.Edits && y.Ours() {
		s.Title = bilingual.Words{"Alles is ingevuld: nu is de hub aan zet", "All is filled in: now it is up to the hub"}
		s.Text = []bilingual.Words{{"De hub vraagt het nazicht. Tot dan kunt u nog wijzigen.", "The hub requests the review. Until then you can still change it."}}
		if y.State == dossier.AwaitingSupplement {
			s.Text = []bilingual.Words{{"De hub dient de aanvulling in. Tot dan kunt u nog wijzigen.", "The hub hands in the supplement. Until then you can still change it."}}
		}
		return s
	}
	s.Title = bilingual.Words{"U hoeft nu niets te doen", "There is nothing for you to do now"}
	s.Text = []bilingual.Words{{"Het dossier wacht sinds " + day(y.Since, "nl") + " op " + y.awaited("nl") + ".",
		"The dossier has been waiting since " + day(y.Since, "en") + " for " + y.awaited("en") + "."}}
	if y.Due != nil {
		s.Text = append(s.Text, bilingual.Plain(upper(y.Due.Label)+": "+calendar.Until(y.Due.At, y.Lang)+"."))
	}
	return s
}

// awaited are those on whom the dossier waits, in words.
func (y dossierPage) awaited(lang string) string {
	var names []string
	for _, p := range y.WaitingFor {
		name := bilingual.Words{"de ", "the "}.In(lang) + p.Role.Label(lang)
		if p.Hub != "" {
			name += " (" + y.HubName(p.Hub) + ")"
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, bilingual.Words{" en ", " and "}.In(lang))
}

// otherStep is a command besides the next step.
type otherStep struct {
	Label, Path string
}

// barred is a step that somebody of the role could give, and why this person cannot.
type barred struct{ Label, Reason string }

// telling are the reasons worth telling: a colleague can do what four eyes forbid, and what is too late does not come back.
var telling = []string{dossier.CodeDrafted, dossier.CodeEndorsed, dossier.CodeReviewed, dossier.CodeInterested, dossier.CodeConflicted,
	dossier.CodeDeadlinePassed, dossier.CodeSupplementTooLate, dossier.CodeObjectionTooLate, dossier.CodePaused}

// others are the commands besides the next step, and those that are refused for a reason worth telling.
func (y dossierPage) others() (all []otherStep, not []barred) {
	at := map[string]int{}
	for _, o := range y.Allowed {
		label := upper(o.Command.Label(y.Lang))
		switch {
		case o.Command == dossier.Edit || o.Command == y.Step.Command:
		case o.Allowed && y.ready(o.Command):
			all = append(all, otherStep{label, commandPath(y.Number, o.Command)})
		case slices.Contains(telling, o.Code):
			if i, told := at[o.Reason]; told {
				not[i].Label += ", " + o.Command.Label(y.Lang)
				continue
			}
			at[o.Reason] = len(not)
			not = append(not, barred{label, o.Reason})
		}
	}
	return all, not
}

// ready says whether a command that is allowed could be carried out: what waits for the content is offered when that is complete, and a hub
// is let go where there is one.
func (y dossierPage) ready(name dossier.Verb) bool {
	switch name {
	case dossier.RequestReview, dossier.HandInSupplement:
		n, _ := y.open()
		return n == 0
	case dossier.DismissHub:
		return len(y.Supporting) > 0
	case dossier.StrikeLink:
		return len(y.linked()) > 0
	case dossier.InviteHub:
		return len(y.Hubs) > 1+len(y.Supporting)
	}
	return true
}
