// SPDX-License-Identifier: EUPL-1.2

package dossier_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	. "github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"pgregory.net/rapid"
)

func result(s State, name Verb, a Actor, at time.Time) string {
	c := commands[name]
	events, refusal := Decide(s, c, a, facts(), at)
	if refusal != nil {
		return "- " + refusal.Code
	}
	if name == Edit {
		return "may edit"
	}
	return string(Fold(s, events[0]).Status)
}

// anyone draws a person: any role, standing anyhow to the dossier, sometimes somebody known.
func anyone(t *rapid.T) Actor {
	return Actor{
		ID:       rapid.SampledFrom([]string{"p_hub_staff", "p_company", "p_reviewer", "p_decider", "p_assessor", "p_other"}).Draw(t, "id"),
		Role:     rapid.SampledFrom(Roles).Draw(t, "role"),
		Hub:      rapid.SampledFrom([]string{"", "kempen", "gent"}).Draw(t, "hub"),
		Relation: rapid.SampledFrom([]Relation{Lead, Lead, Lead, Supporting, Applicant, Programme, Programme, None}).Draw(t, "relation"),
	}
}

// anything draws a command, often a complete one.
func anything(t *rapid.T) Command {
	name := rapid.SampledFrom(append([]Verb{Start, "unheard-of"}, Commands...)).Draw(t, "command")
	if c, known := commands[name]; known && rapid.IntRange(0, 4).Draw(t, "complete") > 0 {
		return c
	}
	c := Command{Name: name, Outcome: rapid.SampledFrom([]string{"", Approve, Reject, PutOnReserve}).Draw(t, "outcome")}
	if rapid.Bool().Draw(t, "reasons") {
		c.Reasons = text("t")
	}
	return c
}

// legal are the only pairs of states that may follow each other.
var legal = map[Status][]Status{
	Unborn:    {Drafting},
	Drafting:  {InReview, Withdrawn, Expired},
	InReview:  {Endorsed, Drafting, Withdrawn, Expired},
	Endorsed:  {Submitted, Drafting, Withdrawn, Expired},
	Submitted: {Approved, Rejected, Reserve, Withdrawn, InAssessment, Inadmissible, AwaitingSupplement},

	AwaitingSupplement: {Submitted, Withdrawn},
	InAssessment:       {Approved, Rejected, Reserve, Withdrawn},
	Reserve:            {Approved, Rejected, Withdrawn},
	Approved:           {Rejected, Reserve, Submitted, InAssessment},
	Rejected:           {Approved, Reserve, Submitted, InAssessment},
	Inadmissible:       {Submitted},
}

func TestWhateverPeopleAndTheClockDo(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var s State
		var all []Event
		at := opens
		known := facts()
		known = rapid.SampledFrom([]func(Facts) Facts{func(f Facts) Facts { return f }, admissibility, jury}).Draw(t, "call")(known)
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			at = at.Add(time.Duration(rapid.Int64Range(0, int64(6*24*time.Hour)).Draw(t, "later")))
			before := s.Status
			step := func(e Event) {
				if e.Seq != s.Seq+1 {
					t.Fatalf("event %d after %d", e.Seq, s.Seq)
				}
				s = Fold(s, e)
				all = append(all, e)
			}
			for e := Elapse(s, at); e != nil; e = Elapse(s, at) {
				if e.At.After(at) {
					t.Fatalf("the clock acted early: %v at %v", e.At, at)
				}
				step(*e)
			}
			if s.Status != before && !slices.Contains(legal[before], s.Status) {
				t.Fatalf("the clock led from %q to %q", before, s.Status)
			}
			before = s.Status
			c, a := anything(t), anyone(t)
			refusal := Allow(s, c, a, at)
			events, refused := Decide(s, c, a, known, at)
			if refusal != nil && (refused == nil || refused.Code != refusal.Code) && !slices.Contains([]string{CodeDrafted, CodeEndorsed},
				refusal.Code) {
				t.Fatalf("Decide answers %+v where Allow refuses with %+v", refused, refusal)
			}
			if refusal != nil && refused == nil {
				t.Fatalf("Decide accepted what Allow refuses: %+v", refusal)
			}
			if c.Name == Edit && refused == nil {
				continue // saving leads to no event
			}
			for _, e := range events {
				step(e)
			}
			if s.Status != before && !slices.Contains(legal[before], s.Status) {
				t.Fatalf("%s led from %q to %q", c.Name, before, s.Status)
			}
			registers := slices.Equal(s.Waits, []Party{{Role: ProgrammeOfficer}}) &&
				!slices.ContainsFunc(s.Due, func(d Due) bool { return d.Kind != RegisterDue && d.Of != RegisterDue })
			if s.Status.Final() && (len(s.Due) > 0 || len(s.Waits) > 0) && !(s.Status == Approved && registers) {
				t.Fatalf("a final dossier waits for %v until %v", s.Waits, s.Due)
			}
			if !s.Status.Final() && s.Status != Unborn && len(s.Waits) == 0 {
				t.Fatalf("an open dossier waits for nobody in %q", s.Status)
			}
			if !slices.IsSortedFunc(s.Due, func(a, b Due) int { return a.At.Compare(b.At) }) {
				t.Fatalf("due instants out of order: %v", s.Due)
			}
		}
		if got := FoldAll(all); !reflect.DeepEqual(got, s) {
			t.Fatalf("folding all events gives %+v, step by step gave %+v", got, s)
		}
		if got := FoldAll(stored(t, all)); !reflect.DeepEqual(got, s) {
			t.Fatalf("folding what was stored gives %+v, want %+v", got, s)
		}
	})
}

// stored is what comes back from the ledger.
func stored(t *rapid.T, events []Event) []Event {
	raw, err := json.Marshal(events)
	if err != nil {
		t.Fatal(err)
	}
	var back []Event
	if err := json.Unmarshal(raw, &back); err != nil {
		t.Fatal(err)
	}
	return back
}

// situation is a dossier at an instant, with the facts of its call.
type situation struct {
	name  string
	facts Facts
	state State
	at    time.Time
}

// situations are all states that a dossier can be in, in every kind of call, paused where that can be.
func situations(t judge) []situation {
	t.Helper()
	outside := facts()
	outside.Opening.Rules.Route, outside.Upload = External, &Document{Kind: "decision", SHA256: "d0c"}
	var all []situation
	add := func(name string, f Facts, names ...Verb) {
		s := FoldAll(walkWith(t, f, names...))
		all = append(all, situation{name, f, s, s.Since.Add(time.Hour)})
	}
	for _, status := range mainLine {
		s, at := in(t, status)
		all = append(all, situation{string(status), facts(), s, at})
	}
	for status, path := range admissible {
		add("admissibility: "+string(status), admissibility(facts()), path...)
	}
	add("another funder decides", outside, Start, RequestReview, Endorse, Submit)
	for i := 4; i <= len(objected); i++ {
		add("jury, after "+string(objected[i-1]), jury(facts()), objected[:i]...)
	}
	for name, path := range map[string][]Verb{"short": {Start, RequestReview, Endorse, Submit}, "jury": assessed} {
		f := facts()
		if name == "jury" {
			f = jury(f)
		}
		s := FoldAll(walkWith(t, f, path...))
		events, refused := Decide(s, Command{Name: GiveDecision, Outcome: PutOnReserve, Reasons: text("t")}, person(Decider), f,
			s.Since.Add(12*time.Hour))
		if refused != nil {
			t.Fatal(refused)
		}
		s = Fold(s, events[0])
		all = append(all, situation{name + ": reserve", f, s, s.Since})
	}
	for _, x := range slices.Clone(all) {
		if events, refused := Decide(x.state, commands[Pause], person(ProgrammeOfficer), x.facts, x.at); refused == nil {
			all = append(all, situation{x.name + ", paused", x.facts, Fold(x.state, events[0]), x.at.Add(time.Hour)})
		}
	}
	slices.SortFunc(all, func(a, b situation) int { return strings.Compare(a.name, b.name) })
	return all
}

// acceptable makes a command of a name that nothing but role, state, four eyes or clock can stand in the way of. It is not made
// where the clock leaves no such command: a review cannot be extended past the closing of the call.
func acceptable(name Verb, s State, a Actor, at time.Time, f Facts) (c Command, made bool) {
	c = commands[name]
	switch {
	case name == Extend:
		for _, d := range slices.Concat(s.Due, s.Overdue) {
			if role, may := d.Postponable(); may && role == a.Role {
				latest := d.At
				if at.After(latest) {
					latest = at
				}
				day := calendar.DateOf(latest).Add(5)
				c.Due, c.Until = d.Kind, &day
				made = d.Kind != ReviewDue || calendar.LastDay(day, "").At.Before(s.Rules.Deadline)
				return c, made
			}
		}
	case name == AssignAssessor && len(s.Panel) > 0:
		c.Assessor, c.Replaces = "p_other", "p_assessor"
	case name == DeclareConflict && len(s.Panel) > 0 && s.Panel[0].Declared:
		c.Conflict = new(true)
	case name == GiveDecision && f.Opening.Rules.Route == External:
		c.Reference, c.Upload = "FONDS-7", "u_1"
	}
	return c, true
}

// TestOfferedIsWhatIsAccepted asks of every state and role, at any moment, whether what is offered is accepted and nothing else.
func TestOfferedIsWhatIsAccepted(t *testing.T) {
	t.Parallel()
	visited := map[string]bool{}
	for _, x := range situations(t) {
		visited[string(x.state.Status)] = true
		rapid.Check(t, func(t *rapid.T) {
			at := x.at.Add(time.Duration(rapid.Int64Range(0, int64(200*24*time.Hour)).Draw(t, "later")))
			s := Standing(x.state, at)
			for _, role := range Roles {
				a := person(role)
				if rapid.Bool().Draw(t, "somebody else") {
					a.ID = "p_somebody"
				}
				if role == HubStaff && rapid.Bool().Draw(t, "supporting") {
					a.Relation = Supporting
				}
				offers := Offers(x.state, a, at)
				if len(offers) == 0 && s.Knows(a) {
					t.Fatalf("%s: %s reads the dossier and is told nothing", x.name, role)
				}
				for _, o := range offers {
					c, made := acceptable(o.Command, s, a, at, x.facts)
					if _, refused := Decide(s, c, a, x.facts, at); made && (o.Refusal == nil) != (refused == nil) {
						t.Fatalf("%s: %s by %s in %q: offered %v, decided %+v", x.name, o.Command, a.Role, s.Status, o.Refusal == nil, refused)
					}
				}
			}
		})
	}
	for _, s := range Statuses {
		if !visited[string(s)] {
			t.Errorf("no dossier in state %s was asked", s)
		}
	}
}

func TestEveryWordIsThereInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, lang := range Languages {
		for _, s := range Statuses {
			need(t, string(s), s.Label(lang))
		}
		for _, r := range Roles {
			need(t, string(r), r.Label(lang))
		}
		for _, c := range append([]Verb{Start}, Commands...) {
			need(t, string(c), c.Label(lang))
		}
		for _, code := range codes(t) {
			text := CodeSentence(code, map[string]string{"state": "drafting", "role": "company", "needed": "decider",
				"at": "2026-11-24T10:00:00Z", "cents": "100", "last": "2026-11-24T10:00:00Z", "count": "3", "max": "20"}, lang)
			need(t, code, text)
			if strings.ContainsAny(text, "{}") {
				t.Errorf("%s in %s leaves a gap: %q", code, lang, text)
			}
		}
		for _, path := range append(slices.Collect(maps.Values(paths)), objected) {
			f := facts()
			if len(path) > 5 {
				f = jury(f)
			}
			for _, e := range walkWith(t, f, path...) {
				need(t, e.Type, e.Summary(lang))
				for _, d := range e.Details(lang) {
					need(t, e.Type, d)
				}
			}
		}
	}
}

// codes are the values of all constants named Code…, read from the source.
func codes(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "refusal.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && strings.HasPrefix(v.Names[0].Name, "Code") {
			all = append(all, strings.Trim(v.Values[0].(*ast.BasicLit).Value, `"`))
		}
		return true
	})
	if len(all) < 30 {
		t.Fatalf("only %d codes found", len(all))
	}
	return all
}

func need(t *testing.T, what, text string) {
	t.Helper()
	if strings.TrimSpace(text) == "" {
		t.Errorf("no words for %s", what)
	}
}
