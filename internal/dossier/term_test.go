// SPDX-License-Identifier: EUPL-1.2

package dossier_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	. "github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

func TestAMovedTermNamesItsDay(t *testing.T) {
	t.Parallel()
	due := calendar.Term{Days: 15, Kind: calendar.CalendarDays}.Due(calendar.Date{Year: 2022, Month: time.April, Day: 16}.At(10, 0))
	d := Due{At: due.At, Kind: ObjectionDue, Rule: ReadRule(due.Rule)}
	for lang, want := range map[string]string{"nl": "15 kalenderdagen, verschoven naar maandag 2 mei: zondag",
		"en": "15 calendar days, moved to Monday 2 May: Sunday"} {
		if got := d.Reason(lang); got != want {
			t.Errorf("%s: %s", lang, got)
		}
	}
}

func TestAPauseGivesBackWhatWasLeft(t *testing.T) {
	t.Parallel()
	s := FoldAll(walkWith(t, jury(facts()), admissible[AwaitingSupplement]...))
	cure := running(t, s, CureDue)
	pause := func(day calendar.Date) (State, time.Time) {
		at := s.Since.Add(2 * time.Hour)
		events, r := Decide(s, Command{Name: Pause, Until: &day, Reasons: text("t")}, person(ProgrammeOfficer), facts(), at)
		if r != nil {
			t.Fatal(r)
		}
		return Fold(s, events[0]), at
	}
	paused, at := pause(calendar.DateOf(s.Since).Add(14))
	refused(t, paused, commands[HandInSupplement], person(HubStaff), facts(), at, CodePaused, "")
	if len(paused.Due) != 1 || paused.Due[0].Kind != PauseDue {
		t.Fatalf("nothing but the end of the pause may run: %+v", paused.Due)
	}
	again := Standing(paused, paused.Due[0].At)
	if again.Paused != nil || !running(t, again, CureDue).At.After(cure.At.AddDate(0, 0, 13)) || again.Status != AwaitingSupplement {
		t.Errorf("before %v, after %v", cure, again.Due)
	}
	yesterday := calendar.DateOf(s.Since)
	refused(t, s, Command{Name: Pause, Until: &yesterday, Reasons: text("t")}, person(ProgrammeOfficer), facts(), at, CodeNotLater, "/until")
	refused(t, s, commands[Resume], person(ProgrammeOfficer), facts(), at, CodeNotPaused, "")
}

func TestExtending(t *testing.T) {
	t.Parallel()
	s, at := in(t, InReview)
	due := running(t, s, ReviewDue)
	extend := func(day calendar.Date) Command {
		return Command{Name: Extend, Due: ReviewDue, Until: &day, Reasons: text("t")}
	}
	last := calendar.DateOf(due.At.Add(-time.Second))
	refused(t, s, extend(last), person(HubStaff), facts(), at, CodeNotLater, "/until")
	refused(t, s, extend(calendar.DateOf(deadline)), person(HubStaff), facts(), at, CodeAfterDeadline, "/until")
	events, r := Decide(s, extend(last.Add(7)), person(HubStaff), facts(), at)
	if r != nil {
		t.Fatal(r)
	}
	if s = Fold(s, events[0]); !running(t, s, ReviewDue).At.After(due.At) || s.Status != InReview {
		t.Errorf("%+v", s.Due)
	}
	c := commands[Extend]
	c.Due = CureDue
	submitted, at := in(t, Submitted)
	refused(t, submitted, c, person(ProgrammeOfficer), facts(), at, CodeTermUnknown, "/due")
	refused(t, submitted, c, person(HubStaff), facts(), at, CodeNoTerm, "")
}

func TestARemindersComesAheadAndIsPlanned(t *testing.T) {
	t.Parallel()
	s := FoldAll(walkWith(t, jury(facts()), Start, RequestReview))
	if s.Due[0].Kind != ReminderDue || s.Due[0].Of != ReviewDue || s.Term().Kind != ReviewDue {
		t.Fatalf("%+v", s.Due)
	}
	e := Elapse(s, s.Due[0].At)
	if e.Type != RemindedEvent || !e.Ahead || e.Term != ReviewDue || e.Notify[0].Role != Reviewer {
		t.Fatalf("%+v", e)
	}
}

func TestAnAmendmentMovesTheDeadline(t *testing.T) {
	t.Parallel()
	s, at := in(t, Drafting)
	f := facts()
	f.Amended = &Amendment{Version: 2, Hash: "two", Deadline: deadline.Add(7 * 24 * time.Hour)}
	events, r := Decide(s, Command{Name: AmendCall}, person(ProgrammeOfficer), f, at)
	if r != nil {
		t.Fatal(r)
	}
	s = Fold(s, events[0])
	if s.Rules.Version != 2 || !s.Term().At.Equal(f.Amended.Deadline) || s.Status != Drafting || s.Waits[0].Role != HubStaff {
		t.Errorf("%+v", s)
	}
	done, at := in(t, Submitted)
	refused(t, done, Command{Name: AmendCall}, person(ProgrammeOfficer), f, at, CodeOutOfOrder, "")
}

func TestASupplementAfterItsLastMomentIsOnRecord(t *testing.T) {
	t.Parallel()
	s := FoldAll(walkWith(t, jury(facts()), admissible[AwaitingSupplement]...))
	end := running(t, s, CureDue).At
	r := Allow(s, commands[HandInSupplement], person(HubStaff), end)
	if r == nil || r.Code != CodeSupplementTooLate || !r.OnRecord() {
		t.Errorf("%+v", r)
	}
}

// running is the term of a kind that runs in a state.
func running(t *testing.T, s State, kind string) Due {
	t.Helper()
	for _, d := range s.Due {
		if d.Kind == kind {
			return d
		}
	}
	t.Fatalf("no term %q among %v", kind, s.Due)
	return Due{}
}

func TestATermThatPassedIsNamedAndCanBeExtended(t *testing.T) {
	t.Parallel()
	s, _ := in(t, InReview)
	passed := running(t, s, ReviewDue).At
	at := passed.Add(48 * time.Hour)
	s = Standing(s, at)
	if got := s.Explain("nl"); !strings.Contains(got, "termijn voor het nazicht verstreken sinds 8 december 2026, 23.59 uur") {
		t.Error(got)
	}
	early := calendar.DateOf(passed)
	extend := Command{Name: Extend, Due: ReviewDue, Until: &early, Reasons: text("t")}
	refused(t, s, extend, person(HubStaff), facts(), at, CodeNotLater, "/until")
	extend.Until = new(calendar.DateOf(at).Add(3))
	s, e := do(t, s, extend, person(HubStaff), facts(), at)
	if len(s.Overdue) != 0 || !running(t, s, ReviewDue).At.After(at) {
		t.Errorf("%+v", s)
	}
	if !slices.Contains(e.Notify, Party{Role: Reviewer, Hub: "kempen"}) {
		t.Error("the reviewer whose term it is is not told")
	}
	s, _ = do(t, Standing(s, at.AddDate(0, 0, 20)), commands[Endorse], person(Reviewer), facts(), at.AddDate(0, 0, 20))
	if len(s.Overdue) != 0 {
		t.Errorf("what was endorsed is not overdue any more: %+v", s.Overdue)
	}
}

func TestAReviewKeepsItsTermWhenTheCallIsExtended(t *testing.T) {
	t.Parallel()
	s := FoldAll(walk(t, Start))
	at := deadline.AddDate(0, 0, -5)
	s, _ = do(t, s, commands[RequestReview], person(HubStaff), facts(), at)
	if p := s.Planned(); p[len(p)-1].Kind != DeadlineDue {
		t.Errorf("planned for after the call has closed: %+v", p)
	}
	f := facts()
	f.Amended = &Amendment{Version: 2, Deadline: deadline.AddDate(0, 0, 60)}
	s, e := do(t, s, Command{Name: AmendCall, Version: 2}, person(ProgrammeOfficer), f, at.Add(time.Hour))
	if due := running(t, s, ReviewDue); !due.At.After(deadline) || due.Rule.String() != "working:10" {
		t.Errorf("%+v", due)
	}
	if !slices.Contains(e.Notify, Party{Role: Reviewer, Hub: "kempen"}) {
		t.Error("the reviewer is not told of the new deadline")
	}
}

func TestATermIsNotMovedBeyondAYear(t *testing.T) {
	t.Parallel()
	s := FoldAll(walk(t, paths[Submitted]...))
	at := s.Since.Add(time.Hour)
	for _, x := range []struct {
		c    Command
		from time.Time
	}{{Command{Name: Pause, Reasons: text("t")}, at}, {Command{Name: Extend, Due: DecisionDue, Reasons: text("t")},
		running(t, s, DecisionDue).At}} {
		most := calendar.DateOf(x.from)
		most.Year++
		x.c.Until = new(most.Add(1))
		refused(t, s, x.c, person(ProgrammeOfficer), facts(), at, CodeTooFar, "/until")
		x.c.Until = &most
		do(t, s, x.c, person(ProgrammeOfficer), facts(), at)
	}
}

func TestAnEmptySupplementIsNotTaken(t *testing.T) {
	t.Parallel()
	f := admissibility(facts())
	s := FoldAll(walkWith(t, f, admissible[AwaitingSupplement]...))
	f.Changed = nil
	refused(t, s, commands[HandInSupplement], person(HubStaff), f, s.Since.Add(time.Hour), CodeNothingChanged, "")
}
