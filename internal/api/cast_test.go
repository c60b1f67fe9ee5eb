// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// cast is who asks and what is asked about.
type cast struct {
	*site
	t                    *testing.T
	subjects             []*subject
	papers               []*paper
	draft, jury, foreign *paper
}

const (
	bystander  = "0999.010.522"
	mailboxes  = "postbus"
	trajectory = "spoor"
	seatNames  = "Zetelhouder"
)

// joins puts somebody on record with some memberships and a token.
func (c *cast) joins(name string, holds ...hat) *subject {
	c.t.Helper()
	token, s := access.NewToken(), &subject{name: name, holds: holds, id: access.NewID("p_"), seats: map[*paper]bool{}}
	for i, h := range holds {
		p := access.Person{ID: s.id, Name: "Iemand " + name, Role: h.role, Hub: h.hub, Company: h.company, Email: mailboxes + s.id + "@example.org"}
		if h.role == dossier.Assessor && len(holds) == 1 { // who is of a hub too is named as such
			p.Name = seatNames + " " + name
		}
		if h.only != nil {
			p.Dossier = h.only.number
		}
		if h.coordinates {
			p.Duty = access.Coordinator
		}
		var err error
		if i == 0 {
			err = c.Store.AddPeople(context.Background(), map[string]access.Person{access.HashToken(token): p})
		} else {
			_, err = c.Store.Give(context.Background(), postgres.Giving{To: s.id, What: p.First()})
		}
		if err != nil {
			c.t.Fatal(err)
		}
	}
	s.token, c.Tokens[dossier.Role(name)] = token, token
	c.subjects = append(c.subjects, s)
	return s
}

// supports has the lead hub invite another.
func (c *cast) supports(by dossier.Role, o paper) {
	c.t.Helper()
	if o.supporting != "" {
		c.does(by, o.number, "invite-hub", fmt.Sprintf(`{"hub":%q}`, o.supporting))
	}
}

// writes drafts a dossier in which every text is its own, and takes it to where it must stand.
func (c *cast) writes(call, word string, o paper, panel ...*subject) *paper {
	c.t.Helper()
	staff, reviewer := dossier.Role("staff of "+o.lead), dossier.Role("reviewer of "+o.lead)
	title, partner := "Kanarie"+word+"titel", "Kanarie"+word+"partner"
	o.outside = []string{title, partner}
	o.inside = []string{"Kanarie" + word + "inhoud", "kanarie" + strings.ToLower(word) + "@"}
	reason := "Kanarie" + word + "reden"
	var d struct{ Number string }
	c.want(http.StatusCreated, staff, "POST", "/api/v1/dossiers", fmt.Sprintf(`{"call":%q,"hub":%q,"company_number":%q,"title":%q}`, call, o.lead,
		o.company, title)).into(c.t, &d)
	o.number = d.Number
	raw := string(testkit.Example(c.t))
	if o.company != atelier { // nobody takes part in both
		raw = strings.NewReplacer(atelier, bystander, bank, "0999.010.621", "0999.010.324", "0999.010.720", "0999.010.423", "0999.010.819").Replace(raw)
	}
	var content map[string]any
	if err := json.Unmarshal([]byte(raw), &content); err != nil {
		c.t.Fatal(err)
	}
	content["hubs"] = map[string]any{"lead": o.lead, "supporting": []any{}}
	content["hubs"].(map[string]any)["trajectory"] = trajectory
	content["project"].(map[string]any)["title"] = title
	content["project"].(map[string]any)["summary"] = o.inside[0]
	content["applicant"].(map[string]any)["contact"].(map[string]any)["email"] = o.inside[1] + "example.org"
	content["partners"].([]any)[0].(map[string]any)["organisation"].(map[string]any)["name"] = partner
	c.keeps(staff, o.number, content)
	c.supports(staff, o)
	c.papers = append(c.papers, &o)
	if o.status == dossier.Drafting {
		return &o
	}
	o.submitted = true
	c.does(staff, o.number, "request-review", "{}")
	c.does(reviewer, o.number, "endorse", "{}")
	c.does(staff, o.number, "submit", "{}")
	switch o.status {
	case dossier.Approved:
		c.does(dossier.Decider, o.number, "decide", fmt.Sprintf(`{"outcome":"approved","amount":{"amount":"31234.56","currency":"EUR"},"reasons":%q}`, reason))
		o.inside = append(o.inside, reason)
	case dossier.AwaitingSupplement:
		c.does(dossier.ProgrammeOfficer, o.number, "request-supplement", fmt.Sprintf(
			`{"asked":[{"pointer":"/project/title","text":%q},{"pointer":"/project/summary","text":"?"},{"pointer":"/partners/0/organisation/name","text":"?"}]}`, reason))
		o.inside = append(o.inside, reason)
		o.fresh = []string{"Vers" + word + "titel", "Vers" + word + "inhoud", "Vers" + word + "partner"}
		content["project"].(map[string]any)["title"], content["project"].(map[string]any)["summary"] = o.fresh[0], o.fresh[1]
		content["partners"].([]any)[0].(map[string]any)["organisation"].(map[string]any)["name"] = o.fresh[2]
		c.keeps(staff, o.number, content)
	case dossier.InAssessment:
		c.does(dossier.ProgrammeOfficer, o.number, "declare-admissible", "{}")
		for _, a := range panel {
			c.does(dossier.ProgrammeOfficer, o.number, "assign-assessor", fmt.Sprintf(`{"assessor":%q}`, a.id))
			a.seats[&o] = false
		}
	}
	return &o
}

// keeps replaces a content.
func (c *cast) keeps(by dossier.Role, number string, content map[string]any) {
	c.t.Helper()
	body, err := json.Marshal(content)
	if err != nil {
		c.t.Fatal(err)
	}
	path := "/api/v1/dossiers/" + number + "/application"
	c.want(http.StatusOK, by, "PUT", path, string(body), "If-Match", c.want(http.StatusOK, by, "GET", path, "").header.Get("ETag"))
}

// declares has an assessor say that they have no interest.
func (c *cast) declares(a *subject, o *paper) {
	c.t.Helper()
	no := false
	c.give(access.Person{ID: a.id, Role: dossier.Assessor}, o.number, ledger.Request{Command: dossier.Command{Name: dossier.DeclareConflict, Conflict: &no}})
	a.seats[o] = true
}

// newCast sets up who asks and what is asked about.
func newCast(t *testing.T) *cast {
	t.Helper()
	c := &cast{site: newSiteOn(t, nil, true), t: t}
	if err := c.Store.AddTrajectory(context.Background(), registry.Trajectory{ID: trajectory, Title: "Spoor", Hubs: []string{"kempen", "leuven"}, State: registry.Running,
		Started: "2026-01-01"}, ""); err != nil {
		t.Fatal(err)
	}
	staff := map[string]*subject{}
	for _, hub := range []string{"kempen", "gent", "leuven"} {
		staff[hub] = c.joins("staff of "+hub, hat{role: dossier.HubStaff, hub: hub})
		c.joins("reviewer of "+hub, hat{role: dossier.Reviewer, hub: hub})
	}
	assessor := hat{role: dossier.Assessor}
	declared, silent, elsewhere := c.joins("declared", assessor), c.joins("undeclared", assessor), c.joins("seated elsewhere", assessor)
	both := c.joins("assessor and staff", assessor, hat{role: dossier.HubStaff, hub: "leuven"})
	c.draft = c.writes("CW-KORT", "Eigen", paper{lead: "kempen", company: atelier, status: dossier.Drafting})
	c.writes("CW-JURY", "Binnen", paper{lead: "kempen", company: atelier, status: dossier.Submitted})
	c.jury = c.writes("CW-JURY", "Jury", paper{lead: "kempen", company: atelier, status: dossier.InAssessment}, declared, silent, both)
	decided := c.writes("CW-KORT", "Beslist", paper{lead: "kempen", company: atelier, status: dossier.Approved})
	c.writes("CW-KORT", "Steun", paper{lead: "kempen", supporting: "gent", company: atelier, status: dossier.Drafting})
	c.writes("CW-JURY", "Vraag", paper{lead: "kempen", supporting: "gent", company: atelier, status: dossier.AwaitingSupplement})
	c.writes("CW-KORT", "Wacht", paper{lead: "leuven", company: bystander, status: dossier.Submitted})
	c.foreign = c.writes("CW-KORT", "Vreemd", paper{lead: "leuven", company: bystander, status: dossier.Drafting})
	there := c.writes("CW-JURY", "Elders", paper{lead: "leuven", company: bystander, status: dossier.InAssessment}, elsewhere)
	c.writes("CW-KORT", "Ginder", paper{lead: "leuven", company: bystander, status: dossier.Approved})
	c.declares(declared, c.jury)
	c.declares(both, c.jury)
	c.declares(elsewhere, there)

	for _, role := range dossier.Roles[3:] {
		c.joins("a "+string(role), hat{role: role})
	}
	c.joins("coordinator", hat{role: dossier.HubStaff, hub: "kempen", coordinates: true})
	c.joins("contact", hat{role: dossier.Company, company: atelier})
	c.joins("contact elsewhere", hat{role: dossier.Company, company: bystander})
	c.joins("contact of the draft", hat{role: dossier.Company, company: atelier, only: c.draft})
	c.joins("contact of the decided", hat{role: dossier.Company, company: atelier, only: decided})
	c.joins("officer and contact", hat{role: dossier.ProgrammeOfficer}, hat{role: dossier.Company, company: atelier})
	c.joins("reviewer and staff", hat{role: dossier.Reviewer, hub: "kempen"}, hat{role: dossier.HubStaff, hub: "leuven"})
	c.narrowed(both, dossier.Assessor)
	c.narrowed(both, dossier.HubStaff)

	left := c.joins("nobody's", hat{role: dossier.Manager})
	borrower := c.joins("borrower", hat{role: dossier.Manager})
	for _, s := range []*subject{left, borrower} {
		if _, err := c.Store.End(context.Background(), s.id, "", ""); err != nil {
			t.Fatal(err)
		}
	}
	left.holds, borrower.holds = nil, []hat{{role: dossier.HubStaff, hub: "kempen"}}
	if _, err := c.Store.Give(context.Background(), postgres.Giving{To: borrower.id, Lent: staff["kempen"].id,
		What: access.Membership{Role: dossier.HubStaff, Hub: "kempen"}}); err != nil {
		t.Fatal(err)
	}
	c.Database.Exec(t, `update token set scopes = '{read,draft,review,manage,decide}', demo = true`) // what a token may not is another test's
	c.subjects = append(c.subjects, &subject{name: "no token"})
	return c
}

// narrowed is somebody who says under which role they ask.
func (c *cast) narrowed(s *subject, role dossier.Role) {
	one := *s
	one.name, one.as = s.name+" as "+string(role), string(role)
	one.holds = slices.DeleteFunc(slices.Clone(s.holds), func(h hat) bool { return h.role != role })
	if role != dossier.Assessor {
		one.seats = nil
	}
	c.subjects = append(c.subjects, &one)
}
