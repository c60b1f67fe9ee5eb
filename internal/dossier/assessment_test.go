// SPDX-License-Identifier: EUPL-1.2

package dossier_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	. "github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"pgregory.net/rapid"
)

// assessed and objected are the paths of a call with a jury.
var (
	assessed = []Verb{Start, RequestReview, Endorse, Submit, DeclareAdmissible, AssignAssessor, DeclareConflict, Assess, RecordConsensus}
	objected = append(slices.Clone(assessed), GiveDecision, LodgeObjection, Correct)
)

// after is the state at the end of a path in a call with a jury, and an hour later.
func after(t judge, names ...Verb) (State, time.Time) {
	t.Helper()
	events := walkWith(t, jury(facts()), names...)
	return FoldAll(events), events[len(events)-1].At.Add(time.Hour)
}

func refused(t *testing.T, s State, c Command, a Actor, f Facts, at time.Time, code, pointer string) {
	t.Helper()
	if _, r := Decide(s, c, a, f, at); r == nil || r.Code != code || r.Pointer != pointer {
		t.Errorf("%s: want %s at %q, got %+v", c.Name, code, pointer, r)
	}
}

func TestTheJuryLine(t *testing.T) {
	t.Parallel()
	s, _ := after(t, objected...)
	if s.Status != Approved || s.Granted != 30_000_00 || !s.Decided() || s.Consensus.Total.Sum != 65 || len(s.Consensus.Below) != 0 {
		t.Fatalf("%+v", s)
	}
	for i, want := range []Role{ProgrammeOfficer, Assessor, Assessor, ProgrammeOfficer, Decider} {
		s, _ := after(t, assessed[:5+i]...)
		if s.Waits[0].Role != want {
			t.Errorf("after %s it waits for %v, want %s", assessed[4+i], s.Waits, want)
		}
	}
}

func TestAnAssessorDeclaresFirst(t *testing.T) {
	t.Parallel()
	s, at := after(t, assessed[:6]...)
	refused(t, s, commands[Assess], person(Assessor), facts(), at, CodeDeclareFirst, "")
	stranger := person(Assessor)
	stranger.ID = "p_stranger"
	refused(t, s, commands[DeclareConflict], stranger, facts(), at, CodeNotFound, "")
	yes := true
	events, r := Decide(s, Command{Name: DeclareConflict, Conflict: &yes}, person(Assessor), facts(), at)
	if r != nil {
		t.Fatal(r)
	}
	s = Fold(s, events[0])
	if len(s.Panel) != 0 || s.Waits[0].Role != ProgrammeOfficer {
		t.Errorf("the seat must fall empty: %+v", s)
	}
	refused(t, s, commands[AssignAssessor], person(ProgrammeOfficer), facts(), at, CodeConflicted, "/assessor")
	refused(t, s, commands[Assess], person(Assessor), facts(), at, CodeNotFound, "")
}

func TestASilentAssessorIsReplaced(t *testing.T) {
	t.Parallel()
	s, at := after(t, assessed[:6]...)
	refused(t, s, Command{Name: AssignAssessor, Assessor: "p_2"}, person(ProgrammeOfficer), facts(), at, CodePanelFull, "/replaces")
	refused(t, s, Command{Name: AssignAssessor, Assessor: "p_2", Replaces: "p_9"}, person(ProgrammeOfficer), facts(), at,
		CodeNotSilent, "/replaces")
	refused(t, s, commands[AssignAssessor], person(ProgrammeOfficer), facts(), at, CodeSeated, "/assessor")
	unknown := facts()
	unknown.IsAssessor = false
	refused(t, s, Command{Name: AssignAssessor, Assessor: "p_2"}, person(ProgrammeOfficer), unknown, at, CodeNotAnAssessor, "/assessor")
	events, r := Decide(s, Command{Name: AssignAssessor, Assessor: "p_2", Replaces: "p_assessor"}, person(ProgrammeOfficer), facts(), at)
	if r != nil {
		t.Fatal(r)
	}
	if s = Fold(s, events[0]); len(s.Panel) != 1 || s.Panel[0].Assessor != "p_2" || s.Waits[0].Person != "p_2" {
		t.Errorf("%+v", s)
	}
	refused(t, s, commands[DeclareConflict], person(Assessor), facts(), at, CodeNotFound, "")
}

// TestAnAssessorWhoLeavesIsReplaced: the officer waits for nobody any more, is told, and names the one who left or nobody.
func TestAnAssessorWhoLeavesIsReplaced(t *testing.T) {
	t.Parallel()
	s, at := after(t, append(slices.Clone(assessed[:6]), LeavePanel)...)
	if s.Free() != 1 || len(s.Waits) != 1 || s.Waits[0].Role != ProgrammeOfficer || s.Knows(person(Assessor)) {
		t.Errorf("%+v", s)
	}
	for _, replaces := range []string{"", "p_assessor"} {
		events, r := Decide(s, Command{Name: AssignAssessor, Assessor: "p_2", Replaces: replaces}, person(ProgrammeOfficer), facts(), at)
		if r != nil {
			t.Fatal(r)
		}
		if next := Fold(s, events[0]); len(next.Panel) != 1 || next.Panel[0].Assessor != "p_2" || next.Free() != 0 {
			t.Errorf("replacing %q: %+v", replaces, next.Panel)
		}
	}
	events, r := Decide(s, commands[AssignAssessor], person(ProgrammeOfficer), facts(), at)
	if r != nil || !Fold(s, events[0]).Knows(person(Assessor)) {
		t.Errorf("who left can come back: %+v", r)
	}
	done, at := after(t, assessed[:8]...)
	refused(t, done, commands[LeavePanel], person(Assessor), facts(), at, CodeSheetIn, "")
}

// TestAnAssessorReadsWhatTheyDeclaredOn: nothing without a seat, and before the declaration only that the dossier is there.
func TestAnAssessorReadsWhatTheyDeclaredOn(t *testing.T) {
	t.Parallel()
	for i, want := range [][2]bool{5: {false, false}, 6: {true, false}, 7: {true, true}, 8: {true, true}} {
		if i < 5 {
			continue
		}
		s, _ := after(t, assessed[:i]...)
		if got := [2]bool{s.Knows(person(Assessor)), s.Reads(person(Assessor))}; got != want {
			t.Errorf("after %s: sees and reads %v", assessed[i-1], got)
		}
	}
}

func TestNobodyAssessesTheirOwnDossier(t *testing.T) {
	t.Parallel()
	s, at := after(t, assessed[:5]...)
	refused(t, s, Command{Name: AssignAssessor, Assessor: "p_company"}, person(ProgrammeOfficer), facts(), at, CodeOwnDossier, "/assessor")
	s, at = after(t, assessed[:7]...)
	late := facts()
	late.Drafters = append(late.Drafters, "p_assessor")
	refused(t, s, commands[Assess], person(Assessor), late, at, CodeDrafted, "")
	if r := (Refusal{Code: CodeDrafted, Command: Assess}); !r.OnRecord() {
		t.Error("the attempt must be put on record")
	}
}

func TestScores(t *testing.T) {
	t.Parallel()
	s, at := after(t, assessed[:7]...)
	for pointer, c := range map[string]struct {
		code   string
		scores map[string]int
	}{
		"/scores/operational": {CodeRequired, map[string]int{"strategic": 1}},
		"/scores/strategic":   {CodeScoreOutOfRange, map[string]int{"strategic": 51, "operational": 1}},
		"/scores":             {CodeCriterionUnknown, map[string]int{"strategic": 1, "operational": 1, "strаtegic": 2}}, // a Cyrillic letter
	} {
		refused(t, s, Command{Name: Assess, Scores: c.scores}, person(Assessor), facts(), at, c.code, pointer)
	}
	refused(t, s, Command{Name: Assess, Scores: map[string]int{"strategic": -1, "operational": 1}}, person(Assessor), facts(), at,
		CodeScoreOutOfRange, "/scores/strategic")
	s, at = after(t, assessed[:8]...)
	refused(t, s, commands[Assess], person(Assessor), facts(), at, CodeSheetIn, "")
}

// TestThresholdsAreComparedUnrounded draws sheets and compares with fractions of large whole numbers.
func TestThresholdsAreComparedUnrounded(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := jury(facts())
		n := rapid.IntRange(1, 5).Draw(t, "assessors")
		f.Opening.Rules.Assessors = n
		s := FoldAll(walkWith(t, f, assessed[:5]...))
		at := s.Since.Add(time.Hour)
		sums := map[string]int{}
		give := func(c Command, a Actor) {
			events, r := Decide(s, c, a, f, at)
			if r != nil {
				t.Fatalf("%+v", r)
			}
			s = Fold(s, events[0])
		}
		for i := range n {
			a := person(Assessor)
			a.ID = "p_" + string(rune('a'+i))
			give(Command{Name: AssignAssessor, Assessor: a.ID}, person(ProgrammeOfficer))
			give(commands[DeclareConflict], a)
			scores := map[string]int{"strategic": rapid.IntRange(25, 35).Draw(t, "strategic"), "operational": rapid.IntRange(25, 35).Draw(t,
				"operational")}
			for code, score := range scores {
				sums[code] += score
			}
			give(Command{Name: Assess, Scores: scores}, a)
		}
		give(commands[RecordConsensus], person(ProgrammeOfficer))
		below := s.Consensus.Below
		if slices.Contains(below, "strategic") != (sums["strategic"] < 30*n) {
			t.Fatalf("strategic %d/%d: %v", sums["strategic"], n, below)
		}
		if slices.Contains(below, TotalMark) != (sums["strategic"]+sums["operational"] < 60*n) {
			t.Fatalf("total %d/%d: %v", sums["strategic"]+sums["operational"], n, below)
		}
		_, r := Decide(s, commands[GiveDecision], person(Decider), f, at)
		if (len(below) > 0) != (r != nil && r.Code == CodeBelowThreshold) {
			t.Fatalf("below %v, approved: %+v", below, r)
		}
	})
}

func TestAMarkNeverShowsMoreThanItIs(t *testing.T) {
	t.Parallel()
	if got := (Mark{Sum: 89, Of: 3}).String(); got != "29,66" {
		t.Errorf("got %s", got)
	}
}

func TestTheConsensusMaySetOtherScores(t *testing.T) {
	t.Parallel()
	s, at := after(t, assessed[:8]...)
	refused(t, s, Command{Name: RecordConsensus}, person(ProgrammeOfficer), facts(), at, CodeRequired, "/reasons")
	events, r := Decide(s, Command{Name: RecordConsensus, Scores: map[string]int{"strategic": 29}, Reasons: text("t")},
		person(ProgrammeOfficer), facts(), at)
	if r != nil {
		t.Fatal(r)
	}
	c := events[0].Consensus
	if !c.Marks[0].Set || c.Marks[1].Set || !slices.Equal(c.Below, []string{"strategic"}) || c.Total.Sum != 64 {
		t.Errorf("%+v", c)
	}
}

func TestSheetsAreHiddenUntilAllAreIn(t *testing.T) {
	t.Parallel()
	f := jury(facts())
	f.Opening.Rules.Assessors = 2
	events := walkWith(t, f, assessed[:8]...)
	s, sheet := FoldAll(events), events[7]
	other := person(Assessor)
	other.ID = "p_other"
	for who, a := range map[string]Actor{"another assessor": other, "the officer": person(ProgrammeOfficer), "the hub": person(HubStaff)} {
		if s.Reveals(sheet, a) {
			t.Errorf("%s reads a sheet before all are in", who)
		}
	}
	if !s.Reveals(sheet, person(Assessor)) {
		t.Error("an assessor must see the own sheet")
	}
	done, _ := after(t, assessed...)
	if !done.Reveals(sheet, other) || done.Reveals(sheet, person(HubStaff)) {
		t.Error("after all are in, the sheets are the programme's")
	}
}

func TestARefusedAttemptIsToldInFullToTheProgramme(t *testing.T) {
	t.Parallel()
	s, at := after(t, assessed...)
	left := money.Cents(1234_56)
	f := facts()
	f.BudgetLeft = &left
	_, r := Decide(s, commands[GiveDecision], person(Decider), f, at)
	if r == nil || !r.OnRecord() {
		t.Fatalf("%+v", r)
	}
	e := Refused(s, *r, person(Decider), "k", at)
	if got := strings.Join(e.Details("nl"), " "); !strings.Contains(got, "€\u00a01.234,56") {
		t.Errorf("what was left is not told: %s", got)
	}
	if s.Reveals(e, person(HubStaff)) || s.Reveals(e, person(Company)) || !s.Reveals(e, person(Auditor)) {
		t.Error("what the programme tried is the programme's to read")
	}
	e.Args = nil // as events from before arguments were kept
	if got := strings.Join(e.Details("nl"), " "); strings.ContainsAny(got, "{}") {
		t.Errorf("a gap shows: %s", got)
	}
	late := Refused(s, Refusal{Class: Conflict, Code: CodeSupplementTooLate, Command: HandInSupplement}, person(HubStaff), "k", at)
	if !s.Reveals(late, person(HubStaff)) {
		t.Error("the hub does not see its own attempt")
	}
}

func TestAssessingComesBeforeDeciding(t *testing.T) {
	t.Parallel()
	s, at := after(t, assessed[:8]...)
	refused(t, s, commands[GiveDecision], person(Decider), facts(), at, CodeNoConsensus, "")
	s, at = after(t, assessed[:7]...)
	refused(t, s, commands[RecordConsensus], person(ProgrammeOfficer), facts(), at, CodeSheetsOpen, "")
}

func TestTheReserveList(t *testing.T) {
	t.Parallel()
	s, at := after(t, assessed...)
	f := jury(facts())
	f.Rank = 4
	events, r := Decide(s, Command{Name: GiveDecision, Outcome: PutOnReserve, Reasons: text("t")}, person(Decider), f, at)
	if r != nil {
		t.Fatal(r)
	}
	s = Fold(s, events[0])
	if s.Status != Reserve || events[0].Rank != 4 || s.Waits[0].Role != Decider || len(s.Due) != 0 {
		t.Errorf("%+v", s)
	}
	if _, r = Decide(s, commands[GiveDecision], person(Decider), f, at); r != nil {
		t.Errorf("approved from the reserve list: %+v", r)
	}
}

func TestMoney(t *testing.T) {
	t.Parallel()
	s, at := after(t, assessed...)
	f := jury(facts())
	left := money.Cents(30_000_00)
	f.BudgetLeft, f.Costs = &left, []money.Cents{30_000_00, 25_000_00}
	approve := func(amount money.Cents, lines ...Line) Command {
		return Command{Name: GiveDecision, Outcome: Approve, Amount: amount, Lines: lines, Reasons: text("t")}
	}
	refused(t, s, approve(30_000_01), person(Decider), f, at, CodeOverBudget, "/amount")
	refused(t, s, approve(1, Line{Line: 2}), person(Decider), f, at, CodeLineUnknown, "/lines/0/line")
	refused(t, s, approve(1, Line{Line: 1}, Line{Line: 1}), person(Decider), f, at, CodeLineTwice, "/lines/1/line")
	refused(t, s, approve(1, Line{Line: 1, Accepted: 25_000_01}), person(Decider), f, at, CodeLineAbove, "/lines/0/accepted")
	f.Excess = &Excess{Code: CodeAmountAboveRate, Most: 24_000_00}
	refused(t, s, approve(24_000_01, Line{Line: 1, Accepted: 0}), person(Decider), f, at, CodeAmountAboveRate, "/amount")
	f.Excess = nil
	if _, r := Decide(s, approve(24_000_00, Line{Line: 1, Accepted: 0}), person(Decider), f, at); r != nil {
		t.Errorf("%+v", r)
	}
}

func TestAnOutsideDecisionNeedsItsReferenceAndDocument(t *testing.T) {
	t.Parallel()
	f := facts()
	f.Opening.Rules.Route = External
	s := FoldAll(walkWith(t, f, paths[Submitted]...))
	at := s.Since.Add(time.Hour)
	c := commands[GiveDecision]
	refused(t, s, c, person(Decider), f, at, CodeRequired, "/reference")
	c.Reference = "ING-2026-7"
	refused(t, s, c, person(Decider), f, at, CodeRequired, "/document")
	c.Upload = "u_1"
	refused(t, s, c, person(Decider), f, at, CodeDocumentUnknown, "/document")
	f.Upload = &Document{ID: "decision-5", SHA256: "abc"}
	events, r := Decide(s, c, person(Decider), f, at)
	if r != nil || events[0].Document.SHA256 != "abc" {
		t.Fatalf("%+v %+v", events, r)
	}
	own, at := in(t, Submitted)
	refused(t, own, c, person(Decider), f, at, CodeDocumentUnexpected, "/document")
}

func TestObjecting(t *testing.T) {
	t.Parallel()
	s, _ := after(t, append(slices.Clone(assessed), GiveDecision)...)
	last := s.Objection.At
	if r := Allow(s, commands[LodgeObjection], person(HubStaff), last.Add(-time.Microsecond)); r != nil {
		t.Errorf("just before the end of the term: %+v", r)
	}
	if r := Allow(s, commands[LodgeObjection], person(HubStaff), last); r == nil || r.Code != CodeObjectionTooLate || !r.OnRecord() {
		t.Errorf("at the end of the term: %+v", r)
	}
	events, r := Decide(s, commands[LodgeObjection], person(HubStaff), facts(), last.Add(-time.Hour))
	if r != nil || events[0].To != InAssessment {
		t.Fatalf("%+v %+v", events, r)
	}
	s = Fold(s, events[0])
	if s.Term() == nil || s.Term().Kind != DecisionDue || s.Objection != nil {
		t.Errorf("a new term for the decision must run: %+v", s)
	}
	none, at := in(t, Approved)
	refused(t, none, commands[LodgeObjection], person(HubStaff), facts(), at, CodeNoObjection, "")
	out := FoldAll(walkWith(t, jury(facts()), append(slices.Clone(admissible[Inadmissible]), LodgeObjection)...))
	if out.Status != Submitted {
		t.Errorf("an objection to inadmissibility leads to %q", out.Status)
	}
}

func TestOnlyADecisionIsCorrected(t *testing.T) {
	t.Parallel()
	s, at := after(t, assessed...)
	refused(t, s, commands[Correct], person(Decider), facts(), at, CodeOutOfOrder, "")
	s, at = after(t, append(slices.Clone(assessed), GiveDecision)...)
	events, r := Decide(s, Command{Name: Correct, Outcome: Reject, Reasons: text("t")}, person(Decider), facts(), at)
	if r != nil {
		t.Fatal(r)
	}
	if s = Fold(s, events[0]); s.Status != Rejected || s.Granted != 0 || s.Objection == nil {
		t.Errorf("%+v", s)
	}
}

// do decides a command that must be accepted, and folds what follows.
func do(t *testing.T, s State, c Command, a Actor, f Facts, at time.Time) (State, Event) {
	t.Helper()
	events, r := Decide(s, c, a, f, at)
	if r != nil {
		t.Fatalf("%s: %+v", c.Name, r)
	}
	return Fold(s, events[0]), events[0]
}

func TestAConflictFoundLaterIsPutOnRecordAndTheSheetFallsAway(t *testing.T) {
	t.Parallel()
	s, at := after(t, assessed[:8]...) // the sheet is in
	refused(t, s, commands[DeclareConflict], person(Assessor), jury(facts()), at, CodeDeclared, "")
	s, e := do(t, s, Command{Name: DeclareConflict, Conflict: new(true)}, person(Assessor), jury(facts()), at)
	if len(s.Panel) != 0 || s.Assessed() || !slices.Contains(s.Conflicted, "p_assessor") {
		t.Errorf("%+v", s.Panel)
	}
	if !slices.Contains(e.Notify, Party{Role: ProgrammeOfficer}) {
		t.Error("the officer is not told that a place is free")
	}
	s, at = after(t, assessed...)
	refused(t, s, Command{Name: DeclareConflict, Conflict: new(true)}, person(Assessor), jury(facts()), at, CodePanelDone, "")
}

func TestWhatIsDecidedIsNotWithdrawn(t *testing.T) {
	t.Parallel()
	s, at := after(t, objected[:len(objected)-1]...)
	refused(t, s, commands[Withdraw], person(HubStaff), jury(facts()), at, CodeDecided, "")
	if !slices.Equal(s.Waits, []Party{{Role: ProgrammeOfficer}, {Role: Decider}}) || s.Objected.IsZero() {
		t.Errorf("who must look at the objection: %+v", s)
	}
	for _, name := range []Verb{GiveDecision, Correct} {
		if s, _ := do(t, s, commands[name], person(Decider), jury(facts()), at); !s.Objected.IsZero() || s.DecisionSeq != s.Seq {
			t.Errorf("%s: the objection still stands after it was decided on", name)
		}
	}
}

func TestASecondConsensusIsNotToldBeforeItsDecision(t *testing.T) {
	t.Parallel()
	events := walkWith(t, jury(facts()), append(slices.Clone(objected[:len(objected)-1]), RecordConsensus)...)
	s, second := FoldAll(events), events[len(events)-1]
	first := events[slices.IndexFunc(events, func(e Event) bool { return e.Type == ConsensusRecordedEvent })]
	if !s.Reveals(first, person(Company)) || s.Reveals(second, person(Company)) || !s.Reveals(second, person(Decider)) {
		t.Error("a consensus is told with the decision that rests on it")
	}
	if !slices.Contains(second.Notify, Party{Role: Decider}) {
		t.Error("the decider is not told")
	}
	s, _ = do(t, s, commands[Correct], person(Decider), jury(facts()), s.Since.Add(24*time.Hour))
	if !s.Reveals(second, person(Company)) {
		t.Error("after the decision it is told")
	}
}

func TestWhoMustKnowIsTold(t *testing.T) {
	t.Parallel()
	s, at := after(t, assessed[:6]...) // an assessor is assigned
	_, withdrawn := do(t, s, commands[Withdraw], person(HubStaff), jury(facts()), at)
	_, replaced := do(t, s, Command{Name: AssignAssessor, Assessor: "p_other", Replaces: "p_assessor"}, person(ProgrammeOfficer),
		jury(facts()), at)
	paused, _ := do(t, s, commands[Pause], person(ProgrammeOfficer), jury(facts()), at)
	_, ended := do(t, paused, commands[Withdraw], person(HubStaff), jury(facts()), at.Add(time.Hour))
	for what, e := range map[string]Event{"withdrawn": withdrawn, "withdrawn in a pause": ended, "replaced": replaced} {
		if !slices.Contains(e.Notify, Party{Role: Assessor, Person: "p_assessor"}) {
			t.Errorf("%s: the assessor is not told: %+v", what, e.Notify)
		}
	}
	f := facts()
	f.Opening.Rules.Remind = 3
	inReview := FoldAll(walkWith(t, f, Start, RequestReview))
	for e := Elapse(inReview, deadline); e != nil; e = Elapse(inReview, deadline) {
		if e.Type == RemindedEvent && e.Term == DeadlineDue && !slices.Contains(e.Notify, Party{Role: Company}) {
			t.Error("the company is not reminded of the deadline")
		}
		inReview = Fold(inReview, *e)
	}
}
