// SPDX-License-Identifier: EUPL-1.2

package dossier_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	. "github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// decide is the state after a command that is accepted.
func decide(t *testing.T, s State, c Command, f Facts, at time.Time) State {
	t.Helper()
	events, r := Decide(s, c, person(doer[c.Name]), f, at)
	if r != nil {
		t.Fatalf("%s: %+v", c.Name, r)
	}
	return Fold(s, events[0])
}

// TestAidIsRegisteredWithinTwentyWorkingDays: the officer is asked, reminded, and when the term has passed told on, until it is done.
func TestAidIsRegisteredWithinTwentyWorkingDays(t *testing.T) {
	t.Parallel()
	s, at := in(t, Approved)
	due := s.Term()
	if due.Kind != RegisterDue || calendar.Ending(due.At).String() != "2026-12-22" {
		t.Fatalf("%+v", due)
	}
	if text := s.Explain("nl"); !strings.Contains(text,
		"wacht op de dossierbeheerder om de steun te registreren, tot en met 22 december 2026") {
		t.Error(text)
	}
	late := Standing(s, due.At)
	if len(late.Overdue) != 1 || len(late.Waits) != 1 {
		t.Errorf("%+v", late)
	}
	e := Elapse(s, due.At)
	if e.Type != EscalatedEvent || len(e.Notify) != 2 || e.Notify[0].Role != ProgrammeOfficer || e.Notify[1].Role != Manager {
		t.Errorf("%+v", e)
	}
	for _, before := range []State{s, late} {
		done := decide(t, before, commands[RegisterAid], facts(), due.At.Add(time.Hour))
		if len(done.Due)+len(done.Waits)+len(done.Overdue) > 0 || done.Status != Approved {
			t.Errorf("%+v", done)
		}
		refused(t, done, commands[RegisterAid], person(ProgrammeOfficer), facts(), due.At.Add(2*time.Hour), CodeRegistered, "")
	}
	corrected := decide(t, decide(t, s, commands[RegisterAid], facts(), at), commands[Correct], facts(), at.Add(24*time.Hour))
	if corrected.Term() == nil || corrected.Term().Kind != RegisterDue || !corrected.Term().At.After(due.At) || len(corrected.Waits) != 1 {
		t.Errorf("a corrected grant is registered anew: %+v", corrected)
	}
	reject := Command{Name: Correct, Outcome: Reject, Reasons: text("t")}
	if none := decide(t, s, reject, facts(), at); len(none.Due)+len(none.Waits) > 0 || none.Award != nil {
		t.Errorf("what is no longer granted need not be registered: %+v", none)
	}
}

// TestWhatNeedNotBeRegistered: grants that are no aid, of an outside funder, or from before there was a register.
func TestWhatNeedNotBeRegistered(t *testing.T) {
	t.Parallel()
	before, at := in(t, Submitted)
	outside := before
	outside.Rules.Route = External
	no := facts()
	no.Award = &Award{}
	external := facts()
	external.Upload = &Document{Kind: "decision"}
	c := commands[GiveDecision]
	c.Reference, c.Upload = "K-1", "u_1"
	for name, s := range map[string]State{
		"no aid":           decide(t, before, commands[GiveDecision], no, at),
		"another's":        decide(t, outside, c, external, at),
		"before the year":  decide(t, before, commands[GiveDecision], facts(), time.Date(2025, 12, 31, 22, 59, 0, 0, time.UTC)),
		"nothing is given": before,
	} {
		if s.Term() != nil && s.Term().Kind == RegisterDue {
			t.Errorf("%s: %+v", name, s.Due)
		}
		refused(t, s, commands[RegisterAid], person(ProgrammeOfficer), facts(), at, CodeNoAid, "")
	}
	if s := decide(t, before, commands[GiveDecision], facts(), time.Date(2025, 12, 31, 23, 0, 0, 0, time.UTC)); s.Term() == nil ||
		s.Term().Kind != RegisterDue {
		t.Errorf("in Brussels it is 2026: %+v", s.Due)
	}
}

// TestTheTermForRegisteringRunsOn through an objection and a pause: it is the law's, not the dossier's.
func TestTheTermForRegisteringRunsOn(t *testing.T) {
	t.Parallel()
	f := jury(facts())
	s := FoldAll(walkWith(t, f, Start, RequestReview, Endorse, Submit, DeclareAdmissible, AssignAssessor, DeclareConflict, Assess,
		RecordConsensus, GiveDecision))
	registers := func(s State) *Due {
		for _, d := range s.Due {
			if d.Kind == RegisterDue {
				return &d
			}
		}
		return nil
	}
	want, at := registers(s), s.Since
	for _, c := range []Command{commands[LodgeObjection], commands[Pause], commands[Resume], commands[StrikeLink]} {
		at = at.Add(24 * time.Hour)
		if s = decide(t, s, c, f, at); registers(s) == nil || !registers(s).At.Equal(want.At) {
			t.Errorf("after %s: %+v", c.Name, s.Due)
		}
	}
	if s.Term().Kind != DecisionDue {
		t.Errorf("the dossier waits for its decision first: %+v", s.Term())
	}
}

// TestARefusalOfAidSaysForWhom, the ceiling, what is used and what is left.
func TestARefusalOfAidSaysForWhom(t *testing.T) {
	t.Parallel()
	s, at := in(t, Submitted)
	f := facts()
	f.Excess = &Excess{Code: CodeAboveAid, Most: 3_859_64, Aid: &AidLimit{Partner: 2, Ceiling: 300_000_00, Used: 297_360_00,
		Left: 2_640_00, Part: 20_520_00}}
	_, r := Decide(s, commands[GiveDecision], person(Decider), f, at)
	if r == nil {
		t.Fatal("it was granted")
	}
	for lang, wants := range map[string][]string{"nl": {"partner 2", "€ 300.000,00", "€ 297.360,00", "€ 2.640,00", "€ 20.520,00",
		"€ 3.859,64"}, "en": {"partner 2", "300,000.00", "2,640.00"}} {
		said := strings.ReplaceAll(r.Sentence(lang), "\u00a0", " ")
		for _, want := range wants {
			if !strings.Contains(said, want) {
				t.Errorf("%q lacks %q", said, want)
			}
		}
	}
	f.Excess = &Excess{Code: CodeNoRegulation, Aid: &AidLimit{Day: calendar.Date{Year: 2031, Month: 1, Day: 2}}}
	if _, r = Decide(s, commands[GiveDecision], person(Decider), f, at); r == nil || !strings.Contains(r.Sentence("nl"),
		"Voor 2 januari 2031 kennen we geen") {
		t.Errorf("%+v", r)
	}
}
