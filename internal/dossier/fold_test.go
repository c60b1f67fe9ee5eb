// SPDX-License-Identifier: EUPL-1.2

package dossier_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	. "github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// TestFoldVersion folds stored events, after each of them. When the sum differs, what is kept of the same events has changed: raise
// FoldVersion, so that those who upgrade make their read models anew, and write the new sum here.
func TestFoldVersion(t *testing.T) {
	t.Parallel()
	const version, sum = 4, "d5fec8827353d4c5"
	h, told := sha256.New(), map[string]bool{}
	for _, events := range chronicles(t) {
		var s State
		for _, e := range events {
			told[e.Type] = true
			s = Fold(s, e)
			raw, err := json.Marshal(s)
			if err != nil {
				t.Fatal(err)
			}
			h.Write(raw)
		}
	}
	if got := hex.EncodeToString(h.Sum(nil))[:16]; got != sum || version != FoldVersion {
		t.Errorf("fold version %d gives %s; written down is %d with %s", FoldVersion, got, version, sum)
	}
	for _, kind := range eventTypes(t) {
		if !told[kind] {
			t.Errorf("no stored story has an event %s; delete the file and run with -update", kind)
		}
	}
}

// chronicles are the stored stories. They are written once, so that they stay what was decided then.
func chronicles(t *testing.T) (all [][]Event) {
	t.Helper()
	all = append(all, storedIn(t, "testdata/chronicles.json", func() [][]Event {
		return [][]Event{draftsAndReviews(t), juryWithEverything(t), inadmissibleAndBack(t), ended(t, Withdraw), ended(t, "")}
	})...)
	all = append(all, storedIn(t, "testdata/chronicles-aid.json", func() [][]Event { return [][]Event{registered(t)} })...)
	slices.SortStableFunc(all, func(a, b []Event) int { return len(a) - len(b) })
	all = append(all, storedIn(t, "testdata/chronicles-round.json", func() [][]Event { return [][]Event{takenBack(t)} })...)
	all = append(all, storedIn(t, "testdata/chronicles-hubs.json", func() [][]Event { return [][]Event{supported(t)} })...)
	return append(all, storedIn(t, "testdata/chronicles-stuck.json", func() [][]Event { return [][]Event{unrecorded(t)} })...)
}

// unrecorded is a review whose term cannot be recorded when it passes, and is once that is mended.
func unrecorded(t *testing.T) []Event {
	c := tell(t, facts()).then(named(Start, RequestReview)...)
	c.at = c.state.NextDue().At.Add(time.Hour)
	c.add(*Unbound(c.state))
	if Unbound(c.state) != nil {
		t.Error("it is said twice")
	}
	if stands := Standing(c.state, c.at.AddDate(1, 0, 0)); stands.Seq != c.state.Seq {
		t.Errorf("what cannot be recorded stands as if it had been: %+v", stands)
	}
	return c.then(commands[Endorse]).events
}

// registered is a grant whose aid is registered too late, corrected, registered again, and objected to.
func registered(t *testing.T) []Event {
	c := tell(t, jury(facts())).then(named(Start, RequestReview, Endorse, Submit, DeclareAdmissible, AssignAssessor, DeclareConflict,
		Assess, RecordConsensus, GiveDecision)...).wait(40)
	return c.then(named(RegisterAid, StrikeLink, Correct, LodgeObjection, Pause, Resume, RecordConsensus, RegisterAid, Correct)...).events
}

// supported is a dossier that one hub supports, then another.
func supported(t *testing.T) []Event {
	c := tell(t, facts()).then(named(Start, DismissHub, InviteHub, RequestReview)...)
	c.facts.Supporting = []string{"gent"}
	return c.then(Command{Name: InviteHub, Hub: "leuven"}, Command{Name: DismissHub, Hub: "gent"}).events
}

// takenBack is a supplement that is asked, taken back and asked again, and an assessor who leaves the panel.
func takenBack(t *testing.T) []Event {
	c := tell(t, jury(facts())).then(named(Start, RequestReview, Endorse, Submit, RequestSupplement, RetractSupplement,
		RequestSupplement, HandInSupplement, DeclareAdmissible)...)
	c.then(named(AssignAssessor, DeclareConflict, LeavePanel)...)
	return c.then(Command{Name: AssignAssessor, Assessor: "p_other", Replaces: "p_assessor"}).events
}

func storedIn(t *testing.T, file string, tells func() [][]Event) (all [][]Event) {
	t.Helper()
	if _, err := os.Stat(file); *update && os.IsNotExist(err) {
		raw, err := json.MarshalIndent(tells(), "", " ")
		if err == nil {
			err = os.WriteFile(file, append(raw, '\n'), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(raw, &all)
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// chronicle tells a story, step by step.
type chronicle struct {
	t      *testing.T
	facts  Facts
	state  State
	at     time.Time
	events []Event
}

func (c *chronicle) add(e Event) {
	c.state = Fold(c.state, e)
	c.events = append(c.events, e)
}

// then gives commands, a day apart, each by whom it usually is; the clock does what it does meanwhile.
func (c *chronicle) then(all ...Command) *chronicle {
	c.t.Helper()
	for _, command := range all {
		c.as(person(doer[command.Name]), command)
	}
	return c
}

// as gives one command as somebody.
func (c *chronicle) as(a Actor, command Command) *chronicle {
	c.t.Helper()
	c.wait(1)
	events, r := Decide(c.state, command, a, c.facts, c.at)
	if r != nil {
		c.t.Fatalf("%s: %+v", command.Name, r)
	}
	c.add(events[0])
	return c
}

func (c *chronicle) wait(days int) *chronicle {
	c.at = c.at.AddDate(0, 0, days)
	for e := Elapse(c.state, c.at); e != nil; e = Elapse(c.state, c.at) {
		c.add(*e)
	}
	return c
}

func named(names ...Verb) (all []Command) {
	for _, name := range names {
		all = append(all, commands[name])
	}
	return all
}

func tell(t *testing.T, f Facts) *chronicle {
	return &chronicle{t: t, facts: f, at: opens.Add(time.Hour)}
}

func draftsAndReviews(t *testing.T) []Event {
	f := facts()
	f.Opening.Rules.Remind, f.Opening.Rules.Deadline = 3, deadline.AddDate(1, 0, 0)
	f.Amended = &Amendment{Version: 2, Hash: "beef", Deadline: deadline.AddDate(1, 1, 0)}
	c := tell(t, f).then(named(Start, RequestReview, Return, RequestReview, Endorse, ReopenDraft, RequestReview)...).wait(30)
	c.as(person(ProgrammeOfficer), Command{Name: AmendCall, Version: 2}).then(commands[Endorse], commands[Submit])
	c.add(Refused(c.state, Refusal{Class: Invalid, Code: CodeOverBudget, Command: GiveDecision,
		Args: map[string]string{"cents": "100"}}, person(Decider), "k_1", c.at))
	return c.then(Command{Name: GiveDecision, Outcome: Reject, Reasons: text("t")}).events
}

func juryWithEverything(t *testing.T) []Event {
	f := jury(facts())
	f.Opening.Rules.CureRounds = 2
	pause, extended := calendar.Date{Year: 2027, Month: 3, Day: 1}, calendar.Date{Year: 2027, Month: 12, Day: 1}
	other := person(Assessor)
	other.ID = "p_other"
	c := tell(t, f).then(named(Start, RequestReview, Endorse, Submit, RequestSupplement)...).wait(20)
	c.then(commands[RequestSupplement], commands[HandInSupplement], Command{Name: Pause, Until: &pause, Reasons: text("t")}).wait(100)
	c.then(commands[DeclareAdmissible]).wait(60)
	c.then(Command{Name: Extend, Due: DecisionDue, Until: &extended, Reasons: text("t")}, Command{Name: AssignAssessor, Assessor: "p_silent"},
		Command{Name: AssignAssessor, Assessor: "p_assessor", Replaces: "p_silent"}, Command{Name: DeclareConflict, Conflict: new(true)},
		Command{Name: AssignAssessor, Assessor: other.ID})
	c.as(other, commands[DeclareConflict]).as(other, commands[Assess]).then(commands[RecordConsensus])
	c.then(Command{Name: Pause, Reasons: text("t")}, commands[Resume], Command{Name: GiveDecision, Outcome: PutOnReserve,
		Reasons: text("t")}, commands[GiveDecision], commands[Correct],
		Command{Name: Correct, Outcome: Reject, Reasons: text("t")}, commands[LodgeObjection], commands[RecordConsensus], commands[Correct])
	return c.events
}

func inadmissibleAndBack(t *testing.T) []Event {
	return tell(t, jury(facts())).then(named(Start, RequestReview, Endorse, Submit, DeclareInadmissible, LodgeObjection,
		DeclareInadmissible, LodgeObjection, DeclareAdmissible)...).events
}

// ended is a dossier that is withdrawn in a round of supplement, or that nobody looks at any more in its review.
func ended(t *testing.T, by Verb) []Event {
	if by == Withdraw {
		return tell(t, admissibility(facts())).then(named(Start, RequestReview, Endorse, Submit, RequestSupplement, Withdraw)...).events
	}
	return tell(t, facts()).then(named(Start, RequestReview)...).wait(120).events
}

// eventTypes are the values of all constants named …Event, read from the source.
func eventTypes(t *testing.T) (all []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "event.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && strings.HasSuffix(v.Names[0].Name, "Event") {
			all = append(all, strings.Trim(v.Values[0].(*ast.BasicLit).Value, `"`))
		}
		return true
	})
	if len(all) < 25 {
		t.Fatalf("only %d types found", len(all))
	}
	return all
}
