// SPDX-License-Identifier: EUPL-1.2

package session_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

func TestSigningInGivesANewTokenAndTheOldOneOpensNothing(t *testing.T) {
	t.Parallel()
	s := newSite(t, false)
	b := s.browser()
	_, _, before := b.get("/keep")
	_, _, in := b.get("/in")
	_, _, up := b.get("/up")
	if len(before) != 1 || len(in) != 1 || len(up) != 1 || before[0].Value == in[0].Value || in[0].Value == up[0].Value || !b.knows() {
		t.Fatalf("%v %v %v", before, in, up)
	}
	for _, old := range []string{before[0].Value, in[0].Value, "of-my-own-choice"} {
		if body, _ := s.with(old, "/who"); strings.HasPrefix(body, "p_") {
			t.Error("an old token opens a session")
		}
		if _, set := s.with(old, "/in"); len(set) != 1 || set[0].Value == old {
			t.Error("a token that the browser brought is given a session")
		}
	}
	if status, _, _ := b.get("/take"); status != http.StatusConflict {
		t.Error("what was under way before signing in goes on after it")
	}
	if strings.Contains(s.log.String(), in[0].Value) || strings.Contains(s.log.String(), "Iemand") || !strings.Contains(s.log.String(), "session begun") {
		t.Errorf("the log: %s", s.log.String())
	}
}

func TestASessionEndsWhenItIsIdleOrOldAndSteppingUpMakesItNoYounger(t *testing.T) {
	t.Parallel()
	s := newSite(t, false)
	begin := time.Now().Add(time.Minute).Truncate(time.Second)
	idle, used := s.browser(), s.browser()
	s.database.SetClock(t, begin)
	idle.get("/in")
	used.get("/in")
	s.database.SetClock(t, begin.Add(30*time.Minute-time.Second))
	if !used.knows() {
		t.Fatal("ended too early")
	}
	s.database.SetClock(t, begin.Add(30*time.Minute))
	if idle.knows() || !used.knows() {
		t.Error("idle sessions go on, or others do not")
	}
	at := begin
	for ; at.Before(begin.Add(8*time.Hour - 29*time.Minute)); at = at.Add(29 * time.Minute) {
		s.database.SetClock(t, at.Add(29*time.Minute))
		if !used.knows() {
			t.Fatalf("ended after %s", at.Sub(begin))
		}
		used.get("/up")
	}
	s.database.SetClock(t, begin.Add(8*time.Hour-time.Second))
	if !used.knows() {
		t.Error("ended before eight hours")
	}
	s.database.SetClock(t, begin.Add(8*time.Hour))
	if used.knows() || s.sessionsOf(s.person) != 0 {
		t.Error("goes on after eight hours")
	}
	dropped, err := s.store.DropSessions(context.Background())
	if err != nil || len(dropped) != 2 {
		t.Errorf("%d dropped, %v", len(dropped), err)
	}
}

func TestSigningOutEndsTheSessionOnTheServer(t *testing.T) {
	t.Parallel()
	s := newSite(t, false)
	b := s.browser()
	_, _, in := b.get("/in")
	_, _, out := b.get("/out")
	if body, _ := s.with(in[0].Value, "/who"); strings.HasPrefix(body, "p_") || b.knows() || len(out) != 1 || out[0].MaxAge >= 0 {
		t.Errorf("still signed in: %v", out)
	}
	if !strings.Contains(s.log.String(), `why="signed out"`) {
		t.Error("the log does not tell")
	}
}

// TestWhatWasEndedDoesNotComeBackByARequestUnderWay: it read the session before, and stores it after.
func TestWhatWasEndedDoesNotComeBackByARequestUnderWay(t *testing.T) {
	t.Parallel()
	s := newSite(t, false)
	b := s.browser()
	s.on("/slow", func(r *http.Request) error {
		if err := s.sessions.EndOthers(r.Context(), s.person, "none"); err != nil {
			return err
		}
		return s.sessions.Keep(r.Context(), "test", "kept")
	})
	b.get("/in")
	if status, _, _ := b.get("/slow"); status != http.StatusOK || b.knows() || s.sessionsOf(s.person) != 0 {
		t.Error("the session came back")
	}
}

func TestWhoLeavesIsSignedInNoMore(t *testing.T) {
	t.Parallel()
	s := newSite(t, false)
	b := s.browser()
	b.get("/in")
	s.database.Exec(t, "alter table membership disable trigger user")
	s.database.Exec(t, "update membership set until = clock() where person = $1", s.person)
	if b.knows() || s.sessionsOf(s.person) != 0 {
		t.Error("still signed in")
	}
	s.database.Exec(t, "update membership set until = null where person = $1", s.person)
	if !b.knows() {
		t.Error("it was not for having left")
	}
}

func TestSessionsAreEndedByPersonAndByWhatAnIssuerSays(t *testing.T) {
	t.Parallel()
	s := newSite(t, false)
	ctx := context.Background()
	one, two, three, other := s.browser(), s.browser(), s.browser(), s.browser()
	one.get("/in?issuer=https://idp.example&subject=els&sid=1")
	two.get("/in?issuer=https://idp.example&subject=els&sid=2")
	three.get("/in?issuer=https://other.example&subject=els&sid=1")
	person := s.person
	s.person = s.somebody()
	other.get("/in")
	s.person = person
	for _, nothing := range []postgres.Logout{{Issuer: "https://idp.example", ID: "a"}, {Subject: "els", ID: "b"}, {Issuer: "https://idp.example", Subject: "bart", SID: "1", ID: "c"}} {
		if err := s.sessions.EndAt(ctx, nothing); err != nil || s.sessionsOf(person) != 3 {
			t.Errorf("%v ended something, or %v", nothing, err)
		}
	}
	if err := s.sessions.EndAt(ctx, postgres.Logout{Issuer: "https://idp.example", SID: "1", ID: "d", Within: time.Minute}); err != nil || one.knows() || !two.knows() || !three.knows() {
		t.Errorf("by sid: %v", err)
	}
	if err := s.sessions.EndAt(ctx, postgres.Logout{Issuer: "https://idp.example", Subject: "els", ID: "e", Within: time.Minute}); err != nil || two.knows() || !three.knows() {
		t.Errorf("by subject: %v", err)
	}
	one.get("/in")
	all, err := s.store.Sessions(ctx, person)
	if err != nil || len(all) != 2 {
		t.Fatalf("%v, %v", all, err)
	}
	if err := s.sessions.End(ctx, "p_somebody_else", all[0].ID); err != nil || s.sessionsOf(person) != 2 {
		t.Errorf("somebody ends the session of another: %v", err)
	}
	if err := s.sessions.EndOthers(ctx, person, all[0].ID); err != nil || !one.knows() || three.knows() {
		t.Errorf("all others: %v", err)
	}
	if err := s.sessions.End(ctx, person, all[0].ID); err != nil || one.knows() {
		t.Errorf("one: %v", err)
	}
	if _, body, _ := other.get("/who"); !strings.HasPrefix(body, "p_") {
		t.Error("the session of somebody else ended")
	}
}

func TestACookieGoesToThisHostAlone(t *testing.T) {
	t.Parallel()
	for _, secure := range []bool{false, true} {
		s := newSite(t, secure)
		_, _, set := s.browser().get("/in")
		want := map[bool]string{false: "dossierwerkt", true: "__Host-dossierwerkt"}[secure]
		if len(set) != 1 || set[0].Name != want || set[0].Secure != secure || !set[0].HttpOnly || set[0].SameSite != http.SameSiteLaxMode ||
			set[0].Path != "/" || set[0].Domain != "" || !set[0].Expires.IsZero() || len(set[0].Value) < 43 {
			t.Errorf("secure %t: %v", secure, set)
		}
	}
}

func TestAStepIsTakenOnceAndInTime(t *testing.T) {
	t.Parallel()
	s := newSite(t, false)
	b, thief := s.browser(), s.browser()
	at := time.Now()
	s.database.SetClock(t, at)
	status := func(b browser, path string) int {
		n, _, _ := b.get(path)
		return n
	}
	status(b, "/keep")
	if status(thief, "/take") != http.StatusConflict || status(b, "/take") != http.StatusOK || status(b, "/take") != http.StatusConflict {
		t.Error("not once, in one browser")
	}
	status(b, "/in")
	status(b, "/keep")
	if !b.knows() {
		t.Error("who keeps something is signed out")
	}
	s.database.SetClock(t, at.Add(5*time.Minute+time.Second))
	if status(b, "/take") != http.StatusConflict {
		t.Error("too late, and taken")
	}
}

func TestASessionThatCannotBeStoredIsNotPromised(t *testing.T) {
	t.Parallel()
	s := newSite(t, false)
	s.database.Exec(t, "alter table session add constraint broken check (false) not valid")
	if status, body, set := s.browser().get("/keep"); status != http.StatusServiceUnavailable || body != "" || len(set) != 0 {
		t.Errorf("%d %q %v", status, body, set)
	}
}

func TestNeitherTokenNorNameIsInTheDatabase(t *testing.T) {
	t.Parallel()
	s := newSite(t, false)
	_, _, in := s.browser().get("/in")
	s.database.Exec(t, `do $$ begin assert not exists (select from session where session::text like '%`+in[0].Value+`%' or session::text like '%Iemand%'); end $$`)
}
