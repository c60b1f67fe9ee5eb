// SPDX-License-Identifier: EUPL-1.2

package workflows_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/workflows"
	"github.com/google/go-cmp/cmp"
)

// strict is a call with both steps, reminders three working days ahead, one round of supplement and a term for objecting.
func strict(r *dossier.Rules) {
	r.Steps = []string{"admissibility", "assessment"}
	r.Remind, r.Assessors = 3, 1
	r.Criteria = []dossier.Criterion{{Code: "relevance", Max: 20, Min: 10, Weight: 1}}
	r.Cure, r.CureRounds = calendar.Term{Days: 5, Kind: calendar.WorkingDays}, 1
	r.Objection = calendar.Term{Days: 15, Kind: calendar.CalendarDays}
}

// TestAYearOfACall follows a dossier through reminders, escalation, a pause over Easter and the change to summer time.
func TestAYearOfACall(t *testing.T) {
	t.Parallel()
	text := &dossier.Text{ID: "t_1"}
	easter := calendar.Date{Year: 2027, Month: time.April, Day: 5}
	s := newStory(t, workflows.Options{})
	strict(&s.record.events[0].Started.Rules)
	s.record.events[0].Due = []dossier.Due{{At: s.record.state().Rules.Deadline, Kind: dossier.DeadlineDue, Rule: dossier.ByCall}}
	s.does(1*day, dossier.HubStaff, dossier.Command{Name: dossier.RequestReview})
	s.does(20*day, dossier.Reviewer, dossier.Command{Name: dossier.Endorse})
	s.does(58*day, dossier.HubStaff, dossier.Command{Name: dossier.Submit})
	s.does(114*day, dossier.ProgrammeOfficer, dossier.Command{Name: dossier.RequestSupplement,
		Asked: []dossier.Asked{{Pointer: "/project/summary"}}})
	// 19 March, over summer time on the 28th
	s.does(115*day, dossier.ProgrammeOfficer, dossier.Command{Name: dossier.Pause, Reasons: text, Until: &easter})
	s.does(140*day, dossier.ProgrammeOfficer, dossier.Command{Name: dossier.DeclareAdmissible})
	s.does(141*day, dossier.ProgrammeOfficer, dossier.Command{Name: dossier.AssignAssessor, Assessor: "p_assessor"})
	s.does(142*day, dossier.Assessor, dossier.Command{Name: dossier.DeclareConflict, Conflict: new(bool)})
	s.does(145*day, dossier.ProgrammeOfficer, dossier.Command{Name: dossier.Extend, Due: dossier.DecisionDue,
		Until: &calendar.Date{Year: 2027, Month: 11, Day: 1}, Reasons: text})
	s.does(150*day, dossier.Assessor, dossier.Command{Name: dossier.Assess, Scores: map[string]int{"relevance": 12}})
	s.does(160*day, dossier.ProgrammeOfficer, dossier.Command{Name: dossier.RecordConsensus, Reasons: text})
	s.does(364*day, dossier.Decider, dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Approve, Amount: 40_000_00, Reasons: text})
	want := `
2026-11-24 14:00  started
2026-11-25 14:00  review_requested
2026-12-04 09:00  reminded          hub_review
2026-12-10 00:00  escalated         hub_review
2026-12-14 14:00  endorsed
2027-01-19 09:00  reminded          deadline
2027-01-21 14:00  submitted
2027-03-18 14:00  supplement_requested
2027-03-19 14:00  paused
2027-04-05 00:00  resumed
2027-04-06 09:00  reminded          cure
2027-04-10 00:00  cure_term_passed
2027-04-13 15:00  declared_admissible
2027-04-14 15:00  assessor_assigned
2027-04-15 15:00  conflict_declared
2027-04-18 15:00  due_moved         decision
2027-04-23 15:00  assessed
2027-05-03 15:00  consensus_recorded
2027-10-27 09:00  reminded          decision
2027-11-03 00:00  escalated         decision
2027-11-23 14:00  approved
`
	got := s.run(s.record.state())
	if diff := cmp.Diff(strings.TrimSpace(want), strings.TrimSpace(got)); diff != "" {
		t.Errorf("%s\n%s", diff, got)
	}
	if s.record.state().Status != dossier.Approved {
		t.Errorf("it ended in %q", s.record.state().Status)
	}
}
