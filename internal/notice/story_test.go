// SPDX-License-Identifier: EUPL-1.2

package notice_test

import (
	"slices"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/notice"
)

// reader is somebody who may be told.
type reader struct {
	id   string
	role dossier.Role
}

var (
	els    = reader{"p_els", dossier.HubStaff}
	noor   = reader{"p_noor", dossier.Company}
	bart   = reader{"p_bart", dossier.Reviewer}
	sofie  = reader{"p_sofie", dossier.ProgrammeOfficer}
	jan    = reader{"p_jan", dossier.Assessor}
	leila  = reader{"p_leila", dossier.Assessor}
	pieter = reader{"p_pieter", dossier.Assessor}
	an     = reader{"p_an", dossier.Decider}
	karim  = reader{"p_karim", dossier.Manager}

	readers = []reader{els, noor, bart, sofie, jan, leila, pieter, an, karim}
)

// story is a dossier as the rules lead it, hour by hour, with the notices of its events.
type story struct {
	t       testing.TB
	facts   dossier.Facts
	at      time.Time
	state   dossier.State
	notices []notice.Notice
}

// tell starts a dossier in a call with both steps, two assessors, terms and reminders, unless bend makes it another.
func tell(t testing.TB, bend func(*dossier.Rules)) *story {
	t.Helper()
	working, calendarDays := calendar.WorkingDays, calendar.CalendarDays
	rules := dossier.Rules{Call: "CW-JURY", Version: 1, Deadline: calendar.Date{Year: 2027, Month: 1, Day: 22}.At(12, 0).UTC(),
		Steps: []string{"admissibility", "assessment"}, Route: dossier.Committee, Assessors: 2, Remind: 3,
		HubReview: calendar.Term{Days: 10, Kind: working}, Cure: calendar.Term{Days: 5, Kind: working}, CureRounds: 1,
		Decision: calendar.Term{Days: 84, Kind: calendarDays}, Objection: calendar.Term{Days: 15, Kind: calendarDays},
		Criteria: []dossier.Criterion{{Code: "relevance", Max: 20, Weight: 1}}}
	if bend != nil {
		bend(&rules)
	}
	s := &story{t: t, at: time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)}
	s.facts = dossier.Facts{Opening: &dossier.Opening{Number: "CW-JURY-0001", Hub: "kempen", Rules: rules}, Opens: s.at,
		Frozen: dossier.Frozen{Version: 3, Hash: "c0ffee", Asked: 40_000_00}, Drafters: []string{els.id, noor.id}, IsAssessor: true,
		Changed: []string{"/project/summary"}, Rank: 2}
	if rules.Route == dossier.External {
		s.facts.Upload = &dossier.Document{Kind: "decision"}
	}
	return s.do(els, dossier.Command{Name: dossier.Start})
}

// documents are the events that come with one, and its kind.
var documents = map[string]string{dossier.SubmittedEvent: "application", dossier.SupplementedEvent: "application",
	dossier.ApprovedEvent: "decision", dossier.RejectedEvent: "decision", dossier.ReservedEvent: "decision", dossier.DecisionCorrectedEvent: "decision",
	dossier.ConsensusRecordedEvent: "consensus", dossier.DeclaredAdmissibleEvent: "admissibility",
	dossier.DeclaredInadmissibleEvent: "inadmissibility", dossier.SupplementRequestedEvent: "supplement_request"}

// reasoned are the commands that need reasons.
var reasoned = []dossier.Verb{dossier.Return, dossier.DeclareInadmissible, dossier.RecordConsensus, dossier.GiveDecision,
	dossier.LodgeObjection, dossier.Correct,
	dossier.Withdraw, dossier.Pause, dossier.Extend, dossier.RetractSupplement}

// do has somebody carry a command out, an hour after what came before.
func (s *story) do(r reader, c dossier.Command) *story {
	s.t.Helper()
	s.until(s.at.Add(time.Hour))
	if slices.Contains(reasoned, c.Name) {
		c.Reasons = &dossier.Text{ID: "t_1"}
	}
	if c.Name == dossier.DeclareInadmissible {
		c.Grounds = []string{"incomplete"}
	}
	a := dossier.Actor{ID: r.id, Role: r.role, Relation: dossier.Programme}
	if r == els || r == bart {
		a.Hub, a.Relation = "kempen", dossier.Lead
	}
	events, refusal := dossier.Decide(s.state, c, a, s.facts, s.at)
	if refusal != nil {
		s.t.Fatalf("%s: %+v", c.Name, refusal)
	}
	for _, e := range events {
		if kind, printed := documents[e.Type]; printed {
			e.Document = &dossier.Document{Kind: kind}
		}
		s.add(e)
	}
	return s
}

// steps are simple commands, each by somebody.
func (s *story) steps(all ...any) *story {
	s.t.Helper()
	for i := 0; i < len(all); i += 2 {
		s.do(all[i].(reader), dossier.Command{Name: all[i+1].(dossier.Verb)})
	}
	return s
}

// submitted leads to the submission.
func (s *story) submitted() *story {
	s.t.Helper()
	return s.steps(els, dossier.RequestReview, bart, dossier.Endorse, els, dossier.Submit)
}

// assigned leads on to two assessors.
func (s *story) assigned() *story {
	s.t.Helper()
	s.submitted().steps(sofie, dossier.DeclareAdmissible)
	return s.assign(jan, "").assign(leila, "")
}

// assign gives somebody a free seat, or that of another.
func (s *story) assign(r reader, replaces string) *story {
	s.t.Helper()
	return s.do(sofie, dossier.Command{Name: dossier.AssignAssessor, Assessor: r.id, Replaces: replaces})
}

// agreed leads on to the consensus.
func (s *story) agreed() *story {
	s.t.Helper()
	for _, r := range []reader{jan, leila} {
		s.do(r, dossier.Command{Name: dossier.DeclareConflict, Conflict: new(bool)})
		s.do(r, dossier.Command{Name: dossier.Assess, Scores: map[string]int{"relevance": 14}})
	}
	return s.steps(sofie, dossier.RecordConsensus)
}

// decide is a first or corrected decision.
func (s *story) decide(name dossier.Verb, outcome string, conditions ...dossier.Text) *story {
	s.t.Helper()
	c := dossier.Command{Name: name, Outcome: outcome, Conditions: conditions}
	if outcome == dossier.Approve {
		c.Amount = 30_000_00
	}
	if s.facts.Upload != nil {
		c.Reference, c.Upload = "FONDS-7", "u_1"
	}
	return s.do(an, c)
}

// until lets the clock act up to an instant.
func (s *story) until(at time.Time) *story {
	for e := dossier.Elapse(s.state, at); e != nil; e = dossier.Elapse(s.state, at) {
		s.add(*e)
	}
	s.at = at
	return s
}

// add folds an event and makes the notices of those whom it is told to, as they leave at once.
func (s *story) add(e dossier.Event) {
	before := s.state
	s.state = dossier.Fold(before, e)
	told, except := e.Told(before, nil)
	for _, r := range readers {
		hears := slices.ContainsFunc(told, func(p dossier.Party) bool { return p.Role == r.role && (p.Person == "" || p.Person == r.id) })
		if !hears || except == r.id {
			continue
		}
		s.notices = append(s.notices, notice.Notice{Key: notice.Key{Dossier: "CW-JURY-0001", Seq: e.Seq, Person: r.id}, Created: e.At,
			Name: "Voornaam Voorbeeld", Email: "iemand@example.org", Lang: "nl", Role: r.role, Title: "Hergebruik hout",
			Before: before, Event: e, State: s.state})
	}
}

// last is the newest notice of a type of event to a reader.
func (s *story) last(r reader, event string) notice.Notice {
	s.t.Helper()
	for _, n := range slices.Backward(s.notices) {
		if n.Person == r.id && n.Event.Type == event {
			return n
		}
	}
	s.t.Fatalf("%s is not told of %s", r.id, event)
	return notice.Notice{}
}

// late is that notice as it leaves now.
func (s *story) late(r reader, event string) notice.Notice {
	s.t.Helper()
	n := s.last(r, event)
	n.State = s.state
	return n
}

// stories together hold every event that is told.
func stories(t testing.TB) map[string]*story {
	t.Helper()
	may := calendar.Date{Year: 2027, Month: 5, Day: 31}
	pause := calendar.Date{Year: 2027, Month: 1, Day: 4}
	condition := dossier.Text{ID: "t_2"}
	amended := func(s *story, deadline time.Time) *story {
		s.facts.Amended = &dossier.Amendment{Version: 2, Hash: "beef", Deadline: deadline}
		return s.steps(sofie, dossier.AmendCall)
	}
	return map[string]*story{
		"withdrawn": tell(t, nil).steps(els, dossier.RequestReview, bart, dossier.Return, els, dossier.RequestReview, bart, dossier.Endorse,
			els, dossier.ReopenDraft, els, dossier.Withdraw),
		"expired": tell(t, nil).until(time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC)),
		"amended": amended(tell(t, nil), calendar.Date{Year: 2027, Month: 2, Day: 26}.At(12, 0).UTC()),
		"enlarged": amended(tell(t, func(r *dossier.Rules) { r.Steps = nil }).submitted().decide(dossier.GiveDecision,
			dossier.PutOnReserve), calendar.Date{Year: 2027, Month: 1, Day: 22}.At(12, 0).UTC()),
		"review": tell(t, func(r *dossier.Rules) { r.Deadline = r.Deadline.AddDate(0, 6, 0) }).steps(els,
			dossier.RequestReview).until(time.Date(2026, 12, 20, 0, 0, 0, 0, time.UTC)),
		"lapsed": tell(t, nil).submitted().do(sofie, asking).until(time.Date(2027, 1, 10, 0, 0, 0, 0, time.UTC)).steps(sofie,
			dossier.DeclareInadmissible),
		"objection": tell(t, nil).submitted().steps(sofie, dossier.DeclareInadmissible, els, dossier.LodgeObjection, sofie,
			dossier.DeclareInadmissible),
		"jury": tell(t, nil).submitted().do(sofie, asking).steps(els, dossier.HandInSupplement, sofie, dossier.DeclareAdmissible).
			assign(jan, "").assign(pieter, "").assign(leila, pieter.id).
			do(sofie, dossier.Command{Name: dossier.Pause}).steps(sofie, dossier.Resume).
			do(sofie, dossier.Command{Name: dossier.Extend, Due: dossier.DecisionDue, Until: &may}).agreed().
			decide(dossier.GiveDecision, dossier.PutOnReserve).decide(dossier.GiveDecision, dossier.Approve, condition).
			decide(dossier.Correct, dossier.Reject).steps(els, dossier.LodgeObjection, sofie,
			dossier.RecordConsensus).decide(dossier.Correct, dossier.Approve),
		"slow": tell(t, nil).assigned().do(sofie, dossier.Command{Name: dossier.Pause, Until: &pause}).
			until(time.Date(2027, 6, 1, 0, 0, 0, 0, time.UTC)).agreed(),
		"conflict": tell(t, nil).assigned().do(jan, dossier.Command{Name: dossier.DeclareConflict, Conflict: &[]bool{true}[0]}),
		"back":     tell(t, nil).submitted().do(sofie, asking).steps(sofie, dossier.RetractSupplement),
		"left":     tell(t, nil).assigned().do(jan, dossier.Command{Name: dossier.LeavePanel}),
		"rejected": tell(t, func(r *dossier.Rules) { r.Steps = nil }).submitted().decide(dossier.GiveDecision, dossier.Reject),
		"short": tell(t, func(r *dossier.Rules) { r.Steps = nil }).submitted().decide(dossier.GiveDecision, dossier.Approve).steps(els,
			dossier.LodgeObjection),
		"outside": tell(t, func(r *dossier.Rules) { r.Steps, r.Route = nil, dossier.External }).submitted().decide(dossier.GiveDecision,
			dossier.Approve, condition).
			steps(els, dossier.LodgeObjection),
	}
}

// asking requests a supplement.
var asking = dossier.Command{Name: dossier.RequestSupplement, Asked: []dossier.Asked{{Pointer: "/project/summary",
	Text: dossier.Text{ID: "t_3"}}}}
