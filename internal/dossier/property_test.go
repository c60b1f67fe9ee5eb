// SPDX-License-Identifier: EUPL-1.2

package dossier_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	. "github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"pgregory.net/rapid"
)

func result(s State, name Name, a Actor, at time.Time) string {
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
		ID:       rapid.SampledFrom([]string{"p_hub_staff", "p_company", "p_reviewer", "p_decider", "p_other"}).Draw(t, "id"),
		Role:     rapid.SampledFrom(Roles).Draw(t, "role"),
		Hub:      rapid.SampledFrom([]string{"", "kempen", "gent"}).Draw(t, "hub"),
		Relation: rapid.SampledFrom([]Relation{Lead, Lead, Lead, Supporting, Applicant, Programme, Programme, None}).Draw(t, "relation"),
	}
}

// anything draws a command, often a complete one.
func anything(t *rapid.T) Command {
	name := rapid.SampledFrom(append([]Name{Start, "unheard-of"}, Commands...)).Draw(t, "command")
	if c, known := commands[name]; known && rapid.IntRange(0, 4).Draw(t, "complete") > 0 {
		return c
	}
	c := Command{Name: name, Outcome: rapid.SampledFrom([]string{"", Approve, Reject, PutOnHold}).Draw(t, "outcome")}
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
	Submitted: {Approved, Rejected, Withdrawn, InAssessment, Inadmissible, AwaitingSupplement},

	AwaitingSupplement: {Submitted, Withdrawn},
	InAssessment:       {Approved, Rejected, Withdrawn},
}

func TestWhateverPeopleAndTheClockDo(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var s State
		var all []Event
		at := opens
		known := facts()
		if rapid.Bool().Draw(t, "admissibility") {
			known = admissibility(facts())
		}
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
			if refusal != nil && (refused == nil || refused.Code != refusal.Code) && !slices.Contains([]string{CodeDrafted, CodeEndorsed}, refusal.Code) {
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
			if s.Status.Final() && (len(s.Due) > 0 || len(s.Waits) > 0) {
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

func TestOfferedIsWhatIsAccepted(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, at := in(t, rapid.SampledFrom(mainLine).Draw(t, "state"))
		at = at.Add(time.Duration(rapid.Int64Range(0, int64(90*24*time.Hour)).Draw(t, "later")))
		a := anyone(t)
		offers := Offers(s, a, at)
		if len(offers) == 0 && s.Sees(a) {
			t.Fatal("somebody who reads the dossier is told nothing")
		}
		for _, o := range offers {
			c := commands[o.Command]
			if _, refused := Decide(Standing(s, at), c, a, facts(), at); (o.Refusal == nil) != (refused == nil) {
				t.Fatalf("%s by %s in %q: offered %v, decided %+v", o.Command, a.Role, s.Status, o.Refusal == nil, refused)
			}
		}
	})
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
		for _, c := range append([]Name{Start}, Commands...) {
			need(t, string(c), c.Label(lang))
		}
		for _, code := range []string{CodeNotFound, CodeRole, CodeNotYourHub, CodeOutOfOrder, CodeNotYetSupported, CodeDrafted, CodeEndorsed,
			CodeDeadlinePassed, CodeNotOpen, CodeContentIncomplete, CodeContentChanged, CodeRequired, CodeOutcomeUnknown, CodeAmountAboveAsked,
			CodeAmountUnexpected, CodeTextForeign, CodeSignalUnreadable, CodeInternal, CodeStepNotInCall, CodeNoRoundLeft, CodeGroundUnknown, CodeNotAsked} {
			text := CodeSentence(code, map[string]string{"state": "drafting", "role": "company", "needed": "decider", "at": "2026-11-24T10:00:00Z", "cents": "100", "count": "3"}, lang)
			need(t, code, text)
			if strings.ContainsAny(text, "{}") {
				t.Errorf("%s in %s leaves a gap: %q", code, lang, text)
			}
		}
		for _, status := range mainLine {
			for _, e := range walk(t, paths[status]...) {
				need(t, e.Type, e.Summary(lang))
				for _, d := range e.Details(lang) {
					need(t, e.Type, d)
				}
			}
		}
	}
}

func need(t *testing.T, what, text string) {
	t.Helper()
	if strings.TrimSpace(text) == "" {
		t.Errorf("no words for %s", what)
	}
}
