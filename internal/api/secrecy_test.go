// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// give has somebody give a command that must be carried out.
func (s *site) give(p access.Person, number string, r ledger.Request) {
	s.t.Helper()
	r.Number = number
	row, _, refusal, err := s.Ledger.Receive(context.Background(), s.Key(p), r)
	if err == nil && refusal == nil {
		_, err = s.Ledger.Act(context.Background(), wire.Ask{Dossier: number, Key: row.Key})
	}
	if err != nil || refusal != nil {
		s.t.Fatalf("%s: %v, %+v", r.Command.Name, err, refusal)
	}
	kept, err := s.Store.Record(context.Background(), number)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, x := range kept.Rows {
		if x.Key == row.Key && x.Outcome.Status != record.Done {
			s.t.Fatalf("%s: %+v", r.Command.Name, x.Outcome.Refusal)
		}
	}
}

func (s *site) gives(role dossier.Role, number string, all ...dossier.Command) {
	s.t.Helper()
	for _, c := range all {
		s.give(s.People[role], number, ledger.Request{Command: c, Reasons: "Om deze reden."})
	}
}

// submits brings a dossier from drafting to submitted.
func (s *site) submits(number string) {
	s.t.Helper()
	s.gives(dossier.HubStaff, number, dossier.Command{Name: dossier.RequestReview})
	s.gives(dossier.Reviewer, number, dossier.Command{Name: dossier.Endorse})
	s.gives(dossier.HubStaff, number, dossier.Command{Name: dossier.Submit})
}

// judged is a dossier of CW-JURY after an objection, on which the consensus was recorded again.
func (s *site) judged() string {
	s.t.Helper()
	number := s.Start(s.t, "CW-JURY")
	s.submits(number)
	s.gives(dossier.ProgrammeOfficer, number, dossier.Command{Name: dossier.DeclareAdmissible})
	scores := map[string]int{}
	for _, code := range []string{"relevance", "feasibility", "partnership", "social_impact", "circular_impact"} {
		scores[code] = 12
	}
	for _, p := range s.Panel {
		s.gives(dossier.ProgrammeOfficer, number, dossier.Command{Name: dossier.AssignAssessor, Assessor: p.ID})
		for _, c := range []dossier.Command{{Name: dossier.DeclareConflict, Conflict: new(bool)}, {Name: dossier.Assess, Scores: scores}} {
			s.give(p, number, ledger.Request{Command: c})
		}
	}
	s.gives(dossier.ProgrammeOfficer, number, dossier.Command{Name: dossier.RecordConsensus})
	s.gives(dossier.Decider, number, dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Reject})
	s.gives(dossier.HubStaff, number, dossier.Command{Name: dossier.LodgeObjection})
	s.gives(dossier.ProgrammeOfficer, number, dossier.Command{Name: dossier.RecordConsensus})
	return number
}

// TestAConsensusIsReadWithItsDecision, as document and in the timeline alike.
func TestAConsensusIsReadWithItsDecision(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	number := s.judged()
	path := "/api/v1/dossiers/" + number
	count := func(role dossier.Role) int {
		return strings.Count(s.ask(role, "GET", path+"/documents", "").raw, `"kind":"consensus"`)
	}
	if company, officer := count(dossier.Company), count(dossier.ProgrammeOfficer); company != 1 || officer != 2 {
		t.Errorf("before the decision the company has %d consensus reports, the officer %d", company, officer)
	}
	second := "/documents/consensus-18"
	if r := s.ask(dossier.ProgrammeOfficer, "GET", path+second, ""); r.status != http.StatusOK {
		t.Fatalf("the officer: %d", r.status)
	}
	if r := s.ask(dossier.HubStaff, "GET", path+second, ""); r.status != http.StatusNotFound {
		t.Errorf("the hub reads the second consensus before its decision: %d", r.status)
	}
	s.gives(dossier.Decider, number, dossier.Command{Name: dossier.Correct, Outcome: dossier.Approve, Amount: 30_000_00})
	if r := s.ask(dossier.HubStaff, "GET", path+second, ""); r.status != http.StatusOK || count(dossier.Company) != 2 {
		t.Errorf("after the decision: %d, %d", r.status, count(dossier.Company))
	}
}

// TestAnAttachmentIsReadOnceItIsHandedIn lets the programme guess at versions that never were.
func TestAnAttachmentIsReadOnceItIsHandedIn(t *testing.T) {
	t.Parallel()
	s := newSiteWith(t, func(c *call.Call) { c.RequiredAttachments = []string{"partnership_agreement"} })
	number := s.Start(t, "CW-JURY")
	attach := func(text string) {
		t.Helper()
		if _, r, err := s.Ledger.Attach(context.Background(), s.People[dossier.HubStaff], number, "partnership_agreement",
			testkit.PDF(t, text)); r != nil || err != nil {
			t.Fatal(r, err)
		}
	}
	attach("the wrong one")
	attach("the right one")
	s.submits(number)
	for version, want := range map[string]int{"1": http.StatusNotFound, "2": http.StatusOK, "3": http.StatusNotFound} {
		if r := s.ask(dossier.ProgrammeOfficer, "GET", "/api/v1/dossiers/"+number+"/documents/attachment-partnership_agreement-"+version,
			""); r.status != want {
			t.Errorf("version %s: %d", version, r.status)
		}
	}
}

// TestWhatIsSaidOfOneDossierStaysThere amends a call for one dossier, for a reason that is nobody else's.
func TestWhatIsSaidOfOneDossierStaysThere(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	number := s.Start(t, "CW-KORT")
	d, err := s.Store.Dossier(context.Background(), number)
	if err != nil {
		t.Fatal(err)
	}
	later := d.State.Rules.Deadline.Add(24 * time.Hour)
	if _, _, err := s.Ledger.Amend(context.Background(), s.People[dossier.ProgrammeOfficer], "CW-KORT",
		call.Amendment{Deadline: &later, Dossier: number}, "De zaakvoerder is ziek."); err != nil {
		t.Fatal(err)
	}
	for role, reads := range map[dossier.Role]bool{s.staffOf("leuven"): false, dossier.Company: false, dossier.Manager: true,
		dossier.ProgrammeOfficer: true} {
		raw := s.ask(role, "GET", "/api/v1/calls/CW-KORT", "").raw
		if got := strings.Contains(raw, "ziek") || strings.Contains(raw, number); got != reads {
			t.Errorf("%s reads of it: %v", role, got)
		}
	}
	s.Database.Exec(t, `update publication set reasons = ''`) // the words can be forgotten
}

// TestAnAssessorReadsWhatTheySitOn: without a seat a dossier is not there, before the declaration it is a title and its parties,
// and who gives the seat back, by a conflict or otherwise, reads no further.
func TestAnAssessorReadsWhatTheySitOn(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	number, other := s.Start(t, "CW-JURY"), s.Start(t, "CW-JURY")
	for _, n := range []string{number, other} {
		s.submits(n)
		s.gives(dossier.ProgrammeOfficer, n, dossier.Command{Name: dossier.DeclareAdmissible})
	}
	path := "/api/v1/dossiers/" + number
	within := []string{"/application", "/timeline", "/documents", "/documents/draft", "/documents/application-4", "/events", "/verify"}
	reads := func(when string, knows, reads int) {
		t.Helper()
		if r := s.ask(dossier.Assessor, "GET", path, ""); r.status != knows {
			t.Errorf("%s, the dossier: %d", when, r.status)
		}
		if listed := strings.Contains(s.ask(dossier.Assessor, "GET", "/api/v1/dossiers", "").raw, number); listed != (knows == http.StatusOK) {
			t.Errorf("%s, the list: %v", when, listed)
		}
		for _, place := range within {
			if place == "/events" && reads == http.StatusOK {
				continue // it would never end
			}
			if r := s.ask(dossier.Assessor, "GET", path+place, ""); r.status != reads {
				t.Errorf("%s, %s: %d", when, place, r.status)
			}
		}
	}
	seat := func(p access.Person) {
		s.gives(dossier.ProgrammeOfficer, number, dossier.Command{Name: dossier.AssignAssessor, Assessor: p.ID})
	}
	reads("without a seat", http.StatusNotFound, http.StatusNotFound)
	if r := s.ask(dossier.Assessor, "POST", path+"/texts", `{"text":"Hallo.","for":{"command":"endorse"}}`); r.status != http.StatusNotFound {
		t.Errorf("without a seat, a text: %d", r.status)
	}
	seat(s.Panel[0])
	reads("before the declaration", http.StatusOK, http.StatusNotFound)
	raw := s.ask(dossier.Assessor, "GET", path, "").raw
	for _, want := range []string{`"parties":[{"part":"applicant","label":"aanvrager","name":"`,
		`"part":"hub","label":"hub","name":"Hub kempen"`, `"command":"declare-conflict","allowed":true`, `"asked":null`, `"due":null`, `"explanation":""`} {
		if !strings.Contains(raw, want) {
			t.Errorf("before the declaration it lacks %s: %s", want, raw)
		}
	}
	s.give(s.Panel[0], number, ledger.Request{Command: dossier.Command{Name: dossier.DeclareConflict, Conflict: new(bool)}})
	reads("with a seat", http.StatusOK, http.StatusOK)
	s.give(s.Panel[0], number, ledger.Request{Command: dossier.Command{Name: dossier.LeavePanel}})
	reads("after leaving", http.StatusNotFound, http.StatusNotFound)
	seat(s.Panel[0])
	s.give(s.Panel[0], number, ledger.Request{Command: dossier.Command{Name: dossier.DeclareConflict, Conflict: new(true)}})
	reads("with a conflict", http.StatusNotFound, http.StatusNotFound)
}

// TestTheQuestionsOfASupplementAreShown to who may answer, with what was changed; nobody else sees what is not handed in.
func TestTheQuestionsOfASupplementAreShown(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	number := s.Start(t, "CW-JURY")
	s.submits(number)
	s.give(s.People[dossier.ProgrammeOfficer], number, ledger.Request{Command: dossier.Command{Name: dossier.RequestSupplement},
		Asked: []record.AskedWords{{Pointer: "/project/summary", Text: "Zeg voor wie."}, {Pointer: "/project/problem", Text: "Leg uit."}}})
	path := "/api/v1/dossiers/" + number
	tag := s.ask(dossier.HubStaff, "GET", path+"/application", "").header.Get("ETag")
	if r := s.ask(dossier.HubStaff, "PATCH", path+"/application", `{"project":{"summary":"Voor scholen."}}`, "If-Match", tag,
		"Content-Type", "application/merge-patch+json"); r.status != http.StatusOK {
		t.Fatalf("%d %s", r.status, r.raw)
	}
	var view struct {
		Questions []struct {
			Pointer, Text string
			Changed       bool
		}
		Saved struct{ By string }
	}
	s.ask(dossier.Company, "GET", path, "").into(t, &view)
	if q := view.Questions; len(q) != 2 || !q[0].Changed || q[1].Changed || q[1].Text != "Leg uit." ||
		view.Saved.By != s.People[dossier.HubStaff].Name {
		t.Errorf("%+v", view)
	}
	for _, role := range []dossier.Role{dossier.ProgrammeOfficer, dossier.Manager, dossier.Reviewer} {
		if raw := s.ask(role, "GET", path, "").raw + s.ask(role, "GET", path+"/application", "").raw; strings.Contains(raw,
			"Voor scholen.") || strings.Contains(raw, `"questions"`) {
			t.Errorf("%s reads what is not handed in", role)
		}
	}
}
