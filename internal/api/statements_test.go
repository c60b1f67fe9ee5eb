// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// How many statements a command may send to the database, from the request to its answer, and a whole life, from start to approval.
const (
	mostOfACommand = 15
	mostOfALife    = 90
)

// step is what somebody asks, and how many statements it sends: no more and no less. More is a step back, less is written down.
type step struct {
	role    dossier.Role
	command string
	body    string
	sends   int
}

// counted asks the steps of a dossier one by one, and gives the sum.
func (s *site) counted(number string, steps ...step) (sum int) {
	s.t.Helper()
	for _, x := range steps {
		method, path, status, header := "POST", "/api/v1/dossiers/"+number+"/"+x.command, http.StatusOK, []string(nil)
		switch x.command {
		case "start":
			path, status = "/api/v1/dossiers", http.StatusCreated
		case "application":
			d, err := s.Store.Dossier(s.t.Context(), number)
			if err != nil {
				s.t.Fatal(err)
			}
			method, header = "PUT", []string{"If-Match", fmt.Sprint(d.Content)}
		}
		r := s.want(status, x.role, method, path, x.body, header...)
		sent := s.sent.Load().Sent()
		if len(sent) != x.sends || len(sent) > mostOfACommand || s.sent.Load().Trips() > len(sent) {
			s.t.Errorf("%s sends %d statements in %d trips, not %d:\n%s", x.command, len(sent), s.sent.Load().Trips(), x.sends, strings.Join(sent, "\n"))
		}
		if x.command == "start" {
			var d struct{ Number string }
			r.into(s.t, &d)
			number = d.Number
		}
		sum += len(sent)
	}
	return sum
}

// started is the number of the dossier that was started last.
func (s *site) started() (number string) {
	s.t.Helper()
	var page struct{ Dossiers []struct{ Number string } }
	s.want(http.StatusOK, dossier.Manager, "GET", "/api/v1/dossiers", "").into(s.t, &page)
	return page.Dossiers[len(page.Dossiers)-1].Number
}

const startJury = `{"call":"CW-JURY","hub":"kempen","company_number":"0999.010.126","title":"Hout"}`

// alone is the example without supporting hubs, with a summary.
func alone(t *testing.T, summary string) string {
	t.Helper()
	var content map[string]any
	if err := json.Unmarshal(testkit.Example(t), &content); err != nil {
		t.Fatal(err)
	}
	content["hubs"].(map[string]any)["supporting"] = []any{}
	if summary != "" {
		content["project"].(map[string]any)["summary"] = summary
	}
	raw, err := json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// TestStatementsOfALife counts what a dossier sends from its start to its approval, under a call with a budget.
func TestStatementsOfALife(t *testing.T) {
	t.Parallel()
	s := newSiteOn(t, func(c *call.Call) { c.Budget = &money.Euro{Amount: "100000.00", Currency: money.Currency} }, true)
	s.drafts("CW-KORT", "0999.010.225", nil) // a version of a call is read once
	sum := s.counted("", step{dossier.HubStaff, "start",
		`{"call":"CW-KORT","hub":"kempen","company_number":"0999.010.126","title":"Hout"}`, 14})
	sum += s.counted(s.started(),
		step{dossier.HubStaff, "application", alone(t, ""), 12},
		step{dossier.HubStaff, "request-review", "{}", 13},
		step{dossier.Reviewer, "endorse", "{}", 12},
		step{dossier.HubStaff, "submit", "{}", 13},
		step{dossier.Decider, "decide", approving("30000.00"), 14})
	if sum > mostOfALife {
		t.Errorf("a life sends %d statements, more than %d", sum, mostOfALife)
	}
}

// TestStatementsOfACommand counts what every other command of a life sends.
func TestStatementsOfACommand(t *testing.T) {
	t.Parallel()
	s := desks(t)
	s.drafts("CW-JURY", "0999.010.225", nil) // a version of a call is read once
	s.counted("", step{dossier.HubStaff, "start", startJury, 14})
	number := s.started()
	s.counted(number,
		step{dossier.HubStaff, "application", alone(t, ""), 12},
		step{dossier.HubStaff, "request-review", "{}", 13},
		step{dossier.Reviewer, "return", `{"reasons":"Zeg voor wie."}`, 12},
		step{dossier.HubStaff, "request-review", "{}", 13},
		step{dossier.Reviewer, "endorse", "{}", 12},
		step{dossier.HubStaff, "reopen-draft", "{}", 12},
		step{dossier.HubStaff, "request-review", "{}", 13},
		step{dossier.Reviewer, "endorse", "{}", 12},
		step{dossier.HubStaff, "submit", "{}", 13},
		step{dossier.ProgrammeOfficer, "pause", `{"reasons":"Vakantie."}`, 12},
		step{dossier.ProgrammeOfficer, "resume", "{}", 12},
		step{dossier.ProgrammeOfficer, "request-supplement", `{"asked":[{"pointer":"/project/summary","text":"Voor wie?"}]}`, 12},
		step{dossier.HubStaff, "application", alone(t, "Voor wie hout nodig heeft."), 14},
		step{dossier.HubStaff, "supplement", "{}", 14},
		step{dossier.ProgrammeOfficer, "declare-admissible", "{}", 12})
	scores := `{"scores":{"relevance":14,"feasibility":14,"partnership":14,"social_impact":14,"circular_impact":14},"reasons":"Goed."}`
	for i, p := range s.Panel {
		s.counted(number, step{dossier.ProgrammeOfficer, "assign-assessor", `{"assessor":"` + p.ID + `"}`, 12})
		if i == 0 {
			s.counted(number, step{dossier.Assessor, "declare-conflict", `{"conflict":false}`, 12}, step{dossier.Assessor, "assess", scores, 12})
			continue
		}
		var sheet dossier.Command
		if err := json.Unmarshal([]byte(strings.Replace(scores, `,"reasons":"Goed."`, "", 1)), &sheet); err != nil {
			t.Fatal(err)
		}
		sheet.Name = dossier.Assess
		s.give(p, number, ledger.Request{Command: dossier.Command{Name: dossier.DeclareConflict, Conflict: new(bool)}})
		s.give(p, number, ledger.Request{Command: sheet, Reasons: "Goed."})
	}
	s.counted(number,
		step{dossier.ProgrammeOfficer, "record-consensus", `{"reasons":"Eens."}`, 12},
		step{dossier.Decider, "decide", `{"outcome":"reserve","reasons":"Het budget is op."}`, 15},
		step{dossier.Decider, "decide", `{"outcome":"rejected","reasons":"Toch niet."}`, 14},
		step{dossier.HubStaff, "object", `{"reasons":"De bijlage werd niet gelezen."}`, 12},
		step{dossier.Decider, "correct", approving("30000.00"), 14},
		step{dossier.ProgrammeOfficer, "register-aid", `{"reference":"EAIR-1"}`, 12})
	other := s.drafts("CW-JURY", "0999.010.126", nil)
	s.handsIn(other)
	s.counted(other, step{dossier.ProgrammeOfficer, "declare-inadmissible", `{"grounds":["incomplete"],"reasons":"Onvolledig."}`, 12})
	third := s.drafts("CW-JURY", "0999.010.126", nil)
	s.handsIn(third)
	s.counted(third,
		step{dossier.ProgrammeOfficer, "request-supplement", `{"asked":[{"pointer":"/project/summary","text":"Voor wie?"}]}`, 12},
		step{dossier.ProgrammeOfficer, "retract-supplement", `{"reasons":"Niet nodig."}`, 12},
		step{dossier.HubStaff, "withdraw", `{"reasons":"Niet meer nodig."}`, 12})
}
