// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// engages puts somebody on record, or refuses with a status, and gives the role under which ask knows them and their id.
func (s *site) engages(status int, by dossier.Role, mailbox, membership string) (dossier.Role, contract.Engaged) {
	s.t.Helper()
	name, _, _ := strings.Cut(mailbox, "@")
	var e contract.Engaged
	r := s.want(status, by, "POST", "/api/v1/people", fmt.Sprintf(`{"name":%q,"email":%q,"membership":{%s}}`, name, mailbox, membership))
	if status != http.StatusCreated {
		return "", e
	}
	r.into(s.t, &e)
	return s.letIn(name, e.Person), e
}

// letIn gives somebody a token.
func (s *site) letIn(name, person string) dossier.Role {
	s.t.Helper()
	token, as := access.NewToken(), dossier.Role(name)
	if err := s.Store.AddToken(context.Background(), person, access.HashToken(token)); err != nil {
		s.t.Fatal(err)
	}
	s.Tokens[as] = token
	return as
}

func (s *site) memberships(by dossier.Role, person, body string) contract.Engaged {
	s.t.Helper()
	var e contract.Engaged
	s.want(http.StatusCreated, by, "POST", "/api/v1/people/"+person+"/memberships", body).into(s.t, &e)
	return e
}

// TestOneHumanActsUnderManyMemberships: lists and offers are those of all, the record says under which, and four eyes see the human.
func TestOneHumanActsUnderManyMemberships(t *testing.T) {
	t.Parallel()
	s := desks(t)
	number := s.drafts("CW-KORT", atelier, nil)
	one := "/api/v1/dossiers/" + number
	ann, e := s.engages(http.StatusCreated, dossier.Admin, "ann@example.org", `"role":"reviewer","hub":"kempen"`)
	drafts := s.memberships(dossier.Admin, e.Person, `{"role":"hub_staff","hub":"kempen","reason":"vervangt Els"}`)
	s.memberships(dossier.Admin, e.Person, `{"role":"hub_staff","hub":"gent"}`)
	var d contract.View
	s.want(http.StatusOK, ann, "GET", one, "").into(t, &d)
	for _, o := range d.Allowed {
		if o.Command == dossier.Edit && strings.Join(o.As, " ") != "hub_staff:kempen" || o.Command == dossier.Endorse && o.Allowed {
			t.Errorf("%+v", o)
		}
	}
	if got := strings.Join(d.As, " "); got != "hub_staff:kempen reviewer:kempen" && got != "reviewer:kempen hub_staff:kempen" {
		t.Errorf("opened as %q", got)
	}
	// which hub starts, says which membership does
	var started struct{ Number string }
	s.want(http.StatusCreated, ann, "POST", "/api/v1/dossiers", `{"call":"CW-KORT","hub":"gent","company_number":"0999.010.225","title":"Steen"}`).into(t, &started)
	var list contract.DossierList
	s.want(http.StatusOK, ann, "GET", "/api/v1/dossiers", "").into(t, &list)
	if list.Total != 2 || len(list.Dossiers) != 2 || list.Dossiers[1].Number != started.Number || strings.Join(list.Dossiers[1].As, " ") != "hub_staff:gent" {
		t.Errorf("%+v", list)
	}
	list = contract.DossierList{}
	s.want(http.StatusOK, ann, "GET", "/api/v1/dossiers", "", "As", "hub_staff:gent").into(t, &list)
	if list.Total != 1 || list.Dossiers[0].As != nil {
		t.Errorf("as of one hub: %+v", list)
	}
	// she drafts, and so does not review, whatever she is besides
	etag := s.want(http.StatusOK, ann, "GET", one+"/application", "").header.Get("ETag")
	s.want(http.StatusOK, ann, "PATCH", one+"/application", `{"project":{"title":"Hout, samen"}}`, "If-Match", etag)
	s.does(ann, number, "request-review", "{}")
	for _, as := range []string{"", "reviewer", "reviewer:kempen", e.Membership} {
		if r := s.ask(ann, "POST", one+"/endorse", "{}", "As", as); r.status != http.StatusForbidden || !strings.Contains(r.raw, "four_eyes_drafted") {
			t.Errorf("as %q: %d %s", as, r.status, r.raw)
		}
	}
	var under []string
	s.Database.Scan(t, &under, `select array_agg(body ->> 'under' order by seq) from event where dossier = $1`, number)
	if under[len(under)-1] != drafts.Membership {
		t.Errorf("the record has %v, want the last under %s", under, drafts.Membership)
	}
	if r := s.ask(ann, "GET", one, "", "As", "decider"); r.status != http.StatusForbidden || !strings.Contains(r.raw, "as_unknown") {
		t.Errorf("%d %s", r.status, r.raw)
	}
	// what ends, ends at once
	var ended contract.Ended
	s.want(http.StatusOK, dossier.Admin, "POST", "/api/v1/memberships/"+drafts.Membership+"/end", `{"reason":"Els is terug"}`).into(t, &ended)
	if r := s.ask(ann, "POST", one+"/withdraw", `{"reasons":"Neen."}`); r.status != http.StatusForbidden {
		t.Errorf("%d %s", r.status, r.raw)
	}
	s.want(http.StatusNotFound, dossier.Admin, "POST", "/api/v1/memberships/"+drafts.Membership+"/end", `{}`)
	s.does(dossier.Reviewer, number, "endorse", "{}")
}

// TestWhoBorrowsActsForWhoLends: a membership that is lent does what it did, the record says for whom, and neither of the two judges
// what the other had in hand.
func TestWhoBorrowsActsForWhoLends(t *testing.T) {
	t.Parallel()
	s := desks(t)
	bart := s.People[dossier.Reviewer]
	ann, e := s.engages(http.StatusCreated, dossier.Admin, "ann@example.org", `"role":"reviewer","hub":"kempen"`)
	lends := "/api/v1/memberships/" + bart.ID + "/lend"
	s.want(http.StatusUnprocessableEntity, dossier.Reviewer, "POST", lends, fmt.Sprintf(`{"to":%q}`, e.Person))
	s.want(http.StatusNotFound, dossier.HubStaff, "POST", lends, fmt.Sprintf(`{"to":%q,"until":"2199-01-01"}`, e.Person))
	s.want(http.StatusForbidden, dossier.Reviewer, "POST", lends, fmt.Sprintf(`{"to":%q,"until":"2199-01-01"}`, bart.ID))
	s.want(http.StatusConflict, dossier.Assessor, "POST", "/api/v1/memberships/"+s.People[dossier.Assessor].ID+"/lend",
		fmt.Sprintf(`{"to":%q,"until":"2199-01-01"}`, e.Person))
	s.want(http.StatusConflict, dossier.Reviewer, "POST", lends, fmt.Sprintf(`{"to":%q,"until":"2199-01-01"}`, e.Person)) // she is one already
	s.want(http.StatusOK, ann, "POST", "/api/v1/memberships/"+e.Membership+"/end", `{}`)
	if r := s.ask(ann, "GET", "/api/v1/dossiers", ""); r.status != http.StatusForbidden || !strings.Contains(r.raw, "no_membership") {
		t.Errorf("%d %s", r.status, r.raw)
	}
	var lent contract.Engaged
	s.want(http.StatusCreated, dossier.Reviewer, "POST", lends, fmt.Sprintf(`{"to":%q,"until":"2199-01-01","reason":"vakantie"}`, e.Person)).into(t, &lent)

	number := s.drafts("CW-KORT", atelier, nil)
	s.does(dossier.HubStaff, number, "request-review", "{}")
	s.does(ann, number, "return", `{"reasons":"Nog niet."}`)
	var forWhom string
	s.Database.Scan(t, &forWhom, `select body ->> 'for' from event where dossier = $1 and type = 'returned'`, number)
	if forWhom != bart.ID {
		t.Errorf("done for %q", forWhom)
	}
	var line contract.Timeline
	s.want(http.StatusOK, dossier.HubStaff, "GET", "/api/v1/dossiers/"+number+"/timeline", "").into(t, &line)
	if last := line.Events[len(line.Events)-1]; last.Actor.Name != "ann" || last.Actor.For != bart.Name {
		t.Errorf("%+v", last.Actor)
	}
	// who lent did it too
	s.memberships(dossier.Admin, bart.ID, `{"role":"decider"}`)
	s.does(dossier.HubStaff, number, "request-review", "{}")
	s.does(dossier.Reviewer, number, "endorse", "{}")
	s.does(dossier.HubStaff, number, "submit", "{}")
	if r := s.ask(dossier.Reviewer, "POST", "/api/v1/dossiers/"+number+"/decide", `{"outcome":"reject","reasons":"Neen."}`, "As", "decider"); r.status != http.StatusForbidden ||
		!strings.Contains(r.raw, "four_eyes") {
		t.Errorf("%d %s", r.status, r.raw)
	}
	checks := s.want(http.StatusOK, dossier.Manager, "GET", "/api/v1/dossiers/"+number+"/verify", "").raw
	if !strings.Contains(checks, `"ok":true`) {
		t.Error(checks)
	}
	// what is lent ends with what it is lent from
	s.want(http.StatusOK, dossier.Admin, "POST", "/api/v1/memberships/"+bart.ID+"/end", `{}`)
	if r := s.ask(ann, "GET", "/api/v1/dossiers", ""); r.status != http.StatusForbidden {
		t.Errorf("%d %s", r.status, r.raw)
	}
}

// TestWhoManagesWhom: each gives what is theirs to give, nobody to themselves, and all of it is read by the auditor.
func TestWhoManagesWhom(t *testing.T) {
	t.Parallel()
	s := desks(t)
	number, other := s.drafts("CW-KORT", "0999.010.225", nil), s.drafts("CW-KORT", "0999.010.225", nil)
	staff := `"role":"hub_staff","hub":"kempen"`
	s.engages(http.StatusForbidden, dossier.HubStaff, "x@example.org", staff) // no coordinator
	chief, c := s.engages(http.StatusCreated, dossier.Admin, "chef@example.org", staff+`,"duty":"coordinator"`)
	s.engages(http.StatusCreated, chief, "nieuw@example.org", staff)
	s.engages(http.StatusForbidden, chief, "y@example.org", `"role":"hub_staff","hub":"gent"`)
	s.engages(http.StatusForbidden, chief, "y@example.org", `"role":"decider"`)
	s.engages(http.StatusForbidden, chief, "y@example.org", staff+`,"duty":"coordinator"`)
	s.want(http.StatusForbidden, chief, "POST", "/api/v1/people/"+c.Person+"/memberships", `{"role":"reviewer","hub":"kempen"}`)
	s.engages(http.StatusForbidden, chief, "chef@example.org", `"role":"reviewer","hub":"kempen"`) // under her own mailbox
	s.want(http.StatusUnprocessableEntity, dossier.Admin, "POST", "/api/v1/people", `{"name":"Zonder","membership":{"role":"decider"}}`)
	s.want(http.StatusUnprocessableEntity, dossier.Admin, "POST", "/api/v1/people", `{"name":"Z","email":"z@example.org","membership":{"role":"hub_staff","hub":"nergens"}}`)

	// the hub knows a number, and so lets somebody into one dossier only
	contact := fmt.Sprintf(`"role":"company","company_number":"0999.010.225","dossier":%q`, number)
	s.engages(http.StatusForbidden, dossier.HubStaff, "n@example.org", `"role":"company","company_number":"0999.010.225"`)
	s.engages(http.StatusForbidden, s.staffOf("gent"), "n@example.org", contact)
	s.engages(http.StatusForbidden, dossier.HubStaff, "n@example.org", fmt.Sprintf(`"role":"company","company_number":"0999.010.126","dossier":%q`, number))
	nour, n := s.engages(http.StatusCreated, dossier.HubStaff, "nour@example.org", contact)
	s.engages(http.StatusConflict, dossier.HubStaff, "tweede@example.org", contact) // colleagues are theirs to invite
	sees := func(of dossier.Role, want ...string) {
		t.Helper()
		for _, x := range []string{number, other} {
			status := http.StatusNotFound
			for _, w := range want {
				if x == w {
					status = http.StatusOK
				}
			}
			s.want(status, of, "GET", "/api/v1/dossiers/"+x, "")
		}
		var list contract.DossierList
		s.want(http.StatusOK, of, "GET", "/api/v1/dossiers", "").into(t, &list)
		if list.Total != len(want) || len(list.Dossiers) != len(want) {
			t.Errorf("%s sees %d", of, list.Total)
		}
	}
	sees(nour, number)
	s.engages(http.StatusForbidden, nour, "col@example.org", `"role":"company","company_number":"0999.010.225"`) // no more than she opens
	col, signs := s.engages(http.StatusCreated, nour, "col@example.org", contact+`,"duty":"signatory"`)
	sees(col, number)
	// what a contact gave is not the hub's to end, and what the hub gave is not another hub's
	s.want(http.StatusForbidden, dossier.HubStaff, "POST", "/api/v1/memberships/"+signs.Membership+"/end", `{}`)
	s.want(http.StatusForbidden, dossier.Reviewer, "POST", "/api/v1/memberships/"+n.Membership+"/end", `{}`)
	s.want(http.StatusNotFound, s.staffOf("gent"), "POST", "/api/v1/memberships/"+n.Membership+"/end", `{}`)
	s.want(http.StatusOK, dossier.HubStaff, "POST", "/api/v1/memberships/"+n.Membership+"/end", `{"reason":"verkeerde persoon"}`)
	s.want(http.StatusForbidden, nour, "GET", "/api/v1/dossiers/"+number, "")
	nour, n = s.engages(http.StatusCreated, col, "nour@example.org", contact)
	s.want(http.StatusForbidden, dossier.HubStaff, "POST", "/api/v1/memberships/"+n.Membership+"/end", `{}`)
	var confirmed contract.Engaged
	s.want(http.StatusForbidden, dossier.HubStaff, "POST", "/api/v1/memberships/"+n.Membership+"/confirm", `{}`)
	s.want(http.StatusOK, dossier.ProgrammeOfficer, "POST", "/api/v1/memberships/"+n.Membership+"/confirm", `{"reason":"KBO"}`).into(t, &confirmed)
	sees(nour, number, other)
	sees(col, number)

	for role, status := range map[dossier.Role]int{dossier.Auditor: 200, dossier.Admin: 200, dossier.Manager: 403, dossier.HubStaff: 403} {
		raw := s.want(status, role, "GET", "/api/v1/people/changes", "").raw
		if status == 200 && (!strings.Contains(raw, `"what":"membership_ended"`) || !strings.Contains(raw, `"reason":"KBO"`) || strings.Contains(raw, "example.org")) {
			t.Errorf("%s reads %s", role, raw)
		}
	}
	// who is not shown, and who is not there, look alike
	hidden := s.want(http.StatusNotFound, nour, "GET", "/api/v1/people/"+c.Person, "").raw
	if absent := s.want(http.StatusNotFound, nour, "GET", "/api/v1/people/p_nobody", "").raw; absent != hidden {
		t.Errorf("%s\n%s", hidden, absent)
	}
	hidden = s.want(http.StatusNotFound, nour, "POST", "/api/v1/memberships/"+c.Membership+"/end", "{}").raw
	if absent := s.want(http.StatusNotFound, nour, "POST", "/api/v1/memberships/m_nobody/end", "{}").raw; absent != hidden {
		t.Errorf("%s\n%s", hidden, absent)
	}
	s.want(http.StatusOK, nour, "POST", "/api/v1/memberships/"+confirmed.Membership+"/end", `{}`)
}
