// SPDX-License-Identifier: EUPL-1.2

package dossier_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	. "github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

var many = flag.Int("attempts", 10_000, "how many attempts of people to judge what is theirs")

// human is somebody with a row of the record for each role that they have, or had.
type human struct {
	name  int
	roles []Role // now
	ever  []Role
	party bool // is or was a contact of a company that takes part
}

func (h human) row(r Role) string { return fmt.Sprintf("p_%d_%s", h.name, r) }

// actor is the human in a role, with every row under which they are on record, in any order; for who lent them the role, if somebody did.
func (h human) actor(r Role, lender *human) Actor {
	a := person(r)
	a.ID, a.Interested = h.row(r), h.party
	for _, other := range h.ever {
		a.Same = append(a.Same, h.row(other))
	}
	if lender != nil {
		a.For, a.Interested = lender.row(r), a.Interested || lender.party
		a.Same = append(a.Same, lender.actor(r, nil).Same...)
	}
	return a
}

// become has somebody get a role, or lose it; what they were stays.
func (h *human) become(r *rand.Rand, role Role) {
	if i := slices.Index(h.roles, role); i >= 0 && len(h.roles) > 1 {
		h.roles = slices.Delete(slices.Clone(h.roles), i, i+1)
		return
	}
	if slices.Contains(h.roles, role) {
		return
	}
	h.roles, h.party = append(slices.Clone(h.roles), role), h.party || role == Company
	if !slices.Contains(h.ever, role) {
		h.ever = append(slices.Clone(h.ever), role)
	}
}

// crowd are a few humans with many roles: who is asked to do something has often done something else before.
func crowd(r *rand.Rand) (all []human) {
	for i := range 7 {
		h := human{name: i}
		for _, role := range []Role{HubStaff, Reviewer, ProgrammeOfficer, Assessor, Decider, Company} {
			if role != Company && r.IntN(2) == 0 || role == Company && r.IntN(6) == 0 {
				h.roles = append(h.roles, role)
				h.party = h.party || role == Company
			}
		}
		h.ever = h.roles
		all = append(all, h)
	}
	return all
}

// hands are who did what with a dossier, by human, as this test sees it.
type hands struct{ drafted, reviewed, conflicted map[int]bool }

// own says what somebody did before, or is, who judges now; "" is nothing.
func (o hands) own(v Verb, h human) string {
	judges := []Verb{Endorse, Return, DeclareAdmissible, DeclareInadmissible, Assess, RecordConsensus, GiveDecision, Correct}
	decides := v == GiveDecision || v == Correct
	switch {
	case slices.Contains(judges, v) && o.drafted[h.name]:
		return "drafted"
	case slices.Contains(judges, v) && h.party:
		return "company"
	case (decides || v == Assess) && o.reviewed[h.name]:
		return "reviewed"
	case decides && o.conflicted[h.name]:
		return "conflict"
	}
	return ""
}

// assessing is what is sensible while a dossier is assessed by one assessor.
func assessing(s State) []Verb {
	switch {
	case s.Consensus != nil:
		return []Verb{GiveDecision}
	case len(s.Panel) == 0:
		return []Verb{AssignAssessor}
	case !s.Panel[0].Declared:
		return []Verb{DeclareConflict}
	case s.Panel[0].Scores == nil:
		return []Verb{Assess}
	}
	return []Verb{RecordConsensus}
}

// attempts has people try things, most of them sensible, and counts what went through, and of that what nobody may do.
func attempts(t *testing.T, seed uint64, many int, bend func(State, Actor) (State, Actor)) (through int, own map[string]int) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 13))
	own = map[string]int{}
	next := map[Status][]Verb{Unborn: {Start}, Drafting: {Edit, RequestReview, RequestReview}, InReview: {Endorse, Endorse, Endorse, Return},
		Endorsed: {Submit, Submit, Submit, ReopenDraft}, Submitted: {DeclareAdmissible, DeclareAdmissible, DeclareAdmissible, RequestSupplement},
		AwaitingSupplement: {Edit, HandInSupplement}, Approved: {Correct, Correct, LodgeObjection}}
	var s State
	var people []human
	var did hands
	var at time.Time
	f := jury(facts())
	for tried := 0; tried < many; {
		if len(people) > 0 && r.IntN(30) == 0 { // people get other work, leave, and come back
			people[r.IntN(len(people))].become(r, []Role{HubStaff, Reviewer, ProgrammeOfficer, Assessor, Decider, Company}[r.IntN(6)])
		}
		if tried%60 == 0 || s.Status.Final() && r.IntN(4) == 0 {
			s, people, at = State{}, crowd(r), opens.Add(time.Hour)
			did, f.Drafters = hands{map[int]bool{}, map[int]bool{}, map[int]bool{}}, nil
		}
		at = at.Add(time.Minute)
		verbs := next[s.Status]
		if s.Status == InAssessment {
			verbs = assessing(s)
		}
		if len(verbs) == 0 || r.IntN(12) == 0 {
			verbs = Commands
		}
		c := commands[verbs[r.IntN(len(verbs))]]
		able := slices.DeleteFunc(slices.Clone(people), func(h human) bool {
			seated := len(s.Panel) == 0 || h.row(Assessor) == s.Panel[0].Assessor
			return !slices.Contains(h.roles, doer[c.Name]) || doer[c.Name] == Assessor && !seated
		})
		if len(able) == 0 {
			s, people = State{}, crowd(r) // nobody is left who could go on
			did, f.Drafters = hands{map[int]bool{}, map[int]bool{}, map[int]bool{}}, nil
			continue
		}
		tried++
		h := able[r.IntN(len(able))]
		if did.own(c.Name, h) != "" {
			h = able[r.IntN(len(able))] // people often know whom to ask
		}
		var lender *human
		if doer[c.Name] != Assessor && r.IntN(6) == 0 {
			if other := able[r.IntN(len(able))]; other.name != h.name {
				lender = &other
			}
		}
		a := h.actor(doer[c.Name], lender)
		switch c.Name {
		case AssignAssessor:
			seated := people[r.IntN(len(people))]
			c.Assessor, f.IsAssessor, f.Assessor = seated.row(Assessor), slices.Contains(seated.roles, Assessor), seated.actor(Assessor, nil)
			if len(s.Panel) > 0 {
				c.Replaces = s.Panel[0].Assessor
			}
		case DeclareConflict:
			c.Conflict = new(r.IntN(2) == 0)
		}
		bent, who := bend(s, a)
		events, refusal := Decide(bent, c, who, f, at)
		if refusal != nil {
			continue
		}
		through++
		hands := []human{h}
		if lender != nil {
			hands = append(hands, *lender)
		}
		for _, h := range hands {
			if wrong := did.own(c.Name, h); wrong != "" {
				own[wrong]++
				if h.name != hands[0].name {
					own["lent"]++
				}
			}
		}
		for _, h := range hands {
			switch c.Name {
			case Start, Edit:
				did.drafted[h.name] = true
				f.Drafters = append(f.Drafters, h.row(a.Role))
			case Endorse, Return:
				did.reviewed[h.name] = true
			case DeclareConflict:
				did.conflicted[h.name] = did.conflicted[h.name] || *c.Conflict
			}
		}
		for _, e := range events {
			s = Fold(s, e)
		}
	}
	return through, own
}

// TestNobodyJudgesTheirOwn however many roles they have, get, lose, lend or borrow: of ten thousand attempts, many go through, and none of them is one's own. With
// any one guard taken away, some are: so each is needed, and the test would see it.
func TestNobodyJudgesTheirOwn(t *testing.T) {
	t.Parallel()
	through, own := attempts(t, 1, *many, func(s State, a Actor) (State, Actor) { return s, a })
	if len(own) > 0 || through < *many*3/10 {
		t.Errorf("%d of %d attempts went through, of them one's own: %v", through, *many, own)
	}
	t.Logf("%d of %d attempts went through, none of them one's own", through, *many)
	for what, without := range map[string]func(State, Actor) (State, Actor){
		"drafted": func(s State, a Actor) (State, Actor) { a.Same = nil; return s, a },
		"lent": func(s State, a Actor) (State, Actor) { // as if nobody lent it
			a.Same = slices.DeleteFunc(slices.Clone(a.Same), func(id string) bool { return a.For != "" && strings.HasPrefix(id, a.For[:4]) })
			return s, a
		},
		"company":  func(s State, a Actor) (State, Actor) { a.Interested = false; return s, a },
		"reviewed": func(s State, a Actor) (State, Actor) { s.Endorser, s.Reviewers = "", nil; return s, a },
		"conflict": func(s State, a Actor) (State, Actor) { s.Conflicted = nil; return s, a },
	} {
		if _, own := attempts(t, 2, *many, without); own[what] == 0 {
			t.Errorf("nobody who %s passes without the guard: %v", what, own)
		}
	}
}
