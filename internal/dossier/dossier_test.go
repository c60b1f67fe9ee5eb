// SPDX-License-Identifier: EUPL-1.2

package dossier_test

import (
	"slices"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	. "github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

var (
	opens    = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)
	deadline = calendar.Date{Year: 2027, Month: 1, Day: 22}.At(12, 0).UTC()
	frozen   = Frozen{Version: 3, Hash: "c0ffee", Asked: 40_000_00}
)

// person is an actor who stands to the dossier as the role usually does.
func person(role Role) Actor {
	a := Actor{ID: "p_" + string(role), Role: role, Relation: Programme}
	switch role {
	case HubStaff, Reviewer:
		a.Hub, a.Relation = "kempen", Lead
	case Company:
		a.Relation = Applicant
	case Admin:
		a.Relation = None
	}
	return a
}

func opening() *Opening {
	return &Opening{Number: "CW-KORT-0001", Hub: "kempen", Rules: Rules{Call: "CW-KORT", Version: 1, Deadline: deadline, Route: Committee,
		HubReview: calendar.Term{Days: 10, Kind: calendar.WorkingDays}, Decision: calendar.Term{Days: 84, Kind: calendar.CalendarDays}}}
}

// facts of a dossier whose content is complete, drafted by hub staff and the company.
func facts() Facts {
	return Facts{Opening: opening(), Opens: opens, Frozen: frozen, Drafters: []string{"p_hub_staff", "p_company"}, IsAssessor: true,
		Changed: []string{"/project/summary"},
		Award: &Award{Regulation: "2023/2831", Parts: []AwardPart{{Partner: 0, Amount: 30_000_00},
			{Partner: 2, Amount: 10_000_00}}}, PlaceKnown: true, HubKnown: true, Supporting: []string{"leuven"}}
}

// jury gives the call both steps, one assessor, thresholds of 30/50 and 60/100, a term for objecting and reminders.
func jury(f Facts) Facts {
	f = admissibility(f)
	r := &f.Opening.Rules
	r.Steps = []string{"admissibility", "assessment"}
	r.Assessors, r.Remind = 1, 3
	r.Criteria = []Criterion{{Code: "strategic", Max: 50, Min: 30, Weight: 1}, {Code: "operational", Max: 50, Weight: 1}}
	r.MinTotal = 60
	r.Objection = calendar.Term{Days: 15, Kind: calendar.CalendarDays}
	return f
}

// admissibility gives the call a step in which the officer looks first, with one round to supplement.
func admissibility(f Facts) Facts {
	f.Opening.Rules.Steps = []string{"admissibility"}
	f.Opening.Rules.Cure, f.Opening.Rules.CureRounds = calendar.Term{Days: 5, Kind: calendar.WorkingDays}, 1
	return f
}

func text(id string) *Text { return &Text{ID: id, Commitment: "abc"} }

// commands are well-formed ones, by name.
var commands = map[Verb]Command{
	Start:               {Name: Start},
	Edit:                {Name: Edit},
	RequestReview:       {Name: RequestReview},
	Endorse:             {Name: Endorse},
	Return:              {Name: Return, Reasons: text("t1")},
	ReopenDraft:         {Name: ReopenDraft},
	Submit:              {Name: Submit},
	DeclareAdmissible:   {Name: DeclareAdmissible},
	DeclareInadmissible: {Name: DeclareInadmissible, Grounds: []string{"incomplete"}, Reasons: text("t4")},
	RequestSupplement:   {Name: RequestSupplement, Asked: []Asked{{Pointer: "/project/summary", Text: *text("t5")}}},
	HandInSupplement:    {Name: HandInSupplement},
	RetractSupplement:   {Name: RetractSupplement, Reasons: text("t12")},
	GiveDecision:        {Name: GiveDecision, Outcome: Approve, Amount: 40_000_00, Reasons: text("t2")},
	Withdraw:            {Name: Withdraw, Reasons: text("t3")},

	AssignAssessor:  {Name: AssignAssessor, Assessor: "p_assessor"},
	DeclareConflict: {Name: DeclareConflict, Conflict: new(bool)},
	LeavePanel:      {Name: LeavePanel},
	Assess:          {Name: Assess, Scores: map[string]int{"strategic": 30, "operational": 35}},
	RecordConsensus: {Name: RecordConsensus, Reasons: text("t6")},
	LodgeObjection:  {Name: LodgeObjection, Reasons: text("t7")},
	Correct:         {Name: Correct, Outcome: Approve, Amount: 30_000_00, Reasons: text("t8")},
	RegisterAid:     {Name: RegisterAid, Reference: "REG-1"},
	StrikeLink:      {Name: StrikeLink, Place: "/state_aid/single_undertaking/0", Reasons: text("t11")},
	InviteHub:       {Name: InviteHub, Hub: "gent"},
	DismissHub:      {Name: DismissHub, Hub: "leuven"},
	Pause:           {Name: Pause, Reasons: text("t9")},
	Resume:          {Name: Resume},
	Extend:          {Name: Extend, Due: DecisionDue, Until: &calendar.Date{Year: 2027, Month: 6, Day: 1}, Reasons: text("t10")},
}

// doer is the role that carries a command out.
var doer = map[Verb]Role{Start: HubStaff, Edit: HubStaff, RequestReview: HubStaff, Endorse: Reviewer, Return: Reviewer,
	ReopenDraft: HubStaff, Submit: HubStaff, GiveDecision: Decider, Withdraw: HubStaff,
	DeclareAdmissible: ProgrammeOfficer, DeclareInadmissible: ProgrammeOfficer, RequestSupplement: ProgrammeOfficer, HandInSupplement: HubStaff, RetractSupplement: ProgrammeOfficer, LeavePanel: Assessor,
	AssignAssessor: ProgrammeOfficer, DeclareConflict: Assessor, Assess: Assessor, RecordConsensus: ProgrammeOfficer,
	LodgeObjection: HubStaff, Correct: Decider, Pause: ProgrammeOfficer, Resume: ProgrammeOfficer, Extend: ProgrammeOfficer, RegisterAid: ProgrammeOfficer, StrikeLink: ProgrammeOfficer,
	InviteHub: HubStaff, DismissHub: HubStaff}

// paths lead to each state of the main line.
var paths = map[Status][]Verb{
	Unborn:    {},
	Drafting:  {Start},
	InReview:  {Start, RequestReview},
	Endorsed:  {Start, RequestReview, Endorse},
	Submitted: {Start, RequestReview, Endorse, Submit},
	Approved:  {Start, RequestReview, Endorse, Submit, GiveDecision},
	Withdrawn: {Start, Withdraw},
}

// judge is what tests and property tests share.
type judge interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// walk follows commands, one hour apart, and gives the events.
func walk(t judge, names ...Verb) []Event {
	t.Helper()
	return walkWith(t, facts(), names...)
}

// walkWith is walk with other facts.
func walkWith(t judge, f Facts, names ...Verb) []Event {
	t.Helper()
	var s State
	var all []Event
	at := opens.Add(time.Hour)
	for _, name := range names {
		events, refusal := Decide(s, commands[name], person(doer[name]), f, at)
		if refusal != nil {
			t.Fatalf("%s in %q: %+v", name, s.Status, refusal)
		}
		for _, e := range events {
			s = Fold(s, e)
		}
		all = append(all, events...)
		at = at.Add(time.Hour)
	}
	return all
}

// in gives a state of the main line, with the instant after its last event.
func in(t judge, status Status) (State, time.Time) {
	t.Helper()
	at := opens.Add(time.Duration(len(paths[status])+1) * time.Hour)
	switch status {
	case Expired:
		s := FoldAll(walk(t, Start))
		return Fold(s, *Elapse(s, deadline)), deadline
	case Rejected:
		s, at := in(t, Submitted)
		c := Command{Name: GiveDecision, Outcome: Reject, Reasons: text("t")}
		events, refusal := Decide(s, c, person(Decider), facts(), at)
		if refusal != nil {
			t.Fatal(refusal)
		}
		return Fold(s, events[0]), at
	}
	return FoldAll(walk(t, paths[status]...)), at
}

var mainLine = []Status{Drafting, InReview, Endorsed, Submitted, Approved, Rejected, Withdrawn, Expired}

func TestTheMainLineEndsInAnApprovalWithItsAmount(t *testing.T) {
	t.Parallel()
	s := FoldAll(walk(t, paths[Approved]...))
	if s.Status != Approved || s.Granted != money.Cents(40_000_00) || s.Seq != 5 || s.Term().Kind != RegisterDue || len(s.Waits) != 1 {
		t.Fatalf("%+v", s)
	}
}

func TestEveryEventSaysWhoIsNextAndUntilWhen(t *testing.T) {
	t.Parallel()
	events := walk(t, paths[Submitted]...)
	want := []struct {
		who  Role
		kind string
	}{{HubStaff, DeadlineDue}, {Reviewer, ReviewDue}, {HubStaff, DeadlineDue}, {Decider, DecisionDue}}
	for i, w := range want {
		if events[i].Waits[0].Role != w.who || events[i].Due[0].Kind != w.kind {
			t.Errorf("%s: waits for %v, due %v; want %v", events[i].Type, events[i].Waits, events[i].Due, w)
		}
	}
}

func TestFourEyes(t *testing.T) {
	t.Parallel()
	s, at := in(t, InReview)
	drafter := person(Reviewer)
	drafter.ID = "p_company" // the same person, with a second role
	for _, name := range []Verb{Endorse, Return} {
		if r := Allow(s, commands[name], drafter, at); r == nil || r.Code != CodeDrafted || r.Class != Forbidden {
			t.Errorf("%s by a drafter: %+v", name, r)
		}
	}
	late := facts()
	late.Drafters = append(late.Drafters, "p_reviewer") // known to the record only
	if _, r := Decide(s, commands[Endorse], person(Reviewer), late, at); r == nil || r.Code != CodeDrafted {
		t.Errorf("endorsed by a drafter whom only the record knows: %+v", r)
	}
	s, at = in(t, Submitted)
	for id, code := range map[string]string{"p_company": CodeDrafted, "p_reviewer": CodeEndorsed} {
		a := person(Decider)
		a.ID = id
		if r := Allow(s, commands[GiveDecision], a, at); r == nil || r.Code != code {
			t.Errorf("decided by %s: %+v", id, r)
		}
	}
}

func TestReturningVoidsTheEndorsementAndKeepsTheDrafters(t *testing.T) {
	t.Parallel()
	s := FoldAll(walk(t, Start, RequestReview, Endorse, ReopenDraft))
	if s.Endorser != "" || s.Frozen != nil || len(s.Drafters) != 2 {
		t.Fatalf("%+v", s)
	}
}

func TestTheDeadlineIsStrict(t *testing.T) {
	t.Parallel()
	s, _ := in(t, Endorsed)
	if r := Allow(s, commands[Submit], person(HubStaff), deadline.Add(-time.Microsecond)); r != nil {
		t.Errorf("a click just before the deadline was refused: %+v", r)
	}
	for _, at := range []time.Time{deadline, deadline.Add(time.Microsecond)} {
		if r := Allow(s, commands[Submit], person(HubStaff), at); r == nil || r.Code != CodeDeadlinePassed || r.Class != Conflict {
			t.Errorf("submitted at %v: %+v", at, r)
		}
	}
	if s := Standing(s, deadline); s.Status != Expired || !s.Since.Equal(deadline) {
		t.Errorf("after the deadline: %+v", s)
	}
}

func TestTheClockEscalatesOnce(t *testing.T) {
	t.Parallel()
	s, _ := in(t, InReview)
	e := Elapse(s, deadline.Add(-time.Hour))
	if e == nil || e.Type != EscalatedEvent || e.Term != ReviewDue || e.To != "" || len(e.Notify) != 3 {
		t.Fatalf("%+v", e)
	}
	s = Fold(s, *e)
	if s.Status != InReview || Elapse(s, deadline.Add(-time.Hour)) != nil || s.NextDue().Kind != DeadlineDue {
		t.Fatalf("%+v", s)
	}
	s, _ = in(t, Submitted)
	s = Standing(s, deadline.AddDate(1, 0, 0))
	if s.Status != Submitted || s.NextDue() != nil {
		t.Fatalf("the decision term must escalate and nothing else: %+v", s)
	}
}

func TestWhatTheArgumentsMustHold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		in      Status
		command Command
		code    string
		pointer string
	}{
		{"a return without remarks", InReview, Command{Name: Return}, CodeRequired, "/reasons"},
		{"a withdrawal without reasons", Drafting, Command{Name: Withdraw}, CodeRequired, "/reasons"},
		{"a decision without outcome", Submitted, Command{Name: GiveDecision, Reasons: text("t")}, CodeOutcomeUnknown, "/outcome"},
		{"the reserve list with an amount", Submitted, Command{Name: GiveDecision, Outcome: PutOnReserve, Amount: 1, Reasons: text("t")},
			CodeAmountUnexpected, "/amount"},
		{"an approval without amount", Submitted, Command{Name: GiveDecision, Outcome: Approve, Reasons: text("t")}, CodeRequired, "/amount"},
		{"an approval without reasons", Submitted, Command{Name: GiveDecision, Outcome: Approve, Amount: 1}, CodeRequired, "/reasons"},
		{"more than was asked", Submitted, Command{Name: GiveDecision, Outcome: Approve, Amount: 40_000_01, Reasons: text("t")},
			CodeAmountAboveAsked, "/amount"},
		{"a rejection with an amount", Submitted, Command{Name: GiveDecision, Outcome: Reject, Amount: 1, Reasons: text("t")},
			CodeAmountUnexpected, "/amount"},
	} {
		s, at := in(t, c.in)
		_, r := Decide(s, c.command, person(doer[c.command.Name]), facts(), at)
		if r == nil || r.Class != Invalid || r.Code != c.code || r.Pointer != c.pointer {
			t.Errorf("%s: %+v", c.name, r)
		}
	}
}

func TestWhatOnlyTheRecordKnows(t *testing.T) {
	t.Parallel()
	s, at := in(t, Drafting)
	incomplete := facts()
	incomplete.Faults = fault.Faults{{Pointer: "/project/title", Code: "required"}}
	if _, r := Decide(s, commands[RequestReview], person(HubStaff), incomplete, at); r == nil || r.Code != CodeContentIncomplete ||
		len(r.Faults) != 1 {
		t.Errorf("an incomplete application went to review: %+v", r)
	}
	s, at = in(t, Endorsed)
	changed := facts()
	changed.Frozen.Hash = "other"
	if _, r := Decide(s, commands[Submit], person(HubStaff), changed, at); r == nil || r.Code != CodeContentChanged {
		t.Errorf("other content than was endorsed was submitted: %+v", r)
	}
}

func TestTheCallMustBeOpen(t *testing.T) {
	t.Parallel()
	for at, code := range map[time.Time]string{opens.Add(-time.Second): CodeNotOpen, deadline: CodeDeadlinePassed} {
		if _, r := Decide(State{}, commands[Start], person(HubStaff), facts(), at); r == nil || r.Code != code {
			t.Errorf("started at %v: %+v", at, r)
		}
	}
}

// admissible are the paths of a call in which the officer looks first.
var admissible = map[Status][]Verb{
	Submitted:          {Start, RequestReview, Endorse, Submit},
	AwaitingSupplement: {Start, RequestReview, Endorse, Submit, RequestSupplement},
	InAssessment:       {Start, RequestReview, Endorse, Submit, DeclareAdmissible},
	Inadmissible:       {Start, RequestReview, Endorse, Submit, DeclareInadmissible},
}

func TestOneRoundOfSupplement(t *testing.T) {
	t.Parallel()
	events := walkWith(t, admissibility(facts()), append(slices.Clone(admissible[AwaitingSupplement]), HandInSupplement)...)
	asked, answered := FoldAll(events[:5]), FoldAll(events)
	if asked.NextDue().Kind != CureDue || asked.Waits[0].Role != HubStaff || len(asked.Due) != 2 {
		t.Errorf("while waiting: %+v", asked)
	}
	if answered.Status != Submitted || answered.Supplement.Lapsed || len(answered.Due) != 1 || answered.Due[0] != FoldAll(events[:4]).Due[0] {
		t.Errorf("the term of the decision must run on from submission: %+v", answered)
	}
	if r := Allow(answered, commands[RequestSupplement], person(ProgrammeOfficer), answered.Since.Add(time.Hour)); r == nil ||
		r.Code != CodeNoRoundLeft {
		t.Errorf("a second round: %+v", r)
	}
}

// TestARequestIsTakenBack: nothing is asked any more, the term of the decision runs on, and the round does not count.
func TestARequestIsTakenBack(t *testing.T) {
	t.Parallel()
	before := FoldAll(walkWith(t, admissibility(facts()), admissible[Submitted]...))
	s := FoldAll(walkWith(t, admissibility(facts()), append(slices.Clone(admissible[AwaitingSupplement]), RetractSupplement)...))
	if s.Status != Submitted || !s.Supplement.Retracted || len(s.Due) != 1 || s.Due[0] != before.Due[0] ||
		s.Waits[0].Role != ProgrammeOfficer {
		t.Errorf("%+v", s)
	}
	refused(t, s, commands[HandInSupplement], person(HubStaff), facts(), s.Since.Add(time.Hour), CodeOutOfOrder, "")
	events, r := Decide(s, commands[RequestSupplement], person(ProgrammeOfficer), admissibility(facts()), s.Since.Add(time.Hour))
	if r != nil || events[0].Supplement.Round != 1 {
		t.Fatalf("the only round is asked again: %+v, %+v", events, r)
	}
	again := Fold(s, events[0])
	refused(t, again, Command{Name: RetractSupplement}, person(ProgrammeOfficer), facts(), again.Since.Add(time.Hour), CodeRequired,
		"/reasons")
}

func TestTheCureTermPasses(t *testing.T) {
	t.Parallel()
	s := FoldAll(walkWith(t, admissibility(facts()), admissible[AwaitingSupplement]...))
	end := s.NextDue().At
	if r := Allow(s, commands[HandInSupplement], person(HubStaff), end.Add(-time.Microsecond)); r != nil {
		t.Errorf("just before the end: %+v", r)
	}
	if r := Allow(s, commands[HandInSupplement], person(HubStaff), end); r == nil || r.Code != CodeSupplementTooLate {
		t.Errorf("at the end: %+v", r)
	}
	s = Standing(s, end)
	if s.Status != Submitted || !s.Supplement.Lapsed || s.Waits[0].Role != ProgrammeOfficer || s.NextDue().Kind != DecisionDue {
		t.Errorf("%+v", s)
	}
}

func TestInadmissibleNeedsAGroundFromTheList(t *testing.T) {
	t.Parallel()
	s := FoldAll(walkWith(t, admissibility(facts()), admissible[Submitted]...))
	for pointer, c := range map[string]Command{
		"/grounds":   {Name: DeclareInadmissible, Reasons: text("t")},
		"/grounds/1": {Name: DeclareInadmissible, Reasons: text("t"), Grounds: []string{"incomplete", "bad_mood"}},
		"/reasons":   {Name: DeclareInadmissible, Grounds: []string{"incomplete"}},
	} {
		if _, r := Decide(s, c, person(ProgrammeOfficer), facts(), s.Since.Add(time.Hour)); r == nil || r.Class != Invalid ||
			r.Pointer != pointer {
			t.Errorf("%s: %+v", pointer, r)
		}
	}
}
