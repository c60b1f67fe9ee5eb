// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// limited gives somebody of a role one more token, with just some scopes, and the role under which ask knows it.
func (s *site) limited(of dossier.Role, scopes ...access.Scope) dossier.Role {
	s.t.Helper()
	token, as := access.NewToken(), dossier.Role(fmt.Sprint(of, " for ", scopes))
	s.Database.Exec(s.t, `insert into token (hash, person, scopes, expires_at) values ($1, $2, $3, clock() + interval '1 hour')`,
		access.HashToken(token), s.People[of].ID, scopes)
	s.Tokens[as] = token
	return as
}

// missing says whether an answer is that a scope is missing.
func missing(r reply) bool {
	return r.status == http.StatusForbidden && strings.Contains(r.raw, "urn:dossierwerkt:problem:scope_missing")
}

// TestATokenDoesWhatItWasMadeFor asks everything that is described with a token of each single scope: what it was not made for is
// refused, with the scope and the cure, and nothing is kept of it.
func TestATokenDoesWhatItWasMadeFor(t *testing.T) {
	t.Parallel()
	s := newSiteOn(t, nil, true)
	number := s.Start(t, "CW-KORT")
	other := s.limited(dossier.Manager, access.Read)
	named := strings.NewReplacer("{number}", number, "{code}", "kempen", "{organisation}", "blenders", "{id}", "none", "{key}", "none", "{membership}", "none")
	wants := map[string]access.Scope{"replace-application": access.Draft, "change-application": access.Draft, "upload": access.Draft,
		"text": access.Review, "check-call": access.Read, "publish-call": access.Manage, "amend-call": access.Manage, "set-partner": access.Manage,
		"add-organisation": access.Manage, "change-organisation": access.Manage,
		"propose-organisation": access.Manage, "accept-proposal": access.Manage, "reject-proposal": access.Manage, "add-trajectory": access.Manage, "change-trajectory": access.Manage,
		"add-person": access.Manage, "give-membership": access.Manage, "end-membership": access.Manage, "lend-membership": access.Manage, "confirm-membership": access.Manage,
		"invite-again": access.Manage, "preview-decide": access.Decide, "preview-correct": access.Decide}
	any := []string{"make-token", "end-token", "login", "take-login"}
	before := s.ask(other, "GET", "/api/v1/dossiers/"+number+"/timeline", "").raw
	asked := 0
	for _, scope := range access.Scopes {
		as := s.limited(dossier.HubStaff, scope)
		for path, item := range s.said.Document.Paths.Map() {
			for method, o := range item.Operations() {
				if strings.HasSuffix(path, "/events") {
					continue // it would have no end
				}
				want := wants[o.OperationID]
				if verb := access.ScopeOf(dossier.Verb(o.OperationID)); verb != "" {
					want = verb
				}
				if method == http.MethodGet {
					want = access.Read
				}
				if want == "" && !slices.Contains(any, o.OperationID) {
					t.Fatalf("%s asks for nothing that is known", o.OperationID)
				}
				if o.OperationID == "upload" && scope == access.Decide {
					want = scope // what an outside funder decided
				}
				if want == scope && method != http.MethodGet && want != access.Read {
					continue // it is let through, and would change something
				}
				asked++
				r := s.ask(as, method, named.Replace(path), `{}`)
				if refused := want != scope && want != ""; missing(r) != refused {
					t.Errorf("%s with %s: %d %s", o.OperationID, scope, r.status, r.raw)
				} else if refused && !strings.Contains(r.raw, "dossier login --scope "+string(want)) {
					t.Errorf("%s with %s names another scope: %s", o.OperationID, scope, r.raw)
				}
			}
		}
		if scope == access.Read {
			continue
		}
		if r := s.ask(as, "GET", "/api/v1/events", ""); !missing(r) {
			t.Errorf("a stream with %s: %d", scope, r.status)
		}
	}
	if asked < 200 {
		t.Errorf("only %d requests were sent", asked)
	}
	if after := s.ask(other, "GET", "/api/v1/dossiers/"+number+"/timeline", "").raw; after != before {
		t.Errorf("something was kept: %s", after)
	}
	s.want(http.StatusOK, s.limited(dossier.HubStaff, access.Draft), "POST", "/api/v1/dossiers/"+number+"/request-review", "{}")
}

// TestATextIsWorthTheSignalThatCitesIt: who decides by a signal from outside decides by the text that they stored.
func TestATextIsWorthTheSignalThatCitesIt(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	number := s.Start(t, "CW-KORT")
	for of, want := range map[dossier.Role]access.Scope{dossier.Decider: access.Decide, dossier.Reviewer: access.Review} {
		for _, scope := range access.Scopes {
			r := s.ask(s.limited(of, scope), "POST", "/api/v1/dossiers/"+number+"/texts", `{"text":"Ja.","for":{"command":"endorse"}}`)
			if missing(r) != (scope != want) {
				t.Errorf("%s with %s: %d %s", of, scope, r.status, r.raw)
			}
		}
	}
}

func TestPeopleSeeMakeAndEndTheirTokens(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	as := s.limited(dossier.HubStaff, access.Read, access.Draft)
	var made contract.NewToken
	s.want(http.StatusCreated, as, "POST", "/api/v1/tokens", `{"name":"Nachtelijke uitvoer","scopes":["draft"],"days":30}`).into(t, &made)
	if made.Name != "Nachtelijke uitvoer" || !slices.Equal(made.Scopes, []string{"read", "draft"}) || !access.WellFormed(made.Secret) ||
		time.Until(made.ExpiresAt) > time.Hour || made.Current {
		t.Errorf("%+v", made.Token)
	}
	s.Tokens["made"] = made.Secret
	var mine contract.TokenList
	listed := s.want(http.StatusOK, "made", "GET", "/api/v1/tokens", "")
	listed.into(t, &mine)
	if len(mine.Tokens) != 3 || !mine.Tokens[0].Current || mine.Tokens[0].ID != made.ID || mine.Tokens[0].Prefix != made.Secret[:8] {
		t.Errorf("%s", listed.raw)
	}
	var me contract.Me
	s.want(http.StatusOK, "made", "GET", "/api/v1/me", "").into(t, &me)
	if me.Token.ID != made.ID || !me.Token.ExpiresAt.Equal(made.ExpiresAt) || me.Token.Name != made.Name {
		t.Errorf("%+v", me)
	}
	for body, code := range map[string]string{
		`{"name":"x","scopes":["manage"]}`:          "scope_missing",
		`{"name":"x","scopes":["decide"]}`:          "scope_decide",
		`{"name":"x","scopes":["boss"]}`:            "scopes",
		`{"name":"x","scopes":[]}`:                  "scopes",
		`{"name":"x","scopes":["read"],"days":0.5}`: "wrong_type",
		`{"name":"x","scopes":["read"],"days":366}`: "days",
		`{"name":"x","scopes":["read"],"days":-1}`:  "days",
		`{"scopes":["read"]}`:                       "required",
		`{"name":"a\u0007","scopes":["read"]}`:      "control_character",
	} {
		if r := s.ask(as, "POST", "/api/v1/tokens", body); r.status/100 != 4 || !strings.Contains(r.raw, code) || strings.Contains(r.raw, "boss") {
			t.Errorf("%s: %d %s", body, r.status, r.raw)
		}
	}
	end := func(as dossier.Role, id string) reply { return s.ask(as, "DELETE", "/api/v1/tokens/"+id, "") }
	theirs, nobodys := end(dossier.Reviewer, made.ID), end(dossier.Reviewer, "tk_none")
	if theirs.status != http.StatusNotFound || theirs.raw != nobodys.raw || len(theirs.header) != len(nobodys.header) {
		t.Errorf("somebody else's is told from none: %d %s, %s", theirs.status, theirs.raw, nobodys.raw)
	}
	s.want(http.StatusNoContent, "made", "DELETE", "/api/v1/tokens/"+made.ID, "")
	s.want(http.StatusUnauthorized, "made", "GET", "/api/v1/me", "")
	if again := end(as, made.ID); again.status != http.StatusNotFound || again.raw != nobodys.raw {
		t.Errorf("twice: %d %s", again.status, again.raw)
	}
}

// TestWhatTheDemonstrationHandsOutOpensWhereItRuns and nowhere else, whatever was made with it.
func TestWhatTheDemonstrationHandsOutOpensWhereItRuns(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	var made contract.NewToken
	s.want(http.StatusCreated, dossier.Manager, "POST", "/api/v1/tokens", `{"name":"x","scopes":["read"]}`).into(t, &made)
	s.Tokens["made"], s.Tokens["real"] = made.Secret, s.Tokens[s.limited(dossier.Manager, access.Read)]
	server := httptest.NewServer((&api.API{Desk: &desk.Desk{Ledger: s.Ledger, Store: s.Store, Engine: testkit.Away{}, Log: quiet}, Store: s.Store, Log: quiet}).Handler())
	t.Cleanup(server.Close)
	s.address = server.URL
	for role, want := range map[dossier.Role]int{dossier.Manager: http.StatusUnauthorized, "made": http.StatusUnauthorized, "real": http.StatusOK} {
		s.want(want, role, "GET", "/api/v1/me", "")
	}
}

// TestAStreamEndsWithItsToken, which was good when it began.
func TestAStreamEndsWithItsToken(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	r, err := http.NewRequestWithContext(t.Context(), "GET", s.address+"/api/v1/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+s.Tokens[s.limited(dossier.Manager, access.Read)])
	answer, err := http.DefaultClient.Do(r)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatal(answer, err)
	}
	defer answer.Body.Close()
	s.Database.Exec(t, "update token set ended_at = clock()")
	ended := make(chan error, 1)
	go func() { _, err := io.Copy(io.Discard, answer.Body); ended <- err }()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Error("it goes on")
	}
}

func TestATokenThatIsOverOpensNothing(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	as := s.limited(dossier.Manager, access.Read)
	s.want(http.StatusOK, as, "GET", "/api/v1/me", "")
	s.Database.SetClock(t, time.Now().Add(time.Hour+time.Minute))
	if r := s.want(http.StatusUnauthorized, as, "GET", "/api/v1/me", ""); r.header.Get("WWW-Authenticate") != "Bearer" {
		t.Errorf("%v", r.header)
	}
}
